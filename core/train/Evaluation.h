#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "train/BatchBuilder.h"
#include "train/TrainState.h"

#include <vector>

namespace deltarank::train {

/// Samples of one member to be judged.
struct EvaluationSet
{
    std::vector<std::uint32_t> samples;
    std::vector<int> labels;
};

struct EvaluationResult
{
    double loss = 0;                   ///< mean cross-entropy
    double accuracy = 0;               ///< share of samples whose largest logit is the label's
    std::vector<std::uint8_t> correct; ///< by sample
};

/// Judges every member of the state on its own set (an empty set gives zeros). `chunk`: samples of one member
/// that pass at once. Stopped where `stop` asks for it.
base::Result<std::vector<EvaluationResult>> evaluate(const TrainState& state, const BatchBuilder& batches,
                                                     const EncodedData& data,
                                                     const std::vector<EvaluationSet>& sets, int chunk,
                                                     const base::StopToken& stop);

} // namespace deltarank::train
