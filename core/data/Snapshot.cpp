#include "data/Snapshot.h"

#include "base/Base64.h"
#include "base/Hash.h"
#include "data/PictureDataset.h"
#include "data/SnapshotFormat.h"
#include "data/TextDataset.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
using namespace snapshot;
using nlohmann::json;

namespace {

constexpr std::size_t longestLine = std::size_t{64} << 20;
constexpr std::uint64_t mostSamples = 50'000'000;
constexpr std::uint64_t checkEvery = 4096;

/// Reads lines and hashes everything before the line that was read last.
class LineReader
{
public:
    explicit LineReader(const std::filesystem::path& path)
        : m_file(::gzopen(path.c_str(), "rb")), m_path(path)
    {
        if (m_file)
            ::gzbuffer(m_file.get(), 1 << 18);
    }

    bool open() const { return m_file != nullptr; }

    /// The next line without its end; false at the end of the file.
    base::Result<bool> next(std::string& line)
    {
        m_hash.add(m_line);
        m_line.clear();
        for (;;) {
            if (m_begin == m_end) {
                const int count =
                    ::gzread(m_file.get(), m_buffer.data(), static_cast<unsigned>(m_buffer.size()));
                int code = Z_OK;
                const char* reason = ::gzerror(m_file.get(), &code);
                if (count < 0 || (code != Z_OK && code != Z_STREAM_END))
                    return fail(ErrorCode::Format,
                                std::string("The compressed file is broken or cut short (") + reason + ").",
                                m_path.string(), "Copy the file again.");
                if (count == 0)
                    break;
                m_begin = 0;
                m_end = static_cast<std::size_t>(count);
            }
            const char* from = m_buffer.data() + m_begin;
            const void* end = std::memchr(from, '\n', m_end - m_begin);
            const std::size_t size =
                end ? static_cast<std::size_t>(static_cast<const char*>(end) - from) + 1 : m_end - m_begin;
            m_line.append(from, size);
            m_begin += size;
            if (m_line.size() > longestLine)
                return fail(ErrorCode::Format, "A line is longer than 64 MiB.", m_path.string());
            if (end)
                break;
        }
        ++m_number;
        line.assign(m_line, 0, m_line.empty() || m_line.back() != '\n' ? m_line.size() : m_line.size() - 1);
        return !m_line.empty();
    }

    std::string hashBefore() { return m_hash.hex(); }
    std::string where() const { return m_path.string() + " line " + std::to_string(m_number); }

private:
    GzFile m_file;
    std::filesystem::path m_path;
    base::Sha256 m_hash;
    std::string m_line;
    std::vector<char> m_buffer = std::vector<char>(1 << 18);
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_number = 0;
};

tl::unexpected<base::Error> notASnapshot(const std::filesystem::path& path)
{
    return fail(ErrorCode::Format, "This is not a DeltaRank snapshot.", path.string(),
                "Snapshots are written by this program from an opened data set.");
}

tl::unexpected<base::Error> cutShort(const std::filesystem::path& path)
{
    return fail(ErrorCode::Format, "The snapshot is cut short.", path.string(), "Copy the file again.");
}

/// The value of a key, or nothing where it is missing or of another type.
template <typename T> std::optional<T> valueOf(const json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return std::nullopt;
    if constexpr (std::is_same_v<T, std::string>) {
        if (found->is_string())
            return found->get_ref<const std::string&>();
    } else {
        if (found->is_number_integer())
            return found->get<T>();
    }
    return std::nullopt;
}

std::optional<std::vector<std::string>> stringsOf(const json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array())
        return std::nullopt;
    std::vector<std::string> strings;
    for (const json& item : *found) {
        if (!item.is_string())
            return std::nullopt;
        strings.push_back(item.get<std::string>());
    }
    return strings;
}

/// The samples of a snapshot with their texts, or picture files.
struct Content
{
    std::vector<std::string> classNames;
    std::vector<Sample> samples;
    std::vector<std::string> values;
};

bool readSample(const std::string& line, bool pictures, Content& content)
{
    json object = json::parse(line, nullptr, false);
    if (!object.is_object())
        return false;
    auto id = valueOf<std::string>(object, "id");
    const auto label = valueOf<std::int64_t>(object, "label");
    const auto part = valueOf<std::string>(object, "part");
    const auto group = valueOf<std::int64_t>(object, "group");
    const auto value = object.find(pictures ? "png" : "text");
    if (!id || !label || !part || !group || value == object.end() || !value->is_string())
        return false;
    const auto found = std::find(partNames.begin(), partNames.end(), *part);
    if (found == partNames.end() || *label < 0 ||
        *label >= static_cast<std::int64_t>(content.classNames.size()) || *group < -1 ||
        *group > std::numeric_limits<int>::max())
        return false;
    auto& text = value->get_ref<std::string&>();
    if (pictures) {
        auto bytes = base::fromBase64(text);
        if (!bytes)
            return false;
        text = std::move(*bytes);
    }
    content.samples.push_back({.id = std::move(*id),
                               .label = static_cast<int>(*label),
                               .part = static_cast<Part>(found - partNames.begin()),
                               .group = static_cast<int>(*group)});
    content.values.push_back(std::move(text));
    return true;
}

