#pragma once

#include "base/Result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace deltarank::base {

/// SHA-256 in pieces. Hex result of 64 characters.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(const void* bytes, std::size_t count);
    void add(std::string_view text) { add(text.data(), text.size()); }
    /// A field of known length: two different lists of fields never hash alike.
    void addField(std::string_view text);
    void addNumber(std::uint64_t value) { add(&value, sizeof value); }
    /// Ends the computation.
    std::string hex();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

std::string sha256(std::string_view bytes);
Result<std::string> sha256OfFile(const std::filesystem::path& path);
/// CRC-32 (the zlib polynomial).
std::uint32_t crc32(std::string_view bytes);

} // namespace deltarank::base
