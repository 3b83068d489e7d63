#pragma once

#include "base/Result.h"
#include "data/Image.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The decoders behind decodeImage(). Each gets bytes that start as its format does.
namespace deltarank::data::codecs {

struct Input
{
    std::string_view bytes;
    std::uint64_t maxPixels = 0;
    std::vector<std::string>& warnings;
};

struct Decoded
{
    Image image;
    int orientation = 1; ///< EXIF, 1 to 8
};

base::Result<Decoded> decodeJpeg(const Input& input);
base::Result<Decoded> decodePng(const Input& input);
base::Result<Decoded> decodeGif(const Input& input);
base::Result<Decoded> decodeBmp(const Input& input);

/// Refuses empty and too large pictures.
base::Status checkSize(std::uint64_t width, std::uint64_t height, std::uint64_t maxPixels);
/// A picture of that size, black. @pre checkSize() passed.
Image makeImage(int width, int height);

/// 256 colours. Entries that a file leaves out are a grey ramp, as in Pillow.
using Palette = std::array<std::array<std::uint8_t, 3>, 256>;
Palette greyRamp();

/// The orientation (1 to 8) in EXIF data that starts with the TIFF header; 1 if there is none.
int exifOrientation(std::string_view tiff);
/// Turns and mirrors as the orientation asks.
Image oriented(Image image, int orientation);

} // namespace deltarank::data::codecs
