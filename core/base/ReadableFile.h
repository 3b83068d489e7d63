#pragma once

#include "base/Result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace deltarank::base {

/// When a file was last written and how large it is: what a cache checks to know whether it still holds.
struct FileStamp
{
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds of the file system's clock

    bool operator==(const FileStamp&) const = default;
};

/// A file open for reading at any position, from several threads at once. ReadableFile.cpp is the Unix half.
class ReadableFile
{
public:
    static Result<ReadableFile> open(const std::filesystem::path& path);
    ~ReadableFile();
    ReadableFile(ReadableFile&& other) noexcept;
    ReadableFile& operator=(ReadableFile&& other) noexcept;

    const std::filesystem::path& path() const { return m_path; }
    /// As the file was when it was opened.
    const FileStamp& stamp() const { return m_stamp; }

    /// Reads up to `count` bytes from `offset`; fewer only at the end of the file.
    Result<std::size_t> readSome(std::uint64_t offset, void* target, std::size_t count) const;
    /// Reads exactly `count` bytes. Error Io where the file ends before.
    Status readAt(std::uint64_t offset, void* target, std::size_t count) const;

private:
    ReadableFile() = default;
    std::filesystem::path m_path;
    FileStamp m_stamp;
    int m_descriptor = -1;
};

} // namespace deltarank::base
