#include "train/EncodedData.h"

#include "data/Augmentation.h"
#include "data/Tokenizer.h"
#include "spectrum/Parallel.h"

#include <algorithm>

namespace deltarank::train {

using base::ErrorCode;
using base::fail;

base::Result<EncodedData> EncodedData::encode(const data::Dataset& dataset,
                                              const std::vector<std::uint32_t>& samples,
                                              const std::filesystem::path& modelFolder,
                                              const model::ModelConfig& config,
                                              const study::InputSettings& input,
                                              const base::ProgressSink& progress, const base::StopToken& stop)
{
    const bool wantsText = config.family == model::Family::Bert;
    if (wantsText != (dataset.modality() == data::Modality::Text))
        return fail(ErrorCode::Mismatch,
                    std::string("The base model reads ") + (wantsText ? "texts" : "pictures") +
                        ", but the data set " + dataset.source() + " holds " +
                        (wantsText ? "pictures." : "texts."),
                    modelFolder.string(), "Choose a BERT model for texts, a ViT model for pictures.");
    EncodedData encoded;
    encoded.m_modality = dataset.modality();
    encoded.m_rows.assign(dataset.size(), -1);
    std::vector<std::uint32_t> unique = samples;
    std::sort(unique.begin(), unique.end());
    unique.erase(std::unique(unique.begin(), unique.end()), unique.end());
    for (std::size_t i = 0; i < unique.size(); ++i)
        encoded.m_rows.at(unique[i]) = static_cast<std::int32_t>(i);

    if (wantsText) {
        if (input.maxTokens > config.positions)
            return fail(ErrorCode::InvalidArgument,
                        "`input.max_tokens` is " + std::to_string(input.maxTokens) + "; the base model has " +
                            std::to_string(config.positions) + " positions.",
                        {}, "Give at most " + std::to_string(config.positions) + ".");
        auto tokenizer = data::Tokenizer::load(modelFolder);
        if (!tokenizer)
            return fail(tokenizer.error());
        if (static_cast<int>(tokenizer->vocabularySize()) > config.vocabulary)
            return fail(ErrorCode::Mismatch,
                        "vocab.txt has " + std::to_string(tokenizer->vocabularySize()) +
                            " tokens, the model " + std::to_string(config.vocabulary) + ".",
                        modelFolder.string());
        encoded.m_paddingId = tokenizer->paddingId();
        std::vector<std::string> texts(unique.size());
        for (std::size_t i = 0; i < unique.size(); ++i) {
            auto text = dataset.text(unique[i]);
            if (!text)
                return fail(text.error());
            texts[i] = std::move(*text);
        }
        auto encodings =
            tokenizer->encodeBatch(texts, {}, static_cast<std::size_t>(input.maxTokens), 0, stop);
        if (!encodings)
            return fail(encodings.error());
        encoded.m_offsets.push_back(0);
        for (const auto& one : *encodings) {
            encoded.m_tokens.insert(encoded.m_tokens.end(), one.ids.begin(), one.ids.end());
            encoded.m_offsets.push_back(encoded.m_tokens.size());
        }
        return encoded;
    }

    if (config.channels != 3)
        return fail(ErrorCode::Unsupported,
                    "The base model has " + std::to_string(config.channels) + " colour channels.",
                    modelFolder.string(), "Pictures are RGB: models with 3 channels can be trained.");
    auto processing = data::ImageProcessorConfig::ofModel(modelFolder, config.imageSize);
    if (!processing)
        return fail(processing.error());
    if (!input.normaliseImages)
        processing->doNormalize = false;
    encoded.m_imageSize = config.imageSize;
    encoded.m_processor.emplace(*processing);
    const std::size_t each =
        3u * static_cast<std::size_t>(config.imageSize) * static_cast<std::size_t>(config.imageSize);
    encoded.m_pixels.resize(each * unique.size());
    DELTARANK_TRY(spectrum::parallelFor(
        unique.size(), 0, stop, progress, "Decoding pictures", [&](std::size_t i) -> base::Status {
            auto image = dataset.image(unique[i]);
            if (!image)
                return fail(image.error());
            const data::PixelTensor pixels = encoded.m_processor->pixels(*image);
            if (pixels.values.size() != each)
                return fail(ErrorCode::Mismatch,
                            "preprocessor_config.json makes pictures of " + std::to_string(pixels.width) +
                                " x " + std::to_string(pixels.height) + ", the model reads " +
                                std::to_string(encoded.m_imageSize) + ".",
                            modelFolder.string());
            std::copy(pixels.values.begin(), pixels.values.end(),
                      encoded.m_pixels.begin() + static_cast<std::ptrdiff_t>(i * each));
            return {};
        }));
    return encoded;
}

std::span<const std::int32_t> EncodedData::tokens(std::uint32_t sample) const
{
    const auto row = static_cast<std::size_t>(m_rows.at(sample));
    return {m_tokens.data() + m_offsets.at(row), m_offsets.at(row + 1) - m_offsets.at(row)};
}

void EncodedData::pixels(std::uint32_t sample, float* out, const base::StreamKey* augmentation) const
{
    const std::size_t area = static_cast<std::size_t>(m_imageSize) * static_cast<std::size_t>(m_imageSize);
    const std::uint8_t* values = m_pixels.data() + static_cast<std::size_t>(m_rows.at(sample)) * 3 * area;
    if (!augmentation) {
        m_processor->toFloats(values, 1, area, out);
        return;
    }
    std::vector<std::uint8_t> changed(3 * area);
    data::Augmentation().apply(values, changed.data(), 3, m_imageSize, m_imageSize, *augmentation);
    m_processor->toFloats(changed.data(), 1, area, out);
}

} // namespace deltarank::train
