#include "data/Augmentation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <type_traits>

namespace deltarank::data {

namespace {

/// Where each target pixel comes from, and what is added to it: the same for all channels.
struct Change
{
    /// Source x = xx * u + xy * v + x0 with u, v the target position; y alike.
    float xx, xy, x0, yx, yy, y0;
    float contrast;
    float noise;
};

Change draw(const AugmentationOptions& options, int height, int width, base::RandomStream& stream)
{
    const double angle = stream.uniform(-1, 1) * options.rotation * std::numbers::pi / 180;
    const double scale = 1 + stream.uniform(-1, 1) * options.scale;
    const double shiftX = stream.uniform(-1, 1) * options.shift * width;
    const double shiftY = stream.uniform(-1, 1) * options.shift * height;
    const double contrast = 1 - stream.uniform() * options.contrast;
    const double noise = stream.uniform() * options.noise;

    const double c = std::cos(angle) / scale, s = std::sin(angle) / scale;
    const double centreX = (width - 1) / 2.0, centreY = (height - 1) / 2.0;
    const double fromX = centreX + shiftX,
                 fromY = centreY + shiftY; // the target position of the picture's centre
    Change change{};
    change.xx = static_cast<float>(c);
    change.xy = static_cast<float>(s);
    change.x0 = static_cast<float>(centreX - c * fromX - s * fromY);
    change.yx = static_cast<float>(-s);
    change.yy = static_cast<float>(c);
    change.y0 = static_cast<float>(centreY + s * fromX - c * fromY);
    change.contrast = static_cast<float>(contrast);
    change.noise = static_cast<float>(noise);
    return change;
}

/// Close to standard normal: the bytes' sum has mean 510 and variance 4 * (256^2 - 1) / 12.
float nearNormal(std::uint32_t bits)
{
    const std::uint32_t pairs = (bits & 0x00FF00FFu) + ((bits >> 8) & 0x00FF00FFu);
    const int sum = static_cast<int>((pairs & 0xFFFF) + (pairs >> 16));
    constexpr float deviation = 147.8005f;
    return static_cast<float>(sum - 510) / deviation;
}

template <typename T>
void change(const T* in, T* out, int channels, int height, int width, const Change& how, float low,
            float high, base::RandomStream& stream)
{
    const std::ptrdiff_t area = static_cast<std::ptrdiff_t>(height) * width;
    const float middle = (low + high) / 2, range = high - low;
    const float lastX = static_cast<float>(width - 1), lastY = static_cast<float>(height - 1);
    for (int v = 0; v < height; ++v)
        for (int u = 0; u < width; ++u) {
            const float fu = static_cast<float>(u), fv = static_cast<float>(v);
            const float x = std::clamp(how.xx * fu + how.xy * fv + how.x0, 0.0f, lastX);
            const float y = std::clamp(how.yx * fu + how.yy * fv + how.y0, 0.0f, lastY);
            const int left = static_cast<int>(x), top = static_cast<int>(y);
            const float dx = x - static_cast<float>(left), dy = y - static_cast<float>(top);
            const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(top) * width + left;
            const std::ptrdiff_t right = left + 1 < width ? 1 : 0;
            const std::ptrdiff_t below = top + 1 < height ? width : 0;
            const float added = how.noise > 0 ? how.noise * range * nearNormal(stream.next()) : 0;
            for (int c = 0; c < channels; ++c) {
                const T* p = in + c * area + at;
                const float upper = static_cast<float>(p[0]) * (1 - dx) + static_cast<float>(p[right]) * dx;
                const float lower =
                    static_cast<float>(p[below]) * (1 - dx) + static_cast<float>(p[below + right]) * dx;
                const float value = (upper * (1 - dy) + lower * dy - middle) * how.contrast + middle + added;
                const float bounded = std::clamp(value, low, high);
                T& target = out[c * area + static_cast<std::ptrdiff_t>(v) * width + u];
                if constexpr (std::is_floating_point_v<T>)
                    target = bounded;
                else
                    target = static_cast<T>(bounded + 0.5f);
            }
        }
}

} // namespace

Augmentation::Augmentation(const AugmentationOptions& options) : m_options(options) {}

void Augmentation::apply(const float* in, float* out, int channels, int height, int width,
                         const base::StreamKey& key) const
{
    base::RandomStream stream(key);
    const Change how = draw(m_options, height, width, stream);
    change(in, out, channels, height, width, how, m_options.low, m_options.high, stream);
}

void Augmentation::apply(const std::uint8_t* in, std::uint8_t* out, int channels, int height, int width,
                         const base::StreamKey& key) const
{
    base::RandomStream stream(key);
    const Change how = draw(m_options, height, width, stream);
    change(in, out, channels, height, width, how, 0.0f, 255.0f, stream);
}

} // namespace deltarank::data
