#pragma once

#include "analysis/Figure.h"
#include "analysis/Relations.h"

#include <string>

/// Shared by the files that build figures.
namespace deltarank::analysis::parts {

Figure accuracyClasses(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure measureAccuracy(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure measureLayer(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure measureSetting(const ResultsTable& table, const AnalysisSettings& settings, const std::string& over,
                      const std::string& sweep);
Figure accuracySetting(const ResultsTable& table, const AnalysisSettings& settings, const std::string& over,
                       const std::string& sweep);
Figure measureStep(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure loraFull(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure sufficientAccuracy(const ResultsTable& table, const AnalysisSettings& settings,
                          const std::string& sweep);
Figure energyAccuracy(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure layerAblation(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure memorisation(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
Figure lossCurves(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);
enum class ThresholdCurve { Slope, R2 };
Figure overThreshold(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep,
                     ThresholdCurve which);
Figure withinClasses(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep);

/// A figure from relations: points, single runs, fits and bands by the settings.
Figure fromRelations(RelationSet set, const AnalysisSettings& settings);
/// One point of an aggregate.
Point toPoint(double x, const Aggregate& aggregate);
/// The paper's line as an overlay.
void addOverlay(Figure& figure, const PublishedLine& line, const std::string& name, ColourRole role,
                double xFrom, double xTo, double yFloor);
/// The published data set that the settings overlay; null where there is none.
const PublishedDataset* overlayOf(const ResultsTable& table, const AnalysisSettings& settings);
/// The LoRA runs (without null controls) of the sweep over classes; of the whole study where there is none.
std::vector<std::size_t> mainRuns(const ResultsTable& table, const std::string& sweep, study::Method method);
Figure emptyFigure(std::string reason, std::string suggestion, std::string suggestionId);
inline EmptyText runTheStudy()
{
    return {"This study has no finished runs yet.", "Run the study", "run-study"};
}

} // namespace deltarank::analysis::parts
