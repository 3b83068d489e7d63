#pragma once

#include "study/BaseModel.h"
#include "study/RunSpec.h"

#include <cstddef>

namespace deltarank::study {

/// Numbers of weights of a model: those of the encoder, without a classifier.
double parameterCount(const ModelShape& shape);

/// Memory in bytes that training `members` runs of these settings together needs at its peak, within some
/// 30%: weights, gradients and moments, and what a step keeps of every layer for its way back, for batches of
/// the greatest length.
///   LoRA  4P (in bfloat16 4 of the embeddings + 2 of the layers) + K·(16·adapter) + K·b·T·L·(kept numbers)
///   full  4P + 16P (weights, gradient, two moments; + 4P where the best weights are kept; + 2 of the layers
///   in
///         bfloat16) + b·T·L·(...)
/// and never less than it takes to read the base model.
double memoryOf(const RunSpec& run, const ModelShape& shape, std::size_t members);

/// Seconds for one unit of PlannedRun::cost, the forward pass of one sample, on a machine that multiplies
/// matrices at `speed` GFLOP/s; right within a factor of two.
///   2·T·L·(4h² + 2h·f) + 4·T²·h·L operations, at half the speed of large products
double secondsPerCost(const ModelShape& shape, int maxTokens, double speed);

/// Bytes that a finished run takes on disk, nearly all of it A and B in float32, which deflate by some 8%.
double diskBytesOf(const RunSpec& run, const ModelShape& shape, bool weights);
/// Bytes of a checkpoint of `members` such runs, with another one that is being written.
double checkpointBytesOf(const RunSpec& run, const ModelShape& shape, std::size_t members);

} // namespace deltarank::study
