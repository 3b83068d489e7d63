#include "data/Doctor.h"

#include "base/ParallelFor.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <set>
#include <unordered_map>

namespace deltarank::data {

namespace {

constexpr std::size_t blockSamples = 256;
constexpr std::size_t mostDuplicates = 100;
constexpr std::size_t mostIds = 20;

/// The first 64 bits of each sample's content hash; 0 where it could not be read.
base::Result<std::vector<std::uint64_t>> hashContents(const Dataset& dataset, DoctorReport& report,
                                                      const base::ProgressSink& progress,
                                                      const base::StopToken& stop)
{
    std::vector<std::uint64_t> hashes(dataset.size());
    std::atomic<std::size_t> empty{0};
    std::atomic<std::size_t> unreadable{0};
    std::mutex mutex;
    const auto examine = [&](std::size_t i) {
        if (dataset.modality() == Modality::Text) {
            const auto content = dataset.text(i);
            if (content && content->find_first_not_of(" \t\r\n") == std::string::npos)
                ++empty;
        }
        const auto hash = dataset.contentHash(i);
        if (hash) {
            hashes[i] = std::max<std::uint64_t>(1, std::stoull(hash->substr(0, 16), nullptr, 16));
            return;
        }
        ++unreadable;
        const std::lock_guard lock(mutex);
        if (report.problems.size() < mostProblems)
            report.problems.push_back({dataset.samples()[i].id, hash.error().message, false});
    };
    const std::size_t blocks = (dataset.size() + blockSamples - 1) / blockSamples;
    DELTARANK_TRY(base::parallelFor(
        blocks, "Examining the data set", progress, stop, [&](std::size_t block) -> base::Status {
            const std::size_t end = std::min(dataset.size(), (block + 1) * blockSamples);
            for (std::size_t i = block * blockSamples; i < end; ++i)
                examine(i);
            return {};
        }));
    report.emptyTexts = empty;
    report.unreadable = unreadable;
    return hashes;
}

/// Whether a later split could put one of these samples on another side than the rest.
bool straddles(const std::vector<Sample>& samples, const std::vector<std::uint32_t>& members)
{
    const auto part = [](const Sample& sample) {
        return sample.part == Part::Unspecified ? Part::Train : sample.part;
    };
    const Sample& first = samples[members.front()];
    bool oneGroup = first.group >= 0;
    for (const std::uint32_t index : members) {
        if (part(samples[index]) != part(first))
            return true;
        oneGroup = oneGroup && samples[index].group == first.group;
    }
    // Validation samples are drawn from the training part where the source has none.
    return part(first) == Part::Train && !oneGroup;
}

void findDuplicates(const Dataset& dataset, const std::vector<std::uint64_t>& hashes, DoctorReport& report)
{
    const auto& samples = dataset.samples();
    const bool hasValidation = std::any_of(
        samples.begin(), samples.end(), [](const Sample& sample) { return sample.part == Part::Validation; });
    std::vector<std::uint32_t> order;
    order.reserve(hashes.size());
    for (std::uint32_t i = 0; i < hashes.size(); ++i)
        if (hashes[i] != 0)
            order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return hashes[a] != hashes[b] ? hashes[a] < hashes[b] : a < b;
    });
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && hashes[order[end]] == hashes[order[begin]])
            ++end;
        if (end - begin > 1) {
            const std::vector<std::uint32_t> members(order.begin() + static_cast<std::ptrdiff_t>(begin),
                                                     order.begin() + static_cast<std::ptrdiff_t>(end));
            DuplicateSet set;
            set.count = members.size();
            const bool sameSide = std::all_of(members.begin(), members.end(), [&](std::uint32_t index) {
                return samples[index].part == samples[members.front()].part;
            });
            set.straddles = hasValidation ? !sameSide : straddles(samples, members);
            for (const std::uint32_t index : members) {
                set.contradicts |= samples[index].label != samples[members.front()].label;
                if (set.ids.size() < mostIds)
                    set.ids.push_back(samples[index].id);
            }
            ++report.duplicateSets;
            report.duplicateSamples += set.count - 1;
            report.straddlingSets += set.straddles;
            report.contradictingSets += set.contradicts;
            report.duplicates.push_back(std::move(set));
        }
        begin = end;
    }
    std::stable_sort(report.duplicates.begin(), report.duplicates.end(),
                     [](const DuplicateSet& a, const DuplicateSet& b) {
                         return a.straddles != b.straddles ? a.straddles : a.ids < b.ids;
                     });
    if (report.duplicates.size() > mostDuplicates)
        report.duplicates.resize(mostDuplicates);
}

