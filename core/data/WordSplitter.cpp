#include "data/WordSplitter.h"

#include "data/Utf8.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace deltarank::data {

namespace {

enum class Kind : std::uint8_t { Letter, Space, Punctuation, Dropped };

constexpr std::array<Kind, 128> asciiKinds()
{
    std::array<Kind, 128> kinds{};
    for (int c = 0; c < 128; ++c) {
        const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            kinds[c] = Kind::Space;
        else if (c < 32 || c == 127)
            kinds[c] = Kind::Dropped;
        else
            kinds[c] = letter ? Kind::Letter : Kind::Punctuation;
    }
    return kinds;
}
constexpr auto kindOfAscii = asciiKinds();

utf8proc_category_t category(char32_t c)
{
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

/// Unassigned characters are kept, as the reference keeps them.
bool isDropped(char32_t c)
{
    if (c == replacementCharacter)
        return true;
    switch (category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
        return true;
    default:
        return false;
    }
}

/// The White_Space property beyond ASCII (U+0085 is a control character and dropped before).
bool isSpace(char32_t c)
{
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isPunctuation(char32_t c)
{
    const auto kind = category(c);
    return kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_PO;
}

/// The reference's blocks, with its start of extension E at U+2B920.
bool isIdeograph(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
           (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) ||
           (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/// Collects characters into words.
class Collector
{
public:
    Collector(Words& out, const WordSplitterOptions& options)
        : m_out(out), m_options(options), m_begin(out.buffer.size())
    {}

    void endWord()
    {
        flushMarks();
        endWordHere();
    }

    void addAscii(unsigned char c, Kind kind)
    {
        flushMarks();
        if (kind == Kind::Letter) {
            m_out.buffer += static_cast<char>(m_options.lowerCase && c >= 'A' && c <= 'Z' ? c + 32 : c);
            ++m_characters;
        } else {
            endWordHere();
            if (kind == Kind::Punctuation) {
                m_out.buffer += static_cast<char>(c);
                ++m_characters;
                endWordHere();
            }
        }
    }

    void add(char32_t c)
    {
        if (!m_options.stripAccents) {
            addLowered(c);
            return;
        }
        std::array<utf8proc_int32_t, 32> parts;
        int boundary = 0;
        const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                                                   parts.size(), UTF8PROC_DECOMPOSE, &boundary);
        if (count < 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) {
            addOrdered(c);
            return;
        }
        for (utf8proc_ssize_t i = 0; i < count; ++i)
            addOrdered(static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
    }

private:
    struct Mark
    {
        char32_t code;
        int order;
    };

    /// Nonspacing marks go; the few other characters with a combining class wait to be put in canonical
    /// order.
    void addOrdered(char32_t c)
    {
        const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
        if (property->category == UTF8PROC_CATEGORY_MN)
            return;
        if (property->combining_class != 0) {
            m_marks.push_back({c, property->combining_class});
            return;
        }
        flushMarks();
        addLowered(c);
    }

    void flushMarks()
    {
        if (m_marks.empty())
            return;
        std::stable_sort(m_marks.begin(), m_marks.end(),
                         [](const Mark& a, const Mark& b) { return a.order < b.order; });
        for (const Mark& mark : m_marks)
            addLowered(mark.code);
        m_marks.clear();
    }

    void addLowered(char32_t c)
    {
        if (!m_options.lowerCase) {
            place(c);
        } else if (c == 0x130) { // the one letter whose lower case is two characters
            place('i');
            place(0x307);
        } else {
            place(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
        }
    }

    void place(char32_t c)
    {
        const Kind kind = c < 0x80           ? kindOfAscii[c]
                          : isSpace(c)       ? Kind::Space
                          : isPunctuation(c) ? Kind::Punctuation
                                             : Kind::Letter;
        if (kind == Kind::Space || kind == Kind::Punctuation)
            endWordHere();
        if (kind == Kind::Space)
            return;
        appendUtf8(m_out.buffer, c);
        ++m_characters;
        if (kind == Kind::Punctuation)
            endWordHere();
    }

    void endWordHere()
    {
        if (m_out.buffer.size() > m_begin)
            m_out.words.push_back({static_cast<std::uint32_t>(m_begin),
                                   static_cast<std::uint32_t>(m_out.buffer.size() - m_begin), m_characters});
        m_begin = m_out.buffer.size();
        m_characters = 0;
    }

    Words& m_out;
    const WordSplitterOptions& m_options;
    std::size_t m_begin;
    std::uint32_t m_characters = 0;
    std::vector<Mark> m_marks;
};

} // namespace

void WordSplitter::split(std::string_view text, Words& out) const
{
    Collector collector(out, m_options);
    for (std::size_t i = 0; i < text.size();) {
        if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
            ++i;
            if (const Kind kind = kindOfAscii[byte]; kind != Kind::Dropped)
                collector.addAscii(byte, kind);
            continue;
        }
        const char32_t c = decodeUtf8(text, i);
        if (isDropped(c))
            continue;
        if (isSpace(c)) {
            collector.endWord();
        } else if (m_options.spaceChinese && isIdeograph(c)) {
            collector.endWord();
            collector.add(c);
            collector.endWord();
        } else {
            collector.add(c);
        }
    }
    collector.endWord();
}

} // namespace deltarank::data
