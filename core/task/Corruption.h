#pragma once

#include "task/TaskSpec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace deltarank::task {

/// Labels after corruption, and which samples were chosen for it.
struct CorruptedLabels
{
    std::vector<int> labels;
    std::vector<std::uint8_t> chosen;
};

/// Corrupts ⌊spec.corruption · N⌋ of the N labels. The chosen samples of a smaller share are among those of a
/// larger one, everything else equal. `Shuffle`: the chosen labels are permuted among themselves. `Swap`:
/// label c becomes π(c), π one random derangement of the classes (no class keeps its name). `Uniform`:
/// redrawn from all classes. Depends on (seed, sweep, n, repeat, draw) and the samples' ids.
/// @pre 0 <= corruption <= 1; ids and labels have the same size; Swap: classCount >= 2.
CorruptedLabels corruptLabels(const std::vector<std::string>& ids, const std::vector<int>& labels,
                              int classCount, const TaskSpec& spec);

/// A random permutation of 0 .. count - 1 without fixed points. @pre count >= 2.
std::vector<int> derangement(int count, const TaskSpec& spec);

} // namespace deltarank::task
