#include "data/TextIndex.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/Json.h"

#include <cstring>

namespace deltarank::data {

namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

constexpr char indexMagic[8] = {'D', 'R', 'T', 'E', 'X', 'T', '0', '1'};
constexpr std::size_t blockSize = std::size_t{1} << 20;
constexpr std::size_t fixedBytes = 8 + 4 + 4 + 4 + 1 + 1 + 2;
/// footer length, records' end, check of the records, CRC-32 of the footer
constexpr std::size_t trailerBytes = 8 + 8 + 8 + 4 + sizeof indexMagic;

template <typename T> void put(std::string& out, T value)
{
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T> T get(const char*& from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    from += sizeof value;
    return value;
}

std::uint64_t chain(std::uint64_t check, std::string_view block)
{
    return (check ^ base::crc32(block)) * 1099511628211ull + block.size();
}

/// FNV-1a, kept from 0, which marks an empty slot.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ull;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    hash ^= hash >> 29;
    return hash ? hash : 1;
}

base::Status broken(const std::filesystem::path& path)
{
    return fail(ErrorCode::Format, "The index is broken.", path.string(), "Delete it: it is made again.");
}

} // namespace

bool HashSet::insert(std::uint64_t hash)
{
    const auto place = [](const std::vector<std::uint64_t>& slots, std::uint64_t value) {
        const std::size_t mask = slots.size() - 1;
        std::size_t at = static_cast<std::size_t>(value * 0x9E3779B97F4A7C15ull >> 20) & mask;
        while (slots[at] != 0 && slots[at] != value)
            at = (at + 1) & mask;
        return at;
    };
    if (2 * (m_count + 1) > m_slots.size()) {
        std::vector<std::uint64_t> larger(2 * m_slots.size());
        for (const std::uint64_t value : m_slots)
            if (value != 0)
                larger[place(larger, value)] = value;
        m_slots = std::move(larger);
    }
    std::uint64_t& slot = m_slots[place(m_slots, hash)];
    if (slot != 0)
        return false;
    slot = hash;
    ++m_count;
    return true;
}

TextIndexWriter::TextIndexWriter(std::FILE* file) : m_file(file)
{
    m_block.reserve(blockSize + 65536);
    m_failed = std::fwrite(indexMagic, 1, sizeof indexMagic, m_file) != sizeof indexMagic;
}

std::uint32_t TextIndexWriter::label(std::string_view name)
{
    if (const auto found = m_labels.find(name); found != m_labels.end())
        return found->second;
    const auto number = static_cast<std::uint32_t>(m_info.labels.size());
    m_labels.emplace(name, number);
    m_info.labels.emplace_back(name);
    m_info.counts.push_back(0);
    return number;
}

std::int32_t TextIndexWriter::group(std::string_view name)
{
    if (const auto found = m_groups.find(name); found != m_groups.end())
        return found->second;
    const auto number = static_cast<std::int32_t>(m_groups.size());
    m_groups.emplace(name, number);
    return number;
}

bool TextIndexWriter::add(const TextRecord& record)
{
    if (!m_ids.insert(hashOf(record.id)))
        return false;
    ++m_info.counts[record.label];
    ++m_info.records;
    put(m_block, record.offset);
    put(m_block, record.length);
    put(m_block, record.label);
    put(m_block, record.group);
    put(m_block, static_cast<std::uint8_t>(record.coding));
    put(m_block, static_cast<std::uint8_t>(record.part));
    put(m_block, static_cast<std::uint16_t>(record.id.size()));
    m_block.append(record.id);
    while (m_block.size() >= blockSize)
        flush();
    return true;
}

void TextIndexWriter::flush()
{
    const std::string_view block = std::string_view(m_block).substr(0, blockSize);
    m_failed |= std::fwrite(block.data(), 1, block.size(), m_file) != block.size();
    m_check = chain(m_check, block);
    m_written += block.size();
    m_block.erase(0, block.size());
}

void TextIndexWriter::problem(const std::string& where, const std::string& reason, bool leftOut)
{
    ++m_problemCounts[{reason, leftOut}];
    if (m_info.problems.size() < mostProblems)
        m_info.problems.push_back({where, reason, leftOut});
}

base::Status TextIndexWriter::finish(const base::ReadableFile& source, std::string sha256,
                                     const std::string& unit)
{
    if (!m_block.empty())
        flush();
    m_info.sha256 = std::move(sha256);
    json notes = json::array();
    for (const auto& [key, count] : m_problemCounts) {
        std::string first;
        for (const SampleProblem& problem : m_info.problems)
            if (problem.what == key.first && problem.leftOut == key.second) {
                first = " The first is " + problem.where + ".";
                break;
            }
        // text: "%1 rows %2."
        // text: "%1 rows %2 and were left out."
        // text: "%1 lines %2."
        // text: "%1 lines %2 and were left out."
        notes.push_back(std::to_string(count) + " " + unit + " " + key.first +
                        (key.second ? " and were left out." : ".") + first);
    }
    json problems = json::array();
    for (const SampleProblem& problem : m_info.problems)
        problems.push_back({problem.where, problem.what, problem.leftOut});
    const std::string footer = base::jsonText({{"size", source.stamp().size},
                                               {"modified", source.stamp().modified},
                                               {"labels", m_info.labels},
                                               {"counts", m_info.counts},
                                               {"records", m_info.records},
                                               {"sha256", m_info.sha256},
                                               {"notes", notes},
                                               {"problems", problems}});
    std::string trailer = footer;
    put(trailer, static_cast<std::uint64_t>(footer.size()));
    put(trailer, sizeof indexMagic + m_written);
    put(trailer, m_check);
    put(trailer, base::crc32(footer));
    trailer.append(indexMagic, sizeof indexMagic);
    m_failed |= std::fwrite(trailer.data(), 1, trailer.size(), m_file) != trailer.size();
    m_failed |= std::fflush(m_file) != 0;
    if (m_failed)
        return fail(ErrorCode::Io, "Cannot write the index of the data set.", base::cacheFolder().string(),
                    "The disk may be full: free some space, or set DELTARANK_CACHE to another folder.");
    return {};
}

