#include "task/MakeTask.h"

#include "task/ClassSubset.h"
#include "task/Corruption.h"
#include "task/Priority.h"
#include "task/Quotas.h"
#include "task/StreamName.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace deltarank::task {

namespace {

using base::ErrorCode;
using base::fail;
using Lists = std::vector<std::vector<std::uint32_t>>;

constexpr std::size_t largestInt = static_cast<std::size_t>(std::numeric_limits<int>::max());

base::Status checkSpec(const TaskSpec& spec)
{
    if (!(spec.corruption >= 0 && spec.corruption <= 1))
        return fail(ErrorCode::InvalidArgument,
                    "The share of corrupted labels is " + std::to_string(spec.corruption) + ".",
                    "task.corruption", "Give a number from 0 to 1.");
    if (spec.trainSize < 0 || spec.validationSize < 0)
        return fail(ErrorCode::InvalidArgument, "A number of samples is negative.",
                    spec.trainSize < 0 ? "task.trainSize" : "task.validationSize");
    return {};
}

/// Sorts sample numbers by a priority of this spec and use.
void sortFor(std::vector<std::uint32_t>& list, const std::vector<data::Sample>& samples, const TaskSpec& spec,
             const char* use)
{
    const std::uint64_t name = streamName(spec, use);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(list.size());
    for (const std::uint32_t index : list)
        order.emplace_back(
            priorityOf(spec.seed, base::Purpose::SampleChoice, spec.repeat, hashOf(samples[index].id, name)),
            index);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : samples[a.second].id < samples[b.second].id;
    });
    std::transform(order.begin(), order.end(), list.begin(), [](const auto& entry) { return entry.second; });
}

/// `total` samples (0: all) of the classes with water-filled quotas; within a class those of smallest
/// priority.
std::vector<std::uint32_t> takeStrict(const data::Dataset& dataset, const Lists& lists,
                                      const std::vector<int>& classes, std::size_t total,
                                      const TaskSpec& spec, const char* use)
{
    std::vector<std::size_t> pools;
    for (const int label : classes)
        pools.push_back(lists[static_cast<std::size_t>(label)].size());
    if (total == 0)
        total = std::accumulate(pools.begin(), pools.end(), std::size_t{0});

    const std::uint64_t name = streamName(spec, use);
    std::vector<std::pair<std::uint64_t, std::size_t>> priorities;
    for (std::size_t i = 0; i < classes.size(); ++i)
        priorities.emplace_back(priorityOf(spec.seed, base::Purpose::SampleChoice, spec.repeat,
                                           hashOf(dataset.classNames()[static_cast<std::size_t>(classes[i])],
                                                  hashOf("class", name))),
                                i);
    std::sort(priorities.begin(), priorities.end());
    std::vector<std::size_t> order;
    for (const auto& entry : priorities)
        order.push_back(entry.second);

    const auto quotas = waterFill(pools, total, order);
    std::vector<std::uint32_t> taken;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        auto list = lists[static_cast<std::size_t>(classes[i])];
        sortFor(list, dataset.samples(), spec, use);
        taken.insert(taken.end(), list.begin(), list.begin() + static_cast<std::ptrdiff_t>(quotas[i]));
    }
    return taken;
}

base::Result<std::vector<std::uint32_t>> takePublished(const Lists& lists, const std::vector<int>& classes,
                                                       const TaskSpec& spec)
{
    const auto quota = static_cast<std::size_t>(spec.trainSize) / classes.size();
    if (quota == 0)
        return fail(ErrorCode::InvalidArgument,
                    "A total of " + std::to_string(spec.trainSize) + " samples leaves none for each of " +
                        std::to_string(classes.size()) + " classes.",
                    "task.trainSize", "Give at least one sample for each class.");
    std::vector<std::uint32_t> taken;
    for (const int label : classes) {
        const auto& list = lists[static_cast<std::size_t>(label)];
        taken.insert(taken.end(), list.begin(),
                     list.begin() + static_cast<std::ptrdiff_t>(std::min(quota, list.size())));
    }
    return taken;
}

