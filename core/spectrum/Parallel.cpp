#include "spectrum/Parallel.h"

#include "base/System.h"
#include "spectrum/Lapack.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace deltarank::spectrum {

base::Status parallelFor(std::size_t count, int threads, const base::StopToken& stop,
                         const base::ProgressSink& progress, const std::string& stage,
                         const std::function<base::Status(std::size_t)>& work)
{
    if (threads <= 0)
        threads = base::availableCores();
    threads =
        static_cast<int>(std::clamp<std::size_t>(count, 1, static_cast<std::size_t>(std::max(1, threads))));

    std::atomic<std::size_t> next{0};
    std::atomic<bool> ended{false};
    std::mutex mutex;
    std::size_t done = 0;
    std::optional<base::Error> error;
    const auto start = std::chrono::steady_clock::now();

    const auto run = [&] {
        const lapack::OneBlasThread single;
        for (;;) {
            if (ended)
                return;
            const std::size_t index = next.fetch_add(1);
            if (index >= count)
                return;
            base::Status status = stop.waitAndCheck() ? base::fail(base::ErrorCode::Stopped,
                                                                   "Stopped before all matrices were done.")
                                                      : work(index);
            std::lock_guard lock(mutex);
            if (!status) {
                if (!error)
                    error = std::move(status).error();
                ended = true;
                return;
            }
            ++done;
            if (progress) {
                const double seconds =
                    std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                progress(
                    {.stage = stage,
                     .done = done,
                     .total = count,
                     .secondsLeft = seconds / static_cast<double>(done) * static_cast<double>(count - done)});
            }
        }
    };
    if (threads == 1) {
        run();
    } else {
        std::vector<std::jthread> pool;
        for (int i = 0; i < threads; ++i)
            pool.emplace_back(run);
    }
    if (error)
        return base::fail(std::move(*error));
    return {};
}

} // namespace deltarank::spectrum
