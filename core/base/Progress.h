#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace deltarank::base {

/// Where long work stands: what, how much, how long.
struct Progress
{
    std::string stage; ///< "Indexing arXiv", "Training the tokenizer"
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0: not known
    double secondsLeft = -1; ///< negative: not known yet
    std::string detail{};    ///< a short addition, such as "41 samples/s"
};

/// Called from the working thread; receivers limit their own rate. May be empty.
using ProgressSink = std::function<void(const Progress&)>;

} // namespace deltarank::base
