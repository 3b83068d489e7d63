#include "data/ImageProcessor.h"

#include "base/Files.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

ImageProcessorConfig ImageProcessorConfig::usual(int size)
{
    ImageProcessorConfig config;
    config.width = config.height = size;
    return config;
}

ImageProcessorConfig ImageProcessorConfig::none(int size)
{
    ImageProcessorConfig config = usual(size);
    config.doNormalize = false;
    return config;
}

std::string ImageProcessorConfig::pixelKey() const
{
    std::string key;
    for (int part :
         {doResize ? 1 : 0, width, height, shortestEdge, cropWidth, cropHeight, static_cast<int>(resample)})
        key += (key.empty() ? "pixels1:" : ",") + std::to_string(part);
    return key;
}

namespace {

constexpr int largestSize = 16384;

/// Reads the members of a preprocessor_config.json one by one; remembers the first error.
class ConfigReader
{
public:
    ConfigReader(const json& root, std::string where) : m_root(root), m_where(std::move(where)) {}

    void flag(const char* key, bool& value)
    {
        const json* member = find(m_root, key);
        if (!member)
            return;
        if (!member->is_boolean())
            return refuse(key, "is not true or false");
        value = member->get<bool>();
    }
    void size(const json& object, const char* key, int& value)
    {
        const json* member = find(object, key);
        if (!member)
            return;
        if (!member->is_number_integer() || member->get<std::int64_t>() < 1 ||
            member->get<std::int64_t>() > largestSize)
            return refuse(key, "is not a size from 1 to " + std::to_string(largestSize));
        value = static_cast<int>(member->get<std::int64_t>());
    }
    void factor(const char* key, double& value)
    {
        const json* member = find(m_root, key);
        if (!member)
            return;
        if (!member->is_number() || !std::isfinite(member->get<double>()))
            return refuse(key, "is not a number");
        value = member->get<double>();
    }
    void triple(const char* key, std::array<float, 3>& values, bool positive)
    {
        const json* member = find(m_root, key);
        if (!member)
            return;
        const bool one = member->is_number();
        if (!one && !(member->is_array() && (member->size() == 3 || member->size() == 1)))
            return refuse(key, "is not a list of three numbers");
        for (std::size_t i = 0; i < 3; ++i) {
            const json& number = one ? *member : (*member)[member->size() == 1 ? 0 : i];
            if (!number.is_number() || !std::isfinite(number.get<float>()) ||
                (positive && number.get<float>() <= 0))
                return refuse(key, positive ? "must hold positive numbers" : "must hold numbers");
            values[i] = number.get<float>();
        }
    }
    void filter(const char* key, Resample& value)
    {
        const json* member = find(m_root, key);
        if (!member)
            return;
        if (!member->is_number_integer() || member->get<std::int64_t>() < 0 ||
            member->get<std::int64_t>() > 5)
            return refuse(key,
                          "is not one of Pillow's filters (0 nearest, 1 lanczos, 2 bilinear, 3 bicubic)");
        value = static_cast<Resample>(member->get<int>());
    }
    void refuse(const char* key, const std::string& why)
    {
        if (!m_error)
            // text: "`%1` %2."
            m_error = base::Error{ErrorCode::Format, std::string("`") + key + "` " + why + ".", m_where};
    }
    const json* find(const json& object, const char* key) const
    {
        const auto member = object.find(key);
        return member == object.end() || member->is_null() ? nullptr : &*member;
    }
    const std::optional<base::Error>& error() const { return m_error; }

private:
    const json& m_root;
    std::string m_where;
    std::optional<base::Error> m_error;
};

void readSize(ConfigReader& reader, const json& root, bool square, ImageProcessorConfig& config)
{
    const json* size = reader.find(root, "size");
    if (!size)
        return;
    if (size->is_object()) {
        reader.size(*size, "shortest_edge", config.shortestEdge);
        reader.size(*size, "height", config.height);
        reader.size(*size, "width", config.width);
        const bool both = reader.find(*size, "height") && reader.find(*size, "width");
        if (!both && config.shortestEdge == 0)
            reader.refuse("size", "names neither height and width nor shortest_edge");
        return;
    }
    int edge = 0;
    reader.size(root, "size", edge);
    if (square)
        config.width = config.height = edge;
    else
        config.shortestEdge = edge;
}

void readCrop(ConfigReader& reader, const json& root, ImageProcessorConfig& config)
{
    const json* crop = reader.find(root, "crop_size");
    if (!crop) {
        reader.refuse("do_center_crop", "is set but `crop_size` is missing");
    } else if (crop->is_object()) {
        reader.size(*crop, "height", config.cropHeight);
        reader.size(*crop, "width", config.cropWidth);
        if (config.cropHeight == 0 || config.cropWidth == 0)
            reader.refuse("crop_size", "needs height and width");
    } else {
        reader.size(root, "crop_size", config.cropHeight);
        config.cropWidth = config.cropHeight;
    }
}

} // namespace

