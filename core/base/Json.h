#pragma once

#include "base/Result.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace deltarank::base {

/// Parses JSON that came from outside: never throws, refuses nesting deeper than `deepest` (writing such a
/// value again would use up the stack) and says at which byte the text stops being JSON.
Result<nlohmann::json> parseJson(std::string_view text, const std::string& where, int deepest = 64);

/// Compact or indented text; bytes that are not UTF-8 become U+FFFD instead of an exception.
std::string jsonText(const nlohmann::json& value, int indent = -1);

/// null for what is not there.
template <typename Value> nlohmann::json orNull(const std::optional<Value>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

} // namespace deltarank::base
