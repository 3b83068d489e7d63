#include "base/ParallelFor.h"

#include "base/System.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace deltarank::base {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What the threads of one call share.
struct Shared
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> ended{false};
    std::mutex mutex;
    std::size_t done = 0;
    std::optional<Error> error;
    std::exception_ptr exception;
    Clock::time_point start = Clock::now();
    double lastReport = -1;
};

} // namespace

Status parallelFor(std::size_t count, const std::string& stage, const ProgressSink& progress,
                   const StopToken& stop, const std::function<Status(std::size_t)>& work)
{
    Shared shared;
    const auto report = [&] {
        const double seconds = secondsSince(shared.start);
        if (!progress || (shared.done < count && seconds - shared.lastReport < 0.1))
            return;
        shared.lastReport = seconds;
        progress({.stage = stage,
                  .done = shared.done,
                  .total = count,
                  .secondsLeft =
                      seconds / static_cast<double>(shared.done) * static_cast<double>(count - shared.done)});
    };
    const auto run = [&] {
        while (!shared.ended) {
            const std::size_t index = shared.next.fetch_add(1);
            if (index >= count)
                return;
            try {
                Status status = stop.waitAndCheck() ? fail(ErrorCode::Stopped, "Stopped.") : work(index);
                const std::lock_guard lock(shared.mutex);
                if (status) {
                    ++shared.done;
                    report();
                    continue;
                }
                if (!shared.error)
                    shared.error = std::move(status).error();
            } catch (...) {
                const std::lock_guard lock(shared.mutex);
                if (!shared.exception)
                    shared.exception = std::current_exception();
            }
            shared.ended = true;
        }
    };
    const auto threads = std::clamp<std::size_t>(static_cast<std::size_t>(availableCores()), 1,
                                                 std::max<std::size_t>(1, count));
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threads; ++i)
            helpers.emplace_back(run);
        run();
    }
    if (shared.exception)
        std::rethrow_exception(shared.exception);
    if (shared.error)
        return fail(std::move(*shared.error));
    return {};
}

} // namespace deltarank::base
