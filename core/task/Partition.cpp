#include "task/Partition.h"

#include "task/Priority.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <unordered_map>

namespace deltarank::task {

namespace {

using data::Part;

/// Samples arranged so that those of one group stand together; ungrouped samples are groups of their own.
struct Groups
{
    std::vector<std::uint32_t> members;
    std::vector<std::uint32_t> begins; ///< one more than there are groups

    std::size_t count() const { return begins.size() - 1; }
    std::span<const std::uint32_t> of(std::size_t group) const
    {
        return std::span(members).subspan(begins[group], begins[group + 1] - begins[group]);
    }
};

Groups groupsOf(const std::vector<data::Sample>& samples, const std::vector<std::uint32_t>& chosen)
{
    Groups groups{chosen, {}};
    std::stable_sort(groups.members.begin(), groups.members.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return samples[a].group < samples[b].group; });
    for (std::size_t i = 0; i < groups.members.size(); ++i) {
        const int group = samples[groups.members[i]].group;
        if (i == 0 || group < 0 || group != samples[groups.members[i - 1]].group)
            groups.begins.push_back(static_cast<std::uint32_t>(i));
    }
    groups.begins.push_back(static_cast<std::uint32_t>(groups.members.size()));
    return groups;
}

/// Latest part that each group reaches, for groups with samples in more than one.
std::unordered_map<int, Part> latestParts(const std::vector<data::Sample>& samples)
{
    std::unordered_map<int, Part> latest;
    for (const auto& sample : samples)
        if (sample.group >= 0) {
            auto& part = latest.try_emplace(sample.group, sample.part).first->second;
            part = std::max(part, sample.part);
        }
    return latest;
}

bool isTraining(Part part)
{
    return part == Part::Train || part == Part::Unspecified;
}

/// Marks which of `candidates` become validation samples.
std::vector<std::uint8_t> chooseValidation(const data::Dataset& dataset,
                                           const std::vector<std::uint32_t>& candidates, std::uint64_t seed,
                                           double share)
{
    const auto& samples = dataset.samples();
    std::vector<std::size_t> counts(dataset.classNames().size());
    for (const std::uint32_t index : candidates)
        ++counts[static_cast<std::size_t>(samples[index].label)];
    std::vector<std::int64_t> missing(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto target = static_cast<std::int64_t>(std::llround(share * static_cast<double>(counts[i])));
        missing[i] =
            counts[i] < 2 ? 0 : std::clamp<std::int64_t>(target, 1, static_cast<std::int64_t>(counts[i]) - 1);
    }

    const auto groups = groupsOf(samples, candidates);
    // A group is known by the smallest of its ids, whatever number its reader gave it.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order(groups.count());
    for (std::size_t i = 0; i < groups.count(); ++i) {
        const auto first = *std::ranges::min_element(
            groups.of(i), [&](std::uint32_t a, std::uint32_t b) { return samples[a].id < samples[b].id; });
        order[i] = {priorityOf(seed, base::Purpose::Split, 0, hashOf(samples[first].id)),
                    static_cast<std::uint32_t>(i)};
    }
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first
                                  : samples[groups.of(a.second)[0]].id < samples[groups.of(b.second)[0]].id;
    });

    std::vector<std::uint8_t> chosen(samples.size());
    std::unordered_map<int, std::int64_t> members;
    for (const auto& [priority, number] : order) {
        members.clear();
        for (const std::uint32_t index : groups.of(number))
            ++members[samples[index].label];
        std::int64_t useful = 0;
        for (const auto& [label, count] : members)
            useful += std::clamp<std::int64_t>(missing[static_cast<std::size_t>(label)], 0, count);
        if (2 * useful < static_cast<std::int64_t>(groups.of(number).size()) || useful == 0)
            continue;
        for (const auto& [label, count] : members)
            missing[static_cast<std::size_t>(label)] -= count;
        for (const std::uint32_t index : groups.of(number))
            chosen[index] = 1;
    }
    return chosen;
}

void sortByPriority(std::vector<std::uint32_t>& list, const std::vector<data::Sample>& samples,
                    std::uint64_t seed)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(list.size());
    for (const std::uint32_t index : list)
        order.emplace_back(priorityOf(seed, base::Purpose::Split, 1, hashOf(samples[index].id)), index);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : samples[a.second].id < samples[b.second].id;
    });
    std::transform(order.begin(), order.end(), list.begin(), [](const auto& entry) { return entry.second; });
}

} // namespace

base::Result<Partition> makePartition(const data::Dataset& dataset, std::uint64_t seed,
                                      double validationShare)
{
    if (!(validationShare > 0 && validationShare < 1))
        return base::fail(base::ErrorCode::InvalidArgument,
                          "The share of validation samples is " + std::to_string(validationShare) + ".",
                          "task.validationShare", "Give a number between 0 and 1, for example 0.15.");

    const auto& samples = dataset.samples();
    const auto latest = latestParts(samples);
    Partition result;
    const std::size_t classes = dataset.classNames().size();
    result.train.resize(classes);
    result.validation.resize(classes);
    result.test.resize(classes);

    std::vector<std::uint32_t> training;
    bool hasValidation = false;
    for (std::uint32_t i = 0; i < samples.size(); ++i) {
        const auto& sample = samples[i];
        const auto label = static_cast<std::size_t>(sample.label);
        if (sample.group >= 0) {
            const Part reach = latest.at(sample.group);
            if (reach != sample.part && !(isTraining(reach) && isTraining(sample.part))) {
                ++result.straddling;
                continue;
            }
        }
        if (isTraining(sample.part)) {
            training.push_back(i);
        } else if (sample.part == Part::Validation) {
            result.validation.at(label).push_back(i);
            hasValidation = true;
        } else {
            result.test.at(label).push_back(i);
        }
    }
    if (training.empty())
        return base::fail(base::ErrorCode::Format, "The data set has no training samples.", dataset.source());

    const auto chosen = hasValidation ? std::vector<std::uint8_t>(samples.size())
                                      : chooseValidation(dataset, training, seed, validationShare);
    for (const std::uint32_t index : training)
        (chosen[index] ? result.validation : result.train)
            .at(static_cast<std::size_t>(samples[index].label))
            .push_back(index);
    for (auto* lists : {&result.train, &result.validation, &result.test})
        for (auto& list : *lists)
            sortByPriority(list, samples, seed);
    return result;
}

} // namespace deltarank::task
