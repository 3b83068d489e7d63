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

/// Whose lists to read: the system's, or those that fetchAptLists() put into our folder.
enum class AptLists { System, Own };

/// Reads lists that are on this machine. Whatever is installed or pinned here plays no part, so that equal
/// lists give equal texts on every machine; `folder` takes the settings for that. Error NotFound: apt is
/// missing, or there are no English descriptions.
base::Result<AptTexts> readAptLists(AptLists which, const std::filesystem::path& folder,
                                    const base::StopToken& stop = {});

/// Fetches package lists and English descriptions (about 16 MB) of the configured sources into `folder`,
/// without touching the system's own lists. Needs no root. Gives back what apt warned of: without a network
/// it only warns. Error: apt's own.
base::Result<std::string> fetchAptLists(const std::filesystem::path& folder,
                                        const base::ProgressSink& progress = {},
                                        const base::StopToken& stop = {});

} // namespace deltarank::data
