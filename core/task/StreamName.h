#pragma once

#include "task/Priority.h"
#include "task/TaskSpec.h"

#include <string>

namespace deltarank::task {

/// The part of a stream's key that seed, repeat and class count do not say: the sweep, the draw and the use.
inline std::uint64_t streamName(const TaskSpec& spec, std::string_view use)
{
    std::uint64_t hash = hashOf(spec.sweep);
    hash = hashOf(std::string_view("\0", 1), hash);
    hash = hashOf(std::to_string(spec.draw), hash);
    hash = hashOf(std::string_view("\0", 1), hash);
    hash = hashOf(use, hash);
    return hashOf(std::string_view("\0", 1), hash);
}

} // namespace deltarank::task
