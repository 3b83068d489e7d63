#pragma once

#include "base/Hash.h"
#include "base/ReadableFile.h"
#include "base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// Reads a large file in blocks and hands out stretches of it, which stay valid until the next call; memory
/// does not grow with the file. Everything read is hashed.
class BlockScanner
{
public:
    /// The longest line or record that is read; a longer one is a broken file, not data.
    static constexpr std::size_t longestRecord = std::size_t{64} << 20;

    explicit BlockScanner(const base::ReadableFile& file) : m_file(file) {}

    /// What is read and not yet taken.
    std::string_view window() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
    /// Position of the window's first byte in the file.
    std::uint64_t offset() const { return m_offset; }
    /// Moves the window's beginning. @pre count <= window().size().
    void take(std::size_t count)
    {
        m_begin += count;
        m_offset += count;
    }
    /// Reads another block behind the window; false at the end of the file. Error Format where the window is
    /// longer than longestRecord.
    base::Result<bool> readMore();
    bool atEnd() const { return m_atEnd; }
    /// SHA-256 of the file. @pre atEnd(). May be called once.
    std::string sha256() { return m_hash.hex(); }

private:
    const base::ReadableFile& m_file;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_offset = 0; ///< of m_begin
    bool m_atEnd = false;
    base::Sha256 m_hash;
};

/// One line without its end.
struct Line
{
    std::string_view text;
    std::uint64_t offset = 0;
};

/// The next line of the file; false at its end. A carriage return before the line feed is not part of the
/// line.
base::Result<bool> nextLine(BlockScanner& scanner, Line& line);

} // namespace deltarank::data
