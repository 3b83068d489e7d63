#include "data/PngEncoder.h"

#include <cstdint>
#include <png.h>
#include <vector>

namespace deltarank::data {

base::Result<std::string> encodePng(const Image& image)
{
    const std::size_t pixels = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    bool grey = true;
    for (std::size_t i = 0; grey && i < pixels; ++i)
        grey = image.rgb[3 * i] == image.rgb[3 * i + 1] && image.rgb[3 * i] == image.rgb[3 * i + 2];
    std::vector<std::uint8_t> values;
    if (grey) {
        values.resize(pixels);
        for (std::size_t i = 0; i < pixels; ++i)
            values[i] = image.rgb[3 * i];
    }
    png_image description{};
    description.version = PNG_IMAGE_VERSION;
    description.width = static_cast<png_uint_32>(image.width);
    description.height = static_cast<png_uint_32>(image.height);
    description.format = grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    const void* data = grey ? values.data() : image.rgb.data();
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(description);
    std::string bytes(size, '\0');
    if (pixels == 0 || !png_image_write_to_memory(&description, bytes.data(), &size, 0, data, 0, nullptr))
        return base::fail(base::ErrorCode::Internal,
                          std::string("The picture cannot be written as PNG: ") + description.message + ".");
    bytes.resize(size);
    return bytes;
}

} // namespace deltarank::data
