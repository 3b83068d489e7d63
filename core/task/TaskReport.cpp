#include "task/TaskReport.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace deltarank::task {

namespace {

std::size_t batchesInPass(std::size_t trainSize, int batchSize)
{
    const auto batch = static_cast<std::size_t>(batchSize);
    return (trainSize + batch - 1) / batch;
}

} // namespace

std::int64_t stepsFor(std::size_t trainSize, double epochs, int batchSize)
{
    return static_cast<std::int64_t>(
        std::ceil(epochs * static_cast<double>(batchesInPass(trainSize, batchSize)) - 1e-9));
}

double timesSeen(std::size_t trainSize, std::int64_t steps, int batchSize)
{
    const std::size_t batches = batchesInPass(trainSize, batchSize);
    return batches == 0 ? 0 : static_cast<double>(steps) / static_cast<double>(batches);
}

TaskReport describeTask(const Task& task, std::int64_t steps, int batchSize)
{
    TaskReport report;
    report.classes = task.classCount();
    report.trainSize = task.trainSamples.size();
    report.validationSize = task.validationSamples.size();
    report.testSize = task.testSamples.size();
    report.perClass.resize(static_cast<std::size_t>(task.classCount()));
    for (const int label : task.trainCleanLabels)
        ++report.perClass[static_cast<std::size_t>(label)];
    if (!report.perClass.empty()) {
        report.smallestClass = *std::min_element(report.perClass.begin(), report.perClass.end());
        report.largestClass = *std::max_element(report.perClass.begin(), report.perClass.end());
    }
    if (report.trainSize > 0)
        report.chosenShare =
            static_cast<double>(std::count(task.corrupted.begin(), task.corrupted.end(), 1)) /
            static_cast<double>(report.trainSize);
    report.mislabelledShare = task.mislabelledShare();
    report.timesSeen = timesSeen(report.trainSize, steps, batchSize);
    return report;
}

std::string text(const TaskReport& report)
{
    char line[512];
    std::snprintf(
        line, sizeof line,
        "%d classes, %zu training samples (%zu to %zu a class), %zu validation and %zu test samples. "
        "%.1f%% of the training labels were chosen for corruption, %.1f%% are wrong. Each sample is seen "
        "%.1f times.",
        report.classes, report.trainSize, report.smallestClass, report.largestClass, report.validationSize,
        report.testSize, 100 * report.chosenShare, 100 * report.mislabelledShare, report.timesSeen);
    return line;
}

} // namespace deltarank::task
