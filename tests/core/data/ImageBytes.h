#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <jpeglib.h>
#include <zlib.h>

/// Picture files for tests, made byte by byte (JPEG by libjpeg).
namespace imagebytes {

inline void big32(std::string& out, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift);
}
inline void little(std::string& out, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i)
        out += static_cast<char>(i < 4 ? value >> (8 * i) : 0);
}

struct Png
{
    std::uint32_t width = 0, height = 0;
    int bitDepth = 8;
    int colorType = 2;
    bool interlaced = false;
    std::string palette{};      ///< PLTE
    std::string transparency{}; ///< tRNS
    std::string exif{};         ///< eXIf
    std::string rows{};         ///< scan lines, each with its filter byte
};

inline void pngChunk(std::string& out, const char* type, const std::string& data)
{
    big32(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = type + data;
    out += body;
    big32(out, static_cast<std::uint32_t>(
                   crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
}

inline std::string bytesOf(const Png& parts)
{
    std::string out("\x89PNG\r\n\x1A\n", 8), header;
    big32(header, parts.width);
    big32(header, parts.height);
    header += static_cast<char>(parts.bitDepth);
    header += static_cast<char>(parts.colorType);
    header += std::string(2, '\0');
    header += static_cast<char>(parts.interlaced);
    pngChunk(out, "IHDR", header);
    if (!parts.palette.empty())
        pngChunk(out, "PLTE", parts.palette);
    if (!parts.transparency.empty())
        pngChunk(out, "tRNS", parts.transparency);
    if (!parts.exif.empty())
        pngChunk(out, "eXIf", parts.exif);
    uLongf size = compressBound(static_cast<uLong>(parts.rows.size()));
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size,
             reinterpret_cast<const Bytef*>(parts.rows.data()), static_cast<uLong>(parts.rows.size()));
    packed.resize(size);
    pngChunk(out, "IDAT", packed);
    pngChunk(out, "IEND", {});
    return out;
}

struct Gif
{
    int screenWidth = 0, screenHeight = 0;
    int left = 0, top = 0, width = 0, height = 0;
    bool interlaced = false;
    int transparent = -1;
    std::string palette{};              ///< 256 colours; empty: no colour table
    std::vector<std::uint8_t> pixels{}; ///< in file order
};

/// Pixels are 9-bit codes with a clear before the code size would grow, so nothing is compressed.
inline std::string bytesOf(const Gif& parts)
{
    std::string out = "GIF89a";
    little(out, static_cast<std::uint32_t>(parts.screenWidth), 2);
    little(out, static_cast<std::uint32_t>(parts.screenHeight), 2);
    out += static_cast<char>(parts.palette.empty() ? 0x00 : 0xF7);
    out += std::string(2, '\0');
    out += parts.palette;
    out += "\x21\xF9\x04";
    out += static_cast<char>(parts.transparent >= 0 ? 1 : 0);
    out += std::string(2, '\0');
    out += static_cast<char>(parts.transparent >= 0 ? parts.transparent : 0);
    out += '\0';
    out += ',';
    for (int value : {parts.left, parts.top, parts.width, parts.height})
        little(out, static_cast<std::uint32_t>(value), 2);
    out += static_cast<char>(parts.interlaced ? 0x40 : 0x00);
    out += '\x08';
    std::string codes;
    std::uint32_t buffer = 0;
    int bits = 0;
    const auto put = [&](std::uint32_t code) {
        buffer |= code << bits;
        for (bits += 9; bits >= 8; bits -= 8, buffer >>= 8)
            codes += static_cast<char>(buffer);
    };
    for (std::size_t i = 0; i < parts.pixels.size(); ++i) {
        if (i % 200 == 0)
            put(256);
        put(parts.pixels[i]);
    }
    put(257);
    codes += static_cast<char>(buffer);
    for (std::size_t i = 0; i < codes.size(); i += 255) {
        const std::string block = codes.substr(i, 255);
        out += static_cast<char>(block.size());
        out += block;
    }
    out += '\0';
    out += ';';
    return out;
}

/// BITMAPINFOHEADER; rows as they lie in the file.
inline std::string bmp(int width, int height, int bits, const std::string& palette, const std::string& rows,
                       std::uint32_t compression = 0)
{
    std::string out = "BM";
    little(out, static_cast<std::uint32_t>(54 + palette.size() + rows.size()), 4);
    little(out, 0, 4);
    little(out, static_cast<std::uint32_t>(54 + palette.size()), 4);
    little(out, 40, 4);
    little(out, static_cast<std::uint32_t>(width), 4);
    little(out, static_cast<std::uint32_t>(height), 4);
    little(out, 1, 2);
    little(out, static_cast<std::uint32_t>(bits), 2);
    little(out, compression, 4);
    little(out, 0, 12);
    little(out, static_cast<std::uint32_t>(palette.size() / 4), 4);
    little(out, 0, 4);
    return out + palette + rows;
}

struct Jpeg
{
    int width = 0, height = 0;
    int channels = 3; ///< 1 grey, 3 RGB, 4 CMYK as it is to be stored
    bool progressive = false;
    std::string exif{};
    std::vector<std::uint8_t> samples{};
};

/// Quality 100, no chroma subsampling.
inline std::string bytesOf(const Jpeg& parts)
{
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &buffer, &size);
    info.image_width = static_cast<JDIMENSION>(parts.width);
    info.image_height = static_cast<JDIMENSION>(parts.height);
    info.input_components = parts.channels;
    info.in_color_space = parts.channels == 1 ? JCS_GRAYSCALE : parts.channels == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 100, TRUE);
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    if (parts.progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    if (!parts.exif.empty()) {
        const std::string marker = std::string("Exif\0\0", 6) + parts.exif;
        jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(marker.data()),
                          static_cast<unsigned>(marker.size()));
    }
    for (int y = 0; y < parts.height; ++y) {
        auto* row = const_cast<JSAMPLE*>(parts.samples.data() +
                                         static_cast<std::size_t>(y * parts.width * parts.channels));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    std::string out(reinterpret_cast<const char*>(buffer), size);
    jpeg_destroy_compress(&info);
    std::free(buffer);
    return out;
}

/// TIFF data whose only entry is the orientation.
inline std::string exif(int orientation, bool littleEndian)
{
    if (littleEndian)
        return std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) +
               static_cast<char>(orientation) + std::string(7, '\0');
    return std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) +
           static_cast<char>(orientation) + std::string(6, '\0');
}

} // namespace imagebytes
