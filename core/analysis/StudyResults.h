#pragma once

#include "analysis/AnalysisSettings.h"
#include "study/RunRecord.h"
#include "study/RunSpec.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace deltarank::analysis {

/// What the statistics read of one run: a run record without weights and samples.
struct RunSummary
{
    std::string id;
    study::Method method = study::Method::Lora;
    std::string sweep; ///< name in the study
    std::string over;  ///< the setting swept: "classes", "corruption", "rank", ...
    double value = 0;  ///< of that setting
    int classCount = 0;
    int repeat = 0;
    int trainSize = 0;
    task::CorruptionMode corruptionMode = task::CorruptionMode::Shuffle;
    double corruption = 0;
    double mislabelledShare = 0; ///< share of training labels that really changed
    int rank = 0;                ///< of the adapters; 0 for full runs
    double alpha = 0;
    study::NullControl nullControl = study::NullControl::None;
    std::vector<std::string> classNames{};
    std::map<std::string, double> metrics{}; ///< best_accuracy, last_accuracy, test_accuracy, ...
    std::vector<study::HistoryPoint> history{};
    std::vector<study::SpectrumRecord> spectra{};
    std::vector<study::TruncationPoint> truncation{};
    std::map<std::string, double> layerAblation{};
};

/// Everything the analysis knows of one study: runs in the order of the plan.
struct StudyResults
{
    std::string name;    ///< "demo-text"
    std::string dataset; ///< in the reader's words: "Debian sections"
    std::string baseModel;
    std::vector<RunSummary> runs;
    int plannedRuns = 0; ///< 0: not known
    nlohmann::json settings =
        nlohmann::json::object();     ///< of the study, for "difference of settings" and provenance
    std::vector<std::string> notes{}; ///< rules of the study that figures must state
    std::map<std::string, std::string> provenance{}; ///< program version, fingerprints, ...
};

/// What the analysis keeps of a finished run. Settings that the record lacks stay at their defaults.
RunSummary summarise(const study::RunRecord& record);
/// The same for a run as the plan lists it: one record serves every sweep that asks for the same settings, so
/// sweep, value and repeat are the plan's.
RunSummary summarise(const study::RunRecord& record, const study::RunSpec& planned);

} // namespace deltarank::analysis
