#include "base/System.h"
#include "runner/NullAdapter.h"
#include "runner/StudyRunner.h"
#include "runner/TimeLeft.h"
#include "study/RunFile.h"
#include "study/RunSpecJson.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace deltarank::runner {

namespace fs = std::filesystem;
using base::ErrorCode;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Errors that every further run would meet as well: going on would only mark the whole study as failed.
bool endsTheStudy(ErrorCode code)
{
    return code == ErrorCode::Io || code == ErrorCode::Stopped || code == ErrorCode::Busy;
}

/// Works through one share of a plan.
class GroupLoop
{
public:
    GroupLoop(study::Store& store, const RunOptions& options, std::string device,
              const std::function<base::Result<task::Task>(const study::RunSpec&)>& taskOf,
              const data::Dataset& dataset, const GroupTrainer& trainer, const StudyEventSink& sink,
              base::StopToken stop)
        : m_store(store), m_options(options), m_device(std::move(device)), m_taskOf(taskOf),
          m_dataset(dataset), m_trainer(trainer), m_sink(sink), m_stop(std::move(stop)),
          m_plan(*store.plan()), m_timeLeft(m_plan), m_heartbeat(store.folder() / "live", shardText(options))
    {}

    base::Result<RunOutcome> run()
    {
        collect();
        m_heartbeat.update(m_device, {}, -1);
        emit(StudyEvent::Kind::StudyStarted);
        while (!m_pending.empty()) {
            if (m_stop.waitAndCheck() || m_stop.requested() == base::StopToken::Request::AfterRun)
                return stopped();
            m_group = m_pending.front();
            m_pending.erase(m_pending.begin());
            auto status = train(m_plan.groups[static_cast<std::size_t>(m_group)]);
            m_current = nullptr;
            if (!status) {
                if (status.error().code == ErrorCode::Stopped)
                    return stopped();
                return base::fail(std::move(status).error());
            }
        }
        emit(StudyEvent::Kind::StudyDone);
        return m_outcome;
    }

private:
    const study::PlannedRun& planned(int run) const { return m_plan.runs[static_cast<std::size_t>(run)]; }

    /// True if the run needs training now.
    bool isOpen(int run) const
    {
        const std::string& id = planned(run).spec.id;
        return !m_store.isDone(id) && (m_options.retryFailed || !m_store.failureOf(id));
    }

    fs::path checkpointOf(const std::vector<int>& group) const
    {
        std::vector<std::string> ids;
        for (int run : group)
            ids.push_back(planned(run).spec.id);
        return m_store.checkpointPath(ids);
    }

    /// A checkpoint is of no use once every run of its group has its file.
    void removeCheckpoint(const std::vector<int>& group) const
    {
        std::error_code ignored;
        fs::remove(checkpointOf(group), ignored);
    }

    void collect()
    {
        std::error_code ec;
        const bool checkpoints = fs::exists(m_store.folder() / "checkpoints", ec);
        std::vector<int> groups(m_plan.groups.size());
        std::iota(groups.begin(), groups.end(), 0);
        if (m_options.shard)
            groups = study::shareOf(m_plan, m_options.shard->index, m_options.shard->count);
        m_groups = groups;
        for (int group : groups) {
            bool open = false;
            for (int run : m_plan.groups[static_cast<std::size_t>(group)]) {
                ++m_outcome.total;
                const bool done = m_store.isDone(planned(run).spec.id);
                m_outcome.done += done;
                m_outcome.failed += !done && !isOpen(run);
                open = open || isOpen(run);
            }
            if (open)
                m_pending.push_back(group);
            else if (checkpoints)
                removeCheckpoint(m_plan.groups[static_cast<std::size_t>(group)]);
        }
        m_pending = m_timeLeft.order(m_pending);
        // What was interrupted goes on first.
        if (checkpoints)
            std::stable_partition(m_pending.begin(), m_pending.end(), [&](int group) {
                return fs::exists(checkpointOf(m_plan.groups[static_cast<std::size_t>(group)]), ec);
            });
    }

    RunOutcome stopped()
    {
        m_outcome.stopped = true;
        emit(StudyEvent::Kind::StudyStopped);
        return m_outcome;
    }

