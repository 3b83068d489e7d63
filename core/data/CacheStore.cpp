#include "data/CacheStore.h"

#include "base/Files.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<const char*, const char*>, 3> kinds = {{
    {"samples", "pictures and token ids, ready for training"},
    {"indexes", "where the texts of large files lie"},
    {"folders", "which pictures in folders can be read"},
}};
constexpr double usualLimit = 32;
/// Kept free on the disk, for everything else that runs.
constexpr std::uint64_t margin = std::uint64_t{256} << 20;

struct CacheFile
{
    fs::path path;
    std::uint64_t bytes = 0;
    fs::file_time_type used;
};

std::vector<CacheFile> filesIn(const fs::path& folder)
{
    std::vector<CacheFile> files;
    std::error_code ec;
    fs::directory_iterator entries(folder, ec);
    for (; !ec && entries != fs::directory_iterator(); entries.increment(ec)) {
        std::error_code one;
        if (!entries->is_regular_file(one))
            continue;
        CacheFile file{entries->path(), entries->file_size(one), entries->last_write_time(one)};
        if (!one)
            files.push_back(std::move(file));
    }
    return files;
}

std::string gigabytes(std::uint64_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GB", static_cast<double>(bytes) / 1e9);
    return text;
}

} // namespace

fs::path sampleCacheFolder()
{
    return base::cacheFolder() / "samples";
}

std::vector<CacheUse> cacheUse()
{
    std::vector<CacheUse> list;
    for (const auto& [name, meaning] : kinds) {
        CacheUse use{name, meaning};
        for (const CacheFile& file : filesIn(base::cacheFolder() / name)) {
            ++use.files;
            use.bytes += file.bytes;
        }
        list.push_back(std::move(use));
    }
    return list;
}

base::Result<std::uint64_t> clearCache(const std::string& name)
{
    std::uint64_t freed = 0;
    bool known = name.empty();
    for (const auto& [kind, meaning] : kinds) {
        if (!name.empty() && name != kind)
            continue;
        known = true;
        for (const CacheFile& file : filesIn(base::cacheFolder() / kind)) {
            std::error_code ec;
            fs::remove(file.path, ec);
            if (ec)
                return fail(ErrorCode::Io, "Cannot remove the file: " + ec.message() + ".",
                            file.path.string());
            freed += file.bytes;
        }
    }
    if (!known)
        return fail(ErrorCode::InvalidArgument, "There is no cache called '" + name + "'.", {},
                    "The caches are samples, indexes and folders.");
    return freed;
}

std::uint64_t sampleCacheLimit()
{
    double limit = usualLimit;
    if (const char* value = std::getenv("DELTARANK_CACHE_LIMIT"); value && *value) {
        char* end = nullptr;
        const double given = std::strtod(value, &end);
        if (*end == 0 && std::isfinite(given) && given >= 0 && given < 1e9)
            limit = given;
    }
    return static_cast<std::uint64_t>(limit * 1024 * 1024 * 1024);
}

base::Status makeRoomForSamples(std::uint64_t bytes)
{
    const fs::path folder = sampleCacheFolder();
    DELTARANK_TRY(base::makeFolder(folder));
    const std::uint64_t limit = sampleCacheLimit();
    if (bytes > limit)
        return fail(ErrorCode::OutOfMemory,
                    "The prepared samples take " + gigabytes(bytes) + ", more than the cache may hold (" +
                        gigabytes(limit) + ").",
                    folder.string(),
                    "Set DELTARANK_CACHE_LIMIT to a larger number of GiB, or use fewer samples.");
    auto files = filesIn(folder);
    std::sort(files.begin(), files.end(),
              [](const CacheFile& a, const CacheFile& b) { return a.used < b.used; });
    std::uint64_t total = 0;
    for (const CacheFile& file : files)
        total += file.bytes;
    const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
    for (const CacheFile& file : files) {
        std::error_code ec;
        const bool unfinished = file.path.extension() == ".tmp";
        const auto space = fs::space(folder, ec);
        const bool diskFull = !ec && space.available < bytes + margin;
        if (unfinished ? file.used >= yesterday : total + bytes <= limit && !diskFull)
            continue;
        fs::remove(file.path, ec);
        if (!ec)
            total -= file.bytes;
    }
    std::error_code ec;
    const auto space = fs::space(folder, ec);
    if (!ec && space.available < bytes + margin)
        return fail(ErrorCode::OutOfMemory,
                    "The prepared samples take " + gigabytes(bytes) + ", and the disk has " +
                        gigabytes(space.available) + " left.",
                    folder.string(), "Free some space, or set DELTARANK_CACHE to a folder on another disk.");
    return {};
}

} // namespace deltarank::data
