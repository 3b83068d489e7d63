#include "data/ImageResize.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <stdexcept>

namespace deltarank::data {

namespace {

double sinc(double x)
{
    if (x == 0)
        return 1;
    x *= std::numbers::pi;
    return std::sin(x) / x;
}

double support(Resample filter)
{
    switch (filter) {
    case Resample::Lanczos:
        return 3;
    case Resample::Bicubic:
        return 2;
    case Resample::Box:
        return 0.5;
    default:
        return 1;
    }
}

double weight(Resample filter, double x)
{
    switch (filter) {
    case Resample::Box:
        return x > -0.5 && x <= 0.5 ? 1 : 0;
    case Resample::Lanczos:
        return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
    default:
        break;
    }
    x = std::fabs(x);
    if (filter == Resample::Bicubic) {
        constexpr double a = -0.5; // Keys (1981), as Pillow has it
        if (x < 1)
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }
    if (filter == Resample::Hamming) {
        if (x == 0)
            return 1;
        return x < 1 ? sinc(x) * (0.54 + 0.46 * std::cos(std::numbers::pi * x)) : 0;
    }
    return x < 1 ? 1 - x : 0;
}

constexpr int fractionBits = 22;

/// The taps of each output position along one axis.
struct Kernel
{
    std::vector<int> first;
    std::vector<int> count;
    std::vector<int> weights; ///< `width` numbers for each output position
    int width = 0;
};

Kernel makeKernel(int in, int out, Resample filter)
{
    const double scale = static_cast<double>(in) / out;
    const double filterScale = std::max(scale, 1.0);
    const double reach = support(filter) * filterScale;
    const double inverse = 1.0 / filterScale;

    Kernel kernel;
    kernel.width = static_cast<int>(std::ceil(reach)) * 2 + 1;
    kernel.first.resize(static_cast<std::size_t>(out));
    kernel.count.resize(static_cast<std::size_t>(out));
    kernel.weights.resize(static_cast<std::size_t>(out) * static_cast<std::size_t>(kernel.width));
    std::vector<double> taps(static_cast<std::size_t>(kernel.width));
    for (int i = 0; i < out; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - reach + 0.5));
        const int count = std::min(in, static_cast<int>(centre + reach + 0.5)) - first;
        double sum = 0;
        for (int k = 0; k < count; ++k) {
            taps[static_cast<std::size_t>(k)] = weight(filter, (k + first - centre + 0.5) * inverse);
            sum += taps[static_cast<std::size_t>(k)];
        }
        int* weights =
            kernel.weights.data() + static_cast<std::size_t>(i) * static_cast<std::size_t>(kernel.width);
        for (int k = 0; k < count; ++k) {
            const double w =
                sum == 0 ? taps[static_cast<std::size_t>(k)] : taps[static_cast<std::size_t>(k)] / sum;
            weights[k] = static_cast<int>((w < 0 ? -0.5 : 0.5) + w * (1 << fractionBits));
        }
        kernel.first[static_cast<std::size_t>(i)] = first;
        kernel.count[static_cast<std::size_t>(i)] = count;
    }
    return kernel;
}

std::uint8_t toByte(int sum)
{
    return static_cast<std::uint8_t>(std::clamp(sum >> fractionBits, 0, 255));
}

constexpr int half = 1 << (fractionBits - 1);

Image filterHorizontally(const Image& image, int width, Resample filter)
{
    const Kernel kernel = makeKernel(image.width, width, filter);
    Image out{width, image.height,
              std::vector<std::uint8_t>(static_cast<std::size_t>(width) * image.height * 3)};
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* row = image.rgb.data() + static_cast<std::size_t>(y) * image.width * 3;
        std::uint8_t* target = out.rgb.data() + static_cast<std::size_t>(y) * width * 3;
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x, target += 3) {
            const int* weights = kernel.weights.data() + x * static_cast<std::size_t>(kernel.width);
            const std::uint8_t* pixel = row + static_cast<std::size_t>(kernel.first[x]) * 3;
            int red = half, green = half, blue = half;
            for (int k = 0; k < kernel.count[x]; ++k, pixel += 3) {
                red += pixel[0] * weights[k];
                green += pixel[1] * weights[k];
                blue += pixel[2] * weights[k];
            }
            target[0] = toByte(red);
            target[1] = toByte(green);
            target[2] = toByte(blue);
        }
    }
    return out;
}

Image filterVertically(const Image& image, int height, Resample filter)
{
    const Kernel kernel = makeKernel(image.height, height, filter);
    const std::size_t rowBytes = static_cast<std::size_t>(image.width) * 3;
    Image out{image.width, height, std::vector<std::uint8_t>(rowBytes * height)};
    std::vector<int> sums(rowBytes);
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        std::fill(sums.begin(), sums.end(), half);
        const int* weights = kernel.weights.data() + y * static_cast<std::size_t>(kernel.width);
        for (int k = 0; k < kernel.count[y]; ++k) {
            const std::uint8_t* row =
                image.rgb.data() + static_cast<std::size_t>(kernel.first[y] + k) * rowBytes;
            for (std::size_t i = 0; i < rowBytes; ++i)
                sums[i] += row[i] * weights[k];
        }
        std::uint8_t* target = out.rgb.data() + y * rowBytes;
        for (std::size_t i = 0; i < rowBytes; ++i)
            target[i] = toByte(sums[i]);
    }
    return out;
}

/// Source positions of the nearest-neighbour rule; summed step by step, since Pillow's rounding is that of
/// the sum.
std::vector<int> nearestPositions(int in, int out)
{
    const double scale = static_cast<double>(in) / out;
    std::vector<int> positions(static_cast<std::size_t>(out));
    double position = scale * 0.5;
    for (int& p : positions) {
        p = std::min(static_cast<int>(position), in - 1);
        position += scale;
    }
    return positions;
}

Image pickNearest(const Image& image, int width, int height)
{
    const auto columns = nearestPositions(image.width, width);
    const auto rows = nearestPositions(image.height, height);
    Image out{width, height, {}};
    out.rgb.reserve(static_cast<std::size_t>(width) * height * 3);
    for (int y : rows)
        for (int x : columns) {
            const auto* pixel = image.rgb.data() + (static_cast<std::size_t>(y) * image.width + x) * 3;
            out.rgb.insert(out.rgb.end(), pixel, pixel + 3);
        }
    return out;
}

} // namespace

Image resize(const Image& image, int width, int height, Resample filter)
{
    if (image.width <= 0 || image.height <= 0 || width <= 0 || height <= 0)
        throw std::invalid_argument("resize: a size is not positive");
    if (width == image.width && height == image.height)
        return image;
    if (filter == Resample::Nearest)
        return pickNearest(image, width, height);
    if (width == image.width)
        return filterVertically(image, height, filter);
    Image narrowed = filterHorizontally(image, width, filter);
    return height == image.height ? narrowed : filterVertically(narrowed, height, filter);
}

} // namespace deltarank::data
