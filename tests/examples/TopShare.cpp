#include "TopShare.h"

#include "spectrum/Measures.h"

namespace example {

std::optional<double> topShare(std::span<const float> values)
{
    // E_1 of the cumulative energy, which is summed in float64 and safe against under- and overflow.
    const auto energy = deltarank::spectrum::cumulativeEnergy(values);
    if (energy.empty() || !(energy.back() > 0))
        return std::nullopt;
    return energy.front();
}

} // namespace example
