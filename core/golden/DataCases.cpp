#include "data/ImageDecoder.h"
#include "data/ImageProcessor.h"
#include "data/Tokenizer.h"
#include "golden/Reference.h"

#include <algorithm>
#include <cmath>

namespace deltarank::golden {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// Places where two lists differ; a missing or extra one counts.
template <typename T> double differences(const std::vector<T>& is, const std::vector<T>& should)
{
    const std::size_t both = std::min(is.size(), should.size());
    std::size_t count = std::max(is.size(), should.size()) - both;
    for (std::size_t i = 0; i < both; ++i)
        count += is[i] != should[i];
    return static_cast<double>(count);
}

double idDifferences(const std::vector<std::int32_t>& is, const json& should)
{
    return differences(is, should.get<std::vector<std::int32_t>>());
}

std::vector<Deviation> tokens(const fs::path& folder)
{
    const auto tokenizer = valueOf(data::Tokenizer::load(folder));
    const json cases = readReferenceJson(folder / "cases.json");
    Largest single("token ids of single texts", 0);
    for (const json& one : cases.at("single")) {
        const auto text = one.at("text").get<std::string>();
        const std::string where = one.at("text").dump(-1, ' ', true);
        single.add(idDifferences(tokenizer.encode(text).ids, one.at("ids")), where);
        single.add(idDifferences(tokenizer.encode(text, 32).ids, one.at("ids_max32")), where + " cut to 32");
    }
    Largest pairs("token ids and types of pairs", 0);
    for (const json& one : cases.at("pairs")) {
        const auto text = one.at("text").get<std::string>();
        const auto second = one.at("pair").get<std::string>();
        const std::string where = one.at("text").dump(-1, ' ', true);
        const auto whole = tokenizer.encodePair(text, second);
        pairs.add(idDifferences(whole.ids, one.at("ids")), where);
        pairs.add(idDifferences(whole.typeIds, one.at("type_ids")), where);
        const auto cut = tokenizer.encodePair(text, second, 32);
        pairs.add(idDifferences(cut.ids, one.at("ids_max32")), where + " cut to 32");
        pairs.add(idDifferences(cut.typeIds, one.at("type_ids_max32")), where + " cut to 32");
    }
    return {single.result(), pairs.result()};
}

const std::vector<std::string> pictures{"gradient_97x61", "mix_300x200",  "noise_64x64", "palette_80x45",
                                        "gray_50x70",     "alpha_121x90", "tiny_7x5"};

std::vector<Deviation> picture(const fs::path& folder, const std::string& name)
{
    const auto expected = valueOf(base::SafetensorsFile::open(folder / "expected.safetensors"));
    const auto image = valueOf(data::decodeImageFile(folder / (name + ".png")));
    const std::string stem = name.substr(0, name.find('_'));
    const auto find = [&](const std::string& suffix) {
        const auto* entry = expected.find(name + suffix);
        return entry ? entry : expected.find(stem + suffix);
    };
    const auto bytes = [&](const base::TensorEntry& entry) {
        std::vector<std::uint8_t> values(entry.bytes);
        if (auto read = expected.readBytes(entry, values.data()); !read)
            throw ReferenceError(std::move(read).error());
        return values;
    };
    std::vector<Deviation> results;
    if (const auto* entry = find(".rgb"))
        results.push_back({"decoded bytes that differ", differences(image.rgb, bytes(*entry)), 0});
    if (const auto* entry = find(".224.u8")) {
        const data::ImageProcessor processor(data::ImageProcessorConfig::usual(224));
        results.push_back(
            {"resized bytes that differ", differences(processor.pixels(image).values, bytes(*entry)), 0});
    }
    const auto* entry = find(".64.f32");
    if (!entry)
        throw ReferenceError({base::ErrorCode::Format, "There is no result for " + name + " at 64 x 64.",
                              expected.path().string(), "Use a complete copy of the reference data."});
    const auto wanted = valueOf(expected.readFloats(*entry));
    const auto values = data::ImageProcessor(data::ImageProcessorConfig::usual(64)).process(image);
    double largest = values.size() == wanted.size() ? 0 : INFINITY;
    double mean = largest;
    for (std::size_t i = 0; i < std::min(values.size(), wanted.size()); ++i) {
        const double difference = std::abs(static_cast<double>(values[i]) - static_cast<double>(wanted[i]));
        largest = std::max(largest, difference);
        mean += difference / static_cast<double>(wanted.size());
    }
    // The tensor is matched to rounding, far inside the 1/255 and 1e-3 that would do.
    results.push_back({"normalised pixels", largest, 1e-6});
    results.push_back({"normalised pixels, mean", mean, 1e-6});
    return results;
}

} // namespace

void addTokenizerCases(std::vector<GoldenCase>& cases, const fs::path& root)
{
    cases.push_back(guarded("tokenizer", false, [=] { return tokens(root / "tokenizer"); }));
}

void addImageCases(std::vector<GoldenCase>& cases, const fs::path& root)
{
    for (const std::string& name : pictures)
        cases.push_back(guarded("picture " + name, false, [=] { return picture(root / "images", name); }));
}

} // namespace deltarank::golden
