#pragma once

#include "model/Checkpoint.h"
#include "task/Task.h"
#include "train/EncodedData.h"

#include <ATen/core/Tensor.h>
#include <filesystem>
#include <string>
#include <vector>

namespace deltarank::bench {

/// Normal numbers with this deviation and mean.
at::Tensor randomTensor(const std::vector<std::int64_t>& shape, double deviation, double mean);

/// A base model as a plain loop holds it: float32 tensors, nothing prepared.
struct PlainModel
{
    PlainModel(const std::filesystem::path& folder, const std::string& device);
    model::ModelConfig config;
    model::ModelWeights weights;
    at::Device device;
};

/// Training as it is usually written, and nothing of this program's: one operator after the other, one run,
/// float32 or the library's own bfloat16 autocast, the library's dropout, AdamW tensor by tensor, clipping by
/// the global norm.
class PlainTraining
{
public:
    PlainTraining(const PlainModel& model, const train::EncodedData& data, const study::RunSpec& spec,
                  const task::Task& task, bool autocast = false);
    /// One batch forward and back, clipping and an update.
    void step();

private:
    struct Adapter
    {
        at::Tensor a, b;
    };
    struct Slot
    {
        at::Tensor parameter, first, second;
    };
    at::Tensor adapted(const at::Tensor& x, const model::LinearWeights& linear, const Adapter* adapter) const;
    at::Tensor attention(const at::Tensor& x, std::size_t layer) const;
    at::Tensor logits() const;
    at::Tensor dropped(const at::Tensor& x) const;
    void train(at::Tensor& tensor);

    const PlainModel& m_model;
    const train::EncodedData& m_data;
    study::RunSpec m_spec;
    task::Task m_task;
    model::ModelWeights m_weights;
    std::vector<std::array<Adapter, 3>> m_adapters; ///< query, key, value of every layer
    at::Tensor m_headWeight, m_headBias;
    std::vector<Slot> m_slots;
    bool m_autocast;
    std::size_t m_next = 0;
    int m_steps = 0;
    mutable std::vector<std::uint32_t> m_batch;
};

} // namespace deltarank::bench
