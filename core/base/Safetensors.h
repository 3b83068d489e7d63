#pragma once

#include "base/ReadableFile.h"
#include "base/Result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::base {

enum class TensorType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool, Other };

/// Bytes of one element; 0 for Other.
std::size_t elementSize(TensorType type);
const char* name(TensorType type);

/// One entry of a safetensors header.
struct TensorEntry
{
    std::string name;
    TensorType type = TensorType::Other;
    std::string typeName; ///< as written in the file
    std::vector<std::int64_t> shape;
    std::uint64_t offset = 0; ///< from the start of the file
    std::uint64_t bytes = 0;

    std::int64_t count() const;
};

/// "[768, 768]"
std::string shapeText(const std::vector<std::int64_t>& shape);

/// A safetensors file, opened and checked as the reference reader does: header of at most 100,000,000 bytes
/// starting with '{', no duplicate keys, offsets in order without holes or overlaps that end with the file,
/// sizes equal to shape times element size, all in checked arithmetic. Data is read on demand with plain
/// reads: a file that is truncated meanwhile gives an error, never a crash.
class SafetensorsFile
{
public:
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_file.path(); }
    const std::vector<TensorEntry>& entries() const { return m_entries; } ///< in file order
    const TensorEntry* find(std::string_view name) const;
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }

    /// The raw little-endian bytes into `target`, which holds entry.bytes. Safe from several threads.
    Status readBytes(const TensorEntry& entry, void* target) const;
    /// Converted to float32; refuses types that are not numbers.
    Result<std::vector<float>> readFloats(const TensorEntry& entry) const;
    Status readFloats(const TensorEntry& entry, float* target) const;

private:
    explicit SafetensorsFile(ReadableFile file) : m_file(std::move(file)) {}
    ReadableFile m_file;
    std::vector<TensorEntry> m_entries;
    std::map<std::string, std::size_t, std::less<>> m_index;
    std::map<std::string, std::string> m_metadata;
};

/// A tensor to write. The bytes must stay alive until writing is done.
struct TensorToWrite
{
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    const void* data = nullptr;
};

/// Writes the file atomically, tensors in the given order, header padded with blanks to 8 bytes.
Status writeSafetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                        const std::map<std::string, std::string>& metadata = {});

float halfToFloat(std::uint16_t bits);
std::uint16_t floatToHalf(float value); ///< round to nearest, ties to even
float bfloat16ToFloat(std::uint16_t bits);
std::uint16_t floatToBfloat16(float value); ///< round to nearest, ties to even

} // namespace deltarank::base
