#include "data/LineScanner.h"

#include <cstring>

namespace deltarank::data {

namespace {

constexpr std::size_t bytesAtOnce = std::size_t{4} << 20;

} // namespace

base::Result<bool> BlockScanner::readMore()
{
    if (m_atEnd)
        return false;
    const std::size_t kept = m_end - m_begin;
    if (kept > longestRecord)
        return base::fail(base::ErrorCode::Format,
                          "A line or record is longer than " + std::to_string(longestRecord >> 20) + " MiB.",
                          m_file.path().string() + " from byte " + std::to_string(m_offset),
                          "Is this the right kind of file?");
    if (m_begin > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, kept);
    m_begin = 0;
    m_end = kept;
    if (m_buffer.size() < kept + bytesAtOnce)
        m_buffer.resize(kept + bytesAtOnce);
    const auto count = m_file.readSome(m_offset + kept, m_buffer.data() + kept, bytesAtOnce);
    DELTARANK_TRY(count);
    m_hash.add(m_buffer.data() + kept, *count);
    m_end += *count;
    m_atEnd = *count < bytesAtOnce;
    return *count > 0;
}

base::Result<bool> nextLine(BlockScanner& scanner, Line& line)
{
    std::size_t searched = 0;
    for (;;) {
        const std::string_view window = scanner.window();
        const void* end = window.size() > searched
                              ? std::memchr(window.data() + searched, '\n', window.size() - searched)
                              : nullptr;
        if (end || (scanner.atEnd() && !window.empty())) {
            const std::size_t size =
                end ? static_cast<std::size_t>(static_cast<const char*>(end) - window.data()) : window.size();
            line = {window.substr(0, size), scanner.offset()};
            if (!line.text.empty() && line.text.back() == '\r')
                line.text.remove_suffix(1);
            scanner.take(size + (end ? 1 : 0));
            return true;
        }
        searched = window.size();
        const auto more = scanner.readMore();
        DELTARANK_TRY(more);
        if (!*more && searched == 0)
            return false;
    }
}

} // namespace deltarank::data
