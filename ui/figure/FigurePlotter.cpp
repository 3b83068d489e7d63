#include "ui/figure/FigurePlotter.h"

#include "plot/Theme.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/figure/AxisTicker.h"
#include "ui/figure/DotGraph.h"
#include "ui/figure/FigureRange.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <qcustomplot.h>

namespace deltarank::ui {

using analysis::AxisScale;

namespace {

constexpr double markerSize = 8;
constexpr double runSize = 4;
constexpr int labelGap = 15; ///< pixels between the middles of two end labels

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QCPScatterStyle scatter(analysis::Marker marker, const QColor& colour, const QColor& background, double size,
                        bool hollow)
{
    using Shape = QCPScatterStyle::ScatterShape;
    Shape shape = Shape::ssNone;
    switch (marker) {
    case analysis::Marker::None:
        shape = Shape::ssNone;
        break;
    case analysis::Marker::Circle:
        shape = Shape::ssCircle;
        break;
    case analysis::Marker::Square:
        shape = Shape::ssSquare;
        size *= 0.92;
        break;
    case analysis::Marker::Triangle:
        shape = Shape::ssTriangle;
        size *= 1.12;
        break;
    case analysis::Marker::Diamond:
        shape = Shape::ssDiamond;
        size *= 1.12;
        break;
    case analysis::Marker::TriangleDown:
        shape = Shape::ssTriangleInverted;
        size *= 1.12;
        break;
    case analysis::Marker::Cross:
        shape = Shape::ssCross;
        break;
    }
    return {shape, QPen(colour, hollow ? 1.5 : 1), QBrush(hollow ? background : colour), size};
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
    m_labels.push_back({coreText(line.label), colour, line.xTo, y.last()});
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
            scatter(series.marker == analysis::Marker::None ? analysis::Marker::Circle : series.marker,
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
    QCPGraph* graph = m_plot.addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    if (series.marker != analysis::Marker::None)
        graph->setScatterStyle(scatter(series.marker, colour, background, markerSize, series.hollow));
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
        }
        m_labels.push_back({coreText(series.name), colour, at, y});
    }
}

/// A name that is longer than its axis goes on two lines: before its unit or behind its comma where both
/// parts fit, else where they are of like length. Cut where two lines are too few.
QString FigurePlotter::fitted(const QString& name, double room, const QFontMetrics& metrics)
{
    if (metrics.horizontalAdvance(name) <= room)
        return name;
    qsizetype best = -1;
    int least = std::numeric_limits<int>::max();
    for (qsizetype space = name.indexOf(' '); space > 0; space = name.indexOf(' ', space + 1)) {
        const int longer = std::max(metrics.horizontalAdvance(name.left(space)),
                                    metrics.horizontalAdvance(name.mid(space + 1)));
        if (longer > room)
            continue;
        const bool natural = name[space - 1] == ',' || name[space + 1] == '(';
        if (const int cost = natural ? 0 : longer; cost < least) {
            least = cost;
            best = space;
        }
    }
    if (best < 0)
        return metrics.elidedText(name, Qt::ElideRight, static_cast<int>(room));
    QString two = name;
    return two.replace(best, 1, '\n');
}

void FigurePlotter::chooseLabels()
{
    if (m_drawing)
        return; // once, at the end
    for (const auto& [label, item] : m_shown)
        m_plot.removeItem(item);
    m_shown.clear();
    const QFontMetrics metrics(m_plot.font());
    const QCPRange visible = m_plot.yAxis->range();
    const QCPRange across = m_plot.xAxis->range();
    const double height = std::max(1, m_plot.height() - 60);
    const auto apart = [&](double a, double b) {
        const bool logarithmic = m_plot.yAxis->scaleType() == QCPAxis::stLogarithmic;
        return logarithmic ? std::abs(std::log(a / b) / std::log(visible.upper / visible.lower)) * height
                           : std::abs(a - b) / visible.size() * height;
    };
    std::vector<EndLabel> labels;
    int widest = 0;
    for (const EndLabel& label : m_labels) {
        if (!std::isfinite(label.y) || !visible.contains(label.y) || !across.contains(label.x))
            continue;
        // Lines of one name that end together ("paper" three times) need one word.
        const bool repeated = std::any_of(labels.begin(), labels.end(), [&](const EndLabel& other) {
            return other.text == label.text && apart(other.y, label.y) < labelGap;
        });
        if (repeated)
            continue;
        labels.push_back(label);
        widest = std::max(widest, metrics.horizontalAdvance(label.text));
    }
    std::sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.y > b.y; });
    m_plot.axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    // Where they would take much of the width, the words stand above the ends of their lines.
    m_inside = widest + 16 > 0.42 * m_plot.width();
    m_plot.axisRect()->setMargins(QMargins(0, 12, labels.empty() || m_inside ? 16 : widest + 16, 0));
    for (const EndLabel& label : labels) {
        auto* item = new QCPItemText(&m_plot);
        item->setLayer("labels");
        item->setClipToAxisRect(false);
        item->setText(label.text);
        item->setFont(m_plot.font());
        item->setColor(label.colour);
        item->setPositionAlignment((m_inside ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->position->setAxisRect(m_plot.axisRect());
        item->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        item->position->setTypeY(QCPItemPosition::ptAbsolute);
        item->setPadding(m_inside ? QMargins(2, 0, 2, 0) : QMargins(6, 0, 0, 0));
        if (m_inside)
            item->setBrush(faded(m_theme.tokens().panel, 0.6));
        item->setSelectable(false);
        m_shown.emplace_back(label, item);
    }
    m_plot.yAxis->setLabel(fitted(axisText(m_yAxis), height, metrics));
    m_plot.xAxis->setLabel(fitted(axisText(m_xAxis), m_plot.width() - 64, metrics));
}

void FigurePlotter::placeLabels()
{
    if (m_shown.empty())
        return;
    // Spread in pixels, from the top down and back up, so that no two words touch.
    std::vector<double> at;
    for (const auto& [label, item] : m_shown)
        at.push_back(m_plot.yAxis->coordToPixel(label.y) - (m_inside ? 12 : 0));
    const double bottom = m_plot.axisRect()->bottom();
    for (std::size_t i = 1; i < at.size(); ++i)
        at[i] = std::max(at[i], at[i - 1] + labelGap);
    if (at.back() > bottom) {
        at.back() = bottom;
        for (std::size_t i = at.size() - 1; i-- > 0;)
            at[i] = std::min(at[i], at[i + 1] - labelGap);
    }
    for (std::size_t i = 0; i < at.size(); ++i)
        m_shown[i].second->position->setCoords(1.0, at[i]);
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
    const auto ring = [&](const std::pair<double, double>& at, double radius, const QPen& pen,
                          const QBrush& brush) {
        auto* item = new QCPItemTracer(&m_plot); // follows zooms by itself
        item->setLayer(layer);
        item->setStyle(QCPItemTracer::tsCircle);
        item->setSize(2 * radius);
        item->setPen(pen);
        item->setBrush(brush);
        item->setSelectable(false);
        item->position->setType(QCPItemPosition::ptPlotCoords);
        item->position->setCoords(at.first, at.second);
    };
    const auto rings = [&](const Places& places, const QColor& colour, double size) {
        if (places.empty())
            return;
        QVector<double> x, y;
        for (const auto& [px, py] : places) {
            x << px;
            y << py;
        }
        auto* graph = new DotGraph(m_plot.xAxis, m_plot.yAxis); // registers itself with the plot
        graph->setLayer(layer);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle({QCPScatterStyle::ssCircle, QPen(colour, 1.5), QBrush(Qt::NoBrush), size});
        graph->setData(x, y);
        graph->setName("marked runs");
    };
    rings(selectedRuns, t.text, runSize + 3);
    rings(hoveredRuns, t.accent, runSize + 5);
    for (const auto& at : selected)
        ring(at, 8, QPen(t.text, 1.5), Qt::NoBrush);
    for (const auto& at : hovered)
        ring(at, 7.5, QPen(t.accent, 2), faded(t.accent, 0.18));
}

} // namespace deltarank::ui
