#include "analysis/Association.h"
#include "analysis/FigureParts.h"
#include "analysis/Wording.h"

#include <algorithm>
#include <cmath>
#include <map>

/// Figures about the analysis itself: how its answers depend on the threshold, and whether they hold between
/// runs with the same number of classes.
namespace deltarank::analysis::parts {

Figure overThreshold(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep,
                     ThresholdCurve which)
{
    AnalysisSettings at = settings;
    at.measure = spectrum::Measure::EnergyCutoff;
    at.nullControls = false;
    Figure figure;
    figure.x.label = "energy threshold τ";
    figure.y.label = which == ThresholdCurve::Slope ? "slope of the cutoff–accuracy line"
                                                    : "R² of the cutoff–accuracy line";
    if (which == ThresholdCurve::Slope) {
        figure.y.unit = "singular values per unit of accuracy";
        figure.y.range = Interval{0, 0};
    } else {
        figure.y.range = Interval{0, 1};
    }
    std::vector<double> thresholds;
    for (int i = 50; i < 99; ++i)
        thresholds.push_back(i / 100.0);
    for (double t : {0.99, 0.995, 0.999})
        thresholds.push_back(t);
    std::map<std::string, std::size_t> places;
    for (double threshold : thresholds) {
        at.threshold = threshold;
        const RelationSet set = measureByAccuracy(table, at, sweep);
        if (set.empty) {
            figure.empty = set.empty;
            return figure;
        }
        for (const Relation& relation : set.relations) {
            const auto fit = relation.fit();
            if (!fit || fit->n < 3)
                continue;
            if (!places.contains(relation.id)) {
                places[relation.id] = figure.series.size();
                Series series;
                series.name = relation.name;
                series.role = relation.role;
                series.marker = Marker::None;
                series.joined = true;
                figure.series.push_back(std::move(series));
            }
            Point point;
            point.x = threshold;
            point.y = which == ThresholdCurve::Slope ? fit->slope : fit->r2;
            point.n = fit->n;
            point.details.emplace_back("p", fixedNumber(fit->p, 3) + " (exploratory)");
            figure.series[places[relation.id]].points.push_back(std::move(point));
        }
    }
    if (figure.series.empty())
        figure.empty = EmptyText{"A line needs at least three numbers of classes with full and LoRA runs.",
                                 "Add values to the sweep", "add-sweep"};
    else
        figure.notes.push_back("Choosing the threshold by this curve makes its p-value exploratory.");
    return figure;
}

Figure withinClasses(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    const auto all = configurations(table, "classes", sweep);
    if (all.empty())
        return emptyFigure(table.results().runs.empty()
                               ? runTheStudy().reason
                               : "This study has no sweep over the number of classes.",
                           "Add a sweep", "add-sweep");
    Figure figure;
    figure.x = accuracyAxis(settings, "difference from the mean at the same number of classes");
    figure.x.limits.reset();
    figure.y = measureAxis(settings);
    // text: "difference from the mean"
    figure.y.label += ", difference from the mean";
    bool twins = true;
    for (const std::string& kind : table.shownKinds(settings)) {
        const ClassGroups found = classGroups(table, settings, kind, sweep);
        twins = twins && found.twins;
        const auto within = withinGroups(found.groups);
        if (!within)
            continue;
        Series series;
        series.name = kindName(kind);
        series.role = roleOfKind(kind);
        series.marker = markerOfKind(kind);
        for (std::size_t i = 0; i < within->x.size(); ++i) {
            Point point;
            point.x = within->x[i];
            point.y = within->y[i];
            point.n = 1;
            point.runIds = {found.runIds[i]};
            series.points.push_back(std::move(point));
        }
        if (settings.fit) {
            FitLine line;
            line.slope = within->slope;
            line.slopeError = within->slopeError;
            line.r2 = within->correlation * within->correlation;
            line.p = within->p;
            line.n = within->n;
            const auto [low, high] = std::minmax_element(within->x.begin(), within->x.end());
            line.xFrom = *low;
            line.xTo = *high;
            line.exploratory = settings.exploratory;
            series.fit = line;
        }
        figure.series.push_back(std::move(series));
    }
    if (figure.series.empty())
        return emptyFigure("Every number of classes needs two LoRA runs or more.", "Add repeats",
                           "add-sweep");
    figure.notes.push_back(
        twins ? "x: accuracy of the full run on the same classes."
              : "x: accuracy of the full run on the same classes, or of the LoRA run itself where "
                "there is none.");
    return figure;
}

} // namespace deltarank::analysis::parts
