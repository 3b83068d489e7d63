#pragma once

#include "base/Result.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace deltarank::base {

namespace detail {
struct FileCloser
{
    void operator()(std::FILE* file) const { std::fclose(file); }
};
} // namespace detail

/// Writes a tar archive (POSIX ustar, regular files only), which any archive tool opens.
class TarWriter
{
public:
    /// Use replaceFileAtomically() around it.
    static Result<TarWriter> create(const std::filesystem::path& file);

    /// Adds a file under `name` (at most 100 bytes; of less than 8 GiB).
    Status add(const std::string& name, const std::filesystem::path& source);
    /// Adds a file with these contents.
    Status addText(const std::string& name, const std::string& text);
    /// Writes the end; a full disk is reported here at the latest.
    Status close();

private:
    TarWriter() = default;
    Status write(const void* bytes, std::size_t count);
    Status header(const std::string& name, std::uint64_t size);
    Status pad(std::uint64_t size);
    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, detail::FileCloser> m_file;
};

/// Reads what TarWriter writes, file by file. Whatever the archive says, nothing is read beyond it and
/// nothing is created: names are for the caller to judge.
class TarReader
{
public:
    static Result<TarReader> open(const std::filesystem::path& file);

    struct Entry
    {
        std::string name;
        std::uint64_t size = 0;
    };
    /// The next file; false at the end of the archive. Errors: Format (not a tar archive, truncated, a link
    /// or anything else that is not a plain file).
    Result<bool> next(Entry& entry);
    /// The contents of the file that next() gave, at most `limit` bytes.
    Result<std::string> text(std::uint64_t limit);
    /// Copies them into a new file; its SHA-256.
    Result<std::string> extract(const std::filesystem::path& target);

private:
    TarReader() = default;
    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, detail::FileCloser> m_file;
    std::uint64_t m_size = 0;
    std::uint64_t m_next = 0; ///< place of the next header
    std::uint64_t m_left = 0; ///< bytes of the current file
};

} // namespace deltarank::base
