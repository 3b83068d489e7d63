#pragma once

#include "data/LineScanner.h"
#include "data/TextField.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace deltarank::data {

struct CsvField
{
    std::string_view raw; ///< of quoted fields what is between the outer quotes
    std::uint64_t offset = 0;
    FieldCoding coding = FieldCoding::Plain;
};

/// Reads comma- or tab-separated records as RFC 4180 says: a field that starts with a quote goes to the
/// matching one, may hold separators and line ends, and doubles its quotes; lines end with LF or CRLF. A
/// byte-order mark is skipped, and so are empty lines.
class CsvScanner
{
public:
    CsvScanner(const base::ReadableFile& file, char separator, bool quotes)
        : m_path(file.path()), m_scanner(file), m_separator(separator), m_quotes(quotes)
    {}
    /// The next record; its fields stay valid until the next call. False at the end of the file. Errors:
    /// Format for a quote that is never closed.
    base::Result<bool> next(std::vector<CsvField>& fields);
    /// Line of the file in which the last record starts, from 1.
    std::uint64_t line() const { return m_line; }
    /// Whether something stood between a closing quote and the next separator in the last record.
    bool malformed() const { return m_malformed; }
    std::string sha256() { return m_scanner.sha256(); }
    std::uint64_t offset() const { return m_scanner.offset(); }

private:
    enum class Parsed { Record, NeedsMore, OpenQuote };
    Parsed parse(std::vector<CsvField>& fields, std::size_t& size);

    std::filesystem::path m_path;
    BlockScanner m_scanner;
    char m_separator;
    bool m_quotes;
    bool m_started = false;
    bool m_malformed = false;
    std::uint64_t m_line = 0;
    std::uint64_t m_nextLine = 1;
};

} // namespace deltarank::data
