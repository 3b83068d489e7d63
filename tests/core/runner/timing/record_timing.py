#!/usr/bin/env python3
"""Records how long the groups of a finished study took, for timeLeftOfRecordedStudies in test_run_groups.

    record_timing.py STUDY > NAME.json      (Debian: python3-h5py)
"""
import json
import pathlib
import sys

import h5py

study = pathlib.Path(sys.argv[1])
plan = json.loads((study / "study.json").read_text())["plan"]
groups = []
for group in plan["groups"]:
    first = plan["runs"][group[0]]
    spec = first["spec"]
    if spec["null_control"] == "random":
        continue  # nothing is trained
    with h5py.File(study / "runs" / (spec["id"] + ".h5")) as run:
        groups.append({
            "method": spec["method"], "sweep": spec["sweep"], "members": len(group),
            "until_loss": spec["train"]["until_loss"], "cost": first["cost"], "finish_cost": first["finish_cost"],
            "planned_steps": first["steps"], "steps": int(run["metrics"].attrs["steps"]),
            "seconds": round(float(run["timing"].attrs["seconds"]), 2)})
print("{\"groups\": [\n" + ",\n".join(" " + json.dumps(one) for one in groups) + "\n]}")
