#pragma once

#include "base/Progress.h"
#include "base/ReadableFile.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace deltarank::data {

/// What is known about one picture file.
struct ImageFinding
{
    base::FileStamp stamp;
    std::string sha256;     ///< of its bytes; empty where it cannot be read
    std::string unreadable; ///< why it cannot be decoded, one sentence; empty: it can
    std::string remark;     ///< one sentence about a file that is read all the same; may be empty
};

/// Reads and decodes the files below `root` once, on all cores. Findings are kept in the cache folder and
/// used again for files whose size and time are the same; when stopped, what was found so far is kept.
base::Result<std::map<std::string, ImageFinding>> examineImages(const std::filesystem::path& root,
                                                                const std::vector<std::string>& files,
                                                                const base::ProgressSink& progress,
                                                                const base::StopToken& stop);

} // namespace deltarank::data
