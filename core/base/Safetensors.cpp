#include "base/Safetensors.h"

#include "base/Files.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_set>

namespace deltarank::base {

namespace {

using Json = nlohmann::json;
constexpr std::uint64_t headerLimit = 100'000'000;

struct TypeRow
{
    TensorType type;
    const char* name;
    std::size_t size;
};
constexpr TypeRow typeRows[] = {
    {TensorType::F64, "F64", 8},   {TensorType::F32, "F32", 4}, {TensorType::F16, "F16", 2},
    {TensorType::BF16, "BF16", 2}, {TensorType::I64, "I64", 8}, {TensorType::I32, "I32", 4},
    {TensorType::I16, "I16", 2},   {TensorType::I8, "I8", 1},   {TensorType::U8, "U8", 1},
    {TensorType::Bool, "BOOL", 1},
};
/// Types of the format that this program does not compute with, but whose sizes it can check.
struct OtherSize
{
    const char* name;
    std::size_t size;
};
constexpr OtherSize otherSizes[] = {{"U16", 2},     {"U32", 4},     {"U64", 8},
                                    {"F8_E4M3", 1}, {"F8_E5M2", 1}, {"C64", 8}};

bool multiply(std::uint64_t a, std::uint64_t b, std::uint64_t& product)
{
    if (b != 0 && a > std::numeric_limits<std::uint64_t>::max() / b)
        return false;
    product = a * b;
    return true;
}

/// Parses the header; duplicate keys, which JSON libraries swallow, are an error.
Result<Json> parseHeader(const std::string& text, const std::string& where)
{
    std::vector<std::unordered_set<std::string>> keys;
    std::string duplicate;
    int deepest = 0;
    Json::parser_callback_t watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        deepest = std::max(deepest, depth);
        if (event == Json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == Json::parse_event_t::key && !keys.empty() &&
                 !keys.back().insert(parsed.get_ref<const std::string&>()).second && duplicate.empty())
            duplicate = parsed.get<std::string>();
        return true;
    };
    // Nesting deeper than the format allows would recurse in the library: refuse it first.
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > 8)
                return fail(ErrorCode::Format, "The safetensors header is nested too deeply.", where);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    Json header = Json::parse(text, watch, false);
    if (header.is_discarded() || !header.is_object())
        return fail(ErrorCode::Format, "The safetensors header is not valid JSON.", where,
                    "The file is damaged: get it again.");
    if (!duplicate.empty())
        return fail(ErrorCode::Format, "The safetensors header names \"" + duplicate + "\" twice.", where);
    return header;
}

Result<TensorEntry> parseEntry(const std::string& name, const Json& value, std::uint64_t dataStart,
                               std::uint64_t dataBytes, const std::string& where)
{
    auto bad = [&](const std::string& what) {
        return fail(ErrorCode::Format, "Tensor \"" + name + "\": " + what, where,
                    "The file is damaged: get it again.");
    };
    if (!value.is_object() || !value.contains("dtype") || !value["dtype"].is_string() ||
        !value.contains("shape") || !value["shape"].is_array() || !value.contains("data_offsets") ||
        !value["data_offsets"].is_array() || value["data_offsets"].size() != 2)
        return bad("dtype, shape or data_offsets is missing.");
    TensorEntry entry;
    entry.name = name;
    entry.typeName = value["dtype"].get<std::string>();
    std::size_t size = 0;
    for (const auto& row : typeRows)
        if (entry.typeName == row.name) {
            entry.type = row.type;
            size = row.size;
        }
    for (const auto& row : otherSizes)
        if (entry.typeName == row.name)
            size = row.size;
    std::uint64_t expected = size;
    for (const auto& extent : value["shape"]) {
        if (!extent.is_number_unsigned() ||
            extent.get<std::uint64_t>() >
                static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return bad("its shape holds something that is not a size.");
        entry.shape.push_back(extent.get<std::int64_t>());
        if (!multiply(expected, extent.get<std::uint64_t>(), expected))
            return bad("its size overflows.");
    }
    if (entry.shape.size() > 16)
        return bad("it has more than 16 dimensions.");
    for (const auto& offset : value["data_offsets"])
        if (!offset.is_number_unsigned())
            return bad("its data_offsets are not numbers.");
    const auto begin = value["data_offsets"][0].get<std::uint64_t>();
    const auto end = value["data_offsets"][1].get<std::uint64_t>();
    if (begin > end || end > dataBytes)
        return bad("its data lies outside the file (offsets " + std::to_string(begin) + " to " +
                   std::to_string(end) + " of " + std::to_string(dataBytes) +
                   " bytes). The file may be truncated.");
    if (size != 0 && end - begin != expected)
        return bad("it has " + std::to_string(end - begin) + " bytes, but " + entry.typeName + " " +
                   shapeText(entry.shape) + " needs " + std::to_string(expected) + ".");
    entry.offset = dataStart + begin;
    entry.bytes = end - begin;
    return entry;
}

} // namespace

