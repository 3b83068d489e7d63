#pragma once

#include <cstdint>
#include <vector>

namespace deltarank::data {

/// A decoded picture: 8-bit RGB, rows from the top, pixel (y, x, channel) at ((y * width) + x) * 3 + channel.
struct Image
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

} // namespace deltarank::data
