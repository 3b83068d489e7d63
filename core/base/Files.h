#pragma once

#include "base/Result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace deltarank::base {

namespace fs = std::filesystem;

/// Reads a whole file. Refuses more than `limit` bytes. Errors name the file.
Result<std::string> readFile(const fs::path& path, std::uint64_t limit = std::uint64_t{1} << 30);

/// Writes beside the target (name with host and process), flushes to disk, renames into place: readers see
/// the old file or the whole new one. Makes missing parent folders.
Status writeFileAtomically(const fs::path& path, std::string_view bytes);

/// The same for writers that need a path: `write` fills the temporary file, which is then flushed and
/// renamed.
Status replaceFileAtomically(const fs::path& path,
                             const std::function<Status(const fs::path& temporary)>& write);

/// Makes a folder with its parents.
Status makeFolder(const fs::path& path);

/// The user's cache folder of this program: $DELTARANK_CACHE, else $XDG_CACHE_HOME/deltarank, else
/// ~/.cache/deltarank; the temporary folder if there is no home. Not created.
fs::path cacheFolder();
/// Where new studies go: $DELTARANK_STUDIES, else ~/DeltaRank.
fs::path studiesFolder();
/// Presets, models, help: $DELTARANK_RESOURCES, else beside the program (../share/deltarank), else the source
/// tree it was built from.
Result<fs::path> resourceFolder();

/// Name of this computer.
std::string hostName();

} // namespace deltarank::base
