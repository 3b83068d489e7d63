#include "ui/figure/FigureRange.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltarank::ui {

namespace {

using analysis::AxisScale;
using analysis::Interval;

class Extent
{
public:
    explicit Extent(bool logarithmic) : m_logarithmic(logarithmic) {}
    void add(double value)
    {
        if (!std::isfinite(value) || (m_logarithmic && value <= 0))
            return;
        m_low = std::min(m_low, value);
        m_high = std::max(m_high, value);
    }
    bool isEmpty() const { return m_low > m_high; }
    double low() const { return m_low; }
    double high() const { return m_high; }

    Interval padded(double share) const
    {
        if (isEmpty())
            return m_logarithmic ? Interval{0.1, 10} : Interval{0, 1};
        if (m_logarithmic) {
            const double factor = m_high > m_low ? std::pow(m_high / m_low, share) : 2;
            return {m_low / factor, m_high * factor};
        }
        const double width = m_high - m_low;
        const double air = width > 0 ? width * share : std::max(std::abs(m_high) * 0.1, 0.5);
        return {m_low - air, m_high + air}; // also below zero, so that no point lies half behind the axis
    }

private:
    bool m_logarithmic;
    double m_low = std::numeric_limits<double>::infinity();
    double m_high = -std::numeric_limits<double>::infinity();
};

} // namespace

FigureRange rangeOf(const analysis::Figure& figure, const AxisChoice& axes)
{
    const bool logX = axes.x.value_or(figure.x.scale) == AxisScale::Logarithmic;
    const bool logY = axes.y.value_or(figure.y.scale) == AxisScale::Logarithmic;
    Extent x(logX);
    Extent y(logY);
    for (const analysis::Series& series : figure.series) {
        for (const auto* points : {&series.points, &series.singleRuns})
            for (const analysis::Point& point : *points) {
                x.add(point.x);
                y.add(point.y);
                if (point.xInterval) {
                    x.add(point.xInterval->low);
                    x.add(point.xInterval->high);
                }
            }
    }
    // Intervals over two runs can be enormous (t = 12.7); they may widen the view, not flatten the data.
    const double low = y.low();
    const double high = y.high();
    const double height = y.isEmpty() ? 1 : std::max(high - low, 1e-9);
    const double room = logY ? 0 : height;
    const auto addWithin = [&](double value) {
        if (y.isEmpty() || logY)
            y.add(value);
        else
            y.add(std::clamp(value, low - room, high + room));
    };
    for (const analysis::Series& series : figure.series)
        for (const analysis::Point& point : series.points)
            if (point.interval) {
                addWithin(point.interval->low);
                addWithin(point.interval->high);
            }
    const Interval across{x.low(), x.high()};
    for (const analysis::OverlayLine& line : figure.overlays)
        for (const double end : {std::clamp(line.xFrom, across.low, std::max(across.low, across.high)),
                                 std::clamp(line.xTo, across.low, std::max(across.low, across.high))})
            addWithin(line.intercept + line.slope * end);
    for (const analysis::NullBand& band : figure.bands)
        for (const analysis::BandPoint& point : band.points) {
            addWithin(point.low);
            addWithin(point.high);
        }
    if (figure.x.range) {
        x.add(figure.x.range->low);
        x.add(figure.x.range->high);
    }
    if (figure.y.range) {
        y.add(figure.y.range->low);
        y.add(figure.y.range->high);
    }
    return {x.padded(0.04), y.padded(0.06)};
}

} // namespace deltarank::ui
