#include "data/JsonFields.h"

#include "data/TextField.h"

#include <cstring>
#include <string>

namespace deltarank::data {

namespace {

/// Walks through one object.
class Walker
{
public:
    explicit Walker(std::string_view text) : m_text(text) {}

    /// Calls found(key, field) for each key of the outermost object; false where the text is broken.
    template <typename Found> bool walk(const Found& found)
    {
        skipBlanks();
        if (!take('{'))
            return false;
        skipBlanks();
        if (take('}'))
            return onlyBlanksLeft();
        for (;;) {
            std::string_view key;
            skipBlanks();
            if (!takeString(key))
                return false;
            skipBlanks();
            if (!take(':'))
                return false;
            skipBlanks();
            JsonField field;
            if (!takeValue(field))
                return false;
            found(key, field);
            skipBlanks();
            if (take(','))
                continue;
            return take('}') && onlyBlanksLeft();
        }
    }

private:
    bool atEnd() const { return m_at == m_text.size(); }
    bool take(char c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    void skipBlanks()
    {
        while (!atEnd() && (m_text[m_at] == ' ' || (m_text[m_at] >= '\t' && m_text[m_at] <= '\r')))
            ++m_at;
    }
    bool onlyBlanksLeft()
    {
        skipBlanks();
        return atEnd();
    }
    /// Quotes are found by memchr, far faster than looking at every byte; one that follows an odd number of
    /// backslashes is part of the string.
    bool takeString(std::string_view& raw)
    {
        if (!take('"'))
            return false;
        const std::size_t begin = m_at;
        std::size_t from = begin;
        for (;;) {
            const std::size_t quote = m_text.find('"', from);
            if (quote == std::string_view::npos)
                return false;
            std::size_t backslashes = 0;
            while (backslashes < quote - begin && m_text[quote - 1 - backslashes] == '\\')
                ++backslashes;
            if (backslashes % 2 == 0) {
                raw = m_text.substr(begin, quote - begin);
                m_at = quote + 1;
                return true;
            }
            from = quote + 1;
        }
    }
    bool takeValue(JsonField& field)
    {
        if (atEnd())
            return false;
        const std::size_t begin = m_at;
        switch (m_text[m_at]) {
        case '"':
            field.kind = JsonField::Kind::String;
            return takeString(field.raw);
        case '{':
        case '[':
            field.kind = JsonField::Kind::Nested;
            if (!skipNested())
                return false;
            break;
        default:
            while (!atEnd() && !std::strchr(",}] \t\r\n", m_text[m_at]))
                ++m_at;
            field.kind = kindOf(m_text.substr(begin, m_at - begin));
            if (field.kind == JsonField::Kind::Missing)
                return false;
        }
        field.raw = m_text.substr(begin, m_at - begin);
        return true;
    }
    static JsonField::Kind kindOf(std::string_view word)
    {
        if (word == "null")
            return JsonField::Kind::Null;
        if (word == "true" || word == "false")
            return JsonField::Kind::Bool;
        if (word.empty() || word.find_first_not_of("0123456789+-.eE") != std::string_view::npos)
            return JsonField::Kind::Missing;
        return JsonField::Kind::Number;
    }
    bool skipNested()
    {
        std::size_t depth = 0;
        do {
            m_at = m_text.find_first_of("\"{}[]", m_at);
            if (m_at == std::string_view::npos) {
                m_at = m_text.size();
                return false;
            }
            const char c = m_text[m_at];
            if (c == '"') {
                std::string_view ignored;
                if (!takeString(ignored))
                    return false;
                continue;
            }
            depth += c == '{' || c == '[' ? std::size_t{1} : ~std::size_t{0};
            ++m_at;
        } while (depth > 0);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

bool findJsonFields(std::string_view line, std::span<const std::string_view> names,
                    std::span<JsonField> fields)
{
    for (JsonField& field : fields)
        field = {};
    std::string decoded;
    return Walker(line).walk([&](std::string_view key, const JsonField& field) {
        if (key.find('\\') != std::string_view::npos) {
            decodeField(key, FieldCoding::JsonString, decoded);
            key = decoded;
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == key)
                fields[i] = field;
    });
}

std::vector<std::string> jsonKeys(std::string_view line)
{
    std::vector<std::string> keys;
    const bool whole = Walker(line).walk([&](std::string_view key, const JsonField&) {
        decodeField(key, FieldCoding::JsonString, keys.emplace_back());
    });
    if (!whole)
        keys.clear();
    return keys;
}

} // namespace deltarank::data
