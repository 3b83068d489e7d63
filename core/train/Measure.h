#pragma once

#include "study/RunRecord.h"
#include "train/Evaluation.h"

#include <functional>
#include <vector>

namespace deltarank::train {

/// Called after every judging of all members on their validation sets.
using JudgedSink = std::function<void()>;

/// Spectra of all matrices of all members, [member][matrix], as the bank stands now.
base::Result<std::vector<std::vector<std::vector<float>>>>
bankSpectra(const model::LoraBank& bank, int threads, const base::StopToken& stop);
/// Spectra of W − W₀ for the given kinds of a full run, with their places.
base::Result<std::vector<study::SpectrumRecord>> fullSpectra(const model::ModelConfig& config,
                                                             const model::ModelWeights& trained,
                                                             const model::ModelWeights& initial,
                                                             const std::vector<std::string>& kinds,
                                                             int threads, const base::StopToken& stop);
/// Validation accuracy with every matrix cut to its k largest singular directions, k = 0, 1, 2, 4, …, r, by
/// member.
base::Result<std::vector<std::vector<study::TruncationPoint>>>
truncationCurve(const TrainState& state, const BatchBuilder& batches, const EncodedData& data,
                const std::vector<EvaluationSet>& sets, int chunk, int threads, const base::StopToken& stop,
                const JudgedSink& judged = {});
/// Validation accuracy without the adapter of each layer, [member], keyed by the layer's number.
base::Result<std::vector<std::map<std::string, double>>>
layerAblation(const TrainState& state, const BatchBuilder& batches, const EncodedData& data,
              const std::vector<EvaluationSet>& sets, int chunk, const base::StopToken& stop,
              const JudgedSink& judged = {});

} // namespace deltarank::train
