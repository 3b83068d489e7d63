#pragma once

#include "base/Result.h"
#include "base/StopToken.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Running other programs. Process.cpp is the Unix half; a port to another system replaces it.
namespace deltarank::base {

struct ProcessRequest
{
    std::string program; ///< a path, or a name looked up in PATH
    std::vector<std::string> arguments{};
    std::uint64_t outputLimit = std::uint64_t{64} << 20; ///< bytes of standard output; more ends the program
    double secondsLimit = 0;                             ///< 0: none
    std::function<void(std::string_view line)> onLine{}; ///< each finished line of standard output
};

struct ProcessOutput
{
    std::string output;
    std::string errors; ///< standard error, its last 64 KiB
};

/// Runs a program without a shell, with no standard input and the C locale, and waits for it. Errors:
/// NotFound (no such program), Stopped, Unsupported (too much output), Internal (took too long, died, or an
/// exit status other than 0; the message ends with its last lines). A program that is ended early takes its
/// children with it.
Result<ProcessOutput> runProcess(const ProcessRequest& request, const StopToken& stop = {});

} // namespace deltarank::base
