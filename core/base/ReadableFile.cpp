#include "base/ReadableFile.h"

#include "base/Errno.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace deltarank::base {

Result<ReadableFile> ReadableFile::open(const std::filesystem::path& path)
{
    ReadableFile file;
    file.m_path = path;
    // Without O_NONBLOCK, opening a pipe would wait for a writer forever.
    file.m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file.m_descriptor < 0)
        return failErrno("Cannot open the file", path, errno);
    struct stat state = {};
    if (::fstat(file.m_descriptor, &state) != 0)
        return failErrno("Cannot read the file", path, errno);
    if (!S_ISREG(state.st_mode))
        return fail(ErrorCode::Io,
                    S_ISDIR(state.st_mode) ? "This is a folder, not a file." : "This is no file.",
                    path.string());
    file.m_stamp.size = static_cast<std::uint64_t>(state.st_size);
    file.m_stamp.modified = std::int64_t{state.st_mtim.tv_sec} * 1'000'000'000 + state.st_mtim.tv_nsec;
    return file;
}

ReadableFile::~ReadableFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

ReadableFile::ReadableFile(ReadableFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_stamp(other.m_stamp),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{}

ReadableFile& ReadableFile::operator=(ReadableFile&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_stamp, other.m_stamp);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Result<std::size_t> ReadableFile::readSome(std::uint64_t offset, void* target, std::size_t count) const
{
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(m_descriptor, static_cast<char*>(target) + done, count - done,
                                    static_cast<off_t>(offset + done));
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return failErrno("Cannot read the file", m_path, errno);
        }
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Status ReadableFile::readAt(std::uint64_t offset, void* target, std::size_t count) const
{
    const auto done = readSome(offset, target, count);
    DELTARANK_TRY(done);
    if (*done != count)
        return fail(ErrorCode::Io, "The file is shorter than it was when it was opened.", m_path.string(),
                    "Open the data set again.");
    return {};
}

} // namespace deltarank::base
