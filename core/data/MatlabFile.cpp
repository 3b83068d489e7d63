#include "data/MatlabFile.h"

#include "base/Files.h"
#include "data/Utf8.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <zlib.h>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::uint64_t largestMatlabFile = std::uint64_t{64} << 20;
constexpr std::size_t largestElement = std::size_t{256} << 20;
constexpr int deepestCell = 8;

/// Types of data elements and classes of arrays (MAT-File Format, tables 1-1 and 1-3).
enum DataType : std::uint32_t {
    Int8 = 1,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Single,
    Double = 9,
    Int64 = 12,
    UInt64,
    Matrix,
    Compressed,
    Utf8,
    Utf16,
    Utf32
};
enum ArrayClass : std::uint32_t { Cell = 1, Char = 4, FirstNumeric = 6, LastNumeric = 15 };

struct Element
{
    std::uint32_t type = 0;
    std::string_view data;
};

/// Reads elements from bytes in the file's byte order. Every access is checked.
class Reader
{
public:
    Reader(std::string_view bytes, bool swapped) : m_bytes(bytes), m_swapped(swapped) {}

    bool atEnd() const { return m_at >= m_bytes.size(); }
    bool swapped() const { return m_swapped; }

    std::optional<Element> next()
    {
        const auto head = number<std::uint32_t>(m_at);
        if (!head)
            return std::nullopt;
        Element element;
        std::size_t size = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        if (*head >> 16) {
            // Up to four bytes, packed into the tag.
            element.type = *head & 0xFFFF;
            size = *head >> 16;
            begin = m_at + 4;
            end = m_at + 8;
            if (size > 4)
                return std::nullopt;
        } else {
            const auto bytes = number<std::uint32_t>(m_at + 4);
            if (!bytes)
                return std::nullopt;
            element.type = *head;
            size = *bytes;
            begin = m_at + 8;
            // Compressed elements alone are not padded to eight bytes.
            end = begin + (element.type == Compressed ? size : (size + 7) / 8 * 8);
        }
        if (begin > m_bytes.size() || size > m_bytes.size() - begin)
            return std::nullopt;
        element.data = m_bytes.substr(begin, size);
        m_at = std::min(end, m_bytes.size());
        return element;
    }

