#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <filesystem>
#include <string>

namespace deltarank::data {

/// The raw texts of apt's lists.
struct AptTexts
{
    std::string packages;     ///< `apt-cache dumpavail`
    std::string descriptions; ///< all Translation-en lists
};

/// Reads the lists that are on this machine: the system's, or those in `folder` if it is not empty. Error
/// NotFound: apt is missing, or there are no English descriptions.
base::Result<AptTexts> readAptLists(const std::filesystem::path& folder, const base::StopToken& stop = {});

/// Fetches package lists and English descriptions (about 16 MB) of the configured sources into `folder`,
/// without touching the system's own lists. Needs no root. Error: apt's own, or no network.
base::Status fetchAptLists(const std::filesystem::path& folder, const base::ProgressSink& progress = {},
                           const base::StopToken& stop = {});

} // namespace deltarank::data
