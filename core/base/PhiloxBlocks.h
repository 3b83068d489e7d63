#pragma once

#include "base/RandomStream.h"

#include <cstddef>
#include <cstdint>

namespace deltarank::base {

/// The blocks of `count` consecutive counters, `first` and those whose first number is 1, 2, ... larger
/// (modulo 2³²), one after the other: `target` holds 4·count numbers. The same numbers as Philox::block
/// gives, several blocks at a time.
void philoxBlocks(const std::array<std::uint32_t, 2>& key, const Philox::Block& first, std::size_t count,
                  std::uint32_t* target);

} // namespace deltarank::base
