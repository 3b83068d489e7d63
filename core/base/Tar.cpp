#include "base/Tar.h"

#include "base/Hash.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace deltarank::base {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t block = 512;
constexpr std::uint64_t largest = 0777'7777'7777; ///< eleven octal digits

/// POSIX.1-1988 ustar header.
struct Header
{
    char name[100];
    char mode[8], uid[8], gid[8];
    char size[12], mtime[12];
    char checksum[8];
    char type;
    char link[100];
    char magic[6], version[2];
    char user[32], group[32], major[8], minor[8];
    char prefix[155];
    char rest[12];
};
static_assert(sizeof(Header) == block);

unsigned checksumOf(Header header)
{
    std::memset(header.checksum, ' ', sizeof header.checksum);
    unsigned sum = 0;
    for (const unsigned char byte : std::string_view(reinterpret_cast<const char*>(&header), sizeof header))
        sum += byte;
    return sum;
}

bool octal(const char* text, std::size_t length, std::uint64_t& value)
{
    value = 0;
    std::size_t i = 0;
    while (i < length && text[i] == ' ')
        ++i;
    for (; i < length && text[i] >= '0' && text[i] <= '7'; ++i)
        value = value * 8 + static_cast<std::uint64_t>(text[i] - '0');
    return i == length || text[i] == '\0' || text[i] == ' ';
}

Error ioError(const char* what, const fs::path& path)
{
    const int number = errno;
    return {number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
            std::string(what) + ": " + std::strerror(number) + ".", path.string(),
            number == ENOSPC ? "The disk is full: free some space and try again." : ""};
}

} // namespace

Result<TarWriter> TarWriter::create(const fs::path& file)
{
    TarWriter writer;
    writer.m_path = file;
    writer.m_file.reset(std::fopen(file.c_str(), "wb"));
    if (!writer.m_file)
        return fail(ioError("Cannot make the archive", file));
    return writer;
}

Status TarWriter::write(const void* bytes, std::size_t count)
{
    if (std::fwrite(bytes, 1, count, m_file.get()) != count)
        return fail(ioError("Cannot write the archive", m_path));
    return {};
}

Status TarWriter::header(const std::string& name, std::uint64_t size)
{
    if (name.empty() || name.size() > sizeof Header::name || size > largest)
        return fail(ErrorCode::Unsupported,
                    "The file cannot be put into a tar archive: " +
                        std::string(size > largest ? "it has 8 GiB or more." : "its name is too long."),
                    name);
    Header header{};
    std::memcpy(header.name, name.data(), name.size());
    std::snprintf(header.mode, sizeof header.mode, "%07o", 0644u);
    std::snprintf(header.uid, sizeof header.uid, "%07o", 0u);
    std::snprintf(header.gid, sizeof header.gid, "%07o", 0u);
    std::snprintf(header.size, sizeof header.size, "%011llo", static_cast<unsigned long long>(size));
    std::snprintf(header.mtime, sizeof header.mtime, "%011o", 0u); // equal studies make equal archives
    header.type = '0';
    std::memcpy(header.magic, "ustar", 6);
    std::memcpy(header.version, "00", 2);
    std::snprintf(header.checksum, sizeof header.checksum, "%06o", checksumOf(header));
    header.checksum[7] = ' ';
    return write(&header, sizeof header);
}

Status TarWriter::pad(std::uint64_t size)
{
    const char zeros[block] = {};
    return write(zeros, static_cast<std::size_t>((block - size % block) % block));
}

Status TarWriter::add(const std::string& name, const fs::path& source)
{
    std::error_code ec;
    const std::uint64_t size = fs::file_size(source, ec);
    std::unique_ptr<std::FILE, detail::FileCloser> file(ec ? nullptr : std::fopen(source.c_str(), "rb"));
    if (!file)
        return fail(ioError("Cannot open the file", source));
    DELTARANK_TRY(header(name, size));
    std::string buffer(1 << 20, '\0');
    std::uint64_t left = size;
    while (left > 0) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, buffer.size()));
        if (std::fread(buffer.data(), 1, count, file.get()) != count)
            return fail(ErrorCode::Io, "The file changed while it was read.", source.string());
        DELTARANK_TRY(write(buffer.data(), count));
        left -= count;
    }
    return pad(size);
}

