#pragma once

#include "base/Result.h"
#include "study/RunRecord.h"
#include "study/RunSpec.h"
#include "train/MemberState.h"

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace deltarank::train {

/// A training between two steps: with the runs' settings and tasks, all that the steps to come depend on. As
/// batches, dropout and augmentation are functions of (seed, step), no state of a generator belongs to it.
struct BankCheckpoint
{
    std::string key;                       ///< of the runs it belongs to, in their order
    int microBatch = 0;                    ///< rows of one member that pass at once
    std::string microBatchReason;          ///< why it is smaller than asked for; empty: it is not
    int done = 0;                          ///< steps
    std::int64_t updates = 0;              ///< of the optimizer
    double seconds = 0;                    ///< worked so far
    std::vector<at::Tensor> trained;       ///< float32, on the CPU after reading
    std::vector<at::Tensor> moments;       ///< of AdamW, in its order
    std::vector<MemberState> members;      ///< the order is left out: it follows from the step
    std::vector<study::RunRecord> records; ///< history and spectra over time
};

// As one HDF5 file, uncompressed with checksums (schema version 1):
//   attributes of /   format "deltarank-checkpoint", schema_version, key, micro_batch, micro_batch_reason,
//                     done, updates, seconds
//   /trained/NNNN, /moments/NNNN
//   /members/NNNN     attributes: the fields of MemberState; best/NNNN; history [points, 9] (NaN: not
//                     measured); spectra/NNNN [points, r]

inline constexpr int checkpointSchemaVersion = 1;

/// Writes the file beside and renames it into place, so that a process that dies leaves the one before.
base::Status writeCheckpoint(const std::filesystem::path& file, const BankCheckpoint& checkpoint);

/// Errors: NotFound; Format (damaged, another format); Unsupported (a newer version's).
base::Result<BankCheckpoint> readCheckpoint(const std::filesystem::path& file);

/// The key of runs that train together: their ids stand for all of their settings.
std::string checkpointKey(const std::vector<study::RunSpec>& specs);

} // namespace deltarank::train
