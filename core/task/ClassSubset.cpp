#include "task/ClassSubset.h"

#include "task/ClassDistance.h"
#include "task/Priority.h"
#include "task/StreamName.h"

#include <algorithm>
#include <set>
#include <string>

namespace deltarank::task {

namespace {

using base::ErrorCode;
using base::fail;

std::size_t poolOf(const std::vector<std::vector<std::uint32_t>>& lists, const std::vector<int>& classes)
{
    std::size_t sum = 0;
    for (const int label : classes)
        sum += lists[static_cast<std::size_t>(label)].size();
    return sum;
}

/// Why a subset cannot be used.
enum class Lack { Nothing, Training, Validation, Labels };

/// Judges subsets against the needs of a spec.
class Needs
{
public:
    Needs(const data::Dataset& dataset, const Partition& partition, const TaskSpec& spec)
        : m_dataset(dataset), m_partition(partition), m_spec(spec)
    {
        if (spec.size == SizeRule::Strict) {
            m_train = static_cast<std::size_t>(std::max(0, spec.trainSize));
            m_validation = static_cast<std::size_t>(std::max(0, spec.validationSize));
        }
    }

    Lack lackOf(const std::vector<int>& classes) const
    {
        if (poolOf(m_partition.train, classes) < m_train)
            return Lack::Training;
        if (poolOf(m_partition.validation, classes) < m_validation)
            return Lack::Validation;
        if (!m_spec.mergedTo.empty()) {
            std::set<std::string> merged;
            for (const int label : classes)
                merged.insert(m_spec.mergedTo[static_cast<std::size_t>(label)]);
            if (merged.size() < 2)
                return Lack::Labels;
        }
        return Lack::Nothing;
    }

    /// The refusal for the best subset there is.
    tl::unexpected<base::Error> refuse(const std::vector<int>& best, Lack lack) const
    {
        if (lack == Lack::Labels)
            return fail(ErrorCode::InvalidArgument,
                        "The " + std::to_string(best.size()) + " classes all merge into one label, '" +
                            m_spec.mergedTo[static_cast<std::size_t>(best.front())] + "'.",
                        "task.mergedTo", "Take more classes, or classes of at least two merged labels.");
        const bool training = lack == Lack::Training;
        const auto& lists = training ? m_partition.train : m_partition.validation;
        const int smallest = *std::min_element(best.begin(), best.end(), [&](int a, int b) {
            return lists[static_cast<std::size_t>(a)].size() < lists[static_cast<std::size_t>(b)].size();
        });
        const std::string what = training ? "training" : "validation";
        const std::size_t pool = poolOf(lists, best);
        return fail(ErrorCode::InvalidArgument,
                    "A task of " + std::to_string(best.size()) + " classes needs " +
                        std::to_string(training ? m_train : m_validation) + " " + what +
                        " samples, but the " + (m_spec.subset == SubsetRule::Fixed ? "given" : "largest") +
                        " classes have only " + std::to_string(pool) + " in all; the smallest of them, '" +
                        m_dataset.classNames()[static_cast<std::size_t>(smallest)] + "', has " +
                        std::to_string(lists[static_cast<std::size_t>(smallest)].size()) + ".",
                    training ? "task.trainSize" : "task.validationSize",
                    "Use at most " + std::to_string(pool) + " samples, or more classes.");
    }

