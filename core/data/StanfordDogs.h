#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/DatasetOptions.h"

#include <filesystem>
#include <memory>

namespace deltarank::data {

/// Stanford Dogs: `Images/n02085620-Chihuahua/n02085620_10074.jpg`, class = breed. `path` is the folder that
/// holds `Images`, or that folder. The parts are those of `lists/train_list.mat` and `lists/test_list.mat`
/// (also beside `Images`) when both are there. Options: min_per_class, max_classes. Errors: NotFound (no such
/// folders), Format (a broken list, too few classes), Io, Stopped.
base::Result<std::unique_ptr<Dataset>> openStanfordDogs(const std::filesystem::path& path,
                                                        const DatasetOptions& options = {},
                                                        const base::ProgressSink& progress = {},
                                                        const base::StopToken& stop = {});

} // namespace deltarank::data
