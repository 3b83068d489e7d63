#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <string>
#include <vector>

namespace deltarank::train {

/// How far one run of a training has come, its weights and history aside.
struct MemberState
{
    bool active = true;
    double bestAccuracy = -1;
    int bestStep = 0;
    double lowestLoss = 0;
    int sinceLowest = 0;
    int endStep = 0;
    std::string failure;          ///< why the run ended without a result
    std::vector<at::Tensor> best; ///< trained tensors at the best evaluation, where they are needed
    double lossSum = 0;           ///< since the last evaluation
    int lossCount = 0;
    double lastInterval = 0;
    double cleanHits = 0, cleanCount = 0, corruptedHits = 0, corruptedCount = 0;
    double gradientNorm = 0;
    std::vector<std::uint32_t> order; ///< of the samples in this epoch
};

} // namespace deltarank::train
