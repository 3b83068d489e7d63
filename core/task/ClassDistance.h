#pragma once

#include "task/ClassEmbeddings.h"

#include <vector>

namespace deltarank::task {

/// The `count` of `candidates` (data set labels, ascending) with the smallest or largest mean pairwise
/// Euclidean distance: greedy from every starting class, then exchanges while they help. Ascending.
/// Deterministic; ties go to the smaller label. Choosing the best subset exactly is not tractable, this is a
/// local optimum.
/// @pre 1 <= count <= candidates.size(); rows of `embeddings` exist for all candidates.
std::vector<int> extremeSubset(const ClassEmbeddings& embeddings, const std::vector<int>& candidates,
                               int count, bool nearest);

} // namespace deltarank::task
