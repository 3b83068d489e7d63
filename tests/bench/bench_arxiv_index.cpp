// Indexes a made-up arXiv snapshot and prints speed and peak memory.
//   bench_arxiv_index [LINES]    300,000 lines unless told; the full snapshot has about 2,700,000
// Ends with status 1 below 100 MB/s, above 300 MB, or when the second opening takes a second or more.

#include "base/RandomStream.h"
#include "base/System.h"
#include "data/ArxivSnapshot.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>

using namespace deltarank;
namespace fs = std::filesystem;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string words(base::RandomStream& stream, std::size_t bytes)
{
    static const char* const pieces[] = {
        "We",         "study",  "the",          "$\\\\alpha$-stable", "spectrum",
        "of",         "random", "graphs",       "\\n  and",           "prove",
        "a",          "bound",  "na\xC3\xAFve", "\\\"sharp\\\"",      "\\u00e9tale",
        "cohomology", "with",   "noise"};
    std::string text;
    while (text.size() < bytes) {
        text += pieces[stream.below(std::size(pieces))];
        text += ' ';
    }
    return text;
}

/// As many categories, and lines as long, as the real one has.
bool writeSnapshot(const fs::path& path, int lines)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file)
        return false;
    base::RandomStream stream({1, base::Purpose::Other, 0, 0, 0});
    bool good = true;
    for (int i = 0; i < lines; ++i) {
        const auto category = stream.below(150);
        std::string line =
            "{\"id\":\"" + std::to_string(1000 + i / 20000) + "." + std::to_string(10000 + i % 20000) +
            "\",\"submitter\":\"A. Person\",\"authors\":\"A. Person and B. Person\",\"title\":\"" +
            words(stream, 70) + "\",\"comments\":null,\"journal-ref\":null,\"doi\":\"10.1103/x" +
            std::to_string(i) + "\",\"report-no\":null,\"categories\":\"c" + std::to_string(category) +
            ".XX math.CO\",\"license\":null,\"abstract\":\"  " + words(stream, 900) +
            "\\n\",\"versions\":[{\"version\":\"v1\",\"created\":\"Mon, 2 Apr 2007 19:18:42 GMT\"},"
            "{\"version\":\"v2\",\"created\":\"Tue, 24 Jul 2007 20:10:27 GMT\"}],\"update_date\":"
            "\"2008-11-26\",\"authors_parsed\":[[\"Person\",\"A.\",\"\"],[\"Person\",\"B.\",\"\"]]}\n";
        good = good && std::fwrite(line.data(), 1, line.size(), file) == line.size();
    }
    return std::fclose(file) == 0 && good;
}

} // namespace

int main(int argc, char** argv)
{
    const int lines = argc > 1 ? std::atoi(argv[1]) : 300'000;
    const fs::path folder =
        fs::temp_directory_path() / ("bench_arxiv_index-" + std::to_string(base::processId()));
    fs::create_directories(folder);
    ::setenv("DELTARANK_CACHE", (folder / "cache").c_str(), 1);
    const fs::path path = folder / "arxiv-metadata-oai-snapshot.json";
    int status = 1;
    if (writeSnapshot(path, lines)) {
        const double megabytes = static_cast<double>(fs::file_size(path)) / 1e6;
        const auto before = base::peakMemory();
        auto start = std::chrono::steady_clock::now();
        const std::clock_t processor = std::clock();
        const auto first = data::openArxiv(path);
        const double indexing = secondsSince(start);
        const double working = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
        start = std::chrono::steady_clock::now();
        const auto second = data::openArxiv(path);
        const double opening = secondsSince(start);
        const double peak = static_cast<double>(base::peakMemory()) / 1e6;
        if (first && second) {
            std::printf("%d lines, %.0f MB: indexed in %.2f s (%.2f s of processor time), %.0f MB/s; opened "
                        "again in %.3f s\n"
                        "%zu samples in %zu classes; peak memory %.0f MB (%.0f MB before)\n",
                        lines, megabytes, indexing, working, megabytes / indexing, opening, (*first)->size(),
                        (*first)->classNames().size(), peak, static_cast<double>(before) / 1e6);
            status = megabytes / indexing >= 100 && peak <= 300 && opening < 1 ? 0 : 1;
        } else {
            std::fprintf(stderr, "%s\n", (first ? second : first).error().text().c_str());
        }
    } else {
        std::fprintf(stderr, "Cannot write %s.\n", path.c_str());
    }
    std::error_code ec;
    fs::remove_all(folder, ec);
    return status;
}