std::vector<std::uint32_t> takeAll(const Lists& lists, const std::vector<int>& classes)
{
    std::vector<std::uint32_t> taken;
    for (const int label : classes) {
        const auto& list = lists[static_cast<std::size_t>(label)];
        taken.insert(taken.end(), list.begin(), list.end());
    }
    return taken;
}

/// Task labels by data set label, and the names that go with them.
void nameLabels(const data::Dataset& dataset, const std::vector<int>& classes, const TaskSpec& spec,
                Task& task, std::vector<int>& taskLabel)
{
    taskLabel.assign(dataset.classNames().size(), -1);
    std::map<std::string, int> known;
    for (const int label : classes) {
        const auto place = static_cast<std::size_t>(label);
        const std::string& name = spec.mergedTo.empty() ? dataset.classNames()[place] : spec.mergedTo[place];
        const auto [entry, isNew] = known.try_emplace(name, task.classCount());
        if (isNew) {
            task.classNames.push_back(name);
            task.classes.push_back(label);
        }
        taskLabel[place] = entry->second;
    }
}

} // namespace

std::size_t testSamplesUsed(const TaskSpec& spec, std::size_t available)
{
    const std::size_t most = 4 * static_cast<std::size_t>(spec.validationSize);
    return spec.size == SizeRule::Strict && most > 0 ? std::min(available, most) : available;
}

base::Result<Task> makeTask(const data::Dataset& dataset, const TaskSpec& spec,
                            const ClassEmbeddings* embeddings)
{
    const auto partition = makePartition(dataset, spec.seed, spec.validationShare);
    if (!partition)
        return fail(partition.error());
    return makeTask(dataset, *partition, spec, embeddings);
}

base::Result<Task> makeTask(const data::Dataset& dataset, const Partition& partition, const TaskSpec& spec,
                            const ClassEmbeddings* embeddings)
{
    DELTARANK_TRY(checkSpec(spec));
    const auto classes = chooseClasses(dataset, partition, spec, embeddings);
    if (!classes)
        return fail(classes.error());

    Task task;
    const auto& samples = dataset.samples();
    if (spec.size == SizeRule::Strict) {
        if (spec.trainSize > 0 && spec.trainSize < spec.classCount)
            return fail(ErrorCode::InvalidArgument,
                        std::to_string(spec.trainSize) + " training samples are fewer than the " +
                            std::to_string(spec.classCount) + " classes.",
                        "task.trainSize", "Give at least one sample for each class.");
        task.trainSamples = takeStrict(dataset, partition.train, *classes,
                                       static_cast<std::size_t>(spec.trainSize), spec, "train");
        task.validationSamples =
            takeStrict(dataset, partition.validation, *classes, static_cast<std::size_t>(spec.validationSize),
                       spec, "validation");
        sortFor(task.validationSamples, samples, spec, "validation");
    } else {
        auto taken = takePublished(partition.train, *classes, spec);
        if (!taken)
            return fail(std::move(taken).error());
        task.trainSamples = std::move(*taken);
        task.validationSamples = takeAll(partition.validation, *classes);
        const std::size_t cut = spec.validationSize > 0
                                    ? static_cast<std::size_t>(spec.validationSize)
                                    : std::max<std::size_t>(1, task.trainSamples.size() / 10);
        // One order for all runs of a study, as a set that was shuffled once.
        TaskSpec once = spec;
        once.repeat = 0;
        once.draw = 0;
        once.sweep.clear();
        sortFor(task.validationSamples, samples, once, "validation");
        task.validationSamples.resize(std::min(cut, task.validationSamples.size()));
    }
    sortFor(task.trainSamples, samples, spec, "train");
    task.testSamples = takeAll(partition.test, *classes);
    if (const std::size_t used = testSamplesUsed(spec, task.testSamples.size());
        used < task.testSamples.size()) {
        sortFor(task.testSamples, samples, spec, "test");
        task.testSamples.resize(used);
    }

    std::vector<int> taskLabel;
    nameLabels(dataset, *classes, spec, task, taskLabel);
    const auto labelsOf = [&](const std::vector<std::uint32_t>& list) {
        std::vector<int> labels;
        labels.reserve(list.size());
        for (const std::uint32_t index : list)
            labels.push_back(taskLabel[static_cast<std::size_t>(samples[index].label)]);
        return labels;
    };
    task.trainCleanLabels = labelsOf(task.trainSamples);
    task.validationLabels = labelsOf(task.validationSamples);
    task.testLabels = labelsOf(task.testSamples);

    std::vector<std::string> ids;
    ids.reserve(task.trainSamples.size());
    for (const std::uint32_t index : task.trainSamples)
        ids.push_back(samples[index].id);
    auto corrupted = corruptLabels(ids, task.trainCleanLabels, task.classCount(), spec);
    task.trainLabels = std::move(corrupted.labels);
    task.corrupted = std::move(corrupted.chosen);
    return task;
}

