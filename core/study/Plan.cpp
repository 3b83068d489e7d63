#include "study/Plan.h"

#include "study/Estimate.h"
#include "study/RunSpecJson.h"
#include "study/SettingsFields.h"
#include "task/ClassSubset.h"
#include "task/MakeTask.h"
#include "task/TaskReport.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace deltarank::study {

namespace {

using base::ErrorCode;

std::vector<std::string> mergedLabels(const TaskChoice& choice, const std::vector<std::string>& names)
{
    if (choice.mergeBy == MergeBy::None && choice.merge.empty())
        return {};
    std::vector<std::string> merged;
    for (const std::string& name : names) {
        if (const auto found = choice.merge.find(name); found != choice.merge.end())
            merged.push_back(found->second);
        else if (choice.mergeBy == MergeBy::Archive)
            merged.push_back(name.substr(0, name.find('.')));
        else if (choice.mergeBy == MergeBy::Species)
            merged.push_back(!name.empty() && std::isupper(static_cast<unsigned char>(name[0])) ? "cat"
                                                                                                : "dog");
        else
            merged.push_back(name);
    }
    return merged;
}

/// Names of all usable classes, those with most training samples first.
std::vector<std::string> largestClasses(const PlanInputs& inputs, const task::TaskSpec& spec)
{
    std::vector<int> labels = task::eligibleClasses(*inputs.partition, spec);
    const auto& names = inputs.dataset->classNames();
    const auto count = [&](int label) {
        return inputs.partition->train[static_cast<std::size_t>(label)].size();
    };
    std::sort(labels.begin(), labels.end(), [&](int a, int b) {
        return count(a) != count(b) ? count(a) > count(b)
                                    : names[static_cast<std::size_t>(a)] < names[static_cast<std::size_t>(b)];
    });
    std::vector<std::string> sorted;
    for (int label : labels)
        sorted.push_back(names[static_cast<std::size_t>(label)]);
    return sorted;
}

task::SubsetRule ruleOf(Subsets subsets)
{
    switch (subsets) {
    case Subsets::Fixed:
        return task::SubsetRule::Fixed;
    case Subsets::Nearest:
        return task::SubsetRule::Nearest;
    case Subsets::Farthest:
        return task::SubsetRule::Farthest;
    case Subsets::Paired:
    case Subsets::Independent:
        break;
    }
    return task::SubsetRule::Random;
}

base::Error inSweep(base::Error error, const Sweep& sweep)
{
    error.where = "sweep " + sweep.name;
    return error;
}

/// Forward passes of single samples after the last step: test and training accuracy, and for LoRA the
/// accuracy of the adapter cut to 0, 1, 2, 4, ..., r directions and without each layer.
double finishCostOf(const PlannedRun& run, int layers)
{
    double cost = run.testSamples + run.trainSamples;
    if (run.spec.method == Method::Lora)
        cost += run.validationSamples * (2 + std::ceil(std::log2(std::max(1, run.spec.lora.rank))) + layers);
    return cost;
}

double trainCostOf(const PlannedRun& run)
{
    const TrainSettings& train = run.spec.train;
    // A backward pass costs two forward passes where every weight trains, little over one where A and B do.
    const double perSample = run.spec.method == Method::Full ? 3.0 : 2.2;
    const double perEpoch = std::max(1.0, std::ceil(static_cast<double>(run.trainSamples) / train.batchSize));
    const double every = train.evaluateEvery > 0 ? train.evaluateEvery : perEpoch;
    const double evaluations = 1 + std::floor(run.steps / every);
    const double share = expectedSteps(train);
    const double samples = std::min<double>(train.batchSize, run.trainSamples);
    return share * (run.steps * samples * perSample + evaluations * run.validationSamples);
}

int stepsOf(const RunSpec& run, int trainSamples)
{
    if (run.nullControl == NullControl::Random)
        return 0;
    const auto byEpochs =
        task::stepsFor(static_cast<std::size_t>(trainSamples), run.train.epochs, run.train.batchSize);
    const std::int64_t limit = run.train.steps > 0 ? run.train.steps : std::numeric_limits<int>::max();
    return static_cast<int>(std::min<std::int64_t>(byEpochs, limit));
}

/// Makes the runs of one study; collects sizes and notes on the way.
class Planner
{
public:
    Planner(const StudySpec& spec, const PlanInputs& inputs) : m_spec(spec), m_inputs(inputs) {}

