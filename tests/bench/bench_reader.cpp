// What reading foreign files in a process of their own costs, beside reading them in this one.
// Usage: bench_reader RUN.h5 (DELTARANK_READ names the reader, where it is not beside this program)
#include "study/ReaderClient.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <vector>

using namespace deltarank;

namespace {

/// Milliseconds, the median of 20.
template <typename Work> double median(Work work)
{
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) {
        const auto start = std::chrono::steady_clock::now();
        if (!work())
            return -1;
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + 10, times.end());
    return times[10];
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "Usage: bench_reader RUN.h5\n");
        return 2;
    }
    const std::filesystem::path file = argv[1];
    const double own = median([&] { return study::readRunFile(file).has_value(); });
    study::ReaderClient started;
    const double running = median([&] { return started.readRun(file).has_value(); });
    const double starting = median([&] { return study::ReaderClient().readRun(file).has_value(); });
    if (own < 0 || running < 0 || starting < 0) {
        const auto why = study::ReaderClient().readRun(file);
        std::fprintf(stderr, "%s\n",
                     why ? "It could not be read in this process." : why.error().text().c_str());
        return 1;
    }
    std::printf("in this process                       %7.2f ms\n", own);
    std::printf("in the reader's process               %7.2f ms  %+7.2f ms\n", running, running - own);
    std::printf("in the reader's process, with its start %5.2f ms  %+7.2f ms  limit +50 ms\n", starting,
                starting - own);
    return 0;
}
