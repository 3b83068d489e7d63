#include "ui/figure/FigurePlotter.h"

#include "plot/Theme.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/figure/AxisTicker.h"
#include "ui/figure/DotGraph.h"
#include "ui/figure/FigureRange.h"
#include "ui/figure/MarkGraph.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <qcustomplot.h>

namespace deltarank::ui {

using analysis::AxisScale;

namespace {

constexpr double markerSize = 8;
constexpr double runSize = 4;

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

void setScale(QCPAxis& axis, const analysis::Axis& description, const std::optional<AxisScale>& choice)
{
    const bool logarithmic = choice.value_or(description.scale) == AxisScale::Logarithmic;
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setTicker(QSharedPointer<AxisTicker>::create(description, logarithmic, axis));
    axis.setLabel(axisText(description));
}

} // namespace

void FigurePlotter::draw(const analysis::Figure& figure, const AxisChoice& axes, bool fitRanges)
{
    m_drawing = true;
    m_plot.clearPlottables();
    m_plot.clearItems();
    m_shown.clear();
    m_legend = nullptr;
    m_labels.clear();
    m_xAxis = figure.x;
    m_yAxis = figure.y;
    styleAxes(figure, axes);
    const FigureRange data = rangeOf(figure, axes);
    m_left = data.x.low;
    m_right = data.x.high;
    m_plot.setCurrentLayer("main");
    for (const analysis::NullBand& band : figure.bands)
        drawBand(band.points, m_theme.colour(band.role), plot::nullBandOpacity);
    for (const analysis::OverlayLine& line : figure.overlays)
        drawOverlay(line);
    for (const analysis::Series& series : figure.series)
        if (series.fit)
            drawFit(series);
    for (const analysis::Series& series : figure.series)
        drawSeries(series);
    if (fitRanges)
        setRanges(data);
    m_drawing = false;
    chooseLabels();
}

void FigurePlotter::setRanges(const FigureRange& range)
{
    m_plot.xAxis->setRange(range.x.low, range.x.high);
    m_plot.yAxis->setRange(range.y.low, range.y.high);
}

void FigurePlotter::styleAxes(const analysis::Figure& figure, const AxisChoice& axes)
{
    const Tokens& t = m_theme.tokens();
    m_plot.setBackground(QBrush(t.panel));
    setScale(*m_plot.xAxis, figure.x, axes.x);
    setScale(*m_plot.yAxis, figure.y, axes.y);
    QFont small = m_plot.font();
    for (QCPAxis* axis : {m_plot.xAxis, m_plot.yAxis}) {
        axis->setBasePen(QPen(mixed(t.quietText, t.line, 0.5), 1));
        axis->setTickPen(QPen(mixed(t.quietText, t.line, 0.5), 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLength(0, 4);
        axis->setTickLabelColor(t.quietText);
        axis->setLabelColor(t.text);
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->setTickLabelPadding(4);
        axis->setLabelPadding(6);
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setPen(QPen(mixed(t.line, t.panel, 0.7), 1));
    }
    m_plot.xAxis->grid()->setVisible(false);
}

void FigurePlotter::drawBand(const std::vector<analysis::BandPoint>& points, const QColor& colour,
                             double opacity)
{
    if (points.empty())
        return;
    QVector<double> x, low, high;
    for (const analysis::BandPoint& point : points) {
        x << point.x;
        low << point.low;
        high << point.high;
    }
    if (points.size() == 1) {
        x = {m_left - (m_right - m_left) * 100, m_right + (m_right - m_left) * 100};
        if (m_plot.xAxis->scaleType() == QCPAxis::stLogarithmic)
            x = {m_left / 1e6, m_right * 1e6};
        low << low[0];
        high << high[0];
    }
    QCPGraph* bottom = m_plot.addGraph();
    QCPGraph* top = m_plot.addGraph();
    for (QCPGraph* graph : {bottom, top}) {
        graph->setPen(Qt::NoPen);
        graph->setSelectable(QCP::stNone);
    }
    bottom->setData(x, low, true);
    top->setData(x, high, true);
    top->setBrush(faded(colour, opacity));
    top->setChannelFillGraph(bottom);
    bottom->setName("band");
    top->setName("band");
}

void FigurePlotter::drawOverlay(const analysis::OverlayLine& line)
{
    QVector<double> x, y;
    constexpr int steps = 48; // a straight line is bent on a logarithmic axis
    for (int i = 0; i <= steps; ++i) {
        x << line.xFrom + (line.xTo - line.xFrom) * i / steps;
        y << line.intercept + line.slope * x.last();
    }
    QCPGraph* graph = m_plot.addGraph();
    const QColor colour = m_theme.colour(analysis::ColourRole::Paper);
    graph->setPen(QPen(colour, 1.5, Qt::DashLine));
    graph->setData(x, y, true);
    graph->setName("overlay");
    m_labels.push_back(
        {.text = coreText(line.label), .colour = colour, .line = Qt::DashLine, .x = line.xTo, .y = y.last()});
}

void FigurePlotter::drawFit(const analysis::Series& series)
{
    const analysis::FitLine& fit = *series.fit;
    const QColor colour = m_theme.colour(series.role);
    drawBand(fit.band, colour, plot::bandOpacity);
    QVector<double> x, y;
    constexpr int steps = 48;
    for (int i = 0; i <= steps; ++i) {
        x << fit.xFrom + (fit.xTo - fit.xFrom) * i / steps;
        y << fit.intercept + fit.slope * x.last();
    }
    QCPGraph* graph = m_plot.addGraph();
    graph->setPen(QPen(colour, 1.5, series.dashed ? Qt::DashLine : Qt::SolidLine));
    graph->setData(x, y, true);
    graph->setName("fit");
}

void FigurePlotter::drawSeries(const analysis::Series& series)
{
    const QColor colour = m_theme.colour(series.role);
    const QColor background = m_theme.tokens().panel;
    if (!series.singleRuns.empty()) {
        QVector<double> x, y;
        for (const analysis::Point& point : series.singleRuns) {
            x << point.x;
            y << point.y;
        }
        auto* graph = new DotGraph(m_plot.xAxis, m_plot.yAxis); // registers itself with the plot
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(
            markStyle(series.marker == analysis::Marker::None ? analysis::Marker::Circle : series.marker,
                      faded(colour, plot::singleRunOpacity), background, runSize, false));
        graph->setData(x, y);
        graph->setName("runs");
    }
    if (series.points.empty())
        return;
    QVector<double> x, y, below, above, left, right;
    bool intervals = false;
    bool xIntervals = false;
    for (const analysis::Point& point : series.points) {
        x << point.x;
        y << point.y;
        const analysis::Interval up = point.interval.value_or(analysis::Interval{point.y, point.y});
        const analysis::Interval across = point.xInterval.value_or(analysis::Interval{point.x, point.x});
        below << point.y - up.low;
        above << up.high - point.y;
        left << point.x - across.low;
        right << across.high - point.x;
        intervals |= point.interval.has_value();
        xIntervals |= point.xInterval.has_value();
    }
    // A curve keeps the order given; graphs sort by x, which is all that unjoined points need.
    if (series.joined) {
        auto* curve = new QCPCurve(m_plot.xAxis, m_plot.yAxis);
        curve->setPen(QPen(series.points.size() > 40 ? colour : faded(colour, 0.75), 1.5,
                           series.dashed ? Qt::DashLine : Qt::SolidLine));
        curve->setScatterStyle(QCPScatterStyle::ssNone);
        curve->setData(x, y);
        curve->setName("line");
    }
    auto* graph = new MarkGraph(m_plot.xAxis, m_plot.yAxis);
    graph->setLineStyle(QCPGraph::lsNone);
    if (series.marker != analysis::Marker::None)
        graph->setScatterStyle(markStyle(series.marker, colour, background, markerSize, series.hollow));
    graph->setData(x, y);
    graph->setName(coreText(series.name));
    const auto bars = [&](const QVector<double>& minus, const QVector<double>& plus,
                          QCPErrorBars::ErrorType type) {
        auto* errors = new QCPErrorBars(m_plot.xAxis, m_plot.yAxis);
        errors->setErrorType(type);
        errors->setPen(QPen(faded(colour, 0.8), 1.2));
        errors->setWhiskerWidth(0);
        errors->setSymbolGap(0);
        errors->setDataPlottable(graph);
        errors->setData(minus, plus);
        errors->setName("interval");
    };
    // QCPErrorBars pairs errors with the graph's sorted order, so they must be sorted alike.
    if (intervals || xIntervals) {
        QVector<qsizetype> order(x.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return x[a] < x[b]; });
        const auto sorted = [&](const QVector<double>& values) {
            QVector<double> out;
            for (const qsizetype i : order)
                out << values[i];
            return out;
        };
        if (intervals)
            bars(sorted(below), sorted(above), QCPErrorBars::etValueError);
        if (xIntervals)
            bars(sorted(left), sorted(right), QCPErrorBars::etKeyError);
    }
    if (!series.name.empty()) {
        const auto last = std::max_element(series.points.begin(), series.points.end(),
                                           [](const auto& a, const auto& b) { return a.x < b.x; });
        double y = last->y;
        double at = last->x;
        if (series.fit && series.fit->xTo >= at) {
            at = series.fit->xTo;
            y = series.fit->intercept + series.fit->slope * at;
            if (m_yAxis.limits) // a line may leave them, its name does not
                y = std::clamp(y, m_yAxis.limits->low, m_yAxis.limits->high);
        }
        m_labels.push_back({.text = coreText(series.name),
                            .colour = colour,
                            .marker = series.marker,
                            .hollow = series.hollow,
                            .line = !series.joined && !series.fit ? Qt::NoPen
                                    : series.dashed               ? Qt::DashLine
                                                                  : Qt::SolidLine,
                            .x = at,
                            .y = y});
    }
}

void FigurePlotter::mark(const Places& selected, const Places& hovered, const Places& selectedRuns,
                         const Places& hoveredRuns)
{
    QCPLayer* layer = m_plot.layer("marks");
    for (int i = m_plot.itemCount() - 1; i >= 0; --i)
        if (m_plot.item(i)->layer() == layer)
            m_plot.removeItem(i);
    for (int i = m_plot.plottableCount() - 1; i >= 0; --i)
        if (m_plot.plottable(i)->layer() == layer)
            m_plot.removePlottable(i);
    const Tokens& t = m_theme.tokens();
    const auto add = [&](MarkGraph* graph, const Places& places, const QPen& pen, const QBrush& brush,
                         double size) { // graphs register themselves with the plot
        QVector<double> x, y;
        for (const auto& [px, py] : places) {
            x << px;
            y << py;
        }
        graph->setLayer(layer);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle({QCPScatterStyle::ssCircle, pen, brush, size});
        graph->setData(x, y);
        graph->setSelectable(QCP::stNone);
        return graph;
    };
    const auto rings = [&](const Places& places, const QColor& colour, double size) {
        if (!places.empty())
            add(new DotGraph(m_plot.xAxis, m_plot.yAxis), places, QPen(colour, 1.5), Qt::NoBrush, size)
                ->setName("marked runs");
    };
    const auto largeRings = [&](const Places& places, const QPen& pen, const QBrush& brush, double size) {
        if (!places.empty())
            add(new MarkGraph(m_plot.xAxis, m_plot.yAxis), places, pen, brush, size)
                ->setName("marked points");
    };
    rings(selectedRuns, t.text, runSize + 3);
    rings(hoveredRuns, t.accent, runSize + 5);
    largeRings(selected, QPen(t.text, 1.5), Qt::NoBrush, 2 * markerSize);
    largeRings(hovered, QPen(t.accent, 2), faded(t.accent, 0.18), 2 * markerSize - 1);
}

} // namespace deltarank::ui
