#pragma once

#include "base/Result.h"

#include <filesystem>

namespace deltarank::base {

/// An exclusive lock on a file, held until destroyed. The system releases it when the process dies, however
/// it dies, so a killed holder never blocks anybody. Advisory: only processes that ask are kept out. Some
/// network file systems know no locks: there nobody holds one, and signs of life (study::Heartbeat) are what
/// keeps two processes apart.
class FileLock
{
public:
    /// Makes the file if need be. ErrorCode::Busy when another holder has it; never waits.
    static Result<FileLock> acquire(const std::filesystem::path& path);
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

    /// Replaces the file's contents: who holds it, for others to read.
    Status write(const std::string& text);

private:
    FileLock() = default;
    void release();
    int m_descriptor = -1;
    std::filesystem::path m_path;
};

} // namespace deltarank::base
