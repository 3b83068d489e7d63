#pragma once

#include "adapter/Adapter.h"
#include "task/Task.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace deltarank::study {

/// One evaluation (step 0 is before the first update).
struct HistoryPoint
{
    int step = 0;
    double epoch = 0;
    double learningRate = 0;
    double trainingLoss = 0; ///< mean over the steps since the last evaluation
    double validationLoss = 0;
    double validationAccuracy = 0;
    double gradientNorm = 0;               ///< before clipping, of the last step
    std::optional<double> cleanAccuracy{}; ///< on training samples whose label was left alone
    std::optional<double>
        corruptedAccuracy{}; ///< on training samples chosen for corruption, against the label trained on
};

/// Singular values of ΔW (LoRA) or W − W₀ (full) of one matrix, scaling included, descending.
struct SpectrumRecord
{
    std::string modulePath;
    int layer = -1;
    std::string kind;
    int rank = 0; ///< of the adapter; min(out, in) for full runs
    std::vector<float> final;
    std::vector<std::vector<float>> evaluations; ///< one spectrum for every HistoryPoint; may be empty
};

/// Validation accuracy of the adapter truncated to its k largest singular directions per matrix.
struct TruncationPoint
{
    int k = 0;
    double accuracy = 0;
};

/// All that one run leaves; plain data, no tensor library.
struct RunRecord
{
    std::string id;
    nlohmann::json spec = nlohmann::json::object(); ///< the run's effective settings (see RunSpec)
    task::Task task;
    std::vector<std::string> trainSampleIds;
    std::vector<std::string> validationSampleIds;
    std::vector<HistoryPoint> history;
    std::map<std::string, double>
        metrics; ///< best_accuracy, last_accuracy, test_accuracy, ...; see metric names in RunRecord.cpp
    std::map<std::string, double> timing; ///< seconds, samples_per_second, peak_memory_bytes; never compared
    std::vector<SpectrumRecord> spectra;
    std::vector<TruncationPoint> truncation;
    std::map<std::string, double>
        layerAblation;        ///< accuracy without the adapter of that layer, keyed by layer number
    adapter::Adapter adapter; ///< matrices empty for full runs and where weights are not kept
    std::map<std::string, std::string>
        provenance; ///< program_version, created, device, compute_type, libraries, fingerprints
};

} // namespace deltarank::study
