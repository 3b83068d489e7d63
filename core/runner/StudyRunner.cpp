#include "runner/StudyRunner.h"

#include "base/System.h"
#include "runner/BankChoice.h"
#include "runner/ChooseRates.h"
#include "runner/Preparation.h"
#include "study/Estimate.h"
#include "study/Heartbeat.h"
#include "study/Needs.h"
#include "train/Device.h"
#include "train/EncodedData.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <map>
#include <new>
#include <numeric>
#include <set>

namespace deltarank::runner {

using base::ErrorCode;

namespace {

/// Largest bank that is tried when the best size is to be measured.
constexpr int largestBank = 16;

/// Groups of this share, in the plan's order.
std::vector<int> groupsOf(const study::Plan& plan, const RunOptions& options)
{
    if (options.shard)
        return study::shareOf(plan, options.shard->index, options.shard->count);
    std::vector<int> groups(plan.groups.size());
    std::iota(groups.begin(), groups.end(), 0);
    return groups;
}

/// The outcome of a share of which every run is done: neither data nor model need be opened.
std::optional<RunOutcome> finishedAlready(const study::Store& store, const RunOptions& options)
{
    if (!store.plan())
        return std::nullopt;
    RunOutcome outcome;
    for (int group : groupsOf(*store.plan(), options))
        for (int run : store.plan()->groups[static_cast<std::size_t>(group)]) {
            if (!store.isDone(store.plan()->runs[static_cast<std::size_t>(run)].spec.id))
                return std::nullopt;
            ++outcome.done;
        }
    outcome.total = outcome.done;
    return outcome;
}

/// A study with everything open: what fixPlan() and runStudy() share.
class Session
{
public:
    Session(study::Store& store, const RunOptions& options, const StudyEventSink& sink, base::StopToken stop)
        : m_store(store), m_options(options), m_sink(sink), m_stop(std::move(stop)),
          m_alive(std::in_place, store.folder() / "live", shardText(options))
    {}

    /// Learning rates that are to be chosen by trials.
    base::Status chooseRates(std::vector<std::string>& notes)
    {
        return m_store.plan() ? base::Status{}
                              : runner::chooseRates(m_store, m_options, m_sink, m_stop, notes);
    }

    base::Status open()
    {
        auto device = train::resolveDevice(m_options.device);
        if (!device)
            return base::fail(std::move(device).error());
        m_device = std::move(*device);
        if (const std::string slow = train::blasInfo().warning; m_device == "cpu" && !slow.empty())
            note(slow);
        auto prepared = prepare(m_store.spec(), progressSink(), m_stop, m_store.snapshotPath());
        if (!prepared)
            return base::fail(std::move(prepared).error());
        m_preparation = std::move(*prepared);
        for (const std::string& text : m_preparation.dataset->notes())
            note(text);
        return {};
    }

    /// @param notes what was settled before
    base::Status fixPlan(const std::vector<std::string>& notes)
    {
        if (m_store.plan())
            return {};
        study::ComputeChoice choice = m_store.spec().compute;
        if (m_options.bank)
            choice.bank = *m_options.bank;
        std::string computeNote;
        study::ComputeSettings compute = resolveCompute(choice, m_device, computeNote);
        const bool measure = choice.bank == 0;
        compute.bank = measure ? largestBank : choice.bank;
        auto plan = planStudy(m_store.spec(), m_preparation, compute, m_device, progressSink(), m_stop);
        if (!plan)
            return base::fail(std::move(plan).error());
        std::string bankNote;
        if (measure) {
            DELTARANK_TRY(load(*plan));
            DELTARANK_TRY(encode(*plan));
            tell("Measuring how many runs to train at a time");
            const double free = 0.8 * static_cast<double>(base::availableMemory());
            double tried = 0; // bytes of the largest bank that was measured
            const auto fits = [&](const study::RunSpec& run, std::size_t members) {
                const double need = study::memoryOf(run, m_preparation.shape, members);
                if (m_device == "cpu" && need >= free)
                    return false;
                tried = std::max(tried, need);
                return true;
            };
            auto bank = measureBank(*plan, taskFunction(), trainFunction(), fits, m_stop, bankNote);
            if (!bank)
                return base::fail(std::move(bank).error());
            compute.bank = *bank;
            plan = planStudy(m_store.spec(), m_preparation, compute, m_device, progressSink(), m_stop);
            if (!plan)
                return base::fail(std::move(plan).error());
            plan->memoryBytes = std::max(plan->memoryBytes, tried);
        }
        plan->notes.insert(plan->notes.end(), notes.begin(), notes.end());
        for (const std::string& text : {computeNote, bankNote})
            if (!text.empty())
                plan->notes.push_back(text);
        for (const std::string& text : plan->notes)
            note(text);
        auto findings = writeDatasetManifest(m_store.folder(), m_store.spec(), *m_preparation.dataset,
                                             progressSink(), m_stop);
        if (!findings)
            return base::fail(std::move(findings).error());
        for (const std::string& text : *findings) {
            plan->notes.push_back(text);
            note(text);
        }
        return m_store.fixPlan(std::move(*plan));
    }

