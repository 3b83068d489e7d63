#include "analysis/FigureExtent.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace deltarank::analysis {

namespace {

/// Grows to hold values along one axis. Lengths are those that the axis shows: on a logarithmic one,
/// differences of logarithms.
class Reach
{
public:
    explicit Reach(AxisScale scale) : m_logarithmic(scale == AxisScale::Logarithmic) {}

    bool isEmpty() const { return m_low > m_high; }
    double length() const { return isEmpty() ? 0 : lengthOf({m_low, m_high}); }

    void add(double value)
    {
        if (!canShow(value))
            return;
        m_low = std::min(m_low, value);
        m_high = std::max(m_high, value);
    }

    /// What lies further than `room` from an earlier reach counts only up to there.
    void add(double value, const Reach& before, double room)
    {
        if (canShow(value))
            add(before.nearest(value, room));
    }

    /// One interval that is far longer than the others must not squeeze the points together.
    void add(const std::vector<Interval>& intervals)
    {
        std::vector<double> lengths;
        for (const Interval& interval : intervals)
            if (canShow(interval.low) && canShow(interval.high))
                lengths.push_back(lengthOf(interval));
        // Of two, the shorter: the other may be one that says nothing.
        const std::size_t half = lengths.empty() ? 0 : (lengths.size() - 1) / 2;
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(half);
        std::nth_element(lengths.begin(), middle, lengths.end());
        const Reach points = *this;
        const double room = 2 * std::max(points.length(), lengths.empty() ? 0 : *middle);
        for (const Interval& interval : intervals) {
            add(interval.low, points, room);
            add(interval.high, points, room);
        }
    }

    double nearest(double value, double room) const
    {
        // Where nothing has a length yet, there is nothing that could be squeezed.
        if (isEmpty() || !(room > 0))
            return value;
        return m_logarithmic ? std::clamp(value, m_low * std::exp(-room), m_high * std::exp(room))
                             : std::clamp(value, m_low - room, m_high + room);
    }

    /// The whole, long enough for an axis, within `limits`, which give way to what `kept` holds.
    Interval settled(const std::optional<Interval>& limits, const Reach& kept) const
    {
        if (isEmpty())
            return m_logarithmic ? Interval{1, 10} : Interval{0, 1};
        Interval whole{m_low, m_high};
        if (m_low == m_high) {
            const double half = m_low == 0 ? 0.5 : std::abs(m_low) * 0.1;
            whole = m_logarithmic ? Interval{m_low / 2, m_high * 2} : Interval{m_low - half, m_high + half};
        }
        if (!limits)
            return whole;
        const Interval inside{std::max(whole.low, std::min(limits->low, kept.m_low)),
                              std::min(whole.high, std::max(limits->high, kept.m_high))};
        return inside.low < inside.high ? inside : whole;
    }

private:
    bool canShow(double value) const { return std::isfinite(value) && (!m_logarithmic || value > 0); }
    double lengthOf(const Interval& interval) const
    {
        return m_logarithmic ? std::log(interval.high / interval.low) : interval.high - interval.low;
    }

    bool m_logarithmic;
    double m_low = std::numeric_limits<double>::infinity();
    double m_high = -std::numeric_limits<double>::infinity();
};

struct Reaches
{
    Reach x;
    Reach y;
};

/// What is never cut.
void addUncut(Reaches& reach, const Figure& figure)
{
    for (const Series& series : figure.series)
        for (const auto* points : {&series.points, &series.singleRuns})
            for (const Point& point : *points) {
                reach.x.add(point.x);
                reach.y.add(point.y);
            }
}

void addHints(Reaches& reach, const Figure& figure)
{
    for (const auto& [axis, range] : {std::pair{&figure.x, &reach.x}, {&figure.y, &reach.y}})
        if (axis->range) {
            range->add(axis->range->low);
            range->add(axis->range->high);
        }
    for (const auto& [place, name] : figure.x.names)
        reach.x.add(place);
}

void addIntervalsAndFits(Reaches& reach, const Figure& figure)
{
    std::vector<Interval> across, up;
    for (const Series& series : figure.series)
        for (const auto* points : {&series.points, &series.singleRuns})
            for (const Point& point : *points) {
                if (point.xInterval)
                    across.push_back(*point.xInterval);
                if (point.interval)
                    up.push_back(*point.interval);
            }
    reach.x.add(across);
    reach.y.add(up);
    for (const Series& series : figure.series)
        if (series.fit)
            for (const double x : {series.fit->xFrom, series.fit->xTo}) {
                reach.x.add(x);
                reach.y.add(series.fit->slope * x + series.fit->intercept);
            }
}

/// Bands and the lines of others may leave the axes.
void addBandsAndOverlays(Reaches& reach, const Figure& figure)
{
    const Reaches before = reach;
    const double height = before.y.length();
    for (const Series& series : figure.series)
        if (series.fit)
            for (const BandPoint& band : series.fit->band) {
                reach.y.add(band.low, before.y, height / 2);
                reach.y.add(band.high, before.y, height / 2);
            }
    for (const NullBand& band : figure.bands)
        for (const BandPoint& point : band.points) {
            reach.y.add(point.low, before.y, height);
            reach.y.add(point.high, before.y, height);
        }
    for (const OverlayLine& line : figure.overlays)
        for (const double end : {line.xFrom, line.xTo}) {
            const double x = before.x.nearest(end, before.x.length() / 2);
            reach.x.add(x);
            reach.y.add(line.slope * x + line.intercept, before.y, height);
        }
}

} // namespace

FigureExtent extent(const Figure& figure, AxisScale xScale, AxisScale yScale)
{
    Reaches reach{Reach(xScale), Reach(yScale)};
    addUncut(reach, figure);
    Reaches kept = reach;
    addIntervalsAndFits(reach, figure);
    addBandsAndOverlays(reach, figure);
    addHints(reach, figure);
    addHints(kept, figure);
    return {reach.x.settled(figure.x.limits, kept.x), reach.y.settled(figure.y.limits, kept.y)};
}

FigureExtent extent(const Figure& figure)
{
    return extent(figure, figure.x.scale, figure.y.scale);
}

} // namespace deltarank::analysis
