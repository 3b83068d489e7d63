#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace deltarank::task {

/// How the classes of a task are chosen (see makeTask for the exact rules).
enum class SubsetRule {
    Random,   ///< from the stream (seed, sweep, n, repeat)
    Nearest,  ///< the n classes closest to each other by class means in an embedding
    Farthest, ///< the n classes farthest from each other
    Fixed,    ///< `fixedClasses`
};

enum class SizeRule {
    Strict,    ///< every run of a sweep trains on the same number of samples
    Published, ///< the paper's: min(count, total // n) a class, total = sum of the min_classes smallest
               ///< counts
};

enum class CorruptionMode { Shuffle, Swap, Uniform };

/// One task, all settings effective: equal specs on the same data set give equal tasks.
struct TaskSpec
{
    std::uint64_t seed = 0;
    /// Part of the subset's stream key.
    std::string sweep;
    /// n, before merging.
    int classCount = 2;
    int repeat = 0;
    /// 0 where full and LoRA runs share a subset; differs where each draws its own.
    int draw = 0;
    SubsetRule subset = SubsetRule::Random;
    /// `Fixed`: the first n are used. `Nearest`, `Farthest`: the n classes that were found when the study was
    /// planned, so that nothing is measured again; empty: to be found.
    std::vector<std::string> fixedClasses{};
    /// Coarser class by data set label: the same samples with coarser labels. Empty: classes as they are.
    std::vector<std::string> mergedTo{};
    SizeRule size = SizeRule::Strict;
    /// N of `strict` (0: every training sample), total of `published`.
    int trainSize = 0;
    /// Samples in all. 0: every one of the classes, under `published` the paper's cut.
    int validationSize = 0;
    /// Of the seeded split, where the source has none.
    double validationShare = 0.15;
    CorruptionMode corruptionMode = CorruptionMode::Shuffle;
    /// Share of the training samples chosen, 0 .. 1.
    double corruption = 0;
    /// Classes with fewer training samples are not drawn.
    int minimumPerClass = 0;
};

} // namespace deltarank::task