    base::Result<Plan> make()
    {
        m_plan.modelSha256 = m_inputs.modelSha256;
        m_plan.datasetFingerprint = m_inputs.dataset->fingerprint();
        m_plan.compute = m_inputs.compute;
        std::vector<std::vector<PlannedRun>> bySweep;
        int repeats = 0;
        for (const Sweep& sweep : m_spec.sweeps) {
            auto runs = expand(sweep);
            if (!runs)
                return base::fail(inSweep(std::move(runs).error(), sweep));
            bySweep.push_back(std::move(*runs));
            repeats = std::max(repeats, m_spec.repeatsOf(sweep));
        }
        for (bool untrained : {false, true})
            for (int repeat = 0; repeat < std::max(repeats, 1 + largestRepeat(bySweep)); ++repeat)
                for (const auto& runs : bySweep)
                    for (const PlannedRun& run : runs)
                        if (run.spec.repeat == repeat &&
                            (run.spec.nullControl == NullControl::Random) == untrained)
                            add(run);
        group();
        estimate();
        return std::move(m_plan);
    }

private:
    static int largestRepeat(const std::vector<std::vector<PlannedRun>>& bySweep)
    {
        int largest = 0;
        for (const auto& runs : bySweep)
            for (const PlannedRun& run : runs)
                largest = std::max(largest, run.spec.repeat);
        return largest;
    }

    void add(const PlannedRun& run)
    {
        if (!m_ids.insert(run.spec.id).second)
            return;
        m_plan.storedBytes += diskBytesOf(run.spec, m_inputs.shape, m_spec.keepsWeights(run.spec));
        m_plan.runs.push_back(run);
    }

    /// The task of a sweep at its first value, sizes not yet set.
    task::TaskSpec taskSpec(const Sweep& sweep, const TaskChoice& choice) const
    {
        task::TaskSpec task;
        task.seed = m_spec.seed;
        task.sweep = sweep.name;
        task.subset = ruleOf(choice.subsets);
        task.mergedTo = mergedLabels(choice, m_inputs.dataset->classNames());
        task.size = choice.size;
        task.validationShare = choice.validationShare;
        task.corruptionMode = sweep.mode;
        task.corruption = sweep.corruption;
        task.minimumPerClass = choice.minimumPerClass;
        if (choice.subsets == Subsets::Fixed)
            task.fixedClasses =
                choice.classNames.empty() ? largestClasses(m_inputs, task) : choice.classNames;
        return task;
    }

    base::Result<SweepSize> sizesOf(const Sweep& sweep, const TaskChoice& choice, const task::TaskSpec& task,
                                    const std::vector<int>& classCounts)
    {
        SweepSize size{sweep.name, choice.trainSize, choice.validationSize};
        if (choice.size == task::SizeRule::Published) {
            if (size.train == 0) {
                auto total = task::publishedTotal(*m_inputs.partition, choice.minClasses, task);
                if (!total) {
                    base::Error error = std::move(total).error();
                    error.hint = "Set `task.min_classes` or `task.train_size`. " + error.hint;
                    return base::fail(std::move(error));
                }
                size.train = *total;
            }
            return size;
        }
        if (sweep.over == "train_size")
            size.train = static_cast<int>(*std::max_element(sweep.values.begin(), sweep.values.end()));
        if (size.train > 0 && size.validation > 0)
            return size;
        auto largest = task::largestStrictSize(*m_inputs.dataset, *m_inputs.partition, classCounts, task,
                                               m_inputs.embeddings);
        if (!largest)
            return base::fail(std::move(largest).error());
        if (size.train == 0) {
            size.train = largest->train;
            m_plan.notes.push_back("Sweep " + sweep.name + ": every run trains on " + numberText(size.train) +
                                   " samples, the most that every subset of its classes holds.");
        }
        if (size.validation == 0)
            size.validation = largest->validation;
        return size;
    }

    base::Result<std::vector<PlannedRun>> expand(const Sweep& sweep)
    {
        const TaskChoice choice = m_spec.taskOf(sweep);
        task::TaskSpec base = taskSpec(sweep, choice);
        const int all = static_cast<int>(task::eligibleClasses(*m_inputs.partition, base).size());
        std::vector<int> classCounts{sweep.classCount > 0 ? sweep.classCount : all};
        if (sweep.over == "classes")
            classCounts.assign(sweep.values.begin(), sweep.values.end());
        auto size = sizesOf(sweep, choice, base, classCounts);
        if (!size)
            return base::fail(std::move(size).error());
        m_plan.sizes.push_back(*size);
        base.trainSize = size->train;
        base.validationSize = size->validation;

        std::vector<PlannedRun> runs;
        for (double value : sweep.values) {
            RunSpec run = effective(sweep, value);
            run.task = base;
            run.task.classCount = sweep.over == "classes" ? static_cast<int>(value) : classCounts.front();
            if (sweep.over == "corruption")
                run.task.corruption = value;
            if (sweep.over == "train_size")
                run.task.trainSize = static_cast<int>(value);
            for (int repeat = 0; repeat < m_spec.repeatsOf(sweep); ++repeat)
                for (Method method : {Method::Full, Method::Lora}) {
                    if (std::find(sweep.methods.begin(), sweep.methods.end(), method) == sweep.methods.end())
                        continue;
                    run.repeat = run.task.repeat = repeat;
                    run.method = method;
                    run.task.draw = choice.subsets == Subsets::Independent ? 1 + static_cast<int>(method) : 0;
                    DELTARANK_TRY(finish(sweep, value, run, runs));
                }
            DELTARANK_TRY(addControls(sweep, value, run, runs));
        }
        return runs;
    }