std::size_t elementSize(TensorType type)
{
    for (const auto& row : typeRows)
        if (row.type == type)
            return row.size;
    return 0;
}

const char* name(TensorType type)
{
    for (const auto& row : typeRows)
        if (row.type == type)
            return row.name;
    return "other";
}

std::int64_t TensorEntry::count() const
{
    std::int64_t product = 1;
    for (auto extent : shape)
        product *= extent;
    return product;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    const std::string where = path.string();
    auto readable = ReadableFile::open(path);
    DELTARANK_TRY(readable);
    SafetensorsFile file(std::move(*readable));
    const std::uint64_t size = file.m_file.stamp().size;
    unsigned char lengthBytes[8];
    if (size < 8 || !file.m_file.readAt(0, lengthBytes, 8))
        return fail(ErrorCode::Format,
                    "This is not a safetensors file: it has only " + std::to_string(size) + " bytes.", where);
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | lengthBytes[i];
    if (length > headerLimit || length > size - 8)
        return fail(ErrorCode::Format,
                    "This is not a safetensors file, or it is truncated: its header would have " +
                        std::to_string(length) + " bytes, the file has " + std::to_string(size) + ".",
                    where);
    std::string text(length, '\0');
    if (!file.m_file.readAt(8, text.data(), length))
        return fail(ErrorCode::Io, "The header could not be read.", where);
    if (text.empty() || text.front() != '{')
        return fail(ErrorCode::Format, "This is not a safetensors file: its header does not start with '{'.",
                    where);
    auto header = parseHeader(text, where);
    if (!header)
        return fail(header.error());

    const std::uint64_t dataStart = 8 + length;
    const std::uint64_t dataBytes = size - dataStart;
    for (const auto& [name, value] : header->items()) {
        if (name == "__metadata__") {
            if (!value.is_object())
                return fail(ErrorCode::Format, "__metadata__ is not a table of texts.", where);
            for (const auto& [key, item] : value.items()) {
                if (!item.is_string())
                    return fail(ErrorCode::Format, "__metadata__ \"" + key + "\" is not a text.", where);
                file.m_metadata[key] = item.get<std::string>();
            }
            continue;
        }
        auto entry = parseEntry(name, value, dataStart, dataBytes, where);
        if (!entry)
            return fail(entry.error());
        file.m_entries.push_back(std::move(*entry));
    }
    std::sort(file.m_entries.begin(), file.m_entries.end(), [](const TensorEntry& a, const TensorEntry& b) {
        return std::tie(a.offset, a.bytes, a.name) < std::tie(b.offset, b.bytes, b.name);
    });
    std::uint64_t position = dataStart;
    for (const auto& entry : file.m_entries) {
        if (entry.offset != position)
            return fail(ErrorCode::Format,
                        "Tensor \"" + entry.name + "\" starts at byte " + std::to_string(entry.offset) +
                            ", but the data before it ends at " + std::to_string(position) +
                            ": holes and overlaps are not allowed.",
                        where, "The file is damaged: get it again.");
        position += entry.bytes;
    }
    if (position != size)
        return fail(ErrorCode::Format,
                    "The file has " + std::to_string(size) + " bytes, but its tensors end at " +
                        std::to_string(position) + ".",
                    where, "The file is damaged: get it again.");
    for (std::size_t i = 0; i < file.m_entries.size(); ++i)
        file.m_index[file.m_entries[i].name] = i;
    return file;
}

const TensorEntry* SafetensorsFile::find(std::string_view name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_entries[found->second];
}

Status SafetensorsFile::readBytes(const TensorEntry& entry, void* target) const
{
    if (!m_file.readAt(entry.offset, target, entry.bytes))
        return fail(ErrorCode::Io,
                    "Tensor \"" + entry.name +
                        "\" could not be read: the file has become shorter or unreadable.",
                    path().string());
    return {};
}

