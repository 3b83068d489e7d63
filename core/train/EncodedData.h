#pragma once

#include "base/Progress.h"
#include "base/RandomStream.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/ImageProcessor.h"
#include "data/SampleCache.h"
#include "model/ModelConfig.h"
#include "study/RunSpec.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace deltarank::train {

/// Samples of a data set as a base model takes them: token ids, or 8-bit pictures of the model's size, in a
/// memory-mapped file of the user's cache. Made once and shared by all runs, shards and later studies.
class EncodedData
{
public:
    /// Encodes `samples` (numbers into dataset.samples()) with the tokenizer or image processor of the
    /// model's folder, or finds them in the cache. Errors: a missing vocabulary, an unreadable sample
    /// (named), a data set of the other kind, no room for the cache, stopped.
    static base::Result<EncodedData> encode(const data::Dataset& dataset,
                                            const std::vector<std::uint32_t>& samples,
                                            const std::filesystem::path& modelFolder,
                                            const model::ModelConfig& config,
                                            const study::InputSettings& input,
                                            const base::ProgressSink& progress, const base::StopToken& stop);

    data::Modality modality() const { return m_modality; }
    bool has(std::uint32_t sample) const { return sample < m_rows.size() && m_rows[sample] >= 0; }
    /// With [CLS] and [SEP], at most input.maxTokens. @pre has(sample), texts.
    std::span<const std::int32_t> tokens(std::uint32_t sample) const;
    /// float32 [3, size, size] into `out`; augmented where asked, keyed by `key`. @pre has(sample), pictures.
    void pixels(std::uint32_t sample, float* out, const base::StreamKey* augmentation) const;
    int imageSize() const { return m_imageSize; }
    std::int32_t paddingId() const { return m_paddingId; }

private:
    data::Modality m_modality = data::Modality::Text;
    std::vector<std::int32_t> m_rows; ///< by sample number; -1: not encoded
    data::SampleCache m_cache;
    std::optional<data::ImageProcessor> m_processor;
    int m_imageSize = 0;
    std::int32_t m_paddingId = 0;
};

} // namespace deltarank::train