    /// All settings but task, method and repeat.
    RunSpec effective(const Sweep& sweep, double value) const
    {
        RunSpec run;
        run.sweep = sweep.name;
        run.over = sweep.over;
        run.value = value;
        run.lora = m_spec.loraOf(sweep);
        run.input = m_spec.input;
        run.compute = m_inputs.compute;
        run.modelSha256 = m_inputs.modelSha256;
        run.datasetFingerprint = m_inputs.dataset->fingerprint();
        if (sweep.over == "rank")
            run.lora.rank = static_cast<int>(value);
        if (sweep.over == "alpha")
            run.lora.alpha = value;
        return run;
    }

    base::Status finish(const Sweep& sweep, double value, RunSpec run, std::vector<PlannedRun>& runs) const
    {
        run.train = m_spec.trainOf(sweep).of(run.method);
        if (sweep.over == "learning_rate")
            run.train.learningRate = value;
        if (sweep.over == "train_steps") {
            run.train.steps = static_cast<int>(value);
            run.train.epochs = ranges::epochs.high; // the steps alone decide
        }
        auto classes =
            task::chooseClasses(*m_inputs.dataset, *m_inputs.partition, run.task, m_inputs.embeddings);
        if (!classes)
            return base::fail(std::move(classes).error());
        if (run.task.subset == task::SubsetRule::Nearest || run.task.subset == task::SubsetRule::Farthest) {
            run.task.fixedClasses.clear();
            for (int label : *classes)
                run.task.fixedClasses.push_back(
                    m_inputs.dataset->classNames()[static_cast<std::size_t>(label)]);
        }
        PlannedRun planned;
        planned.trainSamples = run.task.trainSize;
        planned.validationSamples = run.task.validationSize;
        if (run.task.size == task::SizeRule::Published) {
            const std::size_t quota = static_cast<std::size_t>(run.task.trainSize) / classes->size();
            std::size_t train = 0;
            std::size_t validation = 0;
            for (int label : *classes) {
                train += std::min(quota, m_inputs.partition->train[static_cast<std::size_t>(label)].size());
                validation += m_inputs.partition->validation[static_cast<std::size_t>(label)].size();
            }
            planned.trainSamples = static_cast<int>(train);
            if (run.task.validationSize == 0)
                planned.validationSamples = static_cast<int>(std::min(train / 10, validation));
        }
        planned.steps = stepsOf(run, planned.trainSamples);
        run.id = runId(run);
        planned.spec = std::move(run);
        for (int label : *classes)
            planned.testSamples +=
                static_cast<int>(m_inputs.partition->test[static_cast<std::size_t>(label)].size());
        planned.testSamples = static_cast<int>(
            task::testSamplesUsed(planned.spec.task, static_cast<std::size_t>(planned.testSamples)));
        if (planned.spec.nullControl != NullControl::Random) {
            planned.finishCost = finishCostOf(planned, m_inputs.shape.layers);
            planned.cost = trainCostOf(planned) + planned.finishCost;
        }
        runs.push_back(std::move(planned));
        return {};
    }

    /// Null controls stand beside the LoRA runs of a value and share their classes.
    base::Status addControls(const Sweep& sweep, double value, RunSpec run,
                             std::vector<PlannedRun>& runs) const
    {
        if (std::find(sweep.methods.begin(), sweep.methods.end(), Method::Lora) == sweep.methods.end())
            return {};
        run.method = Method::Lora;
        run.task.draw =
            m_spec.taskOf(sweep).subsets == Subsets::Independent ? 1 + static_cast<int>(Method::Lora) : 0;
        const int repeats = m_spec.repeatsOf(sweep);
        for (int i = 0; i < std::min(m_spec.nullControls.random, repeats); ++i) {
            run.repeat = run.task.repeat = i;
            run.nullControl = NullControl::Random;
            DELTARANK_TRY(finish(sweep, value, run, runs));
        }
        if (sweep.over == "corruption")
            return {};
        run.task.corruption = 1;
        run.task.corruptionMode = task::CorruptionMode::Shuffle;
        for (int i = 0; i < m_spec.nullControls.shuffled; ++i) {
            run.repeat = run.task.repeat = i;
            run.nullControl = NullControl::Shuffled;
            DELTARANK_TRY(finish(sweep, value, run, runs));
        }
        return {};
    }

