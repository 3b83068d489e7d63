#pragma once

#include "task/Task.h"

#include <string>
#include <vector>

namespace deltarank::task {

/// What a task is, in numbers that people ask for.
struct TaskReport
{
    int classes = 0;
    std::size_t trainSize = 0;
    std::size_t validationSize = 0;
    std::size_t testSize = 0;
    std::size_t smallestClass = 0; ///< training samples of the smallest class, clean labels
    std::size_t largestClass = 0;
    std::vector<std::size_t> perClass; ///< training samples by clean task label
    double chosenShare = 0;            ///< share of the training samples chosen for corruption
    double mislabelledShare = 0;       ///< share whose label really changed
    double timesSeen = 0;              ///< how often training sees each sample, on average
};

/// Steps that `epochs` passes take; the last batch of a pass may be smaller. @pre batchSize > 0.
std::int64_t stepsFor(std::size_t trainSize, double epochs, int batchSize);
/// How often each sample is seen in `steps` steps: steps / (batches in a pass). @pre batchSize > 0.
double timesSeen(std::size_t trainSize, std::int64_t steps, int batchSize);

/// @param steps, batchSize of the training, for timesSeen.
TaskReport describeTask(const Task& task, std::int64_t steps, int batchSize);
/// A few plain sentences.
std::string text(const TaskReport& report);

} // namespace deltarank::task