Status TarWriter::addText(const std::string& name, const std::string& text)
{
    DELTARANK_TRY(header(name, text.size()));
    DELTARANK_TRY(write(text.data(), text.size()));
    return pad(text.size());
}

Status TarWriter::close()
{
    const char zeros[2 * block] = {};
    DELTARANK_TRY(write(zeros, sizeof zeros));
    if (std::fclose(m_file.release()) != 0)
        return fail(ioError("Cannot write the archive", m_path));
    return {};
}

Result<TarReader> TarReader::open(const fs::path& file)
{
    TarReader reader;
    reader.m_path = file;
    std::error_code ec;
    reader.m_size = fs::file_size(file, ec);
    reader.m_file.reset(ec ? nullptr : std::fopen(file.c_str(), "rb"));
    if (!reader.m_file)
        return fail(ec ? ErrorCode::NotFound : ErrorCode::Io, "Cannot open the archive.", file.string());
    return reader;
}

Result<bool> TarReader::next(Entry& entry)
{
    const auto damaged = [this](const char* what) {
        return fail(ErrorCode::Format, what, m_path.string(), "The file may be damaged or cut short.");
    };
    Header header{};
    if (m_size - m_next < block)
        return damaged("The archive has no end.");
    if (fseeko(m_file.get(), static_cast<off_t>(m_next), SEEK_SET) != 0 ||
        std::fread(&header, 1, block, m_file.get()) != block)
        return fail(ErrorCode::Io, "Cannot read the archive.", m_path.string());
    if (header.name[0] == '\0')
        return false;
    std::uint64_t checksum = 0;
    std::uint64_t size = 0;
    if (std::memcmp(header.magic, "ustar", 5) != 0 ||
        !octal(header.checksum, sizeof header.checksum, checksum) || checksum != checksumOf(header))
        return damaged("The file is not a tar archive, or a part of it is damaged.");
    if ((header.type != '0' && header.type != '\0') || header.prefix[0] != '\0')
        return damaged("The archive holds something that is not a plain file.");
    if (!octal(header.size, sizeof header.size, size) || size > m_size - m_next - block)
        return damaged("The archive ends inside a file.");
    entry.name.assign(header.name, strnlen(header.name, sizeof header.name));
    entry.size = m_left = size;
    const std::uint64_t padded = block + (size + block - 1) / block * block;
    m_next = std::min(m_size, m_next + padded);
    return true;
}

Result<std::string> TarReader::text(std::uint64_t limit)
{
    if (m_left > limit)
        return fail(ErrorCode::Format, "A text in the archive is larger than it can be.", m_path.string());
    std::string text(static_cast<std::size_t>(m_left), '\0');
    if (std::fread(text.data(), 1, text.size(), m_file.get()) != text.size())
        return fail(ErrorCode::Io, "Cannot read the archive.", m_path.string());
    m_left = 0;
    return text;
}

Result<std::string> TarReader::extract(const fs::path& target)
{
    std::unique_ptr<std::FILE, detail::FileCloser> file(std::fopen(target.c_str(), "wb"));
    if (!file)
        return fail(ioError("Cannot write the file", target));
    Sha256 hash;
    std::string buffer(1 << 20, '\0');
    while (m_left > 0) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, buffer.size()));
        if (std::fread(buffer.data(), 1, count, m_file.get()) != count)
            return fail(ErrorCode::Io, "Cannot read the archive.", m_path.string());
        hash.add(buffer.data(), count);
        if (std::fwrite(buffer.data(), 1, count, file.get()) != count)
            return fail(ioError("Cannot write the file", target));
        m_left -= count;
    }
    if (std::fclose(file.release()) != 0)
        return fail(ioError("Cannot write the file", target));
    return hash.hex();
}

} // namespace deltarank::base
