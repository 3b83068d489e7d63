#include "analysis/FigureParts.h"

#include "analysis/Wording.h"

#include <algorithm>

namespace deltarank::analysis::parts {

Point toPoint(double x, const Aggregate& aggregate)
{
    Point point;
    point.x = x;
    point.y = aggregate.mean;
    point.interval = aggregate.interval;
    point.n = aggregate.values;
    point.runIds = aggregate.runIds;
    if (aggregate.undefined > 0)
        point.details.emplace_back("left out", counted(aggregate.undefined, "undefined value"));
    return point;
}

Figure fromRelations(RelationSet set, const AnalysisSettings& settings)
{
    Figure figure;
    figure.x = std::move(set.x);
    figure.y = std::move(set.y);
    figure.notes = std::move(set.notes);
    figure.empty = std::move(set.empty);
    figure.bands = std::move(set.bands);
    const bool logarithmic = figure.x.scale == AxisScale::Logarithmic;
    if (settings.fit && logarithmic && !figure.empty)
        figure.notes.push_back("No line is fitted on a logarithmic axis.");
    for (const Relation& relation : set.relations) {
        Series series;
        series.name = relation.name;
        series.role = relation.role;
        series.marker = relation.marker;
        for (const RelationPoint& point : relation.points) {
            Point shown = toPoint(point.x, point.y);
            shown.xInterval = point.xInterval;
            if (point.classCount > 0)
                shown.details.emplace_back("classes", std::to_string(point.classCount));
            for (const std::string& id : point.xRunIds)
                if (std::find(shown.runIds.begin(), shown.runIds.end(), id) == shown.runIds.end())
                    shown.runIds.push_back(id);
            series.points.push_back(std::move(shown));
            for (std::size_t i = 0; settings.singleRuns && i < point.y.runIds.size(); ++i) {
                Point single;
                single.x = point.x;
                single.y = point.y.runMeans[i];
                single.runIds = {point.y.runIds[i]};
                single.n = 1;
                series.singleRuns.push_back(std::move(single));
            }
        }
        if (settings.fit && !logarithmic) {
            std::vector<double> x;
            for (const RelationPoint& point : relation.fitted())
                x.push_back(point.x);
            // Two points always lie on a line: nothing to show.
            if (const auto fit = relation.fit(); fit && fit->n > 2) {
                series.fit = toFitLine(*fit, x);
                series.fit->exploratory = settings.exploratory;
            }
        }
        figure.series.push_back(std::move(series));
    }
    if (settings.fit && !logarithmic && !figure.empty &&
        std::none_of(figure.series.begin(), figure.series.end(),
                     [](const Series& s) { return s.fit.has_value(); }))
        figure.notes.push_back("A line needs at least three points.");
    return figure;
}

void addOverlay(Figure& figure, const PublishedLine& line, const std::string& name, ColourRole role,
                double xFrom, double xTo, double yFloor)
{
    if (figure.isEmpty())
        return;
    // A published line is drawn where it was measured, and not below what its quantity can be.
    const auto at = [&](double x) { return line.slope * x + line.intercept; };
    if (line.slope != 0) {
        const double crossing = (yFloor - line.intercept) / line.slope;
        if (at(xFrom) < yFloor)
            xFrom = crossing;
        if (at(xTo) < yFloor)
            xTo = crossing;
    }
    if (!(xTo > xFrom))
        return;
    OverlayLine overlay;
    overlay.name = "paper, " + name;
    overlay.role = role;
    overlay.slope = line.slope;
    overlay.intercept = line.intercept;
    overlay.r2 = line.r2;
    overlay.xFrom = xFrom;
    overlay.xTo = xTo;
    figure.overlays.push_back(std::move(overlay));
}

const PublishedDataset* overlayOf(const ResultsTable& table, const AnalysisSettings& settings)
{
    if (!settings.overlay || settings.overlayDataset.empty() || !table.published())
        return nullptr;
    return table.published()->find(settings.overlayDataset);
}

std::vector<std::size_t> mainRuns(const ResultsTable& table, const std::string& sweep, study::Method method)
{
    std::string over = "classes", name = sweep;
    if (name.empty()) {
        const auto names = table.sweepsOver(over);
        if (!names.empty())
            name = names.front();
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < table.results().runs.size(); ++i) {
        const RunSummary& run = table.run(i);
        if (run.method == method && run.nullControl == study::NullControl::None &&
            (name.empty() || run.sweep == name))
            found.push_back(i);
    }
    return found;
}

Figure emptyFigure(std::string reason, std::string suggestion, std::string suggestionId)
{
    Figure figure;
    figure.empty = EmptyText{std::move(reason), std::move(suggestion), std::move(suggestionId)};
    return figure;
}

} // namespace deltarank::analysis::parts