void countClasses(const Dataset& dataset, DoctorReport& report)
{
    for (const std::string& name : dataset.classNames())
        report.classes.push_back({.name = name});
    std::unordered_map<int, Part> groups;
    std::set<int> straddling;
    for (const Sample& sample : dataset.samples()) {
        ClassCount& count = report.classes[static_cast<std::size_t>(sample.label)];
        switch (sample.part) {
        case Part::Unspecified:
            ++count.unspecified;
            break;
        case Part::Train:
            ++count.train;
            break;
        case Part::Validation:
            ++count.validation;
            break;
        case Part::Test:
            ++count.test;
            break;
        }
        report.ownSplit |= sample.part == Part::Validation || sample.part == Part::Test;
        if (sample.group >= 0) {
            const auto [known, isNew] = groups.try_emplace(sample.group, sample.part);
            if (!isNew && known->second != sample.part)
                straddling.insert(sample.group);
        }
    }
    report.groups = groups.size();
    report.straddlingGroups = straddling.size();
    if (report.classes.empty())
        return;
    const auto [smallest, largest] =
        std::minmax_element(report.classes.begin(), report.classes.end(),
                            [](const ClassCount& a, const ClassCount& b) { return a.total() < b.total(); });
    report.smallestClass = smallest->name;
    report.largestClass = largest->name;
}

void listSizes(DoctorReport& report, double validationShare)
{
    const bool ownValidation = std::any_of(report.classes.begin(), report.classes.end(),
                                           [](const ClassCount& count) { return count.validation > 0; });
    std::vector<std::size_t> pools;
    for (const ClassCount& count : report.classes) {
        const auto all = static_cast<double>(count.trainable());
        pools.push_back(ownValidation ? count.trainable()
                                      : count.trainable() -
                                            static_cast<std::size_t>(std::llround(validationShare * all)));
    }
    std::sort(pools.begin(), pools.end());
    std::vector<std::size_t> choices{2,  3,  4,  5,  8,  10, 12,  16,  20,  24,
                                     30, 32, 40, 48, 60, 80, 100, 120, 150, 200};
    choices.push_back(pools.size());
    std::sort(choices.begin(), choices.end());
    choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
    for (const std::size_t n : choices) {
        if (n < 2 || n > pools.size())
            continue;
        SizeChoice choice{.classes = static_cast<int>(n)};
        for (std::size_t i = 0; i < n; ++i) {
            choice.everySubset += pools[i];
            choice.largestSubset += pools[pools.size() - 1 - i];
        }
        report.sizes.push_back(choice);
    }
}

} // namespace

base::Result<DoctorReport> examineDataset(const Dataset& dataset, double validationShare,
                                          const base::ProgressSink& progress, const base::StopToken& stop)
{
    DoctorReport report;
    report.source = dataset.source();
    report.modality = dataset.modality();
    report.fingerprint = dataset.fingerprint();
    report.samples = dataset.size();
    report.problems = dataset.problems();
    report.notes = dataset.notes();
    const auto hashes = hashContents(dataset, report, progress, stop);
    DELTARANK_TRY(hashes);
    findDuplicates(dataset, *hashes, report);
    countClasses(dataset, report);
    listSizes(report, validationShare);
    return report;
}

} // namespace deltarank::data
