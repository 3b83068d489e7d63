#pragma once

#include "base/Result.h"
#include "study/Store.h"

#include <filesystem>
#include <string>

namespace deltarank::study {

/// Makes a new study with the same settings under another name, and gives it the finished runs of the first:
/// a run belongs to its settings, so what is changed afterwards decides which of them still count. Run files
/// never change, so they are linked where the file system can, else copied. Failures are not taken along.
///
/// Refuses a folder that exists. A file that cannot be copied ends it; what was made is removed again.
base::Result<Store> duplicate(const Store& study, const std::filesystem::path& folder,
                              const std::string& name);

} // namespace deltarank::study
