#include "data/CsvScanner.h"

#include <algorithm>

namespace deltarank::data {

/// Parses the record at the window's beginning. Where the window ends within it and the file does not, more
/// must be read and the record parsed again from its beginning.
CsvScanner::Parsed CsvScanner::parse(std::vector<CsvField>& fields, std::size_t& size)
{
    const std::string_view window = m_scanner.window();
    const bool complete = m_scanner.atEnd();
    const char ends[] = {m_separator, '\n'};
    fields.clear();
    m_malformed = false;
    std::size_t at = 0;
    for (;;) {
        CsvField field{{}, m_scanner.offset() + at, FieldCoding::Plain};
        std::size_t end = 0;
        if (m_quotes && at < window.size() && window[at] == '"') {
            std::size_t close = at + 1;
            for (;;) {
                close = window.find('"', close);
                if (close == std::string_view::npos)
                    return complete ? Parsed::OpenQuote : Parsed::NeedsMore;
                if (close + 1 == window.size() && !complete)
                    return Parsed::NeedsMore;
                if (close + 1 == window.size() || window[close + 1] != '"')
                    break;
                close += 2;
            }
            field.raw = window.substr(at + 1, close - at - 1);
            ++field.offset;
            field.coding = FieldCoding::CsvQuoted;
            end = window.find_first_of(std::string_view(ends, 2), close + 1);
            const std::size_t stop = end == std::string_view::npos ? window.size() : end;
            const std::string_view between = window.substr(close + 1, stop - close - 1);
            m_malformed |= between.find_first_not_of(" \r") != std::string_view::npos;
        } else {
            end = window.find_first_of(std::string_view(ends, 2), at);
            field.raw = window.substr(at, end == std::string_view::npos ? end : end - at);
            if ((end == std::string_view::npos || window[end] == '\n') && !field.raw.empty() &&
                field.raw.back() == '\r')
                field.raw.remove_suffix(1);
        }
        if (end == std::string_view::npos && !complete)
            return Parsed::NeedsMore;
        fields.push_back(field);
        if (end == std::string_view::npos || window[end] == '\n') {
            size = end == std::string_view::npos ? window.size() : end + 1;
            return Parsed::Record;
        }
        at = end + 1;
    }
}

base::Result<bool> CsvScanner::next(std::vector<CsvField>& fields)
{
    if (!m_started) {
        m_started = true;
        const auto more = m_scanner.readMore();
        DELTARANK_TRY(more);
        if (m_scanner.window().substr(0, 3) == "\xEF\xBB\xBF")
            m_scanner.take(3);
    }
    for (;;) {
        if (m_scanner.window().empty()) {
            const auto more = m_scanner.readMore();
            DELTARANK_TRY(more);
            if (!*more)
                return false;
        }
        std::size_t size = 0;
        const Parsed parsed = parse(fields, size);
        if (parsed == Parsed::OpenQuote)
            return base::fail(base::ErrorCode::Format,
                              "A quote that is opened in the record from line " + std::to_string(m_nextLine) +
                                  " is never closed.",
                              m_path.string() + " line " + std::to_string(m_nextLine),
                              "Close it, or set `quotes` to no if quotes are ordinary characters there.");
        if (parsed == Parsed::NeedsMore) {
            const auto more = m_scanner.readMore();
            DELTARANK_TRY(more);
            continue;
        }
        const std::string_view record = m_scanner.window().substr(0, size);
        m_line = m_nextLine;
        m_nextLine += static_cast<std::uint64_t>(std::count(record.begin(), record.end(), '\n'));
        m_scanner.take(size);
        if (fields.size() == 1 && fields[0].raw.empty() && fields[0].coding == FieldCoding::Plain)
            continue;
        return true;
    }
}

} // namespace deltarank::data
