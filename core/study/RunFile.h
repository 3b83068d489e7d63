#pragma once

#include "adapter/Hdf5.h"
#include "base/Result.h"
#include "study/RunRecord.h"

#include <filesystem>

namespace deltarank::study {

// One finished run as one HDF5 file (schema version 1):
//   attributes of /     format "deltarank-run", schema_version, id, and every entry of RunRecord::provenance
//   /spec               JSON text
//   /task/...           class_names, classes, train_samples, train_labels, train_clean_labels, corrupted,
//                       validation_samples, validation_labels, test_samples, test_labels, train_sample_ids,
//                       validation_sample_ids
//   /history/...        one column each: step, epoch, learning_rate, training_loss, validation_loss,
//                       validation_accuracy, gradient_norm, clean_accuracy, corrupted_accuracy (NaN: not
//                       measured)
//   /metrics, /timing   attributes, float64
//   /truncation/...     k, accuracy
//   /layer_ablation     attributes, float64
//   /spectra/NNNN       attributes module_path, layer, kind, rank; data sets `final` [r], `evaluations`
//                       [evaluation, r], where there are any
//   /adapter_config, /adapters/NNNN, /head/NNNN     see adapter/Hdf5Adapter.h; absent without an adapter

inline constexpr int runSchemaVersion = 1;

enum class RunParts {
    All,
    Summary, ///< without the adapter's matrices and head
};

/// Format where lengths, labels or spectra of a run do not fit together: true of every run that was read.
base::Status checkRun(const RunRecord& record, const std::string& where);

/// Writes the run beside the target and renames it into place when it is whole and on disk.
base::Status writeRunFile(const std::filesystem::path& path, const RunRecord& record);

/// Reads a run that this process has written itself. Files from elsewhere go through ReaderClient.
base::Result<RunRecord> readRunFile(const std::filesystem::path& path, RunParts parts = RunParts::All);
/// The same from an opened file.
base::Result<RunRecord> readRun(const adapter::Hdf5File& file, RunParts parts = RunParts::All);

} // namespace deltarank::study
