#pragma once

#include "analysis/Figure.h"
#include "ui/figure/FigurePlotter.h"

namespace deltarank::ui {

struct FigureRange
{
    analysis::Interval x{0, 1};
    analysis::Interval y{0, 1};
};

/// What a figure shows before anyone zooms: all points, intervals and hints of its axes, with a little air.
/// Overlays and bands do not widen it beyond the data's own height on either side, so that they cannot
/// flatten it.
FigureRange rangeOf(const analysis::Figure& figure, const AxisChoice& axes);

} // namespace deltarank::ui