    StudyEvent event(StudyEvent::Kind kind, int run = -1) const
    {
        StudyEvent event;
        event.kind = kind;
        event.run = run;
        event.group = m_group;
        event.done = m_outcome.done;
        event.failed = m_outcome.failed;
        event.total = m_outcome.total;
        event.device = m_device;
        event.secondsLeft =
            m_timeLeft.left(m_pending, m_current, m_current ? working() : 0, m_share, m_shareBefore);
        // The same estimate for everything, as if nothing were done; runs differ too much to be counted.
        const double all = m_timeLeft.left(m_groups, nullptr, 0, 0);
        event.share = m_pending.empty() && !m_current     ? 1
                      : all > 0 && event.secondsLeft >= 0 ? std::clamp(1 - event.secondsLeft / all, 0.0, 1.0)
                      : m_outcome.total > 0
                          ? static_cast<double>(m_outcome.done + m_outcome.failed) / m_outcome.total
                          : 0;
        return event;
    }
    void emit(const StudyEvent& event) const
    {
        if (m_sink)
            m_sink(event);
    }
    void emit(StudyEvent::Kind kind, int run = -1) const { emit(event(kind, run)); }

    /// Seconds that the group in training has worked, pauses left out.
    double working() const { return secondsSince(m_started) - (m_stop.pausedSeconds() - m_pausedBefore); }

    void onEvent(const std::vector<int>& runs, const train::TrainEvent& told)
    {
        if (told.steps > 0)
            m_share = m_timeLeft.shareOf(runs, told.step, told.steps, told.measured);
        if (told.kind == train::TrainEvent::Kind::Resumed)
            m_shareBefore = m_share;
        if (told.kind == train::TrainEvent::Kind::Resumed || told.kind == train::TrainEvent::Kind::Note) {
            StudyEvent note = this->event(StudyEvent::Kind::Note, runs.front());
            note.text = told.kind == train::TrainEvent::Kind::Note
                            ? told.text
                            : "Going on from step " + std::to_string(told.step) + " of " +
                                  std::to_string(told.steps) + ".";
            return emit(note);
        }
        if (told.kind == train::TrainEvent::Kind::Measuring) {
            const StudyEvent now = event(StudyEvent::Kind::Step);
            m_lastStep.secondsLeft = now.secondsLeft;
            m_lastStep.share = now.share;
            return emit(m_lastStep);
        }
        const auto member =
            static_cast<std::size_t>(std::clamp(told.member, 0, static_cast<int>(runs.size()) - 1));
        const bool evaluation = told.kind == train::TrainEvent::Kind::Evaluation;
        StudyEvent event =
            this->event(evaluation ? StudyEvent::Kind::Evaluation : StudyEvent::Kind::Step, runs[member]);
        event.step = told.step;
        event.steps = told.steps;
        event.loss = told.loss;
        event.point = told.point;
        event.samplesPerSecond = told.samplesPerSecond;
        emit(event);
        if (!evaluation)
            m_lastStep = event;
        if (secondsSince(m_lastBeat) > 10) {
            beat(runs, event.secondsLeft);
            m_lastBeat = Clock::now();
        }
    }

    void beat(const std::vector<int>& runs, double secondsLeft)
    {
        std::vector<std::string> ids;
        for (int run : runs)
            ids.push_back(planned(run).spec.id);
        m_heartbeat.update(m_device, ids, secondsLeft);
    }

    base::Status train(const std::vector<int>& group)
    {
        if (planned(group.front()).spec.nullControl == study::NullControl::Random)
            return nullControl(group.front());
        std::vector<study::RunSpec> specs;
        std::vector<task::Task> tasks;
        for (int run : group) {
            auto task = m_taskOf(planned(run).spec);
            if (!task)
                return failed(group, task.error());
            specs.push_back(planned(run).spec);
            tasks.push_back(std::move(*task));
        }
        m_current = &group;
        m_share = m_shareBefore = 0;
        m_pausedBefore = m_stop.pausedSeconds();
        m_started = m_lastBeat = Clock::now();
        beat(group, event(StudyEvent::Kind::RunStarted).secondsLeft);
        for (int run : group)
            if (isOpen(run)) {
                StudyEvent started = event(StudyEvent::Kind::RunStarted, run);
                started.steps = planned(run).steps;
                emit(started);
            }
        // The whole group trains again even if some of it is done: its members' numbers depend on who trains
        // beside them, if only in the last bits.
        auto records = m_trainer(specs, tasks, [&](const train::TrainEvent& told) { onEvent(group, told); },
                                 m_stop, {checkpointOf(group), m_options.checkpointSeconds});
        if (!records)
            return failed(group, records.error());
        if (m_shareBefore < 0.9) // the rest of a group says little about a whole one
            m_timeLeft.finished(group, working() / (1 - m_shareBefore));
        for (std::size_t i = 0; i < group.size(); ++i)
            DELTARANK_TRY(finish(group[i], std::move(tasks[i]), std::move((*records)[i])));
        removeCheckpoint(group);
        return {};
    }

