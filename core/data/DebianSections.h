#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/AptText.h"
#include "data/TextDataset.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace deltarank::data {

struct DebianSectionsOptions
{
    std::filesystem::path path{}; ///< a snapshot to open instead of this machine's lists
    bool refresh = false;         ///< fetch the lists again although the joined data are in the cache
    bool fetch = true;            ///< false: lists that are not here are not fetched, which is an error then
};

/// The data set `debian-sections`: which section of the Debian archive does a package belong to?
///
/// One sample per (source package, section): synopsis and long description of the section's package with the
/// longest text (ties: the first by name), at least 12 words; the label is the section without its component.
/// Left out: metapackages, tasks, oldlibs, debug, localization, misc, doc, introspection, otherosfs, and
/// sections of fewer than 300 samples. The id is "source/section", the group the source package.
/// Parts: Test where crc32(source) % 5 == 0, of the rest Validation where crc32("validation" + source) % 8
/// == 0, else Train. A text that occurs on both sides of the split stays in Test, then Validation.
///
/// The joined data are kept in the cache folder and opened from there. Without them, the lists of the system
/// are used if they hold English descriptions, else they are fetched into the cache (about 16 MB).
/// Errors: no apt, no network, a broken snapshot, stopped.
base::Result<std::unique_ptr<Dataset>> openDebianSections(const DebianSectionsOptions& options,
                                                          const base::ProgressSink& progress = {},
                                                          const base::StopToken& stop = {});

/// The rules above, for packages and descriptions that were read already.
struct DebianSectionsRules
{
    std::size_t smallestSection = 300;
    std::size_t fewestWords = 12;
};
TextDataset::Content joinDebianSections(const std::vector<AptPackage>& packages,
                                        const AptDescriptions& descriptions,
                                        const DebianSectionsRules& rules = {});

} // namespace deltarank::data
