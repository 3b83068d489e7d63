#pragma once

#include "data/Dataset.h"

#include <filesystem>
#include <memory>

namespace example {

/// A folder with one text file for each class, such as ham.txt and spam.txt; every line is a sample.
deltarank::base::Result<std::unique_ptr<deltarank::data::Dataset>>
openLines(const std::filesystem::path& folder);

} // namespace example
