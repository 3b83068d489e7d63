#pragma once

#include "analysis/Figure.h"

namespace deltarank::analysis {

struct FigureExtent
{
    Interval x{0, 1};
    Interval y{0, 1};
};

/// What the axes must show, from low to high: all points and fitted lines, the hints of the axes, and as much
/// of the rest as leaves the points readable. Intervals count up to twice the extent of the points (or twice
/// the median length of the intervals, where that is more) on either side, confidence bands up to half of
/// what was counted so far, null bands and overlays up to all of it (overlays along x up to half). Nothing
/// but points and hints leaves an axis' limits. Logarithmic axes leave values <= 0 out.
FigureExtent extent(const Figure& figure);
/// ...with other scales than the figure's own.
FigureExtent extent(const Figure& figure, AxisScale xScale, AxisScale yScale);

} // namespace deltarank::analysis
