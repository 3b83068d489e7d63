#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace deltarank::task {

/// Shares `total` among pools as equally as they allow (water-filling): quota_i = min(pool_i, L), and what is
/// left over goes one each to the first pools in `order` that have more than L.
/// @pre total <= sum of the pools; `order` is a permutation of 0 .. pools.size() - 1.
std::vector<std::size_t> waterFill(const std::vector<std::size_t>& pools, std::size_t total,
                                   const std::vector<std::size_t>& order);

} // namespace deltarank::task
