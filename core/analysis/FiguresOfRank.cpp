#include "analysis/FigureParts.h"
#include "analysis/Wording.h"
#include "spectrum/Measures.h"

#include <algorithm>
#include <cmath>
#include <map>

/// Figures of accuracy and of the measure of ΔW.
namespace deltarank::analysis::parts {

using study::Method;

namespace {

bool isCutoff95(const AnalysisSettings& settings)
{
    return settings.measure == spectrum::Measure::EnergyCutoff && std::abs(settings.threshold - 0.95) < 1e-9;
}

/// Table 2 and 3 are about the cutoff at 95%; beside anything else their lines would mislead.
void sayWhyNoOverlay(Figure& figure, const ResultsTable& table, const AnalysisSettings& settings)
{
    if (!figure.isEmpty() && overlayOf(table, settings) && !isCutoff95(settings))
        figure.notes.push_back(
            "The paper's lines are about the cutoff at 95% energy and are not drawn here.");
}

} // namespace

Figure accuracyClasses(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    Figure figure = fromRelations(accuracyBySetting(table, settings, "classes", sweep), settings);
    const auto* paper = overlayOf(table, settings);
    if (paper && !settings.chanceCorrected)
        addOverlay(figure, paper->accuracyClasses, "full fine-tuning on " + paper->name, ColourRole::Full,
                   paper->classesFrom, paper->classesTo, 0);
    return figure;
}

Figure measureAccuracy(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    Figure figure = fromRelations(measureByAccuracy(table, settings, sweep), settings);
    const auto* paper = overlayOf(table, settings);
    if (paper && isCutoff95(settings) && !settings.chanceCorrected) {
        // The published x are accuracies at the ends of the published sweep, read off the line of Table 1.
        const auto accuracy = [&](double classes) {
            return paper->accuracyClasses.slope * classes + paper->accuracyClasses.intercept;
        };
        for (const std::string& kind : table.shownKinds(settings))
            if (const auto line = paper->cutoffAccuracy.find(kind); line != paper->cutoffAccuracy.end())
                addOverlay(figure, line->second, kindName(kind) + " on " + paper->name, roleOfKind(kind),
                           accuracy(paper->classesTo), accuracy(paper->classesFrom), 1);
    }
    sayWhyNoOverlay(figure, table, settings);
    return figure;
}

Figure measureSetting(const ResultsTable& table, const AnalysisSettings& settings, const std::string& over,
                      const std::string& sweep)
{
    Figure figure = fromRelations(measureBySetting(table, settings, over, sweep), settings);
    const auto* paper = overlayOf(table, settings);
    if (over == "corruption" && paper) {
        if (isCutoff95(settings))
            for (const std::string& kind : table.shownKinds(settings))
                if (const auto line = paper->cutoffCorruption.find(kind);
                    line != paper->cutoffCorruption.end())
                    addOverlay(figure, line->second, kindName(kind) + " on " + paper->name, roleOfKind(kind),
                               0, paper->corruptionTo, 1);
        sayWhyNoOverlay(figure, table, settings);
    }
    return figure;
}

Figure accuracySetting(const ResultsTable& table, const AnalysisSettings& settings, const std::string& over,
                       const std::string& sweep)
{
    return fromRelations(accuracyBySetting(table, settings, over, sweep), settings);
}

Figure sufficientAccuracy(const ResultsTable& table, const AnalysisSettings& settings,
                          const std::string& sweep)
{
    return fromRelations(sufficientRankByAccuracy(table, settings, sweep), settings);
}

Figure measureLayer(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    const auto runs = mainRuns(table, sweep, Method::Lora);
    if (runs.empty())
        return emptyFigure(table.results().runs.empty() ? runTheStudy().reason
                                                        : "This study has no finished LoRA runs yet.",
                           "Run the study", "run-study");
    Figure figure;
    figure.x.label = "layer";
    figure.x.wholeNumbers = true;
    figure.y = measureAxis(settings);
    const int last = settings.layerTo < 0 ? table.lastLayer() : std::min(settings.layerTo, table.lastLayer());
    long undefined = 0, values = 0;
    for (const std::string& kind : table.shownKinds(settings)) {
        Series series;
        series.name = kindName(kind);
        series.role = roleOfKind(kind);
        series.marker = markerOfKind(kind);
        series.joined = true;
        const auto byLayer = [&](const std::vector<std::size_t>& which, int layer) {
            std::vector<RunValues> collected;
            for (std::size_t run : which)
                collected.push_back(table.measured(run, kind, settings, layer));
            return aggregate(collected, settings.interval);
        };
        for (int layer = std::max(0, settings.layerFrom); layer <= last; ++layer)
            if (const auto y = byLayer(runs, layer)) {
                series.points.push_back(toPoint(layer, *y));
                undefined += y->undefined;
                values += y->values;
                for (std::size_t i = 0; settings.singleRuns && i < y->runIds.size(); ++i) {
                    Point single;
                    single.x = layer;
                    single.y = y->runMeans[i];
                    single.runIds = {y->runIds[i]};
                    single.n = 1;
                    series.singleRuns.push_back(std::move(single));
                }
            }
        if (settings.nullControls) {
            std::vector<std::size_t> random;
            for (std::size_t i = 0; i < table.results().runs.size(); ++i)
                if (table.run(i).nullControl == study::NullControl::Random &&
                    table.run(i).sweep == table.run(runs.front()).sweep)
                    random.push_back(i);
            NullBand band{"random A and B, " + kindName(kind), series.role, {}};
            for (int layer = std::max(0, settings.layerFrom); layer <= last; ++layer)
                if (const auto y = byLayer(random, layer))
                    band.points.push_back({static_cast<double>(layer),
                                           y->interval ? y->interval->low : y->mean,
                                           y->interval ? y->interval->high : y->mean});
            if (!band.points.empty())
                figure.bands.push_back(std::move(band));
        }
        if (!series.points.empty())
            figure.series.push_back(std::move(series));
    }
    if (figure.series.empty()) {
        figure.empty = EmptyText{"No matrix of these layers and kinds has a value.", {}, {}};
        if (settings.layerFrom > 0 || last < table.lastLayer()) {
            figure.empty->suggestion = "Show all layers";
            figure.empty->suggestionId = "show-all-layers";
        } else if (table.shownKinds(settings).size() < table.kinds().size()) {
            figure.empty->suggestion = "Show all matrices";
            figure.empty->suggestionId = "show-all-matrices";
        }
    }
    if (undefined > 0)
        figure.notes.push_back(std::to_string(undefined) + " of " + counted(undefined + values, "value") +
                               " are undefined (ΔW = 0) and left out.");
    std::vector<std::string> counts;
    std::map<double, int> byValue;
    for (std::size_t run : runs)
        ++byValue[table.run(run).value];
    if (byValue.size() > 1) {
        for (const auto& [value, count] : byValue)
            counts.push_back(shortNumber(value));
        // text: "Mean over %1, %2."
        figure.notes.push_back("Mean over " + counted(static_cast<long>(runs.size()), "run") + ", " +
                               settingName(table.run(runs.front()).over) + " " + listOf(counts) + ".");
    }
    return figure;
}

Figure loraFull(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    const auto all = configurations(table, "classes", sweep);
    if (all.empty())
        return emptyFigure(table.results().runs.empty()
                               ? runTheStudy().reason
                               : "This study has no sweep over the number of classes.",
                           "Add a sweep", "add-sweep");
    Figure figure;
    std::vector<double> values;
    for (const Configuration& configuration : all)
        values.push_back(configuration.value);
    figure.x = settingAxis("classes", values);
    figure.y = measureAxis(settings);
    double smallest = 1e300, largest = 0;
    bool anyFull = false;
    for (Method method : {Method::Lora, Method::Full})
        for (const std::string& kind : table.shownKinds(settings)) {
            Series series;
            series.name = kindName(kind) + (method == Method::Full ? ", full W − W₀" : ", LoRA ΔW");
            series.role = roleOfKind(kind);
            series.marker = markerOfKind(kind);
            series.joined = true;
            series.hollow = method == Method::Full;
            series.dashed = method == Method::Full;
            for (const Configuration& configuration : all) {
                std::vector<RunValues> collected;
                for (std::size_t run : method == Method::Full ? configuration.full : configuration.lora)
                    collected.push_back(table.measured(run, kind, settings));
                if (const auto y = aggregate(collected, settings.interval)) {
                    series.points.push_back(toPoint(configuration.value, *y));
                    smallest = std::min(smallest, y->mean);
                    largest = std::max(largest, y->mean);
                    anyFull = anyFull || method == Method::Full;
                }
            }
            if (!series.points.empty())
                figure.series.push_back(std::move(series));
        }
    if (!anyFull)
        return emptyFigure("The full fine-tuning runs of this study have no spectra.",
                           "Add full fine-tuning runs", "add-full-runs");
    if (smallest > 0 && largest / smallest > 8)
        figure.y.scale = AxisScale::Logarithmic;
    figure.notes.push_back("Filled: LoRA's ΔW. Outlined: W − W₀ of full fine-tuning, of the same matrices.");
    return figure;
}

} // namespace deltarank::analysis::parts
