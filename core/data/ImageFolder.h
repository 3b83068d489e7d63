#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/DatasetOptions.h"
#include "data/IndexedText.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace deltarank::data {

/// Options of all data sets in picture files.
const std::vector<OptionInfo>& imageOptions();
base::Result<ClassFilter> imageFilter(const DatasetOptions& options);

/// Pictures in one folder per class: `path/CLASS/.../picture.jpg`, or
/// `path/{train,validation,test}/CLASS/...` where all folders of `path` are called so (training, valid, val,
/// dev and testing are read as well). Files that do not look like pictures and everything that starts with a
/// dot are left alone. Options: min_per_class, max_classes. Errors: NotFound, Io (a folder that cannot be
/// read), Format (too few classes), Stopped.
base::Result<std::unique_ptr<Dataset>> openImageFolder(const std::filesystem::path& path,
                                                       const DatasetOptions& options = {},
                                                       const base::ProgressSink& progress = {},
                                                       const base::StopToken& stop = {});

} // namespace deltarank::data
