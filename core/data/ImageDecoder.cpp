#include "data/ImageDecoder.h"

#include "base/Files.h"
#include "data/ImageCodecs.h"

#include <new>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

const char* name(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Jpeg:
        return "JPEG";
    case ImageFormat::Png:
        return "PNG";
    case ImageFormat::Gif:
        return "GIF";
    case ImageFormat::Bmp:
        return "BMP";
    case ImageFormat::Webp:
        return "WebP";
    case ImageFormat::Tiff:
        return "TIFF";
    case ImageFormat::Heif:
        return "HEIF or AVIF";
    case ImageFormat::Unknown:
        break;
    }
    return "unknown";
}

ImageFormat sniffImageFormat(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xD8\xFF"sv))
        return ImageFormat::Jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
        return ImageFormat::Png;
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv))
        return ImageFormat::Gif;
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv)
        return ImageFormat::Webp;
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv))
        return ImageFormat::Tiff;
    if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp"sv)
        return ImageFormat::Heif;
    if (bytes.starts_with("BM"sv))
        return ImageFormat::Bmp;
    return ImageFormat::Unknown;
}

namespace {

base::Result<codecs::Decoded> decodeKnown(ImageFormat format, const codecs::Input& input)
{
    switch (format) {
    case ImageFormat::Jpeg:
        return codecs::decodeJpeg(input);
    case ImageFormat::Png:
        return codecs::decodePng(input);
    case ImageFormat::Gif:
        return codecs::decodeGif(input);
    case ImageFormat::Bmp:
        return codecs::decodeBmp(input);
    case ImageFormat::Unknown:
        return fail(ErrorCode::Format, "This is not a picture that is known here.", {},
                    "Use JPEG, PNG, GIF or BMP files.");
    default:
        return fail(ErrorCode::Unsupported,
                    std::string("Pictures in ") + name(format) + " form are not read.", {},
                    "Convert it to PNG or JPEG.");
    }
}

} // namespace

base::Result<Image> decodeImage(std::string_view bytes, const DecodeOptions& options,
                                std::vector<std::string>* warnings)
try {
    if (bytes.empty())
        return fail(ErrorCode::Format, "The picture is empty (0 bytes).");
    std::vector<std::string> unheard;
    const codecs::Input input{bytes, options.maxPixels, warnings ? *warnings : unheard};
    auto decoded = decodeKnown(sniffImageFormat(bytes), input);
    if (!decoded)
        return fail(std::move(decoded).error());
    if (options.applyOrientation)
        return codecs::oriented(std::move(decoded->image), decoded->orientation);
    return std::move(decoded->image);
} catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory for this picture.", {},
                "Close other programs or make the picture smaller.");
}

base::Result<Image> decodeImageFile(const std::filesystem::path& path, const DecodeOptions& options,
                                    std::vector<std::string>* warnings)
{
    const auto bytes = base::readFile(path);
    if (!bytes)
        return fail(bytes.error());
    const std::size_t before = warnings ? warnings->size() : 0;
    auto image = decodeImage(*bytes, options, warnings);
    if (warnings)
        for (std::size_t i = before; i < warnings->size(); ++i)
            (*warnings)[i] = path.string() + ": " + (*warnings)[i];
    if (!image) {
        auto error = std::move(image).error();
        error.where = path.string();
        return fail(std::move(error));
    }
    return image;
}

namespace codecs {

base::Status checkSize(std::uint64_t width, std::uint64_t height, std::uint64_t maxPixels)
{
    if (width == 0 || height == 0)
        return fail(ErrorCode::Format, "The picture has no pixels.");
    constexpr std::uint64_t longest = 1'000'000; // keeps every product below in range
    if (width > longest || height > longest || width * height > maxPixels)
        return fail(ErrorCode::Unsupported,
                    "The picture claims to have " + std::to_string(width) + " x " + std::to_string(height) +
                        " pixels; at most " + std::to_string(maxPixels) + " are read.",
                    {}, "Make it smaller, or leave it out if it is damaged.");
    return {};
}

Image makeImage(int width, int height)
{
    Image image;
    image.width = width;
    image.height = height;
    image.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    return image;
}

Palette greyRamp()
{
    Palette palette;
    for (std::size_t i = 0; i < palette.size(); ++i)
        palette[i].fill(static_cast<std::uint8_t>(i));
    return palette;
}

} // namespace codecs

} // namespace deltarank::data
