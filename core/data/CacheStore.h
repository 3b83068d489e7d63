#pragma once

#include "base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace deltarank::data {

/// What one kind of cache takes on disk.
struct CacheUse
{
    std::string name;    ///< "samples"
    std::string meaning; ///< "pictures and token ids, ready for training"
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

/// The caches that this program can make again, with what they take.
std::vector<CacheUse> cacheUse();

/// Removes one of the caches of cacheUse(), or all where `name` is empty. Programs that are using them go on.
/// Gives the bytes freed. Errors: InvalidArgument for an unknown name, Io.
base::Result<std::uint64_t> clearCache(const std::string& name = {});

/// Largest size of the samples cache in bytes: $DELTARANK_CACHE_LIMIT (GiB, may be a fraction), else 32 GiB.
std::uint64_t sampleCacheLimit();

/// Makes room for another file of `bytes` in the samples cache: removes the files that were not used for the
/// longest time, and what died writers left behind a day ago. Errors: OutOfMemory where the file alone is
/// larger than the limit or the disk has not enough space, with what to do.
base::Status makeRoomForSamples(std::uint64_t bytes);

/// Where samples are cached.
std::filesystem::path sampleCacheFolder();

} // namespace deltarank::data
