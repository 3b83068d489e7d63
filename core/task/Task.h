#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace deltarank::task {

/// What one run trains on: a pure function of (data set, task spec, seed). Sample numbers index
/// Dataset::samples(); labels are task labels 0 .. classes.size() - 1.
struct Task
{
    std::vector<std::string> classNames; ///< by task label
    std::vector<int> classes;            ///< data set label by task label (first one where labels are merged)
    std::vector<std::uint32_t> trainSamples;
    std::vector<int> trainLabels;        ///< after corruption
    std::vector<int> trainCleanLabels;   ///< before corruption
    std::vector<std::uint8_t> corrupted; ///< 1 where the sample was chosen for corruption
    std::vector<std::uint32_t> validationSamples;
    std::vector<int> validationLabels;      ///< always clean
    std::vector<std::uint32_t> testSamples; ///< empty where the source has no test part
    std::vector<int> testLabels;

    int classCount() const { return static_cast<int>(classNames.size()); }
    /// Share of training samples whose label really changed.
    double mislabelledShare() const
    {
        std::size_t changed = 0;
        for (std::size_t i = 0; i < trainLabels.size(); ++i)
            changed += trainLabels[i] != trainCleanLabels[i];
        return trainLabels.empty() ? 0.0
                                   : static_cast<double>(changed) / static_cast<double>(trainLabels.size());
    }
};

} // namespace deltarank::task
