#pragma once

#include "analysis/Figure.h"
#include "ui/figure/FigurePlotter.h"

namespace deltarank::ui {

struct FigureRange
{
    analysis::Interval x{0, 1};
    analysis::Interval y{0, 1};
};

/// What a figure shows before anyone zooms, which is what an exported one shows as well.
FigureRange rangeOf(const analysis::Figure& figure, const AxisChoice& axes);

} // namespace deltarank::ui
