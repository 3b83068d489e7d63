#include "data/Snapshot.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "data/Utf8.h"

#include <array>
#include <nlohmann/json.hpp>
#include <zlib.h>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

namespace {

constexpr int newestVersion = 1;
constexpr std::size_t longestLine = std::size_t{64} << 20;
constexpr std::uint64_t mostSamples = 50'000'000;
constexpr std::uint64_t checkEvery = 4096;
constexpr std::array<const char*, 4> partNames = {"", "train", "validation", "test"};

struct GzCloser
{
    void operator()(gzFile_s* file) const { ::gzclose(file); }
};
using GzFile = std::unique_ptr<gzFile_s, GzCloser>;

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
    return fail(ErrorCode::Format, "This is not a DeltaRank snapshot of texts.", path.string(),
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

bool readSample(const std::string& line, TextDataset::Content& content)
{
    json object = json::parse(line, nullptr, false);
    if (!object.is_object())
        return false;
    auto id = valueOf<std::string>(object, "id");
    const auto label = valueOf<std::int64_t>(object, "label");
    const auto part = valueOf<std::string>(object, "part");
    const auto group = valueOf<std::int64_t>(object, "group");
    const auto text = object.find("text");
    if (!id || !label || !part || !group || text == object.end() || !text->is_string())
        return false;
    const auto found = std::find(partNames.begin(), partNames.end(), *part);
    if (found == partNames.end() || *label < 0 ||
        *label >= static_cast<std::int64_t>(content.classNames.size()) || *group < -1 ||
        *group > std::numeric_limits<int>::max())
        return false;
    content.samples.push_back({.id = std::move(*id),
                               .label = static_cast<int>(*label),
                               .part = static_cast<Part>(found - partNames.begin()),
                               .group = static_cast<int>(*group)});
    content.texts.push_back(std::move(text->get_ref<std::string&>()));
    return true;
}

} // namespace

base::Status writeSnapshot(const Dataset& dataset, const std::filesystem::path& path,
                           const base::ProgressSink& progress, const base::StopToken& stop)
{
    if (dataset.modality() != Modality::Text)
        return fail(ErrorCode::Unsupported, "Snapshots hold texts, and this data set holds pictures.",
                    dataset.source(), "Copy the folder of pictures instead.");
    return base::replaceFileAtomically(path, [&](const std::filesystem::path& temporary) -> base::Status {
        const bool compressed = path.extension() == ".gz";
        GzFile file(::gzopen(temporary.c_str(), compressed ? "wb6" : "wbT"));
        if (!file)
            return fail(ErrorCode::Io, "Cannot write the file.", path.string(),
                        "Check the permissions of the folder.");
        ::gzbuffer(file.get(), 1 << 18);
        base::Sha256 hash;
        const auto writeLine = [&](const json& object) {
            const std::string line = object.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
            hash.add(line);
            return ::gzwrite(file.get(), line.data(), static_cast<unsigned>(line.size())) ==
                   static_cast<int>(line.size());
        };
        const auto full = [&] {
            return fail(ErrorCode::Io, "Cannot write the file.", path.string(),
                        "The disk may be full: free some space and try again.");
        };
        if (!writeLine({{"format", "deltarank-snapshot"},
                        {"version", newestVersion},
                        {"modality", "text"},
                        {"source", dataset.source()},
                        {"fingerprint", dataset.fingerprint()},
                        {"classes", dataset.classNames()},
                        {"samples", dataset.size()},
                        {"notes", dataset.notes()}}))
            return full();
        for (std::size_t i = 0; i < dataset.size(); ++i) {
            if (i % checkEvery == 0) {
                if (stop.waitAndCheck())
                    return fail(ErrorCode::Stopped, "Writing the snapshot was stopped.", path.string());
                if (progress)
                    progress({.stage = "Writing the snapshot", .done = i, .total = dataset.size()});
            }
            auto text = dataset.text(i);
            DELTARANK_TRY(text);
            const Sample& sample = dataset.samples()[i];
            if (!writeLine({{"id", sample.id},
                            {"label", sample.label},
                            {"part", partNames.at(static_cast<std::size_t>(sample.part))},
                            {"group", sample.group},
                            {"text", validUtf8(*text)}}))
                return full();
        }
        if (!writeLine({{"sha256", hash.hex()}}))
            return full();
        return ::gzclose(file.release()) == Z_OK ? base::Status() : full();
    });
}

base::Result<std::unique_ptr<TextDataset>> openSnapshot(const std::filesystem::path& path,
                                                        const base::ProgressSink& progress,
                                                        const base::StopToken& stop)
{
    std::error_code ec;
    if (!std::filesystem::is_regular_file(path, ec))
        return fail(ErrorCode::NotFound, "There is no such file.", path.string());
    LineReader reader(path);
    if (!reader.open())
        return fail(ErrorCode::Io, "Cannot open the file.", path.string(), "Check its permissions.");

    std::string line;
    auto more = reader.next(line);
    DELTARANK_TRY(more);
    const json header = json::parse(line, nullptr, false);
    if (!header.is_object() || valueOf<std::string>(header, "format") != "deltarank-snapshot")
        return notASnapshot(path);
    if (const auto version = valueOf<std::int64_t>(header, "version"); !version || *version > newestVersion)
        return fail(ErrorCode::Unsupported, "The snapshot was written by a newer version of this program.",
                    path.string(), "Update DeltaRank.");
    if (valueOf<std::string>(header, "modality") != "text")
        return notASnapshot(path);
    auto source = valueOf<std::string>(header, "source");
    auto fingerprint = valueOf<std::string>(header, "fingerprint");
    auto classes = stringsOf(header, "classes");
    auto notes = stringsOf(header, "notes");
    const auto count = valueOf<std::uint64_t>(header, "samples");
    if (!source || !fingerprint || fingerprint->empty() || !classes || !notes || !count ||
        *count > mostSamples)
        return notASnapshot(path);

    TextDataset::Content content{.source = std::move(*source),
                                 .classNames = std::move(*classes),
                                 .samples = {},
                                 .texts = {},
                                 .notes = std::move(*notes),
                                 .fingerprint = std::move(*fingerprint)};
    for (std::uint64_t i = 0; i < *count; ++i) {
        if (i % checkEvery == 0) {
            if (stop.waitAndCheck())
                return fail(ErrorCode::Stopped, "Reading the snapshot was stopped.", path.string());
            if (progress)
                progress({.stage = "Reading the snapshot", .done = i, .total = *count});
        }
        more = reader.next(line);
        DELTARANK_TRY(more);
        if (!*more)
            return cutShort(path);
        if (!readSample(line, content))
            return fail(ErrorCode::Format, "This line of the snapshot is broken.", reader.where(),
                        "Copy the file again.");
    }
    more = reader.next(line);
    DELTARANK_TRY(more);
    if (!*more)
        return cutShort(path);
    const auto stated = valueOf<std::string>(json::parse(line, nullptr, false), "sha256");
    if (!stated)
        return cutShort(path);
    if (*stated != reader.hashBefore())
        return fail(ErrorCode::Mismatch, "The snapshot's contents were changed after it was written.",
                    path.string(), "Copy the file again.");
    return std::make_unique<TextDataset>(std::move(content));
}

} // namespace deltarank::data
