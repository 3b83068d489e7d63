#include "data/ImageCodecs.h"

#include <csetjmp>
#include <cstdio>
#include <png.h>

#include <algorithm>
#include <cstring>

namespace deltarank::data::codecs {

using base::ErrorCode;
using base::fail;

namespace {

/// libpng reports errors by a jump; as with JPEG, only plain values live in the functions that it can leave.
class PngReader
{
public:
    explicit PngReader(std::string_view bytes) : m_bytes(bytes)
    {
        m_png = png_create_read_struct(
            PNG_LIBPNG_VER_STRING, this,
            [](png_structp png, png_const_charp text) {
                auto* reader = static_cast<PngReader*>(png_get_error_ptr(png));
                std::snprintf(reader->m_message, sizeof reader->m_message, "%s", text);
                std::longjmp(reader->m_jump, 1);
            },
            [](png_structp png, png_const_charp text) {
                auto* reader = static_cast<PngReader*>(png_get_error_ptr(png));
                std::snprintf(reader->m_warning, sizeof reader->m_warning, "%s", text);
            });
        if (m_png)
            m_info = png_create_info_struct(m_png);
    }
    ~PngReader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    bool readHeader()
    {
        if (!m_png || !m_info || setjmp(m_jump))
            return false;
        png_set_read_fn(m_png, this, [](png_structp png, png_bytep target, std::size_t count) {
            auto* reader = static_cast<PngReader*>(png_get_io_ptr(png));
            if (count > reader->m_bytes.size() - reader->m_position) {
                reader->m_truncated = true;
                png_error(png, "the file ends early");
            }
            std::memcpy(target, reader->m_bytes.data() + reader->m_position, count);
            reader->m_position += count;
        });
        // Chunks that may be large when unpacked and that say nothing about the pixels.
        static const png_byte ignored[] = "iCCP\0tEXt\0zTXt\0iTXt\0sPLT\0hIST";
        png_set_keep_unknown_chunks(m_png, PNG_HANDLE_CHUNK_NEVER, ignored, 6);
        png_set_user_limits(m_png, 0x7FFFFFFF, 0x7FFFFFFF);
        png_read_info(m_png, m_info);
        m_bitDepth = png_get_bit_depth(m_png, m_info);
        m_colorType = png_get_color_type(m_png, m_info);
        return true;
    }
    /// Asks for 8-bit grey, index or RGB samples (16-bit grey stays) with or without alpha.
    bool start()
    {
        if (setjmp(m_jump))
            return false;
        if (m_colorType == PNG_COLOR_TYPE_PALETTE)
            png_set_packing(m_png);
        else if (m_colorType == PNG_COLOR_TYPE_GRAY && m_bitDepth < 8)
            png_set_expand_gray_1_2_4_to_8(m_png);
        else if (m_bitDepth == 16 && m_colorType != PNG_COLOR_TYPE_GRAY)
            png_set_strip_16(m_png);
        if (m_colorType & PNG_COLOR_MASK_ALPHA)
            png_set_strip_alpha(m_png);
        m_passes = png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
        m_rowBytes = png_get_rowbytes(m_png, m_info);
        return true;
    }
    /// Interlaced pictures come in several passes over the same rows.
    bool readPass(std::uint8_t* rows, std::uint32_t height)
    {
        if (setjmp(m_jump))
            return false;
        for (std::uint32_t y = 0; y < height; ++y)
            png_read_row(m_png, rows + y * m_rowBytes, nullptr);
        return true;
    }

    std::uint32_t width() const { return png_get_image_width(m_png, m_info); }
    std::uint32_t height() const { return png_get_image_height(m_png, m_info); }
    std::size_t rowBytes() const { return m_rowBytes; }
    int passes() const { return m_passes; }
    bool isPalette() const { return m_colorType == PNG_COLOR_TYPE_PALETTE; }
    bool isGrey() const { return !(m_colorType & PNG_COLOR_MASK_COLOR); }
    bool isGrey16() const { return m_colorType == PNG_COLOR_TYPE_GRAY && m_bitDepth == 16; }
    bool truncated() const { return m_truncated; }
    const char* message() const { return m_message; }
    const char* warning() const { return m_warning; }

