#include "train/Evaluation.h"

#include "model/TorchCompat.h"

#include <ATen/ops/log_softmax.h>
#include <algorithm>
#include <numeric>

namespace deltarank::train {

base::Result<std::vector<EvaluationResult>> evaluate(const TrainState& state, const BatchBuilder& batches,
                                                     const EncodedData& data,
                                                     const std::vector<EvaluationSet>& sets, int chunk,
                                                     const base::StopToken& stop)
{
    at::NoGradGuard guard;
    const auto members = sets.size();
    std::vector<EvaluationResult> results(members);
    // Texts of like length together: less padding.
    std::vector<std::vector<std::size_t>> order(members);
    std::size_t longest = 0;
    for (std::size_t k = 0; k < members; ++k) {
        order[k].resize(sets[k].samples.size());
        std::iota(order[k].begin(), order[k].end(), 0);
        if (data.modality() == data::Modality::Text)
            std::stable_sort(order[k].begin(), order[k].end(), [&](std::size_t a, std::size_t b) {
                return data.tokens(sets[k].samples[a]).size() < data.tokens(sets[k].samples[b]).size();
            });
        results[k].correct.assign(order[k].size(), 0);
        longest = std::max(longest, order[k].size());
    }
    const auto step = static_cast<std::size_t>(std::max(1, chunk));
    for (std::size_t begin = 0; begin < longest; begin += step) {
        if (stop.stopNow())
            return base::fail(base::ErrorCode::Stopped, "Stopped while judging a model.");
        const std::size_t rows = std::min(step, longest - begin);
        std::vector<std::uint32_t> samples;
        std::vector<int> labels;
        for (std::size_t k = 0; k < members; ++k)
            for (std::size_t i = begin; i < begin + rows; ++i) {
                // Members with fewer samples repeat one; what it gives is not counted.
                const std::size_t place = order[k].empty() ? 0 : order[k][std::min(i, order[k].size() - 1)];
                samples.push_back(order[k].empty() ? sets[0].samples.at(0) : sets[k].samples[place]);
                labels.push_back(order[k].empty() ? 0 : sets[k].labels[place]);
            }
        const at::Tensor logits = state.logits(batches.build(samples), nullptr);
        const at::Tensor target = batches.labels(labels).reshape({static_cast<std::int64_t>(members), -1});
        const at::Tensor losses = at::log_softmax(logits, -1)
                                      .gather(2, target.unsqueeze(2))
                                      .squeeze(2)
                                      .neg()
                                      .to(at::kCPU, at::kDouble)
                                      .contiguous();
        const at::Tensor right = logits.argmax(2).eq(target).to(at::kCPU, at::kByte).contiguous();
        for (std::size_t k = 0; k < members; ++k)
            for (std::size_t i = 0; i < rows && begin + i < order[k].size(); ++i) {
                results[k].loss += losses.data_ptr<double>()[k * rows + i];
                results[k].correct[order[k][begin + i]] = right.data_ptr<std::uint8_t>()[k * rows + i];
            }
    }
    for (std::size_t k = 0; k < members; ++k) {
        const double count = static_cast<double>(order[k].size());
        if (count == 0)
            continue;
        results[k].loss /= count;
        results[k].accuracy =
            static_cast<double>(std::accumulate(results[k].correct.begin(), results[k].correct.end(), 0)) /
            count;
    }
    return results;
}

} // namespace deltarank::train
