#pragma once

#include "model/LoraBank.h"
#include "model/Transformer.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>
#include <vector>

namespace deltarank::train {

/// What trains: K stacked adapters and heads over frozen weights, or all weights of one run.
struct TrainState
{
    const model::ModelConfig* config = nullptr;
    model::ModelWeights weights; ///< frozen (LoRA) or leaves (full)
    model::LoraBank bank;        ///< members = 0 for full runs
    at::Tensor headWeight;       ///< [K, classes, hidden], float32
    at::Tensor headBias;         ///< [K, classes]
    at::Tensor classMask;        ///< [K, 1, classes]: 0, or very negative where a run has fewer classes
    at::ScalarType compute = at::kFloat;
    int members = 1;

    /// Logits [K, rows / K, classes].
    at::Tensor logits(const model::ModelInput& input, const model::DropoutKeys* dropout) const
    {
        model::ForwardOptions options;
        options.compute = compute;
        options.bank = bank.members > 0 ? &bank : nullptr;
        options.dropout = dropout;
        return model::bankLogits(model::features(*config, weights, input, options), headWeight, headBias) +
               classMask;
    }
};

} // namespace deltarank::train
