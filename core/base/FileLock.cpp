#include "base/FileLock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace deltarank::base {

Result<FileLock> FileLock::acquire(const std::filesystem::path& path)
{
    FileLock lock;
    lock.m_path = path;
    lock.m_descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock.m_descriptor < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                    std::string("Cannot open the lock file: ") + std::strerror(errno) + ".", path.string(),
                    "Check the permissions of the folder.");
    int status = 0;
    do {
        status = ::flock(lock.m_descriptor, LOCK_EX | LOCK_NB);
    } while (status != 0 && errno == EINTR);
    if (status != 0 && errno != ENOLCK && errno != ENOSYS && errno != EOPNOTSUPP) {
        if (errno == EWOULDBLOCK)
            return fail(ErrorCode::Busy, "Another process holds the lock.", path.string());
        return fail(ErrorCode::Io, std::string("Cannot lock the file: ") + std::strerror(errno) + ".",
                    path.string());
    }
    return lock;
}

FileLock::~FileLock()
{
    release();
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path))
{}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    if (this != &other) {
        release();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_path = std::move(other.m_path);
    }
    return *this;
}

void FileLock::release()
{
    // The file stays: removing it would let two processes lock two different files of one name.
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

Status FileLock::write(const std::string& text)
{
    if (::ftruncate(m_descriptor, 0) != 0 ||
        ::pwrite(m_descriptor, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        return fail(ErrorCode::Io, std::string("Cannot write the lock file: ") + std::strerror(errno) + ".",
                    m_path.string());
    return {};
}

} // namespace deltarank::base
