#include "data/TextField.h"

#include "data/Utf8.h"

#include <cstring>
#include <optional>

namespace deltarank::data {

namespace {

std::optional<char32_t> hexDigits(std::string_view text)
{
    if (text.size() < 4)
        return std::nullopt;
    char32_t value = 0;
    for (const char c : text.substr(0, 4)) {
        value <<= 4;
        if (c >= '0' && c <= '9')
            value |= static_cast<char32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            value |= static_cast<char32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            value |= static_cast<char32_t>(c - 'A' + 10);
        else
            return std::nullopt;
    }
    return value;
}

/// Resolves the escape behind a backslash at `position` and moves behind it; U+FFFD for one that is broken.
char32_t decodeEscape(std::string_view raw, std::size_t& position, bool& clean)
{
    const auto broken = [&] {
        clean = false;
        return replacementCharacter;
    };
    if (position >= raw.size())
        return broken();
    switch (const char c = raw[position++]) {
    case '"':
    case '\\':
    case '/':
        return static_cast<unsigned char>(c);
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'u':
        break;
    default:
        return broken();
    }
    const auto first = hexDigits(raw.substr(position));
    if (!first)
        return broken();
    position += 4;
    if (*first < 0xD800 || *first > 0xDFFF)
        return *first;
    // Half of a surrogate pair: the other half must follow.
    if (*first > 0xDBFF || raw.substr(position, 2) != "\\u")
        return broken();
    const auto second = hexDigits(raw.substr(position + 2));
    if (!second || *second < 0xDC00 || *second > 0xDFFF)
        return broken();
    position += 6;
    return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
}

/// Appends text as it is where it is UTF-8.
bool appendChecked(std::string_view text, std::string& out)
{
    if (isUtf8(text)) {
        out += text;
        return true;
    }
    out += validUtf8(text);
    return false;
}

} // namespace

bool isUtf8(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size()) {
        std::uint64_t word = 0;
        while (i + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + i, sizeof word);
            if (word & 0x8080808080808080u)
                break;
            i += sizeof word;
        }
        while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80)
            ++i;
        if (i == text.size())
            return true;
        const std::size_t before = i;
        // U+FFFD itself is three bytes; a replaced byte moves one on.
        if (decodeUtf8(text, i) == replacementCharacter && i == before + 1)
            return false;
    }
    return true;
}

bool decodeField(std::string_view raw, FieldCoding coding, std::string& out)
{
    out.clear();
    if (coding == FieldCoding::Plain)
        return appendChecked(raw, out);
    const char mark = coding == FieldCoding::JsonString ? '\\' : '"';
    bool clean = true;
    std::size_t position = 0;
    while (position < raw.size()) {
        const std::size_t found = raw.find(mark, position);
        const std::size_t end = found == std::string_view::npos ? raw.size() : found;
        clean &= appendChecked(raw.substr(position, end - position), out);
        if (end == raw.size())
            break;
        position = end + 1;
        if (coding == FieldCoding::JsonString) {
            appendUtf8(out, decodeEscape(raw, position, clean));
        } else {
            out += '"';
            if (position < raw.size() && raw[position] == '"')
                ++position;
        }
    }
    return clean;
}

void foldWhiteSpace(std::string& text)
{
    std::size_t length = 0;
    bool pending = false;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            pending = length > 0;
            continue;
        }
        if (pending)
            text[length++] = ' ';
        pending = false;
        text[length++] = c;
    }
    text.resize(length);
}

} // namespace deltarank::data
