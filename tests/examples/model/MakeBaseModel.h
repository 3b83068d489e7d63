#pragma once

#include "base/Result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace example {

/// Writes a small BERT with random weights as a checkpoint folder that studies can name.
/// @param words the vocabulary after the five special tokens; parts of words start with "##"
deltarank::base::Status makeBaseModel(const std::filesystem::path& folder,
                                      const std::vector<std::string>& words);

} // namespace example