    const std::vector<std::vector<std::uint32_t>>& listsFor(Lack lack) const
    {
        return lack == Lack::Validation ? m_partition.validation : m_partition.train;
    }

private:
    const data::Dataset& m_dataset;
    const Partition& m_partition;
    const TaskSpec& m_spec;
    std::size_t m_train = 0;
    std::size_t m_validation = 0;
};

base::Result<std::vector<int>> fixedClasses(const data::Dataset& dataset, const Partition& partition,
                                            const TaskSpec& spec, const Needs& needs)
{
    if (static_cast<std::size_t>(spec.classCount) > spec.fixedClasses.size())
        return fail(ErrorCode::InvalidArgument,
                    std::to_string(spec.classCount) + " classes are asked for, but the list names " +
                        std::to_string(spec.fixedClasses.size()) + ".",
                    "task.fixedClasses", "Name more classes, or ask for fewer.");
    const auto& names = dataset.classNames();
    const auto eligible = eligibleClasses(partition, spec);
    std::vector<int> classes;
    for (int i = 0; i < spec.classCount; ++i) {
        const std::string& name = spec.fixedClasses[static_cast<std::size_t>(i)];
        const auto place = std::find(names.begin(), names.end(), name);
        if (place == names.end())
            return fail(ErrorCode::NotFound, "The data set has no class '" + name + "'.", "task.fixedClasses",
                        "Its first class is '" + (names.empty() ? std::string() : names.front()) + "'.");
        const int label = static_cast<int>(place - names.begin());
        if (std::find(classes.begin(), classes.end(), label) != classes.end())
            return fail(ErrorCode::InvalidArgument, "The class '" + name + "' is named twice.",
                        "task.fixedClasses");
        if (!std::binary_search(eligible.begin(), eligible.end(), label))
            return fail(ErrorCode::InvalidArgument,
                        "The class '" + name + "' has " +
                            std::to_string(partition.train[static_cast<std::size_t>(label)].size()) +
                            " training and " +
                            std::to_string(partition.validation[static_cast<std::size_t>(label)].size()) +
                            " validation samples; needed are " +
                            std::to_string(std::max(1, spec.minimumPerClass)) + " and 1.",
                        "task.fixedClasses", "Leave it out.");
        classes.push_back(label);
    }
    if (const Lack lack = needs.lackOf(classes); lack != Lack::Nothing)
        return needs.refuse(classes, lack);
    return classes;
}

/// The n classes with the smallest numbers of one attempt, in drawn order.
std::vector<int> drawAttempt(const data::Dataset& dataset, const std::vector<int>& eligible,
                             const TaskSpec& spec, int attempt)
{
    const std::uint64_t name =
        streamName(spec, "subset " + std::to_string(spec.classCount) + " " + std::to_string(attempt));
    std::vector<std::pair<std::uint64_t, int>> order;
    for (const int label : eligible)
        order.emplace_back(priorityOf(spec.seed, base::Purpose::ClassSubset, spec.repeat,
                                      hashOf(dataset.classNames()[static_cast<std::size_t>(label)], name)),
                           label);
    std::sort(order.begin(), order.end());
    std::vector<int> drawn;
    for (const auto& entry : order)
        drawn.push_back(entry.second);
    return drawn;
}

base::Result<std::vector<int>> randomClasses(const data::Dataset& dataset, const std::vector<int>& eligible,
                                             const TaskSpec& spec, const Needs& needs)
{
    const auto n = static_cast<std::size_t>(spec.classCount);
    std::vector<int> largest = eligible;
    for (const Lack kind : {Lack::Validation, Lack::Training}) {
        const auto& lists = needs.listsFor(kind);
        std::stable_sort(largest.begin(), largest.end(), [&](int a, int b) {
            return lists[static_cast<std::size_t>(a)].size() > lists[static_cast<std::size_t>(b)].size();
        });
        const std::vector<int> best(largest.begin(), largest.begin() + static_cast<std::ptrdiff_t>(n));
        if (needs.lackOf(best) == kind)
            return needs.refuse(best, kind);
    }

    constexpr int attempts = 1000;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        auto drawn = drawAttempt(dataset, eligible, spec, attempt);
        drawn.resize(n);
        std::sort(drawn.begin(), drawn.end());
        if (needs.lackOf(drawn) == Lack::Nothing)
            return drawn;
    }
    // Hardly any subset is large enough: exchange the smallest class of a draw for the next larger one that
    // was not drawn until it is. This ends at the n largest classes.
    auto drawn = drawAttempt(dataset, eligible, spec, attempts);
    std::vector<int> reserve(drawn.begin() + static_cast<std::ptrdiff_t>(n), drawn.end());
    drawn.resize(n);
    Lack lack = needs.lackOf(drawn);
    while (lack != Lack::Nothing) {
        if (lack == Lack::Labels)
            return needs.refuse(drawn, lack);
        const auto& lists = needs.listsFor(lack);
        const auto sizeOf = [&](int label) { return lists[static_cast<std::size_t>(label)].size(); };
        const auto smallest =
            std::min_element(drawn.begin(), drawn.end(), [&](int a, int b) { return sizeOf(a) < sizeOf(b); });
        const auto larger = std::find_if(reserve.begin(), reserve.end(),
                                         [&](int label) { return sizeOf(label) > sizeOf(*smallest); });
        if (larger == reserve.end())
            return needs.refuse(drawn, lack);
        *smallest = *larger;
        reserve.erase(larger);
        lack = needs.lackOf(drawn);
    }
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

base::Result<std::vector<int>> distanceClasses(const data::Dataset& dataset, std::vector<int> eligible,
                                               const TaskSpec& spec, const Needs& needs,
                                               const ClassEmbeddings* embeddings)
{
    if (!embeddings || embeddings->dimension <= 0 ||
        embeddings->means.size() !=
            dataset.classNames().size() * static_cast<std::size_t>(embeddings->dimension))
        return fail(
            ErrorCode::InvalidArgument,
            "Nearest and farthest classes need the mean embedding of every class, and it was not given.",
            "task.subset", "Measure the class means with the base model first, or draw classes at random.");
    for (const float value : embeddings->means)
        if (!(value - value == 0))
            return fail(ErrorCode::Numeric, "A class mean in the embedding is not a finite number.",
                        "task.subset");
    while (true) {
        const auto classes =
            extremeSubset(*embeddings, eligible, spec.classCount, spec.subset == SubsetRule::Nearest);
        const Lack lack = needs.lackOf(classes);
        if (lack == Lack::Nothing)
            return classes;
        if (lack == Lack::Labels || eligible.size() == classes.size())
            return needs.refuse(classes, lack);
        const auto& lists = needs.listsFor(lack);
        eligible.erase(std::min_element(eligible.begin(), eligible.end(), [&](int a, int b) {
            return lists[static_cast<std::size_t>(a)].size() < lists[static_cast<std::size_t>(b)].size();
        }));
    }
}

} // namespace

std::vector<int> eligibleClasses(const Partition& partition, const TaskSpec& spec)
{
    const auto minimum = static_cast<std::size_t>(std::max(1, spec.minimumPerClass));
    std::vector<int> classes;
    for (std::size_t i = 0; i < partition.train.size(); ++i)
        if (partition.train[i].size() >= minimum && !partition.validation[i].empty())
            classes.push_back(static_cast<int>(i));
    return classes;
}

base::Result<std::vector<int>> chooseClasses(const data::Dataset& dataset, const Partition& partition,
                                             const TaskSpec& spec, const ClassEmbeddings* embeddings)
{
    if (spec.classCount < 2)
        return fail(ErrorCode::InvalidArgument,
                    "A task needs at least 2 classes, not " + std::to_string(spec.classCount) + ".",
                    "task.classCount");
    if (!spec.mergedTo.empty() && spec.mergedTo.size() != dataset.classNames().size())
        return fail(ErrorCode::Mismatch,
                    "Merged labels are given for " + std::to_string(spec.mergedTo.size()) +
                        " classes, but the data set has " + std::to_string(dataset.classNames().size()) + ".",
                    "task.mergedTo");
    const Needs needs(dataset, partition, spec);
    if (spec.subset == SubsetRule::Fixed || (spec.subset != SubsetRule::Random && !spec.fixedClasses.empty()))
        return fixedClasses(dataset, partition, spec, needs);

    const auto eligible = eligibleClasses(partition, spec);
    if (eligible.size() < static_cast<std::size_t>(spec.classCount)) {
        const auto& names = dataset.classNames();
        std::string reason;
        for (std::size_t i = 0; i < names.size() && reason.empty(); ++i)
            if (!std::binary_search(eligible.begin(), eligible.end(), static_cast<int>(i)))
                reason = " '" + names[i] + "', for one, has " + std::to_string(partition.train[i].size()) +
                         " training and " + std::to_string(partition.validation[i].size()) +
                         " validation samples; needed are " +
                         std::to_string(std::max(1, spec.minimumPerClass)) + " and 1.";
        return fail(ErrorCode::InvalidArgument,
                    // text: "%1 classes are asked for, but only %2 of the data set's %3 can be used."
                    std::to_string(spec.classCount) + " classes are asked for, but only " +
                        std::to_string(eligible.size()) + " of the data set's " +
                        std::to_string(names.size()) + " can be used." + reason,
                    "task.classCount", "Use at most " + std::to_string(eligible.size()) + " classes.");
    }
    if (spec.subset == SubsetRule::Random)
        return randomClasses(dataset, eligible, spec, needs);
    return distanceClasses(dataset, eligible, spec, needs, embeddings);
}

} // namespace deltarank::task