/// The first line, of a format and version that are known.
base::Result<json> readHeader(LineReader& reader, const std::filesystem::path& path)
{
    std::error_code ec;
    if (!std::filesystem::is_regular_file(path, ec))
        return fail(ErrorCode::NotFound, "There is no such file.", path.string());
    if (!reader.open())
        return fail(ErrorCode::Io, "Cannot open the file.", path.string(), "Check its permissions.");
    std::string line;
    const auto more = reader.next(line);
    DELTARANK_TRY(more);
    json header = json::parse(line, nullptr, false);
    if (!header.is_object() || valueOf<std::string>(header, "format") != "deltarank-snapshot")
        return notASnapshot(path);
    if (const auto version = valueOf<std::int64_t>(header, "version"); !version || *version > newestVersion)
        return fail(ErrorCode::Unsupported, "The snapshot was written by a newer version of this program.",
                    path.string(), "Update DeltaRank.");
    return header;
}

} // namespace

base::Result<std::unique_ptr<Dataset>> openSnapshot(const std::filesystem::path& path,
                                                    const base::ProgressSink& progress,
                                                    const base::StopToken& stop)
{
    LineReader reader(path);
    const auto opened = readHeader(reader, path);
    DELTARANK_TRY(opened);
    const json& header = *opened;
    std::string line;
    const auto modality = valueOf<std::string>(header, "modality");
    if (modality != "text" && modality != "image")
        return notASnapshot(path);
    const bool pictures = modality == "image";
    auto source = valueOf<std::string>(header, "source");
    auto fingerprint = valueOf<std::string>(header, "fingerprint");
    auto classes = stringsOf(header, "classes");
    auto notes = stringsOf(header, "notes");
    const auto count = valueOf<std::uint64_t>(header, "samples");
    if (!source || !fingerprint || fingerprint->empty() || !classes || !notes || !count ||
        *count > mostSamples)
        return notASnapshot(path);

    Content content{std::move(*classes), {}, {}};
    for (std::uint64_t i = 0; i < *count; ++i) {
        if (i % checkEvery == 0) {
            if (stop.waitAndCheck())
                return fail(ErrorCode::Stopped, "Reading the snapshot was stopped.", path.string());
            if (progress)
                progress({.stage = "Reading the snapshot", .done = i, .total = *count});
        }
        const auto more = reader.next(line);
        DELTARANK_TRY(more);
        if (!*more)
            return cutShort(path);
        if (!readSample(line, pictures, content))
            return fail(ErrorCode::Format, "This line of the snapshot is broken.", reader.where(),
                        "Copy the file again.");
    }
    const auto more = reader.next(line);
    DELTARANK_TRY(more);
    if (!*more)
        return cutShort(path);
    const auto stated = valueOf<std::string>(json::parse(line, nullptr, false), "sha256");
    if (!stated)
        return cutShort(path);
    if (*stated != reader.hashBefore())
        return fail(ErrorCode::Mismatch, "The snapshot's contents were changed after it was written.",
                    path.string(), "Copy the file again.");
    if (pictures)
        return std::make_unique<PictureDataset>(PictureDataset::Content{
            std::move(*source), std::move(content.classNames), std::move(content.samples),
            std::move(content.values), std::move(*notes), std::move(*fingerprint)});
    return std::make_unique<TextDataset>(
        TextDataset::Content{std::move(*source), std::move(content.classNames), std::move(content.samples),
                             std::move(content.values), std::move(*notes), std::move(*fingerprint)});
}

base::Result<std::map<std::string, std::vector<int>>> snapshotDraws(const std::filesystem::path& path)
{
    LineReader reader(path);
    const auto header = readHeader(reader, path);
    DELTARANK_TRY(header);
    std::map<std::string, std::vector<int>> draws;
    const auto stated = header->find("draws");
    if (stated == header->end())
        return draws;
    const auto classes = stringsOf(*header, "classes");
    if (!stated->is_object() || !classes)
        return notASnapshot(path);
    for (const auto& [run, labels] : stated->items()) {
        if (!labels.is_array())
            return notASnapshot(path);
        for (const json& label : labels) {
            if (!label.is_number_integer() || label < 0 || label >= classes->size())
                return notASnapshot(path);
            draws[run].push_back(label.get<int>());
        }
    }
    return draws;
}

} // namespace deltarank::data
