#pragma once

#include "base/RandomStream.h"

#include <cstdint>
#include <span>

namespace deltarank::base {

/// The blocks of many counters that differ in their first number alone, one after the other: `target` holds
/// 4·firsts.size() numbers. The first number of `rest` is not read. The same numbers as Philox::block gives,
/// several blocks at a time.
void philoxBlocks(const std::array<std::uint32_t, 2>& key, const Philox::Block& rest,
                  std::span<const std::uint32_t> firsts, std::uint32_t* target);

} // namespace deltarank::base
