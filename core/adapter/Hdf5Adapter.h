#pragma once

#include "adapter/AdapterSource.h"
#include "adapter/Hdf5.h"

namespace deltarank::adapter {

// An adapter inside an HDF5 file, alone or as a part of a run file:
//   /adapter_config     JSON text: {"format", "base_model", "config", "metadata", "notes", "unread"}
//   /adapters/NNNN      attributes module_path, layer, kind, rank, alpha, scaling, original_shape_a,
//                       original_shape_b, original_type; data sets A [rank, in] and B [out, rank], float32
//   /head/NNNN          data set with the tensor's own shape, attribute name

/// Everything but matrices and head.
base::Status writeAdapterFacts(Hdf5File& file, const Adapter& adapter);
/// One matrix with its values as /adapters/NNNN.
base::Status writeMatrix(Hdf5File& file, std::size_t index, const AdaptedMatrix& matrix);
base::Status writeHead(Hdf5File& file, const std::vector<NamedTensor>& head);
/// Facts, matrices and head. An adapter without matrices is written as facts alone.
base::Status writeAdapter(Hdf5File& file, const Adapter& adapter);

/// Facts and the list of matrices, whose a and b stay empty; the head is left out.
base::Result<Adapter> readAdapterFacts(const Hdf5File& file);
/// The values of the matrix in this group ("/adapters/0003") into `matrix`, which came from readAdapterFacts.
base::Status readMatrixValues(const Hdf5File& file, const std::string& group, AdaptedMatrix& matrix);
/// Names and shapes of the head's tensors.
base::Result<std::vector<NamedTensor>> readHeadFacts(const Hdf5File& file);
base::Result<std::vector<NamedTensor>> readHead(const Hdf5File& file);
/// All of it.
base::Result<Adapter> readAdapter(const Hdf5File& file);

/// Opens the adapter of a run file or adapter file in this process: only for files that this process wrote
/// itself and within the reader process.
base::Result<std::unique_ptr<AdapterSource>> openHdf5(const std::filesystem::path& path);
/// Writes an adapter alone, one matrix in memory at a time.
base::Status writeHdf5(const std::filesystem::path& path, const AdapterSource& source);

} // namespace deltarank::adapter
