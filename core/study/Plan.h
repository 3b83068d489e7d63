#pragma once

#include "base/Result.h"
#include "data/Dataset.h"
#include "study/BaseModel.h"
#include "study/StudySpec.h"
#include "task/ClassEmbeddings.h"
#include "task/Partition.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deltarank::study {

/// One run of a plan with what is known before it starts.
struct PlannedRun
{
    RunSpec spec;
    int trainSamples = 0;
    int validationSamples = 0;
    int testSamples = 0;
    int steps = 0; ///< at most; an early stop may need fewer
    /// Expected work in forward passes of one sample: the scale that time left is measured on.
    double cost = 0;
    double finishCost =
        0; ///< the part of it that comes after the last step: what a finished run is measured for
};

/// The training and validation size that all runs of a sweep share; published sizes differ between the runs.
struct SweepSize
{
    std::string sweep;
    int train = 0;
    int validation = 0;
};

/// The fixed, ordered list of a study's runs. Everything that decides the bits of a result is in here before
/// the first run starts.
struct Plan
{
    std::string modelSha256;
    std::string datasetFingerprint;
    ComputeSettings compute;
    std::vector<SweepSize> sizes;
    std::vector<PlannedRun> runs;
    std::vector<std::vector<int>> groups; ///< run numbers trained together; each run is in one group
    double storedBytes = 0;               ///< estimate of what runs and checkpoints take on disk
    double memoryBytes = 0;         ///< estimate: the largest group, or bank that was measured; 0: not known
    std::vector<std::string> notes; ///< what a reader must know, one sentence each

    int find(const std::string& id) const; ///< number of a run; -1 if there is none
    double cost(const std::vector<int>& group) const;
};

/// Runs that end at a loss, or when validation improves no more.
inline bool mayEndEarly(const TrainSettings& train)
{
    return train.untilLoss > 0 || train.patience > 0;
}
/// Share of its steps that a run is expected to take, and that its cost counts: most runs that may end early
/// do.
double expectedSteps(const TrainSettings& train);

/// What a plan is made from, besides the specification.
struct PlanInputs
{
    const data::Dataset* dataset = nullptr;
    const task::Partition* partition = nullptr;
    const task::ClassEmbeddings* embeddings = nullptr; ///< for nearest and farthest subsets only
    std::string modelSha256;
    ModelShape shape;
    ComputeSettings compute; ///< effective; bank >= 1
};

/// Expands a study. The order is repeat by repeat, within it sweep by sweep and value by value, full before
/// LoRA, so that the first repeat already gives every figure; untrained null controls come last. Equal runs
/// (same id) are listed once.
///
/// Strict sizes: N is task.train_size, or else the largest that every subset a sweep may draw can fill; each
/// subset is drawn here once, so a plan that cannot be filled is refused before anything trains, naming
/// class, pool and need. Groups hold up to compute.bank LoRA runs that differ in classes drawn, labels, seed
/// and learning rate only.
base::Result<Plan> makePlan(const StudySpec& spec, const PlanInputs& inputs);

/// Groups of this shard: costliest first to the shard with least to do, so that shares are balanced and every
/// machine computes the same ones; an untrained control goes where the trained run is that it follows.
/// `shard` counts from 0. In the plan's order. @pre 0 <= shard < shards.
std::vector<int> shareOf(const Plan& plan, int shard, int shards);

nlohmann::json toJson(const Plan& plan);
base::Result<Plan> planFromJson(const nlohmann::json& json);

} // namespace deltarank::study
