#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <cstddef>
#include <functional>
#include <string>

namespace deltarank::base {

/// Calls work(0) .. work(count - 1) from all available cores, each number once, in any order. The first error
/// ends it; a stop request gives Error Stopped; an exception goes on in the caller. Progress, with the time
/// left, comes from one thread at a time and at most ten times a second.
Status parallelFor(std::size_t count, const std::string& stage, const ProgressSink& progress,
                   const StopToken& stop, const std::function<Status(std::size_t)>& work);

} // namespace deltarank::base
