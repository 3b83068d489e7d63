#pragma once

#include "adapter/Adapter.h"
#include "model/Weights.h"
#include "study/RunSpec.h"

#include <ATen/core/Tensor.h>
#include <string>
#include <vector>

namespace deltarank::model {

/// The stacked adapters of one weight matrix for K runs: ΔW_k = scaling · B_k A_k.
struct BankMatrix
{
    std::string modulePath;
    int layer = 0;
    std::string kind;
    int rank = 0;
    double alpha = 0;
    double scaling = 1;
    at::Tensor a; ///< [K, rank, in], float32
    at::Tensor b; ///< [K, out, rank], float32
};

/// K adapters of one base model that train together (K = 1 for a single run).
struct LoraBank
{
    int members = 0;
    double dropout = 0;
    std::vector<BankMatrix> matrices;

    const BankMatrix* find(int layer, const std::string& kind) const;
};

/// One member's source of initial weights.
struct InitKey
{
    std::uint64_t seed = 0;
    std::uint32_t repeat = 0;
};

/// Fresh adapters, A drawn from each member's own stream, B = 0. Errors: unknown target, rank or pattern out
/// of range, each naming the field.
base::Result<LoraBank> makeLoraBank(const ModelConfig& config, const study::LoraSettings& settings,
                                    const std::vector<InitKey>& keys);
/// A bank of one member from an adapter whose module paths are of this model (as PEFT or DeltaRank store
/// them).
base::Result<LoraBank> bankFromAdapter(const ModelConfig& config, const adapter::Adapter& adapter);
/// Member `index` as a format-neutral adapter (copies to the CPU).
adapter::Adapter adapterOf(const LoraBank& bank, int index);
/// Adds scaling · B · A of member `index` into the weights (float32, in place).
void mergeInto(const ModelConfig& config, ModelWeights& weights, const LoraBank& bank, int index);

} // namespace deltarank::model
