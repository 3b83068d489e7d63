#include "plot/FigurePainter.h"

#include "analysis/Figures.h"
#include "plot/Ticks.h"

#include <algorithm>
#include <cmath>

namespace deltarank::plot {

using analysis::AxisScale;
using analysis::Figure;
using analysis::Marker;
using analysis::Point;
using analysis::Series;

namespace {
constexpr double tickLength = 2.5;

bool placeable(const analysis::Axis& axis, double value)
{
    return std::isfinite(value) && (axis.scale == AxisScale::Linear || value > 0);
}
} // namespace

FigurePainter::FigurePainter(Canvas& canvas, const Figure& figure, double width, double height,
                             double fontSize, const Theme& theme)
    : m_canvas(canvas), m_figure(figure), m_width(width), m_height(height), m_font(fontSize), m_theme(theme)
{}

void FigurePainter::paint(const std::string& letter)
{
    if (m_figure.isEmpty()) {
        if (!letter.empty())
            m_canvas.text({m_font * 0.4, m_font * 1.3}, letter, m_font * 1.1, m_theme.text,
                          Canvas::Align::Left, false, true);
        paintEmpty();
        return;
    }
    const analysis::FigureExtent extent = analysis::extent(m_figure);
    m_x = paddedRange(m_figure.x, extent.x);
    m_y = paddedRange(m_figure.y, extent.y);
    chooseLabels();
    layOut(letter);
    paintAxes();
    paintLegend();
    m_canvas.clip(m_plot);
    paintBands();
    paintOverlays();
    paintFits();
    m_canvas.unclip();
    // Markers and bars on the edge of the axes stay whole.
    m_canvas.clip(
        {m_plot.left - m_font / 2, m_plot.top - m_font / 2, m_plot.right + m_font / 2, m_plot.bottom});
    paintSeries();
    m_canvas.unclip();
    paintEndLabels();
    paintInnerLabels();
}

void FigurePainter::paintEmpty()
{
    const auto lines = m_canvas.wrapped(m_figure.empty->reason, m_font, m_width * 0.75);
    double y = m_height / 2 - static_cast<double>(lines.size()) * m_font * 0.7 + m_font;
    if (!m_figure.panel.empty())
        m_canvas.text({m_width / 2, y - m_font * 2}, m_figure.panel, m_font, m_theme.text,
                      Canvas::Align::Centre, false, true);
    for (const std::string& line : lines) {
        m_canvas.text({m_width / 2, y}, line, m_font, m_theme.quietText, Canvas::Align::Centre);
        y += m_font * 1.4;
    }
}

bool FigurePainter::named(const Series& series) const
{
    if (series.name.empty() || (series.points.empty() && !series.fit))
        return false;
    // The dashed partner of a solid line of the same colour is explained by it (and by the figure's note).
    if (series.dashed && series.marker == Marker::None)
        return std::none_of(m_figure.series.begin(), m_figure.series.end(),
                            [&](const Series& other) { return !other.dashed && other.role == series.role; });
    return true;
}

std::optional<Place> FigurePainter::endOf(const Series& series) const
{
    if (series.fit && !series.joined)
        return Place{series.fit->xTo, series.fit->slope * series.fit->xTo + series.fit->intercept};
    const Point* last = nullptr;
    for (const Point& point : series.points)
        if (shown(point.x, point.y) && (!last || point.x >= last->x))
            last = &point;
    return last ? std::optional(Place{last->x, last->y}) : std::nullopt;
}

void FigurePainter::chooseLabels()
{
    std::size_t count = 0;
    double widest = 0;
    m_direct = true;
    for (const Series& series : m_figure.series) {
        if (!named(series))
            continue;
        ++count;
        const double width = textWidth(series.name) + m_font * 1.1;
        m_legend.push_back({&series, width + m_font});
        widest = std::max(widest, width);
        const auto end = endOf(series);
        m_direct = m_direct && end && position(m_figure.x, m_x, end->x) > 0.7;
    }
    m_direct = m_direct && count <= 8 && widest < m_width * 0.32;
    m_labelWidth = m_direct && count > 0 ? widest : 0;
    for (const auto& overlay : m_figure.overlays)
        if (position(m_figure.x, m_x, overlay.xTo) > 0.85 && m_figure.overlays.size() == 1)
            m_labelWidth = std::max(m_labelWidth, textWidth(overlay.label) + m_font * 0.6);
    if (m_direct)
        m_legend.clear();
    double row = 0;
    for (const LegendEntry& entry : m_legend) {
        if (m_legendRows.empty() || row + entry.width > m_width - m_font) {
            m_legendRows.emplace_back();
            row = 0;
        }
        m_legendRows.back().push_back(entry);
        row += entry.width;
    }
}

std::vector<std::string> FigurePainter::axisLines(const analysis::Axis& axis, double width) const
{
    if (axis.unit.empty() || textWidth(axis.text()) <= width)
        return m_canvas.wrapped(axis.text(), m_font, width);
    // The unit is one thing: it goes to a line of its own before anything else is broken.
    std::vector<std::string> lines = m_canvas.wrapped(axis.label, m_font, width);
    for (std::string& line : m_canvas.wrapped("(" + axis.unit + ")", m_font, width))
        lines.push_back(std::move(line));
    return lines;
}

void FigurePainter::layOut(const std::string& letter)
{
    double widestTick = 0;
    for (const Tick& tick : ticks(m_figure.y, m_y))
        widestTick = std::max(widestTick, textWidth(tick.label));
    m_plot.top = m_font * 0.8;
    if (!letter.empty() || !m_figure.panel.empty())
        m_plot.top = m_font * 2.1;
    m_plot.top += static_cast<double>(m_legendRows.size()) * m_font * 1.4;
    m_plot.right = m_width - std::max(m_labelWidth + m_font * 0.9, m_font);
    // The label of an axis breaks into lines where it is longer than the axis.
    m_yLabel = axisLines(m_figure.y, m_height - m_plot.top - m_font * 3.4);
    m_plot.left =
        m_font * (0.5 + 1.25 * static_cast<double>(m_yLabel.size())) + widestTick + tickLength + m_font * 0.5;
    m_xLabel = axisLines(m_figure.x, m_plot.width() + m_labelWidth * 0.8);
    m_plot.bottom = m_height - m_font * (1.9 + 1.25 * static_cast<double>(m_xLabel.size())) - tickLength;
    if (!letter.empty())
        m_canvas.text({m_font * 0.4, m_font * 1.3}, letter, m_font * 1.1, m_theme.text, Canvas::Align::Left,
                      false, true);
    if (!m_figure.panel.empty())
        m_canvas.text({(m_plot.left + m_plot.right) / 2, m_font * 1.3}, m_figure.panel, m_font, m_theme.text,
                      Canvas::Align::Centre, false, true);
}

bool FigurePainter::shown(double x, double y) const
{
    return placeable(m_figure.x, x) && placeable(m_figure.y, y);
}

Place FigurePainter::at(double x, double y) const
{
    return {m_plot.left + m_plot.width() * position(m_figure.x, m_x, x),
            m_plot.bottom - m_plot.height() * position(m_figure.y, m_y, y)};
}

void FigurePainter::paintAxes()
{
    const double small = m_font * 0.36; // from baseline to the middle of a digit
    for (const Tick& tick : ticks(m_figure.y, m_y)) {
        const double y = m_plot.bottom - m_plot.height() * position(m_figure.y, m_y, tick.place);
        m_canvas.line({{m_plot.left, y}, {m_plot.right, y}}, m_theme.grid, 0.6);
        m_canvas.line({{m_plot.left - tickLength, y}, {m_plot.left, y}}, m_theme.axis, 0.6);
        m_canvas.text({m_plot.left - tickLength - m_font * 0.3, y + small}, tick.label, m_font, m_theme.text,
                      Canvas::Align::Right);
    }
    const LabelRoom room{m_plot.width(), m_font * 0.4,
                         [this](const std::string& label) { return textWidth(label); }};
    for (const Tick& tick : ticks(m_figure.x, m_x, &room)) {
        const double x = m_plot.left + m_plot.width() * position(m_figure.x, m_x, tick.place);
        m_canvas.line({{x, m_plot.bottom}, {x, m_plot.bottom + tickLength}}, m_theme.axis, 0.6);
        m_canvas.text({x, m_plot.bottom + tickLength + m_font * 1.05}, tick.label, m_font, m_theme.text,
                      Canvas::Align::Centre);
    }
    m_canvas.line({{m_plot.left, m_plot.top}, {m_plot.left, m_plot.bottom}, {m_plot.right, m_plot.bottom}},
                  m_theme.axis, 0.8);
    double baseline = m_plot.bottom + tickLength + m_font * 2.5;
    const double middle = (m_plot.left + m_plot.right) / 2;
    for (const std::string& line : m_xLabel) {
        const double half = textWidth(line) / 2;
        m_canvas.text({std::clamp(middle, half + 1, std::max(half + 1, m_width - half - 1)), baseline}, line,
                      m_font, m_theme.text, Canvas::Align::Centre);
        baseline += m_font * 1.25;
    }
    double column = m_font * 1.2;
    for (const std::string& line : m_yLabel) {
        m_canvas.text({column, (m_plot.top + m_plot.bottom) / 2}, line, m_font, m_theme.text,
                      Canvas::Align::Centre, true);
        column += m_font * 1.25;
    }
}

void FigurePainter::paintLegend()
{
    double y = m_plot.top - m_font * 0.6 -
               static_cast<double>(m_legendRows.size() - (m_legendRows.empty() ? 0 : 1)) * m_font * 1.4;
    for (const auto& row : m_legendRows) {
        double x = m_font * 0.6;
        for (const LegendEntry& entry : row) {
            const Series& series = *entry.series;
            const Place middle{x + m_font * 0.4, y - m_font * 0.33};
            if (series.marker == Marker::None)
                m_canvas.line({{x, middle.y}, {x + m_font * 0.8, middle.y}}, colourOf(series), 1.2);
            else
                m_canvas.marker(middle, series.marker, m_font * 0.6, colourOf(series), m_theme.background,
                                series.hollow);
            m_canvas.text({x + m_font * 1.1, y}, series.name, m_font, m_theme.text);
            x += entry.width;
        }
        y += m_font * 1.4;
    }
}

void FigurePainter::paintBands()
{
    for (const analysis::NullBand& band : m_figure.bands) {
        std::vector<Place> upper, lower;
        for (const analysis::BandPoint& point : band.points) {
            if (!shown(point.x, point.low) || !shown(point.x, point.high))
                continue;
            upper.push_back(at(point.x, point.high));
            lower.push_back(at(point.x, point.low));
        }
        if (upper.empty())
            continue;
        // To the edges of the axes: without learning nothing depends on x.
        upper.insert(upper.begin(), {m_plot.left, upper.front().y});
        upper.push_back({m_plot.right, upper.back().y});
        lower.insert(lower.begin(), {m_plot.left, lower.front().y});
        lower.push_back({m_plot.right, lower.back().y});
        const Colour colour = m_theme.colour(band.role);
        std::vector<Place> polygon = upper;
        polygon.insert(polygon.end(), lower.rbegin(), lower.rend());
        m_canvas.fill(polygon, colour, nullBandOpacity);
        for (const auto* edge : {&upper, &lower})
            m_canvas.line(*edge, colour, 0.5, 0.5, {1, 1.5});
        occupy(upper);
        occupy(lower);
    }
}

void FigurePainter::paintOverlays()
{
    for (const analysis::OverlayLine& line : m_figure.overlays) {
        std::vector<Place> places;
        for (int i = 0; i <= 24; ++i) { // a straight line is bent on a logarithmic axis
            const double x = line.xFrom + (line.xTo - line.xFrom) * i / 24;
            if (shown(x, line.slope * x + line.intercept))
                places.push_back(at(x, line.slope * x + line.intercept));
        }
        m_canvas.line(places, m_theme.quietText, 0.9, 1, {3.5, 2.2});
        if (line.role != analysis::ColourRole::Paper && line.role != analysis::ColourRole::Neutral &&
            !places.empty())
            for (const Place& end : {places.front(), places.back()})
                m_canvas.marker(end, Marker::Circle, m_font * 0.42, m_theme.colour(line.role),
                                m_theme.background, true);
        occupy(places);
    }
}

void FigurePainter::paintFits()
{
    for (const Series& series : m_figure.series) {
        if (!series.fit)
            continue;
        const analysis::FitLine& fit = *series.fit;
        std::vector<Place> polygon, lower, middle;
        for (const analysis::BandPoint& point : fit.band) {
            if (!shown(point.x, point.low) || !shown(point.x, point.high))
                continue;
            polygon.push_back(at(point.x, point.high));
            lower.push_back(at(point.x, point.low));
        }
        polygon.insert(polygon.end(), lower.rbegin(), lower.rend());
        m_canvas.fill(polygon, colourOf(series), bandOpacity);
        for (int i = 0; i <= 24; ++i) {
            const double x = fit.xFrom + (fit.xTo - fit.xFrom) * i / 24;
            if (shown(x, fit.slope * x + fit.intercept))
                middle.push_back(at(x, fit.slope * x + fit.intercept));
        }
        m_canvas.line(middle, colourOf(series), fitWidth, 1,
                      series.dashed ? std::vector<double>{3, 2} : std::vector<double>{});
        occupy(middle);
    }
}

void FigurePainter::paintSeries()
{
    const double size = m_font * 0.62;
    for (const Series& series : m_figure.series)
        for (const Point& point : series.singleRuns)
            if (shown(point.x, point.y))
                m_canvas.marker(at(point.x, point.y),
                                series.marker == Marker::None ? Marker::Circle : series.marker, size * 0.5,
                                colourOf(series), m_theme.background, false, singleRunOpacity);
    for (const Series& series : m_figure.series) {
        std::vector<Place> line;
        for (const Point& point : series.points)
            if (shown(point.x, point.y))
                line.push_back(at(point.x, point.y));
        if (series.joined) {
            m_canvas.line(line, colourOf(series), series.marker == Marker::None ? 1.2 : 0.9, 1,
                          series.dashed ? std::vector<double>{2.5, 1.8} : std::vector<double>{});
            occupy(line);
        }
    }
    for (const Series& series : m_figure.series)
        for (const Point& point : series.points) {
            const auto bar = [&](double x0, double y0, double x1, double y1) {
                if (shown(x0, y0) && shown(x1, y1)) {
                    const std::vector<Place> ends{at(x0, y0), at(x1, y1)};
                    m_canvas.line(ends, colourOf(series), 0.8, 0.85);
                    occupy(ends);
                }
            };
            // Where an interval goes on beyond the axes, its bar ends with them.
            if (point.interval)
                bar(point.x, std::max(point.interval->low, m_y.low), point.x,
                    std::min(point.interval->high, m_y.high));
            if (point.xInterval)
                bar(std::max(point.xInterval->low, m_x.low), point.y,
                    std::min(point.xInterval->high, m_x.high), point.y);
        }
    // Outlined markers first, and a little larger: they stay visible around a filled one at the same place.
    for (bool hollow : {true, false})
        for (const Series& series : m_figure.series)
            for (const Point& point : series.points)
                if (series.hollow == hollow && series.marker != Marker::None && shown(point.x, point.y)) {
                    const Place place = at(point.x, point.y);
                    m_canvas.marker(place, series.marker, hollow ? size * 1.2 : size, colourOf(series),
                                    m_theme.background, hollow);
                    occupy(place, size * 0.8);
                }
}

} // namespace deltarank::plot
