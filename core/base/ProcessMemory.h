#pragma once

#include <cstdint>

namespace deltarank::base {

/// Resident memory of this process now, in bytes; 0 where the system does not tell.
std::uint64_t currentMemory();

} // namespace deltarank::base
