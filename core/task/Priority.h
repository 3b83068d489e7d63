#pragma once

#include "base/RandomStream.h"

#include <cstdint>
#include <string_view>

namespace deltarank::task {

/// 64-bit FNV-1a, continued from `hash`.
constexpr std::uint64_t hashOf(std::string_view text, std::uint64_t hash = 14695981039346656037ull)
{
    for (char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

/// A random number that belongs to a name. Choosing the names with the smallest numbers is a random choice
/// that does not depend on the order of the names, nor on the presence of names that were not chosen: a
/// reduced copy of a data set gives the same tasks.
inline std::uint64_t priorityOf(std::uint64_t seed, base::Purpose purpose, int repeat, std::uint64_t nameHash)
{
    base::RandomStream stream({seed, purpose, static_cast<std::uint32_t>(repeat),
                               static_cast<std::uint32_t>(nameHash >> 32),
                               static_cast<std::uint32_t>(nameHash)});
    return stream.next64();
}

} // namespace deltarank::task
