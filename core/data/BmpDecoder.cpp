#include "data/ImageCodecs.h"

#include <algorithm>

namespace deltarank::data::codecs {

using base::ErrorCode;
using base::fail;

namespace {

std::uint32_t number(std::string_view bytes, std::size_t offset, unsigned count)
{
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
    return value;
}

struct Header
{
    std::uint32_t pixelOffset = 0;
    std::uint32_t headerSize = 0;
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool topDown = false;
    unsigned bits = 0;
    std::uint32_t compression = 0;
    std::uint32_t colors = 0;
    unsigned colorBytes = 4;
};

tl::unexpected<base::Error> failTruncated()
{
    return fail(ErrorCode::Format, "The BMP file is truncated.", {}, "Get the file again, or leave it out.");
}

constexpr std::size_t fileHeader = 14;

base::Result<Header> readHeader(std::string_view bytes)
{
    if (bytes.size() < fileHeader + 12)
        return failTruncated();
    Header header;
    header.pixelOffset = number(bytes, 10, 4);
    header.headerSize = number(bytes, 14, 4);
    if (header.headerSize == 12) {
        header.width = number(bytes, 18, 2);
        header.height = number(bytes, 20, 2);
        header.bits = number(bytes, 24, 2);
        header.colorBytes = 3;
        return header;
    }
    if (header.headerSize < 40 || header.headerSize > 124)
        return fail(ErrorCode::Format,
                    "The BMP file has an unknown header of " + std::to_string(header.headerSize) + " bytes.");
    if (bytes.size() < fileHeader + header.headerSize)
        return failTruncated();
    header.width = static_cast<std::int32_t>(number(bytes, 18, 4));
    header.height = static_cast<std::int32_t>(number(bytes, 22, 4));
    header.topDown = header.height < 0;
    header.height = header.topDown ? -header.height : header.height;
    header.bits = number(bytes, 28, 2);
    header.compression = number(bytes, 30, 4);
    header.colors = number(bytes, 46, 4);
    return header;
}

/// BI_BITFIELDS of 32 bits whose masks are the usual blue, green, red order.
bool hasUsualMasks(std::string_view bytes)
{
    constexpr std::size_t masks = fileHeader + 40;
    return bytes.size() >= masks + 12 && number(bytes, masks, 4) == 0xFF0000 &&
           number(bytes, masks + 4, 4) == 0xFF00 && number(bytes, masks + 8, 4) == 0xFF;
}

base::Status checkSupported(const Header& header, std::string_view bytes)
{
    const bool depth =
        header.bits == 1 || header.bits == 4 || header.bits == 8 || header.bits == 24 || header.bits == 32;
    constexpr std::uint32_t plain = 0;
    constexpr std::uint32_t bitFields = 3;
    const bool packing = header.compression == plain ||
                         (header.compression == bitFields && header.bits == 32 && hasUsualMasks(bytes));
    if (!depth || !packing)
        return fail(ErrorCode::Unsupported,
                    "BMP files with " + std::to_string(header.bits) + " bits per pixel and compression " +
                        std::to_string(header.compression) + " are not read.",
                    {}, "Convert it to PNG.");
    if (header.width < 0)
        return fail(ErrorCode::Format, "The BMP file has a negative width.");
    return {};
}

} // namespace

base::Result<Decoded> decodeBmp(const Input& input)
{
    const std::string_view bytes = input.bytes;
    const auto header = readHeader(bytes);
    if (!header)
        return fail(header.error());
    DELTARANK_TRY(checkSupported(*header, bytes));
    DELTARANK_TRY(checkSize(static_cast<std::uint64_t>(header->width),
                            static_cast<std::uint64_t>(header->height), input.maxPixels));

    const std::size_t width = static_cast<std::size_t>(header->width);
    const std::size_t height = static_cast<std::size_t>(header->height);
    const std::size_t rowBytes = (width * header->bits + 31) / 32 * 4; // rows are padded to 4 bytes
    const std::size_t lastRow = (width * header->bits + 7) / 8;
    if (header->pixelOffset > bytes.size() ||
        bytes.size() - header->pixelOffset < rowBytes * (height - 1) + lastRow)
        return failTruncated();

    Palette palette = greyRamp();
    if (header->bits <= 8) {
        const std::uint32_t most = 1u << header->bits;
        if (header->colors > 256)
            return fail(ErrorCode::Format, "The BMP file has a palette of " + std::to_string(header->colors) +
                                               " colours; at most 256 are possible.");
        const std::uint32_t count = header->colors ? header->colors : most;
        const std::size_t start = fileHeader + header->headerSize;
        if (bytes.size() < start + std::size_t{count} * header->colorBytes)
            return failTruncated();
        for (std::uint32_t i = 0; i < count; ++i)
            for (std::size_t c = 0; c < 3; ++c)
                palette[i][c] = static_cast<std::uint8_t>(bytes[start + i * header->colorBytes + 2 - c]);
    }

    Decoded decoded;
    decoded.image = makeImage(static_cast<int>(width), static_cast<int>(height));
    for (std::size_t y = 0; y < height; ++y) {
        const std::size_t line = header->topDown ? y : height - 1 - y;
        const auto* row =
            reinterpret_cast<const std::uint8_t*>(bytes.data()) + header->pixelOffset + line * rowBytes;
        std::uint8_t* out = decoded.image.rgb.data() + y * width * 3;
        for (std::size_t x = 0; x < width; ++x, out += 3) {
            if (header->bits >= 24) {
                const std::uint8_t* pixel = row + x * (header->bits / 8);
                out[0] = pixel[2];
                out[1] = pixel[1];
                out[2] = pixel[0];
                continue;
            }
            const std::size_t bit = x * header->bits;
            const unsigned shift = 8 - header->bits - static_cast<unsigned>(bit % 8);
            const unsigned index = (row[bit / 8] >> shift) & ((1u << header->bits) - 1);
            std::copy_n(palette[index].data(), 3, out);
        }
    }
    return decoded;
}

} // namespace deltarank::data::codecs