base::Result<StrictSize> largestStrictSize(const data::Dataset& dataset, const std::vector<int>& classCounts,
                                           const TaskSpec& spec, const ClassEmbeddings* embeddings)
{
    const auto partition = makePartition(dataset, spec.seed, spec.validationShare);
    if (!partition)
        return fail(partition.error());
    return largestStrictSize(dataset, *partition, classCounts, spec, embeddings);
}

base::Result<StrictSize> largestStrictSize(const data::Dataset& dataset, const Partition& partition,
                                           const std::vector<int>& classCounts, const TaskSpec& spec,
                                           const ClassEmbeddings* embeddings)
{
    if (classCounts.empty())
        return fail(ErrorCode::InvalidArgument, "No number of classes is given.", "task.classCount");
    std::size_t train = largestInt;
    std::size_t validation = largestInt;
    for (const int n : classCounts) {
        TaskSpec one = spec;
        one.classCount = n;
        one.trainSize = 0;
        one.validationSize = 0;
        // Checks n, names and embeddings for every rule.
        const auto classes = chooseClasses(dataset, partition, one, embeddings);
        if (!classes)
            return fail(classes.error());
        const auto eligible = spec.subset == SubsetRule::Random ? eligibleClasses(partition, one) : *classes;
        for (const auto& [lists, size] :
             {std::pair{&partition.train, &train}, {&partition.validation, &validation}}) {
            std::vector<std::size_t> pools;
            for (const int label : eligible)
                pools.push_back((*lists)[static_cast<std::size_t>(label)].size());
            std::sort(pools.begin(), pools.end());
            *size = std::min(*size, std::accumulate(pools.begin(), pools.begin() + n, std::size_t{0}));
        }
    }
    return StrictSize{static_cast<int>(train), static_cast<int>(validation)};
}

base::Result<int> publishedTotal(const Partition& partition, int minClasses, const TaskSpec& spec)
{
    std::vector<std::size_t> counts;
    for (const int label : eligibleClasses(partition, spec))
        counts.push_back(partition.train[static_cast<std::size_t>(label)].size());
    if (minClasses < 1 || static_cast<std::size_t>(minClasses) > counts.size())
        return fail(ErrorCode::InvalidArgument,
                    "The published size rule takes the " + std::to_string(minClasses) + " smallest of " +
                        std::to_string(counts.size()) + " classes.",
                    "minClasses", "Give a number from 1 to " + std::to_string(counts.size()) + ".");
    std::sort(counts.begin(), counts.end());
    const std::size_t total = std::accumulate(counts.begin(), counts.begin() + minClasses, std::size_t{0});
    return static_cast<int>(std::min(total, largestInt));
}

} // namespace deltarank::task