    Palette palette() const
    {
        Palette all = greyRamp();
        png_colorp colors = nullptr;
        int count = 0;
        if (png_get_PLTE(m_png, m_info, &colors, &count))
            for (int i = 0; i < std::min(count, 256); ++i)
                all[static_cast<std::size_t>(i)] = {colors[i].red, colors[i].green, colors[i].blue};
        return all;
    }
    std::string_view exif() const
    {
        png_bytep data = nullptr;
        png_uint_32 count = 0;
        if (png_get_eXIf_1(m_png, m_info, &count, &data) && data)
            return {reinterpret_cast<const char*>(data), count};
        return {};
    }

private:
    std::string_view m_bytes;
    std::size_t m_position = 0;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    std::jmp_buf m_jump{};
    char m_message[256] = "out of memory";
    char m_warning[256] = "";
    std::size_t m_rowBytes = 0;
    int m_bitDepth = 0;
    int m_colorType = 0;
    int m_passes = 1;
    bool m_truncated = false;
};

tl::unexpected<base::Error> failPng(const PngReader& reader)
{
    if (reader.truncated())
        return fail(ErrorCode::Format, "The PNG file is truncated.", {},
                    "Get the file again, or leave it out.");
    return fail(ErrorCode::Format, std::string("The PNG file cannot be decoded: ") + reader.message() + ".",
                {}, "Get the file again, or leave it out.");
}

/// True if a value above 255 was clipped.
bool clipGrey16(const std::uint8_t* row, int width, std::uint8_t* out)
{
    bool clipped = false;
    for (int x = 0; x < width; ++x) {
        clipped = clipped || row[2 * x] != 0;
        const std::uint8_t value = row[2 * x] ? 255 : row[2 * x + 1];
        std::fill_n(out + 3 * x, 3, value);
    }
    return clipped;
}

} // namespace

base::Result<Decoded> decodePng(const Input& input)
{
    PngReader reader(input.bytes);
    if (!reader.readHeader())
        return failPng(reader);
    DELTARANK_TRY(checkSize(reader.width(), reader.height(), input.maxPixels));
    if (!reader.start())
        return failPng(reader);

    Decoded decoded;
    decoded.orientation = exifOrientation(reader.exif());
    const int width = static_cast<int>(reader.width());
    const int height = static_cast<int>(reader.height());
    decoded.image = makeImage(width, height);
    auto& rgb = decoded.image.rgb;
    const std::size_t rowBytes = reader.rowBytes();
    const std::size_t target = static_cast<std::size_t>(width) * 3;

    // RGB comes straight into the picture; other rows are kept (interlaced) or converted one by one.
    const bool direct = rowBytes == target && !reader.isPalette() && !reader.isGrey();
    std::vector<std::uint8_t> samples;
    if (!direct)
        samples.resize(reader.passes() > 1 ? rowBytes * static_cast<std::size_t>(height) : rowBytes);
    const Palette palette = reader.palette();
    bool clipped = false;
    const auto convert = [&](const std::uint8_t* row, int y) {
        std::uint8_t* out = rgb.data() + static_cast<std::size_t>(y) * target;
        if (reader.isGrey16())
            clipped = clipGrey16(row, width, out) || clipped;
        else if (reader.isPalette())
            for (int x = 0; x < width; ++x)
                std::copy_n(palette[row[x]].data(), 3, out + 3 * x);
        else
            for (int x = 0; x < width; ++x)
                std::fill_n(out + 3 * x, 3, row[x]);
    };

    if (direct || reader.passes() > 1) {
        for (int pass = 0; pass < reader.passes(); ++pass)
            if (!reader.readPass(direct ? rgb.data() : samples.data(), reader.height()))
                return failPng(reader);
        for (int y = 0; y < height && !direct; ++y)
            convert(samples.data() + static_cast<std::size_t>(y) * rowBytes, y);
    } else {
        for (int y = 0; y < height; ++y) {
            if (!reader.readPass(samples.data(), 1))
                return failPng(reader);
            convert(samples.data(), y);
        }
    }
    if (clipped)
        input.warnings.push_back(
            "16-bit grey values above 255 were clipped to 255, as the reference library does.");
    if (*reader.warning())
        input.warnings.push_back(std::string("The PNG file is unusual but readable: ") + reader.warning() +
                                 ".");
    return decoded;
}

} // namespace deltarank::data::codecs
