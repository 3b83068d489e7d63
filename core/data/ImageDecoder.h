#pragma once

#include "base/Result.h"
#include "data/Image.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// What the first bytes of a file say it is.
enum class ImageFormat { Unknown, Jpeg, Png, Gif, Bmp, Webp, Tiff, Heif };

const char* name(ImageFormat format); ///< "JPEG", "PNG", ...
/// Looks at the content; the file's name does not matter.
ImageFormat sniffImageFormat(std::string_view bytes);

struct DecodeOptions
{
    /// Turn the picture as its EXIF orientation asks. Off by default, as in Pillow.
    bool applyOrientation = false;
    /// Larger pictures are refused before memory is reserved (the limit at which Pillow refuses).
    std::uint64_t maxPixels = 178'956'970;
};

/// Decodes JPEG, PNG, GIF (first frame) and BMP to 8-bit RGB as Pillow's `convert("RGB")` does: palettes are
/// looked up, grey is repeated, alpha and transparent colours are dropped without blending, of 16-bit colours
/// the upper byte is kept, 16-bit grey is clipped to 255, CMYK is converted without a colour profile.
/// Data that is damaged but can be read is read; `warnings` (may be null) then gets a sentence.
/// Errors: Format (empty, truncated, damaged), Unsupported (another format, too many pixels), OutOfMemory.
base::Result<Image> decodeImage(std::string_view bytes, const DecodeOptions& options = {},
                                std::vector<std::string>* warnings = nullptr);
/// The same for a file; errors name it.
base::Result<Image> decodeImageFile(const std::filesystem::path& path, const DecodeOptions& options = {},
                                    std::vector<std::string>* warnings = nullptr);

} // namespace deltarank::data
