#include "train/BatchBuilder.h"

#include "model/TorchCompat.h"

#include <algorithm>

namespace deltarank::train {

model::ModelInput BatchBuilder::build(const std::vector<std::uint32_t>& samples,
                                      const std::vector<base::StreamKey>* augmentation) const
{
    model::ModelInput input;
    const auto rows = static_cast<std::int64_t>(samples.size());
    if (m_data.modality() == data::Modality::Text) {
        std::size_t width = 1;
        for (auto sample : samples)
            width = std::max(width, m_data.tokens(sample).size());
        const std::int64_t length = paddedLength(static_cast<std::int64_t>(width));
        at::Tensor tokens = at::empty({rows, length}, at::TensorOptions().dtype(at::kLong));
        at::Tensor mask = at::empty({rows, length}, at::TensorOptions().dtype(at::kFloat));
        std::int64_t* ids = tokens.data_ptr<std::int64_t>();
        float* present = mask.data_ptr<float>();
        bool padded = false;
        for (auto sample : samples) {
            const auto text = m_data.tokens(sample);
            const auto count = static_cast<std::int64_t>(text.size());
            std::copy(text.begin(), text.end(), ids);
            std::fill(ids + count, ids + length, m_data.paddingId());
            std::fill(present, present + count, 1.f);
            std::fill(present + count, present + length, 0.f);
            padded |= count < length;
            ids += length;
            present += length;
        }
        input.tokens = tokens.to(m_device);
        if (padded)
            input.mask = mask.to(m_device);
        return input;
    }
    const std::int64_t size = m_data.imageSize();
    at::Tensor pixels = at::empty({rows, 3, size, size}, at::TensorOptions().dtype(at::kFloat));
    float* values = pixels.data_ptr<float>();
    const std::int64_t each = 3 * size * size;
    at::parallel_for(0, rows, 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const auto index = static_cast<std::size_t>(i);
            m_data.pixels(samples[index], values + i * each,
                          augmentation ? &(*augmentation)[index] : nullptr);
        }
    });
    input.pixels = pixels.to(m_device);
    return input;
}

at::Tensor BatchBuilder::labels(const std::vector<int>& labels) const
{
    at::Tensor tensor =
        at::empty({static_cast<std::int64_t>(labels.size())}, at::TensorOptions().dtype(at::kLong));
    std::copy(labels.begin(), labels.end(), tensor.data_ptr<std::int64_t>());
    return tensor.to(m_device);
}

} // namespace deltarank::train
