#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace deltarank::data {

/// How a field's bytes in a file stand for its text.
enum class FieldCoding : std::uint8_t {
    Plain,      ///< as they are
    JsonString, ///< with JSON escapes, without the outer quotes
    CsvQuoted,  ///< quotes doubled, without the outer quotes
};

/// The text of a field: escapes resolved, bytes that are not UTF-8 and broken escapes as U+FFFD. `out` is
/// overwritten. False if something had to be replaced.
bool decodeField(std::string_view raw, FieldCoding coding, std::string& out);

/// Every run of white space becomes one blank; none at the ends.
void foldWhiteSpace(std::string& text);

/// Whether all bytes form valid UTF-8.
bool isUtf8(std::string_view text);

} // namespace deltarank::data
