#pragma once

#include "base/ReadableFile.h"
#include "base/Result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace deltarank::base {

/// A file in the address space, read-only. Meant for files that this program wrote whole and renamed into
/// place: shortening a mapped file would end the program. MappedFile.cpp is the Unix half.
class MappedFile
{
public:
    static Result<MappedFile> open(const std::filesystem::path& path);
    MappedFile() = default;
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    const std::uint8_t* data() const { return m_data; }
    std::size_t size() const { return m_size; }

private:
    const std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace deltarank::base