base::Result<TextIndex> TextIndex::open(const base::ReadableFile& source, const std::string& key,
                                        const std::string& unit, const Scan& scan)
{
    std::error_code ec;
    auto absolute = std::filesystem::weakly_canonical(source.path(), ec);
    if (ec)
        absolute = source.path();
    const auto path = base::cacheFolder() / "indexes" /
                      (base::sha256(absolute.string() + "\n" + key).substr(0, 32) + ".index");
    if (auto index = load(path, source.stamp()))
        return index;

    DELTARANK_TRY(
        base::replaceFileAtomically(path, [&](const std::filesystem::path& temporary) -> base::Status {
            std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(temporary.c_str(), "wb"),
                                                                 &std::fclose);
            if (!file)
                return fail(ErrorCode::Io, "Cannot write the index of the data set.", path.string(),
                            "Set DELTARANK_CACHE to a folder that can be written.");
            TextIndexWriter writer(file.get());
            auto hash = scan(source, writer);
            DELTARANK_TRY(hash);
            return writer.finish(source, std::move(*hash), unit);
        }));
    return load(path, source.stamp());
}

base::Result<TextIndex> TextIndex::load(const std::filesystem::path& path, const base::FileStamp& source)
{
    auto file = base::ReadableFile::open(path);
    DELTARANK_TRY(file);
    const std::uint64_t size = file->stamp().size;
    TextIndex index;
    index.m_path = path;
    if (size < sizeof indexMagic + trailerBytes)
        return fail(broken(path).error());
    char head[sizeof indexMagic];
    char tail[trailerBytes];
    DELTARANK_TRY(file->readAt(0, head, sizeof head));
    DELTARANK_TRY(file->readAt(size - trailerBytes, tail, trailerBytes));
    const char* from = tail;
    const auto footerBytes = get<std::uint64_t>(from);
    index.m_recordsEnd = get<std::uint64_t>(from);
    index.m_check = get<std::uint64_t>(from);
    const auto footerCrc = get<std::uint32_t>(from);
    if (std::memcmp(head, indexMagic, sizeof indexMagic) != 0 ||
        std::memcmp(from, indexMagic, sizeof indexMagic) != 0 ||
        footerBytes > size - sizeof indexMagic - trailerBytes ||
        index.m_recordsEnd != size - trailerBytes - footerBytes)
        return fail(broken(path).error());
    std::string footer(footerBytes, '\0');
    DELTARANK_TRY(file->readAt(index.m_recordsEnd, footer.data(), footer.size()));
    const json info = json::parse(footer, nullptr, false);
    if (base::crc32(footer) != footerCrc || !info.is_object())
        return fail(broken(path).error());
    // The checksum says that this program wrote it; a surprise is still an exception, not a crash.
    try {
        if (base::FileStamp{info.at("size").get<std::uint64_t>(), info.at("modified").get<std::int64_t>()} !=
            source)
            return fail(ErrorCode::Mismatch, "The file changed since it was indexed.", path.string());
        info.at("labels").get_to(index.m_info.labels);
        info.at("counts").get_to(index.m_info.counts);
        info.at("records").get_to(index.m_info.records);
        info.at("sha256").get_to(index.m_info.sha256);
        info.at("notes").get_to(index.m_info.notes);
        for (const json& problem : info.at("problems"))
            index.m_info.problems.push_back({problem.at(0).get<std::string>(),
                                             problem.at(1).get<std::string>(), problem.at(2).get<bool>()});
    } catch (const json::exception&) {
        return fail(broken(path).error());
    }
    if (index.m_info.counts.size() != index.m_info.labels.size())
        return fail(broken(path).error());
    index.m_file = std::make_shared<base::ReadableFile>(std::move(*file));
    return index;
}

base::Status TextIndex::read(const std::function<void(const TextRecord&)>& use) const
{
    std::string buffer;
    std::string block;
    std::uint64_t check = 0;
    std::uint64_t records = 0;
    for (std::uint64_t at = sizeof indexMagic; at < m_recordsEnd;) {
        block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(blockSize, m_recordsEnd - at)));
        DELTARANK_TRY(m_file->readAt(at, block.data(), block.size()));
        at += block.size();
        check = chain(check, block);
        buffer += block;
        const char* from = buffer.data();
        const char* end = from + buffer.size();
        while (static_cast<std::size_t>(end - from) >= fixedBytes) {
            const char* next = from;
            TextRecord record;
            record.offset = get<std::uint64_t>(next);
            record.length = get<std::uint32_t>(next);
            record.label = get<std::uint32_t>(next);
            record.group = get<std::int32_t>(next);
            record.coding = static_cast<FieldCoding>(get<std::uint8_t>(next));
            record.part = static_cast<Part>(get<std::uint8_t>(next));
            const auto idBytes = get<std::uint16_t>(next);
            if (record.label >= m_info.labels.size() || record.coding > FieldCoding::CsvQuoted ||
                record.part > Part::Test)
                return broken(m_path);
            if (static_cast<std::size_t>(end - next) < idBytes)
                break;
            record.id = {next, idBytes};
            from = next + idBytes;
            ++records;
            use(record);
        }
        buffer.erase(0, static_cast<std::size_t>(from - buffer.data()));
    }
    if (check != m_check || !buffer.empty() || records != m_info.records)
        return broken(m_path);
    return {};
}

} // namespace deltarank::data
