#pragma once

#include "base/Result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace deltarank::data {

/// Options of a source as text, by name.
using DatasetOptions = std::map<std::string, std::string>;

/// One option a source knows.
struct OptionInfo
{
    std::string name;
    std::string standard; ///< what counts when it is not given; may be empty
    std::string meaning;  ///< one sentence
};

/// Refuses an option that is not known, naming those that are.
base::Status checkOptions(const DatasetOptions& options, const std::vector<OptionInfo>& known);

/// The value of an option, or `standard` if it is not given or empty.
std::string textOption(const DatasetOptions& options, const std::string& name,
                       const std::string& standard = {});
base::Result<std::int64_t> numberOption(const DatasetOptions& options, const std::string& name,
                                        std::int64_t standard, std::int64_t least, std::int64_t most);
/// yes/no, true/false, 1/0.
base::Result<bool> switchOption(const DatasetOptions& options, const std::string& name, bool standard);

} // namespace deltarank::data
