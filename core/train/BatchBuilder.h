#pragma once

#include "model/Transformer.h"
#include "train/EncodedData.h"

#include <cstdint>
#include <vector>

namespace deltarank::train {

/// Puts samples into tensors on the device: texts padded to the longest of the batch (rounded up to 8),
/// pictures stacked. Rows are in the order given, members of a bank one after the other.
class BatchBuilder
{
public:
    BatchBuilder(const EncodedData& data, at::Device device) : m_data(data), m_device(device) {}

    model::ModelInput build(const std::vector<std::uint32_t>& samples,
                            const std::vector<base::StreamKey>* augmentation = nullptr) const;
    at::Tensor labels(const std::vector<int>& labels) const;
    /// What texts are padded to whose longest has that many tokens.
    static std::int64_t paddedLength(std::int64_t tokens) { return (tokens + 7) / 8 * 8; }

private:
    const EncodedData& m_data;
    at::Device m_device;
};

} // namespace deltarank::train
