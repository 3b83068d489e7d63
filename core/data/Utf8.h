#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deltarank::data {

/// Without blanks and line ends on both sides.
inline std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

inline constexpr char32_t replacementCharacter = 0xFFFD;

/// Decodes the character at `position` and moves behind it. A byte that starts no valid sequence (overlong
/// forms, surrogates and values above U+10FFFF included) gives U+FFFD and moves one byte on.
/// @pre position < text.size().
inline char32_t decodeUtf8(std::string_view text, std::size_t& position)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byteAt(position++);
    if (first < 0x80)
        return first;
    const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - position < static_cast<std::size_t>(length - 1))
        return replacementCharacter;
    char32_t code = first & (0x7F >> length);
    for (int i = 0; i < length - 1; ++i) {
        const unsigned char next = byteAt(position + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80)
            return replacementCharacter;
        code = (code << 6) | (next & 0x3F);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF)
        return replacementCharacter;
    position += static_cast<std::size_t>(length - 1);
    return code;
}

/// Appends one character. @pre code is a Unicode scalar value.
inline void appendUtf8(std::string& out, char32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// The text with every invalid byte replaced by U+FFFD, so that it can be stored as JSON.
inline std::string validUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();)
        appendUtf8(out, decodeUtf8(text, i));
    return out;
}

} // namespace deltarank::data
