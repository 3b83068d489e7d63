#include "ui/figure/FigureRange.h"

#include "analysis/FigureExtent.h"
#include "plot/Ticks.h"

namespace deltarank::ui {

FigureRange rangeOf(const analysis::Figure& figure, const AxisChoice& axes)
{
    analysis::Axis x = figure.x;
    analysis::Axis y = figure.y;
    x.scale = axes.x.value_or(x.scale);
    y.scale = axes.y.value_or(y.scale);
    const analysis::FigureExtent extent = analysis::extent(figure, x.scale, y.scale);
    return {plot::paddedRange(x, extent.x), plot::paddedRange(y, extent.y)};
}

} // namespace deltarank::ui
