#include "base/MappedFile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace deltarank::base {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path)
{
    const auto failNow = [&](int number) {
        return fail(number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                    std::string("Cannot map the file: ") + std::strerror(number) + ".", path.string());
    };
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return failNow(errno);
    struct stat state = {};
    const bool regular = ::fstat(descriptor, &state) == 0 && S_ISREG(state.st_mode);
    MappedFile file;
    file.m_size = regular ? static_cast<std::size_t>(state.st_size) : 0;
    void* data = MAP_FAILED;
    int number = EINVAL;
    if (file.m_size > 0) {
        data = ::mmap(nullptr, file.m_size, PROT_READ, MAP_SHARED, descriptor, 0);
        number = errno;
    }
    ::close(descriptor);
    if (!regular)
        return failNow(EISDIR);
    if (file.m_size == 0)
        return file;
    if (data == MAP_FAILED)
        return failNow(number);
    file.m_data = static_cast<const std::uint8_t*>(data);
    return file;
}

MappedFile::~MappedFile()
{
    if (m_data)
        ::munmap(const_cast<std::uint8_t*>(m_data), m_size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

} // namespace deltarank::base
