#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/DatasetOptions.h"

#include <filesystem>
#include <memory>

namespace deltarank::data {

/// Oxford-IIIT Pet: `images/Abyssinian_1.jpg`, class = the name without its last `_number`; cats start with a
/// capital letter. `path` is the folder that holds `images`, or that folder. The parts are those of
/// `annotations/trainval.txt` and `annotations/test.txt` (lines `name class species breed`, `#` comments)
/// where they are there. Other files beside the pictures are left alone. Options: min_per_class, max_classes.
/// Errors: NotFound (no such pictures), Format (too few classes), Io, Stopped.
base::Result<std::unique_ptr<Dataset>> openOxfordPet(const std::filesystem::path& path,
                                                     const DatasetOptions& options = {},
                                                     const base::ProgressSink& progress = {},
                                                     const base::StopToken& stop = {});

} // namespace deltarank::data
