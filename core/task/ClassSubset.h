#pragma once

#include "base/Result.h"
#include "data/Dataset.h"
#include "task/ClassEmbeddings.h"
#include "task/Partition.h"
#include "task/TaskSpec.h"

#include <vector>

namespace deltarank::task {

/// Data set labels that a task may use at all, ascending: those with at least max(1, minimumPerClass)
/// training samples and one validation sample.
std::vector<int> eligibleClasses(const Partition& partition, const TaskSpec& spec);

/// The n = spec.classCount classes of a task as data set labels, ascending (`Fixed`: in the given order).
///
/// `Random`: every class gets a number from the stream (seed, sweep, n, repeat, draw), the n smallest are the
/// subset. A subset whose pools hold fewer than spec.trainSize training or spec.validationSize validation
/// samples (under `Strict`), or whose merged labels are all the same, is not drawn: the next attempt is.
/// `Nearest` and `Farthest`: the n classes with the smallest (largest) mean Euclidean distance between the
/// rows of `embeddings`, found greedily from every starting class and improved by exchanges; the same for
/// every repeat. Classes are taken from the search, smallest first, while the pools are too small. `Fixed`:
/// the first n of spec.fixedClasses.
///
/// Refusals name class, pool and need.
base::Result<std::vector<int>> chooseClasses(const data::Dataset& dataset, const Partition& partition,
                                             const TaskSpec& spec, const ClassEmbeddings* embeddings);

} // namespace deltarank::task
