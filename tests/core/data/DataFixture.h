#pragma once

#include "base/Files.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <jpeglib.h>
#include <png.h>
#include <stdexcept>
#include <string>
#include <vector>
#include <zlib.h>

namespace deltarank::data {

/// A folder for one test, with a cache folder of its own beside the data.
class DataFixture
{
public:
    DataFixture()
    {
        qputenv("DELTARANK_CACHE", (m_folder.path() + "/cache").toUtf8());
        std::filesystem::create_directories(path());
    }
    std::filesystem::path path(const std::string& name = {}) const
    {
        const auto data = std::filesystem::path(m_folder.path().toStdString()) / "data";
        return name.empty() ? data : data / name;
    }
    std::filesystem::path cache() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "cache";
    }
    std::filesystem::path write(const std::string& name, const std::string& bytes) const
    {
        const auto status = base::writeFileAtomically(path(name), bytes);
        if (!status)
            throw std::runtime_error(status.error().text());
        return path(name);
    }

private:
    QTemporaryDir m_folder;
};

/// "s12". (GCC 12 warns wrongly about "s" + std::to_string(12).)
inline std::string numbered(const char* name, int number)
{
    std::string text = name;
    text += std::to_string(number);
    return text;
}

/// RGB noise that depends on `seed` alone.
inline std::vector<std::uint8_t> noise(int width, int height, unsigned seed)
{
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(3 * width * height));
    for (auto& value : rgb) {
        seed = seed * 1664525u + 1013904223u;
        value = static_cast<std::uint8_t>(seed >> 24);
    }
    return rgb;
}

inline std::string jpegBytes(int width, int height, unsigned seed)
{
    auto rgb = noise(width, height, seed);
    jpeg_compress_struct info;
    jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = static_cast<JDIMENSION>(width);
    info.image_height = static_cast<JDIMENSION>(height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = rgb.data() + info.next_scanline * info.image_width * 3;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    std::string bytes(reinterpret_cast<char*>(memory), size);
    jpeg_destroy_compress(&info);
    std::free(memory);
    return bytes;
}

inline std::string pngBytes(int width, int height, unsigned seed)
{
    const auto rgb = noise(width, height, seed);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, rgb.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr);
    bytes.resize(size);
    return bytes;
}

inline std::string bigEndian(std::uint32_t value)
{
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
            static_cast<char>(value)};
}

/// A PNG that promises width x height pixels and holds none.
inline std::string pngHeaderOnly(std::uint32_t width, std::uint32_t height)
{
    const std::string chunk =
        "IHDR" + bigEndian(width) + bigEndian(height) + std::string("\x08\x02\0\0\0", 5);
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(chunk.data()), static_cast<uInt>(chunk.size()));
    return "\x89PNG\r\n\x1a\n" + bigEndian(13) + chunk + bigEndian(static_cast<std::uint32_t>(crc));
}

/// Writes MATLAB 5 files, in either byte order.
class MatlabWriter
{
public:
    explicit MatlabWriter(bool swapped = false) : m_swapped(swapped)
    {
        m_bytes = "MATLAB 5.0 MAT-file";
        m_bytes.resize(124, ' ');
        m_bytes += number<std::uint16_t>(0x0100) + number<std::uint16_t>(0x4D49);
    }
    template <typename T> std::string number(T value) const
    {
        std::string bytes(reinterpret_cast<const char*>(&value), sizeof value);
        return m_swapped ? std::string(bytes.rbegin(), bytes.rend()) : bytes;
    }
    std::string element(std::uint32_t type, std::string data) const
    {
        if (data.size() <= 4 && !data.empty()) {
            const auto size = static_cast<std::uint32_t>(data.size());
            data.resize(4);
            return number(size << 16 | type) + data;
        }
        const auto size = static_cast<std::uint32_t>(data.size());
        data.resize((data.size() + 7) / 8 * 8);
        return number(type) + number(size) + data;
    }
    std::string array(std::uint32_t kind, int rows, int columns, const std::string& name,
                      const std::string& content) const
    {
        return element(14, element(6, number<std::uint32_t>(kind) + number<std::uint32_t>(0)) +
                               element(5, number<std::int32_t>(rows) + number<std::int32_t>(columns)) +
                               element(1, name) + content);
    }
    std::string text(const std::string& name, const std::string& value) const
    {
        std::string codes;
        for (const char c : value)
            codes += number<std::uint16_t>(static_cast<unsigned char>(c));
        return array(4, 1, static_cast<int>(value.size()), name, element(4, codes));
    }
    std::string cell(const std::string& name, const std::vector<std::string>& values) const
    {
        std::string items;
        for (const auto& value : values)
            items += text({}, value);
        return array(1, static_cast<int>(values.size()), 1, name, items);
    }
    /// Doubles stored as bytes, as MATLAB does with small numbers.
    std::string numbers(const std::string& name, const std::vector<int>& values) const
    {
        std::string bytes;
        for (const int value : values)
            bytes += static_cast<char>(value);
        return array(6, static_cast<int>(values.size()), 1, name, element(2, bytes));
    }
    std::string compressed(const std::string& bytes) const
    {
        uLongf size = compressBound(static_cast<uLong>(bytes.size()));
        std::string packed(size, '\0');
        compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                 static_cast<uLong>(bytes.size()));
        packed.resize(size);
        return number<std::uint32_t>(15) + number(static_cast<std::uint32_t>(size)) + packed;
    }
    MatlabWriter& add(const std::string& variable)
    {
        m_bytes += variable;
        return *this;
    }
    const std::string& bytes() const { return m_bytes; }

private:
    bool m_swapped;
    std::string m_bytes;
};

} // namespace deltarank::data