    base::Result<RunOutcome> run()
    {
        const study::Plan& plan = *m_store.plan();
        if (plan.datasetFingerprint != m_preparation.dataset->fingerprint() ||
            plan.modelSha256 != m_preparation.modelSha256)
            return base::fail(
                ErrorCode::Mismatch,
                std::string("The ") +
                    (plan.modelSha256 != m_preparation.modelSha256 ? "base model" : "data set") +
                    " here is not the one the study was planned with.",
                m_store.folder().string(), "Use the same one, or start a new study.");
        note(study::needsOf(m_store, plan, m_device == "cpu").text());
        DELTARANK_TRY(load(plan));
        DELTARANK_TRY(encode(plan));
        m_alive.reset(); // from here on the groups give signs of life, with what they train
        return runGroups(m_store, m_options, m_trainer->device(), taskFunction(), *m_preparation.dataset,
                         trainFunction(), m_sink, m_stop);
    }

private:
    base::ProgressSink progressSink() const
    {
        return [this](const base::Progress& progress) {
            StudyEvent event;
            event.kind = StudyEvent::Kind::Preparing;
            event.progress = progress;
            event.text = progress.stage;
            if (m_sink)
                m_sink(event);
        };
    }
    void tell(const std::string& stage) const { progressSink()({stage}); }
    void note(const std::string& text) const
    {
        StudyEvent event;
        event.text = text;
        if (m_sink)
            m_sink(event);
    }

    std::function<base::Result<task::Task>(const study::RunSpec&)> taskFunction()
    {
        // A task that encode() made is handed over; one that is asked for again is made again.
        return [this](const study::RunSpec& spec) -> base::Result<task::Task> {
            if (auto made = m_tasks.extract(spec.id))
                return std::move(made.mapped());
            return m_preparation.taskOf(spec);
        };
    }
    GroupTrainer trainFunction()
    {
        return [this](const std::vector<study::RunSpec>& specs, const std::vector<task::Task>& tasks,
                      const train::TrainSink& sink, base::StopToken stop,
                      const train::CheckpointOptions& checkpoint) {
            return m_trainer->run(specs, tasks, *m_data, sink, std::move(stop), checkpoint);
        };
    }

    base::Status load(const study::Plan& plan)
    {
        if (m_trainer)
            return {};
        tell("Loading the base model");
        train::TrainerOptions options;
        options.model = m_preparation.model;
        options.device = m_device;
        options.precision = plan.compute.precision;
        options.threads = plan.compute.threads;
        options.fullRuns = std::any_of(plan.runs.begin(), plan.runs.end(), [&](const auto& run) {
            return run.spec.method == study::Method::Full && !m_store.isDone(run.spec.id);
        });
        auto trainer = train::Trainer::create(options);
        if (!trainer)
            return base::fail(std::move(trainer).error());
        m_trainer = std::move(*trainer);
        for (const std::string& text : m_trainer->notes())
            note(text);
        return {};
    }

    /// Encodes the samples of all runs, unless they are encoded already. Shards and later calls ask for the
    /// same ones, so they find them in the cache.
    base::Status encode(const study::Plan& plan)
    {
        std::set<std::uint32_t> samples;
        for (const study::PlannedRun& run : plan.runs) {
            if (run.spec.nullControl == study::NullControl::Random)
                continue;
            auto task = m_preparation.taskOf(run.spec);
            if (!task)
                return base::fail(std::move(task).error());
            for (const auto* list : {&task->trainSamples, &task->validationSamples, &task->testSamples})
                samples.insert(list->begin(), list->end());
            if (!m_store.isDone(run.spec.id))
                m_tasks.insert_or_assign(run.spec.id, std::move(*task));
        }
        if (m_data && std::all_of(samples.begin(), samples.end(),
                                  [&](std::uint32_t sample) { return m_data->has(sample); }))
            return {};
        auto data = train::EncodedData::encode(*m_preparation.dataset, {samples.begin(), samples.end()},
                                               m_preparation.model, m_trainer->config(), m_store.spec().input,
                                               progressSink(), m_stop);
        if (!data)
            return base::fail(std::move(data).error());
        m_data = std::move(*data);
        return {};
    }

