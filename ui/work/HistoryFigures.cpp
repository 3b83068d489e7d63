#include "ui/work/FigureSource.h"

#include "ui/base/Words.h"

namespace deltarank::ui {

namespace {

using analysis::ColourRole;
using analysis::Figure;
using analysis::Marker;
using analysis::Series;

constexpr std::size_t markerLimit = 40; ///< longer curves are drawn as plain lines

std::string translated(const char* source)
{
    return tr(source).toStdString();
}

Figure historyFigure(const std::vector<NamedHistory>& runs)
{
    Figure figure;
    figure.x.label = translated(QT_TRANSLATE_NOOP("deltarank::ui", "step"));
    figure.x.wholeNumbers = true;
    if (runs.empty())
        figure.empty = analysis::EmptyText{
            translated(QT_TRANSLATE_NOOP(
                "deltarank::ui", "Curves appear here while runs are trained, or for the runs chosen above.")),
            {},
            {}};
    return figure;
}

Series curve(const NamedHistory& run, std::size_t place)
{
    Series series;
    series.name = run.name.toStdString();
    series.role = static_cast<ColourRole>(static_cast<int>(ColourRole::First) + static_cast<int>(place % 6));
    const Marker markers[] = {Marker::Circle,  Marker::Square,       Marker::Triangle,
                              Marker::Diamond, Marker::TriangleDown, Marker::Cross};
    series.marker = run.points.size() <= markerLimit ? markers[place % 6] : Marker::None;
    series.joined = true;
    return series;
}

} // namespace

Figure lossFigure(const std::vector<NamedHistory>& runs)
{
    Figure figure = historyFigure(runs);
    figure.id = "loss";
    figure.title = translated(QT_TRANSLATE_NOOP("deltarank::ui", "Training loss"));
    figure.y.label = translated(QT_TRANSLATE_NOOP("deltarank::ui", "loss"));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Series series = curve(runs[i], i);
        for (const study::HistoryPoint& point : runs[i].points)
            if (point.step > 0)
                series.points.push_back({static_cast<double>(point.step), point.trainingLoss});
        figure.series.push_back(std::move(series));
    }
    return figure;
}

Figure accuracyFigure(const std::vector<NamedHistory>& runs)
{
    Figure figure = historyFigure(runs);
    figure.id = "accuracy";
    figure.title = translated(QT_TRANSLATE_NOOP("deltarank::ui", "Validation accuracy"));
    figure.y.label = translated(QT_TRANSLATE_NOOP("deltarank::ui", "accuracy"));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Series series = curve(runs[i], i);
        for (const study::HistoryPoint& point : runs[i].points)
            series.points.push_back({static_cast<double>(point.step), point.validationAccuracy});
        figure.series.push_back(std::move(series));
    }
    return figure;
}

} // namespace deltarank::ui
