#pragma once

#include "data/Image.h"

namespace deltarank::data {

/// Pillow's numbers, as in `resample` of preprocessor_config.json.
enum class Resample { Nearest = 0, Lanczos = 1, Bilinear = 2, Bicubic = 3, Box = 4, Hamming = 5 };

/// Resizes bit for bit as Pillow's Image.resize() does. Filters are antialiased: when shrinking by s > 1 the
/// kernel is s times as wide. Each axis is filtered with weights of 22 fractional bits, horizontal first, and
/// rounded to 8 bits in between; an axis whose size does not change is not filtered.
/// @pre the picture is not empty, width > 0, height > 0.
Image resize(const Image& image, int width, int height, Resample filter);

} // namespace deltarank::data
