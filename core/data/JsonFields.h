#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// The value of one key of an object as it stands in the text.
struct JsonField
{
    enum class Kind { Missing, String, Number, Bool, Null, Nested };
    Kind kind = Kind::Missing;
    std::string_view raw; ///< strings without their quotes, escapes not resolved
};

/// Finds the values of some keys in a line that holds one JSON object, without building it: fields[i] belongs
/// to names[i]; of equal keys the last counts. Nested values are skipped by their brackets. False where the
/// line is no complete object.
bool findJsonFields(std::string_view line, std::span<const std::string_view> names,
                    std::span<JsonField> fields);

/// The keys of the object in their order; empty where the line is no complete object.
std::vector<std::string> jsonKeys(std::string_view line);

} // namespace deltarank::data
