#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <cstddef>
#include <functional>
#include <string>

namespace deltarank::spectrum {

/// Calls work(0) .. work(count − 1) from `threads` threads (0: all cores), each number once. The first error
/// ends it; a stop request gives Error Stopped. Progress comes from one thread at a time.
base::Status parallelFor(std::size_t count, int threads, const base::StopToken& stop,
                         const base::ProgressSink& progress, const std::string& stage,
                         const std::function<base::Status(std::size_t)>& work);

} // namespace deltarank::spectrum
