#pragma once

#include <optional>
#include <span>

namespace example {

/// Share of the energy that the first singular value holds, σ₁² / Σσ²: 1/r .. 1; none for ΔW = 0.
std::optional<double> topShare(std::span<const float> values);

} // namespace example
