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
    Published, ///< the paper's rule: min(count, total // n) a class, total = sum of the min_classes smallest counts
};

enum class CorruptionMode { Shuffle, Swap, Uniform };

/// One task, all settings effective: equal specs on the same data set give equal tasks.
struct TaskSpec
{
    std::uint64_t seed = 0;
    std::string sweep;               ///< part of the subset's stream key
    int classCount = 2;              ///< n
    int repeat = 0;
    int draw = 0;                    ///< 0 where full and LoRA runs share a subset; differs where each draws its own
    SubsetRule subset = SubsetRule::Random;
    std::vector<std::string> fixedClasses{};
    std::vector<std::string> mergedTo{}; ///< coarser class by data set label; empty: classes as they are
    SizeRule size = SizeRule::Strict;
    int trainSize = 0;               ///< N of `strict`, total of `published`
    int validationSize = 0;          ///< samples in all; 0: every validation sample of the classes
    double validationShare = 0.15;   ///< of the seeded split, where the source has none
    CorruptionMode corruptionMode = CorruptionMode::Shuffle;
    double corruption = 0;           ///< share of the training samples chosen, 0 .. 1
    int minimumPerClass = 0;         ///< classes with fewer training samples are not drawn
};

} // namespace deltarank::task