    template <typename T> std::optional<T> number(std::size_t at) const
    {
        if (at > m_bytes.size() || sizeof(T) > m_bytes.size() - at)
            return std::nullopt;
        char raw[sizeof(T)];
        std::memcpy(raw, m_bytes.data() + at, sizeof(T));
        if (m_swapped)
            std::reverse(raw, raw + sizeof(T));
        T value;
        std::memcpy(&value, raw, sizeof(T));
        return value;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_swapped;
};

template <typename T> void appendNumbers(std::string_view data, bool swapped, std::vector<double>& out)
{
    const Reader reader(data, swapped);
    for (std::size_t at = 0; at + sizeof(T) <= data.size(); at += sizeof(T))
        out.push_back(static_cast<double>(*reader.number<T>(at)));
}

bool numbersOf(const Element& element, bool swapped, std::vector<double>& out)
{
    switch (element.type) {
    case Int8:
        appendNumbers<std::int8_t>(element.data, swapped, out);
        return true;
    case UInt8:
        appendNumbers<std::uint8_t>(element.data, swapped, out);
        return true;
    case Int16:
        appendNumbers<std::int16_t>(element.data, swapped, out);
        return true;
    case UInt16:
        appendNumbers<std::uint16_t>(element.data, swapped, out);
        return true;
    case Int32:
        appendNumbers<std::int32_t>(element.data, swapped, out);
        return true;
    case UInt32:
        appendNumbers<std::uint32_t>(element.data, swapped, out);
        return true;
    case Single:
        appendNumbers<float>(element.data, swapped, out);
        return true;
    case Double:
        appendNumbers<double>(element.data, swapped, out);
        return true;
    case Int64:
        appendNumbers<std::int64_t>(element.data, swapped, out);
        return true;
    case UInt64:
        appendNumbers<std::uint64_t>(element.data, swapped, out);
        return true;
    default:
        return false;
    }
}

bool textOf(const Element& element, bool swapped, std::string& out)
{
    if (element.type == Utf8) {
        out = element.data;
        return true;
    }
    // UTF-16 and UTF-32 are stored like the numbers of the same width.
    Element codes = element;
    if (element.type == Utf16)
        codes.type = UInt16;
    if (element.type == Utf32)
        codes.type = UInt32;
    std::vector<double> numbers;
    if (!numbersOf(codes, swapped, numbers))
        return false;
    for (const double number : numbers) {
        const bool valid = number >= 0 && number <= 0x10FFFF && !(number >= 0xD800 && number <= 0xDFFF);
        appendUtf8(out, valid ? static_cast<char32_t>(number) : replacementCharacter);
    }
    return true;
}

/// Reads one array; false where it is broken. Kinds that are not wanted leave the variable empty.
bool readArray(std::string_view data, bool swapped, int depth, std::string& name, MatlabVariable& variable)
{
    Reader reader(data, swapped);
    const auto flags = reader.next();
    const auto dimensions = reader.next();
    const auto nameElement = reader.next();
    if (depth > deepestCell || !flags || flags->type != UInt32 || flags->data.size() < 4 || !dimensions ||
        !nameElement)
        return false;
    name = nameElement->data;
    const std::uint32_t kind = *Reader(flags->data, swapped).number<std::uint32_t>(0) & 0xFF;
    std::vector<double> sizes;
    if (!numbersOf(*dimensions, swapped, sizes))
        return false;
    if (kind == Cell) {
        while (!reader.atEnd()) {
            const auto item = reader.next();
            std::string ignored;
            MatlabVariable inner;
            if (!item || item->type != Matrix)
                return false;
            // An empty item of a cell may be an empty element.
            if (!item->data.empty() && !readArray(item->data, swapped, depth + 1, ignored, inner))
                return false;
            variable.texts.push_back(inner.texts.empty() ? std::string() : std::move(inner.texts.front()));
        }
        double count = 1;
        for (const double size : sizes)
            count *= size;
        return count == static_cast<double>(variable.texts.size());
    }
    if (kind == Char) {
        const auto content = reader.next();
        return content && textOf(*content, swapped, variable.texts.emplace_back());
    }
    if (kind >= FirstNumeric && kind <= LastNumeric) {
        const auto content = reader.next();
        return content && numbersOf(*content, swapped, variable.numbers);
    }
    return true;
}

std::optional<std::string> inflated(std::string_view data)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    std::string out;
    int code = Z_OK;
    while (code == Z_OK && out.size() <= largestElement) {
        const std::size_t before = out.size();
        out.resize(before + (std::size_t{1} << 16));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = 1 << 16;
        code = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (code != Z_STREAM_END)
        return std::nullopt;
    return out;
}

} // namespace

base::Result<std::map<std::string, MatlabVariable>> readMatlab(const std::filesystem::path& path)
{
    const auto bytes = base::readFile(path, largestMatlabFile);
    DELTARANK_TRY(bytes);
    return parseMatlab(*bytes, path.string());
}

base::Result<std::map<std::string, MatlabVariable>> parseMatlab(std::string_view bytes,
                                                                const std::string& where)
{
    if (bytes.substr(0, 8) == "\x89HDF\r\n\x1a\n" || bytes.substr(0, 10) == "MATLAB 7.3")
        return fail(ErrorCode::Unsupported, "This is a MATLAB 7.3 file; only version 5 is read.", where,
                    "Save it again in MATLAB with the option '-v7'.");
    constexpr std::size_t headerSize = 128;
    const std::string_view mark = bytes.size() < headerSize ? std::string_view() : bytes.substr(126, 2);
    if (mark != "IM" && mark != "MI")
        return fail(ErrorCode::Format, "This is not a MATLAB 5 file.", where);
    const bool swapped = mark == "MI";
    const auto broken = [&] {
        return fail(ErrorCode::Format, "The MATLAB file is broken or cut short.", where,
                    "Copy the file again.");
    };

    std::map<std::string, MatlabVariable> variables;
    Reader reader(bytes.substr(headerSize), swapped);
    while (!reader.atEnd()) {
        auto element = reader.next();
        if (!element)
            return broken();
        std::string unpacked;
        if (element->type == Compressed) {
            auto data = inflated(element->data);
            if (!data)
                return broken();
            unpacked = std::move(*data);
            element = Reader(unpacked, swapped).next();
            if (!element)
                return broken();
        }
        if (element->type != Matrix)
            continue;
        std::string name;
        MatlabVariable variable;
        if (!readArray(element->data, swapped, 0, name, variable))
            return broken();
        variables[name] = std::move(variable);
    }
    return variables;
}

} // namespace deltarank::data