    study::Store& m_store;
    const RunOptions& m_options;
    const StudyEventSink& m_sink;
    base::StopToken m_stop;
    std::optional<study::Heartbeat> m_alive; ///< while everything is made ready, which can take hours
    std::string m_device;
    Preparation m_preparation;
    std::map<std::string, task::Task> m_tasks{}; ///< by run id, made and not yet trained
    std::unique_ptr<train::Trainer> m_trainer;
    std::optional<train::EncodedData> m_data;
};

} // namespace

base::Result<Shard> parseShard(const std::string& text)
{
    const auto bad = [&] {
        return base::fail(ErrorCode::InvalidArgument, "\"" + text + "\" is not a shard.", {},
                          "Write k/N with k from 1 to N, for example 2/8.");
    };
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        return bad();
    int index = 0;
    int count = 0;
    const char* middle = text.data() + slash;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), middle, index);
    const auto second = std::from_chars(middle + 1, end, count);
    if (first.ec != std::errc() || first.ptr != middle || second.ec != std::errc() || second.ptr != end ||
        index < 1 || count < 1 || index > count || count > 100'000)
        return bad();
    return Shard{index - 1, count};
}

std::string shardText(const RunOptions& options)
{
    return options.shard
               ? std::to_string(options.shard->index + 1) + "/" + std::to_string(options.shard->count)
               : "";
}

namespace {

/// What libraries throw becomes an error like any other: a study must not take the program with it.
template <typename Work> auto guarded(const study::Store& store, Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return base::fail(ErrorCode::OutOfMemory, "The program's memory is used up.", store.folder().string(),
                          "Close other programs, or choose a smaller base model, data set or bank.");
    } catch (const std::exception& error) {
        const std::string said = error.what();
        return base::fail(said.find("out of memory") != std::string::npos ? ErrorCode::OutOfMemory
                                                                          : ErrorCode::Internal,
                          "A library reports: " + said.substr(0, said.find('\n')), store.folder().string());
    }
}

base::Status fixPlanHere(study::Store& store, const RunOptions& options, const StudyEventSink& sink,
                         base::StopToken stop)
{
    if (store.plan())
        return {};
    auto lock = store.lockWhole();
    if (!lock)
        return base::fail(std::move(lock).error());
    std::vector<std::string> notes;
    Session session(store, options, sink, std::move(stop));
    DELTARANK_TRY(session.chooseRates(notes));
    DELTARANK_TRY(session.open());
    return session.fixPlan(notes);
}

base::Result<RunOutcome> runStudyHere(study::Store& store, const RunOptions& options,
                                      const StudyEventSink& sink, base::StopToken stop)
{
    std::optional<base::FileLock> lock;
    if (options.shard) {
        if (!store.plan())
            return base::fail(ErrorCode::InvalidArgument,
                              "The plan of the study is not fixed yet, so shards could not agree on it.",
                              store.folder().string(),
                              "Run `deltarank-cli plan --fix` once before the shards start.");
        DELTARANK_TRY(store.checkNotLockedWhole());
    } else {
        auto whole = store.lockWhole();
        if (!whole)
            return base::fail(std::move(whole).error());
        lock = std::move(*whole);
    }
    if (auto outcome = finishedAlready(store, options)) {
        if (sink) {
            StudyEvent event;
            event.kind = StudyEvent::Kind::StudyDone;
            event.done = outcome->done;
            event.total = outcome->total;
            sink(event);
        }
        return *outcome;
    }
    std::vector<std::string> notes;
    Session session(store, options, sink, std::move(stop));
    if (auto status = session.chooseRates(notes); !status) {
        if (status.error().code != ErrorCode::Stopped)
            return base::fail(std::move(status).error());
        if (sink) {
            StudyEvent event;
            event.kind = StudyEvent::Kind::StudyStopped;
            sink(event);
        }
        RunOutcome outcome;
        outcome.stopped = true;
        return outcome;
    }
    DELTARANK_TRY(session.open());
    DELTARANK_TRY(session.fixPlan(notes));
    return session.run();
}

} // namespace

base::Status fixPlan(study::Store& store, const RunOptions& options, const StudyEventSink& sink,
                     base::StopToken stop)
{
    return guarded(store, [&] { return fixPlanHere(store, options, sink, std::move(stop)); });
}

base::Result<RunOutcome> runStudy(study::Store& store, const RunOptions& options, const StudyEventSink& sink,
                                  base::StopToken stop)
{
    return guarded(store, [&] { return runStudyHere(store, options, sink, std::move(stop)); });
}

} // namespace deltarank::runner
