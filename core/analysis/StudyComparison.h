#pragma once

#include "analysis/ResultsTable.h"
#include "analysis/Table.h"

#include <string>
#include <vector>

namespace deltarank::analysis {

/// One setting in which two studies differ.
struct SettingDifference
{
    std::string path; ///< "lora.rank"
    std::string first;
    std::string second;
};

/// Differences of two JSON values by path, in alphabetical order; a missing side is "–".
std::vector<SettingDifference> settingDifferences(const nlohmann::json& first, const nlohmann::json& second);

/// Difference second − first of one quantity over runs that belong together.
struct PairedDifference
{
    std::string quantity; ///< "accuracy, full", "query"
    double first = 0;     ///< mean over the pairs
    double second = 0;
    double difference = 0;
    std::optional<Interval> interval{}; ///< 95%, Student's t over the pairs' differences; none for one pair
    double p = 1;                       ///< paired t test; NaN for one pair
    int pairs = 0;
};

/// Runs of two studies that share method, swept setting, value and repeat, paired: accuracies of both
/// methods, the measure of every shown matrix kind, the sufficient rank. Null controls are left out.
struct StudyComparison
{
    std::string first;
    std::string second;
    std::vector<PairedDifference> differences;
    std::vector<SettingDifference> settings;
    int unpaired = 0; ///< runs without a partner
};

StudyComparison compareStudies(const ResultsTable& first, const ResultsTable& second,
                               const AnalysisSettings& settings);

Table toTable(const StudyComparison& comparison);
Table settingsTable(const StudyComparison& comparison);

} // namespace deltarank::analysis
