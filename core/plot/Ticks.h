#pragma once

#include "analysis/Figure.h"

#include <functional>
#include <string>
#include <vector>

namespace deltarank::plot {

struct Tick
{
    double place = 0;
    std::string label;
};

/// Room for labels side by side, in any unit of length.
struct LabelRoom
{
    double length = 0;                                ///< of the axis
    double gap = 0;                                   ///< between two labels, at least
    std::function<double(const std::string&)> extent; ///< width of a label
};

/// 4 to 7 round places in [range.low, range.high]: multiples of 1, 2, 2.5 or 5 times a power of ten (fewer
/// where an axis of whole numbers has no more), powers of ten with 2 and 5 between them where they are few on
/// a logarithmic axis (as on a linear one within less than a decade), or the axis' own names. Fewer, down to
/// two, where the labels would touch in `room`.
std::vector<Tick> ticks(const analysis::Axis& axis, analysis::Interval range,
                        const LabelRoom* room = nullptr);

/// The range that an axis shows for data in `range`: a little room on both sides, none below a hint that
/// starts at 0 where nothing lies below 0, and none beyond the axis' limits.
analysis::Interval paddedRange(const analysis::Axis& axis, analysis::Interval range);

/// Where a value lies, 0 at the low end and 1 at the high end.
double position(const analysis::Axis& axis, analysis::Interval range, double value);

} // namespace deltarank::plot
