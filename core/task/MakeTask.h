#pragma once

#include "base/Result.h"
#include "data/Dataset.h"
#include "task/ClassEmbeddings.h"
#include "task/Partition.h"
#include "task/Task.h"
#include "task/TaskSpec.h"

#include <vector>

namespace deltarank::task {

/// What one run trains on: a pure function of (data set, spec). Choices depend on the ids of samples and the
/// names of classes, never on their order, so that a reduced copy of a data set that still holds the chosen
/// samples (and states their parts) gives the same task.
///
/// Classes: see chooseClasses(). Parts: see makePartition(). `Strict`: spec.trainSize samples with quotas as
/// equal as the pools allow (see waterFill()), spec.validationSize likewise; 0 means every one. `Published`:
/// class c keeps the first min(count_c, trainSize / n) of its samples, and the validation samples are the
/// first min(10% of the training size, all) of the classes', or spec.validationSize where it is not 0. Labels
/// are numbered in the order of the classes; merged ones in order of first appearance. Samples come in a
/// seeded order. Test samples are all of the classes', under `Strict` at most 4 validationSize of them.
/// Corruption: see corruptLabels().
///
/// Errors name the field of the spec. @param embeddings needed for `Nearest` and `Farthest` only.
base::Result<Task> makeTask(const data::Dataset& dataset, const TaskSpec& spec,
                            const ClassEmbeddings* embeddings = nullptr);

/// The same with a partition made once: makePartition(dataset, spec.seed, spec.validationShare).
base::Result<Task> makeTask(const data::Dataset& dataset, const Partition& partition, const TaskSpec& spec,
                            const ClassEmbeddings* embeddings = nullptr);

/// How many of `available` test samples a task judges with. Test parts grow with the classes; judging a run
/// should not take longer than training it.
std::size_t testSamplesUsed(const TaskSpec& spec, std::size_t available);

/// Sizes that all runs of a sweep can have.
struct StrictSize
{
    int train = 0;
    int validation = 0;
};

/// The largest sizes that every subset a sweep may draw can fill: for `Random`, min over n of the sum of the
/// n smallest pools (classes below spec.minimumPerClass do not count); for the other rules those of the
/// subsets themselves. spec.classCount, trainSize and validationSize are ignored.
base::Result<StrictSize> largestStrictSize(const data::Dataset& dataset, const std::vector<int>& classCounts,
                                           const TaskSpec& spec, const ClassEmbeddings* embeddings = nullptr);
base::Result<StrictSize> largestStrictSize(const data::Dataset& dataset, const Partition& partition,
                                           const std::vector<int>& classCounts, const TaskSpec& spec,
                                           const ClassEmbeddings* embeddings = nullptr);

/// The `total` of the published size rule, TaskSpec::trainSize there: the sum of the `minClasses` smallest
/// class counts of the training part.
base::Result<int> publishedTotal(const Partition& partition, int minClasses, const TaskSpec& spec);

} // namespace deltarank::task
