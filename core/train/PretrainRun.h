#pragma once

#include "base/Progress.h"
#include "base/StopToken.h"
#include "train/PretrainRecipe.h"

#include <functional>

namespace deltarank::train {

/// Where and how one pre-training runs.
struct PretrainRun
{
    std::filesystem::path output;
    at::Device device{at::kCPU};
    at::ScalarType compute = at::kFloat;
    base::ProgressSink progress;
    base::StopToken stop;

    /// One optimization: `lossOf(step)` builds the loss, `evaluate(step, loss)` measures and saves at every
    /// evaluation and at the end.
    base::Status optimise(const PretrainRecipe& recipe, const std::vector<at::Tensor>& parameters,
                          const std::function<at::Tensor(int step)>& lossOf,
                          const std::function<base::Status(int step, double loss)>& evaluate) const;
};

} // namespace deltarank::train