    /// What must be equal within a bank group.
    static std::string shapeOf(const PlannedRun& planned)
    {
        const RunSpec& run = planned.spec;
        nlohmann::json json = toJson(run);
        for (const char* key : {"id", "sweep", "over", "value", "repeat", "null_control"})
            json.erase(key);
        for (const char* key : {"learning_rate", "head_learning_rate"})
            json["train"].erase(key);
        json["task"] = {{"class_count", run.task.classCount},
                        {"train_size", run.task.trainSize},
                        {"validation_size", run.task.validationSize},
                        {"merged", !run.task.mergedTo.empty()},
                        {"samples", planned.trainSamples}}; // differs between draws of published sizes
        return json.dump();
    }

    void group()
    {
        std::map<std::string, std::size_t> open; // shape -> group that still has room
        for (std::size_t i = 0; i < m_plan.runs.size(); ++i) {
            const PlannedRun& run = m_plan.runs[i];
            const bool alone = run.spec.method == Method::Full || run.spec.nullControl == NullControl::Random;
            if (!alone && m_plan.compute.bank > 1) {
                const auto [place, isNew] = open.try_emplace(shapeOf(run), m_plan.groups.size());
                if (!isNew) {
                    m_plan.groups[place->second].push_back(static_cast<int>(i));
                    if (static_cast<int>(m_plan.groups[place->second].size()) >= m_plan.compute.bank)
                        open.erase(place);
                    continue;
                }
            }
            m_plan.groups.push_back({static_cast<int>(i)});
        }
    }

    /// What the largest group needs.
    void estimate()
    {
        double checkpoint = 0;
        for (const auto& group : m_plan.groups) {
            const RunSpec& run = m_plan.runs[static_cast<std::size_t>(group.front())].spec;
            if (run.nullControl == NullControl::Random)
                continue;
            m_plan.memoryBytes = std::max(m_plan.memoryBytes, memoryOf(run, m_inputs.shape, group.size()));
            checkpoint = std::max(checkpoint, checkpointBytesOf(run, m_inputs.shape, group.size()));
        }
        m_plan.storedBytes += checkpoint;
    }

    const StudySpec& m_spec;
    const PlanInputs& m_inputs;
    Plan m_plan;
    std::set<std::string> m_ids;
};

} // namespace

int Plan::find(const std::string& id) const
{
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (runs[i].spec.id == id)
            return static_cast<int>(i);
    return -1;
}

double expectedSteps(const TrainSettings& train)
{
    return mayEndEarly(train) ? 0.6 : 1.0;
}

double Plan::cost(const std::vector<int>& group) const
{
    return std::accumulate(group.begin(), group.end(), 0.0, [&](double sum, int run) {
        return sum + runs[static_cast<std::size_t>(run)].cost;
    });
}

base::Result<Plan> makePlan(const StudySpec& spec, const PlanInputs& inputs)
{
    return Planner(spec, inputs).make();
}

std::vector<int> shareOf(const Plan& plan, int shard, int shards)
{
    std::vector<int> order(plan.groups.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<double> costs;
    for (const auto& group : plan.groups)
        costs.push_back(plan.cost(group));
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return costs[static_cast<std::size_t>(a)] > costs[static_cast<std::size_t>(b)];
    });
    std::map<std::string, std::size_t> groupOf;
    for (std::size_t group = 0; group < plan.groups.size(); ++group)
        for (int run : plan.groups[group])
            groupOf[plan.runs[static_cast<std::size_t>(run)].spec.id] = group;
    std::vector<double> load(static_cast<std::size_t>(shards));
    std::vector<std::ptrdiff_t> owner(plan.groups.size(), -1);
    const auto give = [&](int group, std::ptrdiff_t to) {
        owner[static_cast<std::size_t>(group)] = to;
        load[static_cast<std::size_t>(to)] += std::max(costs[static_cast<std::size_t>(group)], 1e-9);
    };
    const auto twinOf = [&](int group) {
        RunSpec twin =
            plan.runs[static_cast<std::size_t>(plan.groups[static_cast<std::size_t>(group)][0])].spec;
        if (twin.nullControl != NullControl::Random)
            return groupOf.end();
        twin.nullControl = NullControl::None;
        return groupOf.find(runId(twin));
    };
    for (int group : order)
        if (twinOf(group) == groupOf.end())
            give(group, std::min_element(load.begin(), load.end()) - load.begin());
    // A control that is made from a trained run goes where that run is.
    for (int group : order)
        if (const auto twin = twinOf(group); twin != groupOf.end())
            give(group, owner[twin->second]);
    std::vector<int> share;
    for (std::size_t group = 0; group < owner.size(); ++group)
        if (owner[group] == shard)
            share.push_back(static_cast<int>(group));
    return share;
}

} // namespace deltarank::study
