#pragma once

#include "analysis/Association.h"
#include "analysis/Regression.h"
#include "analysis/ResultsTable.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace deltarank::analysis {

/// One configuration as a point: means, intervals and the runs behind both.
struct RelationPoint
{
    double value = 0; ///< of the swept setting
    int classCount = 0;
    double x = 0;
    std::optional<Interval> xInterval{};
    double xError = 0; ///< standard error; 0 where x is exact or has one run
    Aggregate y;
    std::vector<std::string> xRunIds{};
    ConfigurationRuns runs; ///< for the bootstrap
};

/// y against x for one matrix kind or method.
struct Relation
{
    std::string id;   ///< "query", "full"
    std::string name; ///< as shown
    ColourRole role = ColourRole::Neutral;
    Marker marker = Marker::Circle;
    std::vector<RelationPoint> points;                        ///< by ascending value of the setting
    double fitUpTo = std::numeric_limits<double>::infinity(); ///< points beyond are drawn but not fitted

    /// Least squares through the points that may be fitted.
    std::optional<LinearFit> fit() const;
    /// Those points.
    std::vector<RelationPoint> fitted() const;
};

/// What figures and tables are made of: one relation for every matrix kind or method.
struct RelationSet
{
    Axis x;
    Axis y;
    std::vector<Relation> relations;
    std::vector<NullBand> bands;
    std::vector<std::string> notes;
    std::optional<EmptyText> empty;
};

/// Accuracy of full fine-tuning and of LoRA against a swept setting (figure 2 for "classes").
RelationSet accuracyBySetting(const ResultsTable& table, const AnalysisSettings& settings,
                              const std::string& over, const std::string& sweep = {});
/// The measure of LoRA's ΔW against a swept setting, by matrix kind (figure 5 for "corruption").
RelationSet measureBySetting(const ResultsTable& table, const AnalysisSettings& settings,
                             const std::string& over, const std::string& sweep = {});
/// The same against the mean accuracy of the full runs with the same number of classes (figure 3).
RelationSet measureByAccuracy(const ResultsTable& table, const AnalysisSettings& settings,
                              const std::string& sweep = {});
/// The sufficient rank of whole runs against that accuracy.
RelationSet sufficientRankByAccuracy(const ResultsTable& table, const AnalysisSettings& settings,
                                     const std::string& sweep = {});

/// LoRA runs grouped by number of classes: x is the accuracy of the full run on the same classes, or the
/// run's own where there is none; y the mean of the measure over its layers.
struct ClassGroups
{
    std::vector<Group> groups;       ///< of two runs or more
    std::vector<std::string> runIds; ///< in the order of the groups' values
    bool twins = true;               ///< every x is of a full run
};
ClassGroups classGroups(const ResultsTable& table, const AnalysisSettings& settings, const std::string& kind,
                        const std::string& sweep = {});

} // namespace deltarank::analysis
