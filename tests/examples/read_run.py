import sys

import h5py
import numpy

with h5py.File(sys.argv[1], "r") as run:
    print("run", run.attrs["id"].decode(), "by DeltaRank", run.attrs["program_version"].decode())
    print("best validation accuracy", run["metrics"].attrs["best_accuracy"])

    for number in run["spectra"]:
        spectrum = run["spectra"][number]
        sigma = spectrum["final"][:].astype("float64")  # descending, scaling included
        energy = numpy.cumsum(sigma**2) / numpy.sum(sigma**2)
        cutoff = int(numpy.argmax(energy > 0.95)) + 1  # the smallest j whose first j values hold more than 95%
        print(spectrum.attrs["module_path"].decode(), "cutoff", cutoff, "of", len(sigma))

    if "adapters" in run:  # absent for full fine-tuning and where weights were not kept
        adapter = run["adapters/0000"]
        delta = adapter.attrs["scaling"] * adapter["B"][:] @ adapter["A"][:]  # ΔW, [out, in]
        print("ΔW", delta.shape, "norm %.6f" % numpy.linalg.norm(delta))
