#include "data/ImageCodecs.h"

#include <algorithm>

namespace deltarank::data::codecs {

namespace {

/// Bounds-checked reads in the byte order that the TIFF header names.
class TiffReader
{
public:
    explicit TiffReader(std::string_view bytes) : m_bytes(bytes), m_little(bytes.starts_with("II")) {}

    bool valid() const
    {
        return m_bytes.size() >= 8 && (m_bytes.starts_with("II") || m_bytes.starts_with("MM")) &&
               number(2, 2) == 42;
    }
    /// 0 outside the data.
    std::uint32_t number(std::uint64_t offset, unsigned count) const
    {
        if (offset + count > m_bytes.size())
            return 0;
        std::uint32_t value = 0;
        for (unsigned i = 0; i < count; ++i) {
            const std::uint64_t at = offset + (m_little ? count - 1 - i : i);
            value = (value << 8) | static_cast<unsigned char>(m_bytes[at]);
        }
        return value;
    }

private:
    std::string_view m_bytes;
    bool m_little;
};

} // namespace

int exifOrientation(std::string_view tiff)
{
    const TiffReader reader(tiff);
    if (!reader.valid())
        return 1;
    const std::uint64_t directory = reader.number(4, 4);
    const std::uint32_t entries = reader.number(directory, 2);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::uint64_t entry = directory + 2 + std::uint64_t{12} * i;
        constexpr std::uint32_t orientationTag = 0x0112;
        constexpr std::uint32_t shortType = 3;
        if (reader.number(entry, 2) != orientationTag || reader.number(entry + 2, 2) != shortType)
            continue;
        const std::uint32_t value = reader.number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

Image oriented(Image image, int orientation)
{
    if (orientation <= 1 || orientation > 8)
        return image;
    // Source position of each target pixel. 5 to 8 exchange the axes.
    const bool exchanged = orientation >= 5;
    const bool mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Image turned = exchanged ? makeImage(image.height, image.width) : makeImage(image.width, image.height);
    for (int y = 0; y < turned.height; ++y)
        for (int x = 0; x < turned.width; ++x) {
            int fromX = exchanged ? y : x;
            int fromY = exchanged ? x : y;
            if (mirrorX)
                fromX = image.width - 1 - fromX;
            if (mirrorY)
                fromY = image.height - 1 - fromY;
            const auto* from = image.rgb.data() + (static_cast<std::size_t>(fromY) * image.width + fromX) * 3;
            std::copy_n(from, 3, turned.rgb.data() + (static_cast<std::size_t>(y) * turned.width + x) * 3);
        }
    return turned;
}

} // namespace deltarank::data::codecs
