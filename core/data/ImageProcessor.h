#pragma once

#include "base/Result.h"
#include "data/Image.h"
#include "data/ImageResize.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// How pictures become the input of a model. Sizes in pixels; 0 means "not asked for".
struct ImageProcessorConfig
{
    bool doResize = true;
    int width = 224;
    int height = 224;
    int shortestEdge = 0; ///< if set, width and height do not count: the aspect stays
    int cropWidth = 0;    ///< centre crop after resizing, filled with black where the picture is smaller
    int cropHeight = 0;
    Resample resample = Resample::Bilinear;
    bool doRescale = true;
    double rescaleFactor = 1.0 / 255;
    bool doNormalize = true;
    std::array<float, 3> mean{0.5f, 0.5f, 0.5f};
    std::array<float, 3> deviation{0.5f, 0.5f, 0.5f};

    /// The usual processing of ViT checkpoints: square, bilinear, values -1..1.
    static ImageProcessorConfig usual(int size);
    /// "none": square, bilinear, values 0..1 without mean and deviation, as in the published experiments.
    static ImageProcessorConfig none(int size);
    /// From the text of a preprocessor_config.json; `where` names it in errors.
    static base::Result<ImageProcessorConfig> parse(std::string_view json, const std::string& where = {});
    /// From MODEL/preprocessor_config.json, or usual(size) if the folder has none.
    static base::Result<ImageProcessorConfig> ofModel(const std::filesystem::path& folder, int size);
    /// Everything that the 8-bit result depends on, for cache keys.
    std::string pixelKey() const;
};

/// 8-bit values [3, height, width].
struct PixelTensor
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> values;
};

/// Applies a config as the reference implementation's ViTImageProcessor does: resize, crop, rescale,
/// normalise.
class ImageProcessor
{
public:
    explicit ImageProcessor(const ImageProcessorConfig& config);

    const ImageProcessorConfig& config() const { return m_config; }
    /// Resized and cropped. @pre the picture is not empty.
    PixelTensor pixels(const Image& image) const;
    /// ((float32)(u8 * factor in float64) - mean) / deviation, the last two in float32. `values` holds
    /// [..., 3, area] numbers; `out` as many.
    void toFloats(const std::uint8_t* values, std::size_t images, std::size_t area, float* out) const;
    /// The whole way: float32 [3, height, width].
    std::vector<float> process(const Image& image) const;

private:
    ImageProcessorConfig m_config;
    std::array<std::array<float, 256>, 3> m_table{};
};

} // namespace deltarank::data
