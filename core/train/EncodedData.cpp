#include "train/EncodedData.h"

#include "data/Augmentation.h"
#include "data/Tokenizer.h"

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
        auto cache = data::openTokenCache(dataset, unique, *tokenizer,
                                          static_cast<std::size_t>(input.maxTokens), progress, stop);
        if (!cache)
            return fail(std::move(cache).error());
        encoded.m_cache = std::move(*cache);
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
    auto cache = data::openPixelCache(dataset, unique, *encoded.m_processor, progress, stop);
    if (!cache)
        return fail(std::move(cache).error());
    encoded.m_cache = std::move(*cache);
    for (std::size_t i = 0; i < encoded.m_cache.rows(); ++i)
        if (encoded.m_cache.row(i).size() != each)
            return fail(ErrorCode::Mismatch,
                        "preprocessor_config.json makes pictures of " +
                            std::to_string(encoded.m_cache.row(i).size() / 3) + " pixels, the model reads " +
                            std::to_string(encoded.m_imageSize) + " x " +
                            std::to_string(encoded.m_imageSize) + ".",
                        modelFolder.string(), "Make both of one size.");
    return encoded;
}

std::span<const std::int32_t> EncodedData::tokens(std::uint32_t sample) const
{
    return data::tokensOf(m_cache.row(static_cast<std::size_t>(m_rows.at(sample))));
}

void EncodedData::pixels(std::uint32_t sample, float* out, const base::StreamKey* augmentation) const
{
    const std::size_t area = static_cast<std::size_t>(m_imageSize) * static_cast<std::size_t>(m_imageSize);
    const std::uint8_t* values = m_cache.row(static_cast<std::size_t>(m_rows.at(sample))).data();
    if (!augmentation) {
        m_processor->toFloats(values, 1, area, out);
        return;
    }
    std::vector<std::uint8_t> changed(3 * area);
    data::Augmentation().apply(values, changed.data(), 3, m_imageSize, m_imageSize, *augmentation);
    m_processor->toFloats(changed.data(), 1, area, out);
}

} // namespace deltarank::train