base::Result<ImageProcessorConfig> ImageProcessorConfig::parse(std::string_view text,
                                                               const std::string& where)
{
    const json root = json::parse(text, nullptr, false);
    if (!root.is_object())
        return fail(ErrorCode::Format, "The image processor's settings are not a JSON object.", where);
    ImageProcessorConfig config;
    ConfigReader reader(root, where);
    bool crop = false;
    reader.flag("do_center_crop", crop);
    // A single number is a square for ViT's processor and the shorter edge for those that crop.
    readSize(reader, root, !crop, config);
    if (crop)
        readCrop(reader, root, config);
    reader.flag("do_resize", config.doResize);
    reader.filter("resample", config.resample);
    reader.flag("do_rescale", config.doRescale);
    reader.factor("rescale_factor", config.rescaleFactor);
    reader.flag("do_normalize", config.doNormalize);
    reader.triple("image_mean", config.mean, false);
    reader.triple("image_std", config.deviation, true);
    if (reader.error())
        return fail(*reader.error());
    return config;
}

base::Result<ImageProcessorConfig> ImageProcessorConfig::ofModel(const std::filesystem::path& folder,
                                                                 int size)
{
    const auto path = folder / "preprocessor_config.json";
    std::error_code ec;
    if (!std::filesystem::exists(path, ec))
        return usual(size);
    const auto text = base::readFile(path, 1 << 20);
    if (!text)
        return fail(text.error());
    return parse(*text, path.string());
}

ImageProcessor::ImageProcessor(const ImageProcessorConfig& config) : m_config(config)
{
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t v = 0; v < 256; ++v) {
            float value = static_cast<float>(v);
            if (config.doRescale)
                value = static_cast<float>(static_cast<double>(v) * config.rescaleFactor);
            if (config.doNormalize)
                value = (value - config.mean[c]) / config.deviation[c];
            m_table[c][v] = value;
        }
}

namespace {

Image resized(const Image& image, const ImageProcessorConfig& config)
{
    if (!config.doResize)
        return image;
    if (config.shortestEdge == 0)
        return resize(image, config.width, config.height, config.resample);
    const int edge = config.shortestEdge;
    // As the reference rounds; bounded for pictures that are a thousand times longer than wide.
    const auto along = [&](int longer, int shorter) {
        const double exact = static_cast<double>(static_cast<std::int64_t>(edge) * longer) / shorter;
        return static_cast<int>(std::min(exact, static_cast<double>(std::max(edge, largestSize))));
    };
    return image.width <= image.height
               ? resize(image, edge, along(image.height, image.width), config.resample)
               : resize(image, along(image.width, image.height), edge, config.resample);
}

/// Where a centre crop starts in the picture; negative where the picture is smaller and black comes before
/// it.
int cropStart(int have, int want)
{
    return have >= want ? (have - want) / 2 : -((want - have + 1) / 2);
}

Image cropped(const Image& image, int width, int height)
{
    Image out{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 3)};
    const int left = cropStart(image.width, width);
    const int top = cropStart(image.height, height);
    const int first = std::max(0, -left);
    const int count = std::min(width, image.width - left) - first;
    for (int y = std::max(0, -top); y < std::min(height, image.height - top); ++y) {
        const auto* from =
            image.rgb.data() + (static_cast<std::size_t>(y + top) * image.width + first + left) * 3;
        std::copy_n(from, static_cast<std::size_t>(count) * 3,
                    out.rgb.data() + (static_cast<std::size_t>(y) * width + first) * 3);
    }
    return out;
}

} // namespace

PixelTensor ImageProcessor::pixels(const Image& image) const
{
    if (image.width <= 0 || image.height <= 0)
        throw std::invalid_argument("ImageProcessor: the picture is empty");
    Image ready = resized(image, m_config);
    if (m_config.cropWidth > 0 && m_config.cropHeight > 0)
        ready = cropped(ready, m_config.cropWidth, m_config.cropHeight);
    PixelTensor tensor{ready.width, ready.height, std::vector<std::uint8_t>(ready.rgb.size())};
    const std::size_t area = ready.rgb.size() / 3;
    for (std::size_t i = 0; i < area; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            tensor.values[c * area + i] = ready.rgb[3 * i + c];
    return tensor;
}

void ImageProcessor::toFloats(const std::uint8_t* values, std::size_t images, std::size_t area,
                              float* out) const
{
    for (std::size_t plane = 0; plane < images * 3; ++plane) {
        const auto& table = m_table[plane % 3];
        for (std::size_t i = 0; i < area; ++i)
            *out++ = table[*values++];
    }
}

std::vector<float> ImageProcessor::process(const Image& image) const
{
    const PixelTensor tensor = pixels(image);
    std::vector<float> floats(tensor.values.size());
    toFloats(tensor.values.data(), 1, tensor.values.size() / 3, floats.data());
    return floats;
}

} // namespace deltarank::data
