#include "data/DatasetOptions.h"

#include <algorithm>
#include <charconv>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

base::Status checkOptions(const DatasetOptions& options, const std::vector<OptionInfo>& known)
{
    for (const auto& [name, value] : options) {
        if (std::any_of(known.begin(), known.end(),
                        [&wanted = name](const OptionInfo& info) { return info.name == wanted; }))
            continue;
        std::string names;
        for (const OptionInfo& info : known)
            names += (names.empty() ? "" : ", ") + info.name;
        return fail(ErrorCode::InvalidArgument, "This kind of data set has no option `" + name + "`.",
                    "dataset.options." + name,
                    names.empty() ? "It has no options." : "Its options are: " + names + ".");
    }
    return {};
}

std::string textOption(const DatasetOptions& options, const std::string& name, const std::string& standard)
{
    const auto found = options.find(name);
    return found == options.end() || found->second.empty() ? standard : found->second;
}

base::Result<std::int64_t> numberOption(const DatasetOptions& options, const std::string& name,
                                        std::int64_t standard, std::int64_t least, std::int64_t most)
{
    const std::string text = textOption(options, name);
    if (text.empty())
        return standard;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        return fail(
            ErrorCode::InvalidArgument, "`" + name + "` is '" + text + "'.", "dataset.options." + name,
            "Give a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
    return value;
}

base::Result<bool> switchOption(const DatasetOptions& options, const std::string& name, bool standard)
{
    const std::string text = textOption(options, name);
    if (text.empty())
        return standard;
    if (text == "yes" || text == "true" || text == "1")
        return true;
    if (text == "no" || text == "false" || text == "0")
        return false;
    return fail(ErrorCode::InvalidArgument, "`" + name + "` is '" + text + "'.", "dataset.options." + name,
                "Give yes or no.");
}

} // namespace deltarank::data