Status SafetensorsFile::readFloats(const TensorEntry& entry, float* target) const
{
    const auto count = static_cast<std::size_t>(entry.count());
    if (entry.type == TensorType::F32)
        return readBytes(entry, target);
    if (entry.type == TensorType::Other || entry.type == TensorType::Bool)
        return fail(ErrorCode::Unsupported,
                    "Tensor \"" + entry.name + "\" has the type " + entry.typeName +
                        ", which is not read as numbers.",
                    path().string());
    std::vector<char> raw(entry.bytes);
    DELTARANK_TRY(readBytes(entry, raw.data()));
    auto convert = [&]<typename T>(T, auto&& one) {
        for (std::size_t i = 0; i < count; ++i) {
            T value;
            std::memcpy(&value, raw.data() + i * sizeof(T), sizeof(T));
            target[i] = one(value);
        }
    };
    auto plain = [](auto value) { return static_cast<float>(value); };
    switch (entry.type) {
    case TensorType::F16:
        convert(std::uint16_t{}, halfToFloat);
        break;
    case TensorType::BF16:
        convert(std::uint16_t{}, bfloat16ToFloat);
        break;
    case TensorType::F64:
        convert(double{}, plain);
        break;
    case TensorType::I64:
        convert(std::int64_t{}, plain);
        break;
    case TensorType::I32:
        convert(std::int32_t{}, plain);
        break;
    case TensorType::I16:
        convert(std::int16_t{}, plain);
        break;
    case TensorType::I8:
        convert(std::int8_t{}, plain);
        break;
    default:
        convert(std::uint8_t{}, plain);
        break;
    }
    return {};
}

Result<std::vector<float>> SafetensorsFile::readFloats(const TensorEntry& entry) const
{
    std::vector<float> values(static_cast<std::size_t>(entry.count()));
    DELTARANK_TRY(readFloats(entry, values.data()));
    return values;
}

Status writeSafetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                        const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t position = 0;
    auto sizeOf = [](const TensorToWrite& tensor) {
        std::uint64_t bytes = elementSize(tensor.type);
        for (auto extent : tensor.shape)
            bytes *= static_cast<std::uint64_t>(extent);
        return bytes;
    };
    for (const auto& tensor : tensors) {
        const std::uint64_t bytes = sizeOf(tensor);
        header[tensor.name] = {{"dtype", name(tensor.type)},
                               {"shape", tensor.shape},
                               {"data_offsets", {position, position + bytes}}};
        position += bytes;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    return replaceFileAtomically(path, [&](const fs::path& temporary) -> Status {
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(temporary.c_str(), "wb"),
                                                             &std::fclose);
        auto failed = [&] {
            return fail(ErrorCode::Io, std::string("Cannot write the file: ") + std::strerror(errno) + ".",
                        path.string(), "Check free space and permissions.");
        };
        if (!file)
            return failed();
        unsigned char length[8];
        for (int i = 0; i < 8; ++i)
            length[i] = static_cast<unsigned char>(std::uint64_t{text.size()} >> (8 * i));
        if (std::fwrite(length, 1, 8, file.get()) != 8 ||
            std::fwrite(text.data(), 1, text.size(), file.get()) != text.size())
            return failed();
        for (const auto& tensor : tensors)
            if (const auto bytes = sizeOf(tensor);
                bytes && std::fwrite(tensor.data, 1, bytes, file.get()) != bytes)
                return failed();
        if (std::fflush(file.get()) != 0)
            return failed();
        return {};
    });
}

float halfToFloat(std::uint16_t bits)
{
    const std::uint32_t sign = std::uint32_t{bits & 0x8000u} << 16;
    const std::uint32_t exponent = bits >> 10 & 31u;
    const std::uint32_t mantissa = bits & 1023u;
    if (exponent == 31)
        return std::bit_cast<float>(sign | 0x7F800000u | mantissa << 13);
    if (exponent == 0) {
        const float value = std::ldexp(static_cast<float>(mantissa), -24);
        return sign ? -value : value;
    }
    return std::bit_cast<float>(sign | (exponent + 112) << 23 | mantissa << 13);
}

std::uint16_t floatToHalf(float value)
{
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000u);
    const std::uint32_t magnitude = bits & 0x7FFFFFFFu;
    if (magnitude >= 0x7F800000u)
        return static_cast<std::uint16_t>(sign | 0x7C00u | (magnitude > 0x7F800000u ? 0x200u : 0u));
    if (magnitude >= 0x477FF000u) // rounds beyond 65504
        return static_cast<std::uint16_t>(sign | 0x7C00u);
    if (magnitude < 0x38800000u) { // subnormal or zero
        const float scaled = std::ldexp(std::bit_cast<float>(magnitude), 24);
        return static_cast<std::uint16_t>(sign | static_cast<std::uint16_t>(std::nearbyint(scaled)));
    }
    const std::uint32_t rounded = magnitude + 0xFFFu + (magnitude >> 13 & 1u);
    return static_cast<std::uint16_t>(sign | ((rounded >> 13) - (112u << 10)));
}

float bfloat16ToFloat(std::uint16_t bits)
{
    return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

std::uint16_t floatToBfloat16(float value)
{
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    if ((bits & 0x7FFFFFFFu) > 0x7F800000u)
        return static_cast<std::uint16_t>(bits >> 16 | 0x40u);
    return static_cast<std::uint16_t>((bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16);
}

} // namespace deltarank::base