    base::Status failed(const std::vector<int>& group, const base::Error& error)
    {
        if (endsTheStudy(error.code))
            return base::fail(error);
        for (int run : group)
            DELTARANK_TRY(fail(run, error));
        removeCheckpoint(group); // tried again, it begins anew
        return {};
    }

    base::Status fail(int run, const base::Error& error)
    {
        if (m_store.isDone(planned(run).spec.id))
            return {};
        DELTARANK_TRY(m_store.writeFailure(planned(run).spec.id, error));
        ++m_outcome.failed;
        StudyEvent event = this->event(StudyEvent::Kind::RunFailed, run);
        event.error = error;
        emit(event);
        return {};
    }

    base::Status finish(int run, task::Task task, study::RunRecord record)
    {
        const study::RunSpec& spec = planned(run).spec;
        if (m_store.isDone(spec.id))
            return {};
        if (const auto failure = record.provenance.find("failure"); failure != record.provenance.end())
            return fail(run, {ErrorCode::Numeric, failure->second, spec.id,
                              "Lower the learning rate, or clip gradients."});
        record.id = spec.id;
        record.spec = study::toJson(spec);
        for (std::uint32_t sample : task.trainSamples)
            record.trainSampleIds.push_back(m_dataset.samples()[sample].id);
        for (std::uint32_t sample : task.validationSamples)
            record.validationSampleIds.push_back(m_dataset.samples()[sample].id);
        record.task = std::move(task);
        record.provenance["program_version"] = DELTARANK_VERSION;
        record.provenance["created"] = study::utcNow();
        record.provenance["host"] = base::hostName();
        record.provenance["study"] = m_store.spec().name;
        record.provenance["model"] = m_store.spec().model.path;
        record.provenance["model_sha256"] = spec.modelSha256;
        record.provenance["dataset"] = m_dataset.source();
        record.provenance["dataset_fingerprint"] = spec.datasetFingerprint;
        if (!m_store.spec().keepsWeights(spec)) {
            record.adapter.matrices.clear();
            record.adapter.head.clear();
        }
        DELTARANK_TRY(m_store.writeRun(record));
        ++m_outcome.done;
        StudyEvent done = event(StudyEvent::Kind::RunDone, run);
        if (!record.history.empty())
            done.point = record.history.back();
        emit(done);
        return {};
    }

    /// The trained run that an untrained null control follows: the same settings without the control.
    base::Status nullControl(int run)
    {
        const study::RunSpec& spec = planned(run).spec;
        study::RunSpec twin = spec;
        twin.nullControl = study::NullControl::None;
        const std::string id = study::runId(twin);
        if (!m_store.isDone(id)) {
            // Another shard may still train it; without a result now this control is left for a later call.
            if (m_options.shard && !m_store.failureOf(id))
                return {};
            return fail(run,
                        {ErrorCode::NotFound, "The trained run that this null control follows has no result.",
                         id, "Finish it, then run the study again with --retry."});
        }
        auto trained = study::readRunFile(m_store.runPath(id));
        if (!trained)
            return fail(run, trained.error());
        auto record = randomAdapter(spec, *trained);
        if (!record)
            return fail(run, record.error());
        auto task = m_taskOf(spec);
        if (!task)
            return fail(run, task.error());
        return finish(run, std::move(*task), std::move(*record));
    }

    study::Store& m_store;
    const RunOptions& m_options;
    std::string m_device;
    const std::function<base::Result<task::Task>(const study::RunSpec&)>& m_taskOf;
    const data::Dataset& m_dataset;
    const GroupTrainer& m_trainer;
    const StudyEventSink& m_sink;
    base::StopToken m_stop;
    const study::Plan& m_plan;
    TimeLeft m_timeLeft;
    study::Heartbeat m_heartbeat;
    RunOutcome m_outcome;
    std::vector<int> m_groups; ///< of this share, those that are done as well
    std::vector<int> m_pending;
    const std::vector<int>* m_current = nullptr;
    int m_group = -1;
    double m_share = 0;
    double m_shareBefore = 0;  ///< of the group in training, done by an earlier process
    double m_pausedBefore = 0; ///< seconds of pauses before this group
    Clock::time_point m_started{};
    Clock::time_point m_lastBeat{};
    StudyEvent m_lastStep{}; ///< of the group in training
};

} // namespace

base::Result<RunOutcome>
runGroups(study::Store& store, const RunOptions& options, const std::string& device,
          const std::function<base::Result<task::Task>(const study::RunSpec&)>& taskOf,
          const data::Dataset& dataset, const GroupTrainer& trainer, const StudyEventSink& sink,
          base::StopToken stop)
{
    return GroupLoop(store, options, device, taskOf, dataset, trainer, sink, std::move(stop)).run();
}

} // namespace deltarank::runner
