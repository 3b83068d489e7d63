#pragma once

#include "base/Progress.h"
#include "base/ReadableFile.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/TextField.h"

#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// Where the text of one sample lies in a file, and what else its source says about it.
struct TextRecord
{
    std::string_view id;
    std::uint64_t offset = 0;
    std::uint32_t length = 0; ///< bytes in the file
    std::uint32_t label = 0;  ///< number of TextIndexWriter::label()
    std::int32_t group = -1;
    FieldCoding coding = FieldCoding::Plain;
    Part part = Part::Unspecified;
};

/// What an index says besides its records.
struct TextIndexInfo
{
    std::vector<std::string> labels;   ///< in order of first appearance
    std::vector<std::uint64_t> counts; ///< records by label
    std::uint64_t records = 0;
    std::string sha256; ///< of the indexed file
    std::vector<std::string> notes;
    std::vector<SampleProblem> problems;
};

/// A set of 64-bit hashes that takes 16 to 32 bytes an entry.
class HashSet
{
public:
    bool insert(std::uint64_t hash); ///< false if it is there already

private:
    std::vector<std::uint64_t> m_slots = std::vector<std::uint64_t>(1024);
    std::size_t m_count = 0;
};

/// Streams records into an index file.
class TextIndexWriter
{
public:
    explicit TextIndexWriter(std::FILE* file);

    std::uint32_t label(std::string_view name);
    std::int32_t group(std::string_view name);
    std::size_t labelCount() const { return m_info.labels.size(); }
    /// False if a record with this id was added before; it is not added again.
    bool add(const TextRecord& record);
    /// Counts a record that is left out or repaired, under a reason that completes "17 lines ...".
    void problem(const std::string& where, const std::string& reason, bool leftOut);
    /// @param unit what one record is: "lines", "rows".
    base::Status finish(const base::ReadableFile& source, std::string sha256, const std::string& unit);

private:
    void flush();

    std::FILE* m_file;
    std::string m_block;
    std::uint64_t m_written = 0;
    std::uint64_t m_check = 0;
    bool m_failed = false;
    TextIndexInfo m_info;
    std::map<std::string, std::uint32_t, std::less<>> m_labels;
    std::map<std::string, std::int32_t, std::less<>> m_groups;
    std::map<std::pair<std::string, bool>, std::uint64_t> m_problemCounts;
    HashSet m_ids;
};

/// An index of texts in a large file: made in one pass, kept in the cache folder (indexes/), opened in a
/// moment.
class TextIndex
{
public:
    /// Reads the source once and fills the writer; gives the source's SHA-256.
    using Scan =
        std::function<base::Result<std::string>(const base::ReadableFile& source, TextIndexWriter& writer)>;

    /// Opens the index of `source` if it is there and the source is still the same (path, size, time), else
    /// makes it. A broken index is made again.
    /// @param key everything else the index depends on; a new key is another index.
    static base::Result<TextIndex> open(const base::ReadableFile& source, const std::string& key,
                                        const std::string& unit, const Scan& scan);

    const TextIndexInfo& info() const { return m_info; }
    /// Calls `use` for every record in the source's order. Error Format for a broken index.
    base::Status read(const std::function<void(const TextRecord&)>& use) const;
    const std::filesystem::path& path() const { return m_path; }

private:
    static base::Result<TextIndex> load(const std::filesystem::path& path, const base::FileStamp& source);

    std::filesystem::path m_path;
    std::shared_ptr<const base::ReadableFile> m_file;
    std::uint64_t m_recordsEnd = 0;
    std::uint64_t m_check = 0;
    TextIndexInfo m_info;
};

} // namespace deltarank::data
