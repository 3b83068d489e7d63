#include "task/Corruption.h"

#include "base/RandomStream.h"
#include "task/Priority.h"
#include "task/StreamName.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deltarank::task {

namespace {

base::RandomStream streamOf(const TaskSpec& spec, base::Purpose purpose, const char* use)
{
    return base::RandomStream({spec.seed, purpose, static_cast<std::uint32_t>(spec.repeat),
                               static_cast<std::uint32_t>(spec.classCount),
                               static_cast<std::uint32_t>(streamName(spec, use))});
}

} // namespace

std::vector<int> derangement(int count, const TaskSpec& spec)
{
    auto stream = streamOf(spec, base::Purpose::Derangement, "derangement");
    std::vector<int> permutation(static_cast<std::size_t>(count));
    std::iota(permutation.begin(), permutation.end(), 0);
    const auto hasFixedPoint = [&] {
        for (std::size_t i = 0; i < permutation.size(); ++i)
            if (permutation[i] == static_cast<int>(i))
                return true;
        return false;
    };
    // One shuffle in e has no fixed point, and rejection keeps all derangements equally likely.
    do
        stream.shuffle(permutation);
    while (hasFixedPoint());
    return permutation;
}

CorruptedLabels corruptLabels(const std::vector<std::string>& ids, const std::vector<int>& labels,
                              int classCount, const TaskSpec& spec)
{
    CorruptedLabels result{labels, std::vector<std::uint8_t>(labels.size())};
    // The small addition keeps 0.3 · 10 from becoming 2.
    const auto count = static_cast<std::size_t>(spec.corruption * static_cast<double>(labels.size()) + 1e-9);
    if (count == 0)
        return result;

    const std::uint64_t choice = streamName(spec, "corrupted");
    std::vector<std::uint64_t> priorities(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        priorities[i] = priorityOf(spec.seed, base::Purpose::Corruption, spec.repeat, hashOf(ids[i], choice));
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return priorities[a] != priorities[b] ? priorities[a] < priorities[b] : ids[a] < ids[b];
    });
    order.resize(std::min(count, order.size()));
    for (const std::size_t i : order)
        result.chosen[i] = 1;

    switch (spec.corruptionMode) {
    case CorruptionMode::Shuffle: {
        auto stream = streamOf(spec, base::Purpose::Corruption, "shuffle");
        auto from = order;
        stream.shuffle(from);
        for (std::size_t i = 0; i < order.size(); ++i)
            result.labels[order[i]] = labels[from[i]];
        break;
    }
    case CorruptionMode::Swap: {
        const auto permutation = derangement(classCount, spec);
        for (const std::size_t i : order)
            result.labels[i] = permutation[static_cast<std::size_t>(labels[i])];
        break;
    }
    case CorruptionMode::Uniform: {
        auto stream = streamOf(spec, base::Purpose::Corruption, "uniform");
        for (const std::size_t i : order)
            result.labels[i] = static_cast<int>(stream.below(static_cast<std::uint64_t>(classCount)));
        break;
    }
    }
    return result;
}

} // namespace deltarank::task
