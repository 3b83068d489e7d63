#pragma once

#include "base/Result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// One variable of a MATLAB file: a list of texts, or numbers.
struct MatlabVariable
{
    std::vector<std::string> texts;
    std::vector<double> numbers;
};

/// Reads the variables of a MATLAB 5 file that are cells of texts, texts or real numbers; others are skipped.
/// Compressed elements, both byte orders and all number types are read. Errors: Format (not such a file,
/// truncated, sizes that do not fit), Unsupported (version 7.3, which is HDF5).
base::Result<std::map<std::string, MatlabVariable>> readMatlab(const std::filesystem::path& path);
base::Result<std::map<std::string, MatlabVariable>> parseMatlab(std::string_view bytes,
                                                                const std::string& where);

} // namespace deltarank::data
