#include "../study/SyntheticDataset.h"
#include "base/Files.h"
#include "runner/BankChoice.h"
#include "runner/NullAdapter.h"
#include "runner/StudyRunner.h"
#include "runner/TimeLeft.h"
#include "study/RunFile.h"
#include "study/RunSpecJson.h"
#include "study/StudySpecJson.h"
#include "task/MakeTask.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <thread>

using namespace deltarank;
using nlohmann::json;
using Kind = runner::StudyEvent::Kind;
namespace fs = std::filesystem;

namespace {

/// A trainer that learns nothing: it leaves an adapter of ones and tells its steps.
struct FakeTrainer
{
    int calls = 0;
    std::vector<std::size_t> banks;
    std::string failId; ///< this run fails as a whole
    std::string nanId;  ///< this run's loss is not finite
    base::ErrorCode failure = base::ErrorCode::OutOfMemory;
    std::function<void(int)> onStep;

    base::Result<std::vector<study::RunRecord>> operator()(const std::vector<study::RunSpec>& specs,
                                                           const std::vector<task::Task>& tasks,
                                                           const train::TrainSink& sink, base::StopToken stop,
                                                           const train::CheckpointOptions&)
    {
        ++calls;
        banks.push_back(specs.size());
        for (int step = 1; step <= 4; ++step) {
            if (stop.waitAndCheck())
                return base::fail(base::ErrorCode::Stopped, "Stopped.");
            train::TrainEvent event;
            event.step = step;
            event.steps = 4;
            event.loss = 1.0 / step;
            event.samplesPerSecond = 100;
            sink(event);
            if (onStep)
                onStep(calls * 10 + step);
        }
        std::vector<study::RunRecord> records;
        for (std::size_t i = 0; i < specs.size(); ++i) {
            if (specs[i].id == failId)
                return base::fail(failure, "It broke.");
            study::RunRecord record;
            record.metrics["best_accuracy"] = 0.5;
            record.history.push_back({.step = 4, .validationAccuracy = 0.5});
            if (specs[i].method == study::Method::Lora) {
                adapter::AdaptedMatrix matrix;
                matrix.modulePath = "bert.encoder.layer.0.attention.self.query";
                matrix.layer = 0;
                matrix.kind = "query";
                matrix.rank = 2;
                matrix.alpha = 2;
                matrix.a = adapter::Matrix::Ones(2, 8);
                matrix.b = adapter::Matrix::Ones(6, 2);
                matrix.originalShapeA = {2, 8};
                matrix.originalShapeB = {6, 2};
                record.adapter.matrices.push_back(matrix);
                record.spectra.push_back({matrix.modulePath, 0, "query", 2, {1.0f, 0.5f}, {}});
            }
            if (specs[i].id == nanId)
                record.provenance["failure"] = "The training loss stopped being finite at step 3.";
            (void)tasks;
            records.push_back(std::move(record));
        }
        return records;
    }
};

} // namespace

/// Working through a plan: what is written, told, skipped, stopped and survived.
class RunGroupsTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    SyntheticDataset m_data{{60, 70, 80, 50}};
    int m_studies = 0;
    std::vector<runner::StudyEvent> m_events;

    study::Store makeStore(int bank = 1, const char* change = "{}")
    {
        json source = json::parse(
            R"({"schema":1,"name":"small","repeats":2,"model":{"path":"m"},"dataset":{"source":"synthetic"},
            "null_controls":{"random":1},"sweeps":[{"name":"n","classes":[2,3]},
            {"name":"p","methods":["lora"],"class_count":3,"corruption":[0.5,1]}]})");
        source.merge_patch(json::parse(change));
        auto spec = study::studySpecFromJson(source);
        auto partition = task::makePartition(m_data, 1, 0.15);
        study::PlanInputs inputs;
        inputs.dataset = &m_data;
        inputs.partition = &*partition;
        inputs.modelSha256 = "model";
        inputs.compute.bank = bank;
        auto plan = study::makePlan(*spec, inputs);
        auto store = study::Store::create(
            fs::path(m_folder.path().toStdString()) / ("s" + std::to_string(++m_studies)), *spec);
        if (!plan || !store || !store->fixPlan(std::move(*plan)))
            qFatal("no store");
        return std::move(*store);
    }

    base::Result<runner::RunOutcome> run(study::Store& store, FakeTrainer& trainer,
                                         const runner::RunOptions& options = {}, base::StopToken stop = {})
    {
        m_events.clear();
        return runner::runGroups(
            store, options, "cpu",
            [this](const study::RunSpec& spec) { return task::makeTask(m_data, spec.task); }, m_data,
            std::ref(trainer), [this](const runner::StudyEvent& event) { m_events.push_back(event); }, stop);
    }
    int told(Kind kind) const
    {
        return static_cast<int>(std::count_if(m_events.begin(), m_events.end(),
                                              [&](const auto& event) { return event.kind == kind; }));
    }

private Q_SLOTS:
    void runsEverythingOnce()
    {
        auto store = makeStore();
        FakeTrainer trainer;
        const auto outcome = run(store, trainer);
        QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
        // 2 x (2 full + 2 LoRA + 2 LoRA) and one untrained control for each of four LoRA values.
        QCOMPARE(outcome->total, 16);
        QCOMPARE(outcome->done, 16);
        QCOMPARE(trainer.calls, 12);
        QCOMPARE(told(Kind::StudyStarted), 1);
        QCOMPARE(told(Kind::RunStarted), 12);
        QCOMPARE(told(Kind::Step), 48);
        QCOMPARE(told(Kind::RunDone), 16);
        QVERIFY(m_events.back().kind == Kind::StudyDone);
        QCOMPARE(store.status().count(study::RunState::Done), 16);
        QVERIFY(study::liveProcesses(store.folder() / "live").empty());
        const auto& planned = store.plan()->runs[1].spec;
        const auto record = study::readRunFile(store.runPath(planned.id));
        QVERIFY(record && record->id == planned.id && record->spec == study::toJson(planned));
        QCOMPARE(record->trainSampleIds.size(), record->task.trainSamples.size());
        QCOMPARE(record->provenance.at("dataset_fingerprint"), std::string("synthetic-1"));
        // Again: there is nothing to do.
        FakeTrainer idle;
        QVERIFY(run(store, idle)->done == 16 && idle.calls == 0);
    }

    void bankGroupsTrainTogether()
    {
        auto store = makeStore(4);
        FakeTrainer trainer;
        const auto outcome = run(store, trainer);
        QVERIFY(outcome && outcome->done == 16);
        QCOMPARE(*std::max_element(trainer.banks.begin(), trainer.banks.end()), std::size_t{4});
    }

    void oneFailureDoesNotEndTheStudy()
    {
        auto store = makeStore(4);
        FakeTrainer trainer;
        trainer.nanId = store.plan()->runs[1].spec.id;
        auto outcome = run(store, trainer);
        QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
        // The control that follows the failed run has nothing to follow.
        QCOMPARE(outcome->failed, 2);
        QCOMPARE(outcome->done, 14);
        QCOMPARE(told(Kind::RunFailed), 2);
        QVERIFY(store.failureOf(trainer.nanId)->error.code == base::ErrorCode::Numeric);
        // It is not tried again by itself, but is when asked to.
        FakeTrainer second;
        outcome = run(store, second);
        QVERIFY(outcome->failed == 2 && second.calls == 0);
        runner::RunOptions retry;
        retry.retryFailed = true;
        outcome = run(store, second, retry);
        QCOMPARE(outcome->done, 16);
        QCOMPARE(outcome->failed, 0);
        QVERIFY(!store.failureOf(trainer.nanId));
    }

    void aGroupThatBreaksIsRecorded()
    {
        auto store = makeStore();
        FakeTrainer trainer;
        trainer.failId = store.plan()->runs[0].spec.id;
        const auto outcome = run(store, trainer);
        QVERIFY(outcome && outcome->failed == 1 && outcome->done == 15);
        QCOMPARE(store.failureOf(trainer.failId)->error.message, std::string("It broke."));
    }

    void aStoreThatCannotBeWrittenEndsTheStudy()
    {
        auto store = makeStore();
        FakeTrainer trainer;
        trainer.onStep = [&](int number) {
            if (number == 21) { // in the second run: the folder of the runs is gone, a file stands in its way
                fs::rename(store.folder() / "runs", store.folder() / "moved");
                std::ofstream(store.folder() / "runs") << "in the way";
            }
        };
        const auto outcome = run(store, trainer);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().text().find("runs") != std::string::npos, outcome.error().text().c_str());
        QCOMPARE(trainer.calls, 2);
        fs::remove(store.folder() / "runs");
        fs::rename(store.folder() / "moved", store.folder() / "runs");
        QCOMPARE(store.status().count(study::RunState::Done), 1); // the first run is not lost
        FakeTrainer second;
        QCOMPARE(run(store, second)->done, 16);
        QCOMPARE(second.calls, 11);
    }

    void stopsNowAndGoesOn()
    {
        auto store = makeStore();
        FakeTrainer trainer;
        auto stop = base::StopToken::create();
        trainer.onStep = [&](int number) {
            if (number == 32)
                stop.request(base::StopToken::Request::Now);
        };
        auto outcome = run(store, trainer, {}, stop);
        QVERIFY(outcome && outcome->stopped);
        QCOMPARE(outcome->done, 2);
        QVERIFY(m_events.back().kind == Kind::StudyStopped);
        QCOMPARE(store.status().count(study::RunState::Failed), 0);
        FakeTrainer second;
        QCOMPARE(run(store, second)->done, 16);
        QCOMPARE(second.calls, 10);
    }

    void stopsAfterTheRun()
    {
        auto store = makeStore();
        FakeTrainer trainer;
        auto stop = base::StopToken::create();
        trainer.onStep = [&](int number) {
            if (number == 22)
                stop.request(base::StopToken::Request::AfterRun);
        };
        const auto outcome = run(store, trainer, {}, stop);
        QVERIFY(outcome && outcome->stopped && outcome->done == 2);
    }

    void pausesDoNotCount()
    {
        auto store = makeStore();
        FakeTrainer trainer;
        auto stop = base::StopToken::create();
        std::thread other;
        trainer.onStep = [&](int number) {
            if (number == 11) {
                stop.setPaused(true);
                other = std::thread([stop]() mutable {
                    std::this_thread::sleep_for(std::chrono::seconds(2));
                    stop.setPaused(false);
                });
            }
        };
        const auto outcome = run(store, trainer, {}, stop);
        other.join();
        QVERIFY(outcome && outcome->done == 16);
        for (const auto& event : m_events)
            QVERIFY2(event.secondsLeft < 2, "the pause of two seconds was taken for work");
    }

    void shardsTogetherDoEverything()
    {
        auto store = makeStore(2);
        int done = 0;
        for (int shard : {0, 1, 2}) {
            FakeTrainer trainer;
            runner::RunOptions options;
            options.shard = runner::Shard{shard, 3};
            const auto outcome = run(store, trainer, options);
            QVERIFY(outcome && outcome->failed == 0);
            done += outcome->done;
        }
        // Controls whose twin another shard had not finished yet are left for a later call.
        FakeTrainer last;
        QCOMPARE(run(store, last)->done, 16);
        QCOMPARE(last.calls, 0);
        QVERIFY(done >= 12);
    }

    void untrainedControlsHaveTheirTwinsNorms()
    {
        auto store = makeStore();
        FakeTrainer trainer;
        QVERIFY(run(store, trainer));
        for (const auto& planned : store.plan()->runs) {
            if (planned.spec.nullControl != study::NullControl::Random)
                continue;
            const auto record = study::readRunFile(store.runPath(planned.spec.id));
            QVERIFY(record);
            QVERIFY(record->history.empty() && record->metrics.empty());
            const auto& matrix = record->adapter.matrices.at(0);
            QVERIFY(std::abs(matrix.a.norm() - 4) < 1e-5);               // sqrt(2 x 8)
            QVERIFY(std::abs(matrix.b.norm() - std::sqrt(12.0)) < 1e-5); // sqrt(6 x 2)
            QCOMPARE(record->spectra.at(0).final.size(), std::size_t{2});
            QVERIFY(record->spectra[0].final[1] > 0.01f); // ones have rank 1, random matrices do not
            // The same numbers again, others for another repeat.
            study::RunRecord twin;
            twin.adapter = record->adapter;
            const auto a = runner::randomAdapter(planned.spec, twin);
            auto spec = planned.spec;
            spec.repeat = 1;
            const auto b = runner::randomAdapter(spec, twin);
            QVERIFY(a && b && a->adapter.matrices[0].a.isApprox(matrix.a) &&
                    !b->adapter.matrices[0].a.isApprox(matrix.a));
        }
    }

    void weightsAreKeptAsAsked()
    {
        for (const auto& [keep, kept] :
             std::vector<std::pair<const char*, int>>{{"all", 8}, {"first_repeat", 4}, {"none", 0}}) {
            const std::string change =
                std::string("{\"null_controls\":{\"random\":0},\"keep_weights\":\"") + keep + "\"}";
            auto store = makeStore(1, change.c_str());
            FakeTrainer trainer;
            QVERIFY(run(store, trainer));
            int with = 0;
            for (const auto& planned : store.plan()->runs)
                with += !study::readRunFile(store.runPath(planned.spec.id))->adapter.matrices.empty();
            QCOMPARE(with, kept);
        }
    }

    void oneGroupOfEverySweepIsMeasuredFirst()
    {
        auto store = makeStore(1, R"({"sweeps":[{"name":"n","classes":[2,3]},
            {"name":"p","methods":["lora"],"class_count":3,"corruption":[0.25,0.5,1],
             "train":{"until_loss":0.1}}]})");
        const study::Plan& plan = *store.plan();
        std::vector<int> groups(plan.groups.size());
        std::iota(groups.begin(), groups.end(), 0);
        const auto order = runner::TimeLeft(plan).order(groups);
        QVERIFY(std::is_permutation(order.begin(), order.end(), groups.begin(), groups.end()));
        const auto specOf = [&](int group) {
            const int run = plan.groups[static_cast<std::size_t>(group)].front();
            return plan.runs[static_cast<std::size_t>(run)].spec;
        };
        // First what may end early, by its middle group.
        QCOMPARE(specOf(order[0]).sweep, std::string("p"));
        QVERIFY(specOf(order[0]).train.untilLoss > 0);
        QVERIFY(specOf(order[0]).value > 0.25 || specOf(order[0]).repeat > 0);
        QVERIFY(specOf(order[1]).method != specOf(order[2]).method);
        QCOMPARE(specOf(order[1]).sweep, std::string("n"));
        QCOMPARE(specOf(order[2]).sweep, std::string("n"));
        QVERIFY(std::is_sorted(order.begin() + 3, order.end()));
        // Untrained controls need their trained runs, which lie before them.
        for (auto at = order.begin(); at != order.begin() + 3; ++at)
            QVERIFY(specOf(*at).nullControl != study::NullControl::Random);
    }

    void timeLeftFollowsTheMeasuredSpeed()
    {
        auto store = makeStore();
        const study::Plan& plan = *store.plan();
        runner::TimeLeft time(plan);
        std::vector<int> rest;
        for (std::size_t i = 1; i < plan.groups.size(); ++i)
            rest.push_back(static_cast<int>(i));
        QVERIFY(time.left(rest, nullptr, 0, 0) < 0);
        // A machine that does 10 units of cost a second, halfway through the first run.
        const double first = plan.cost(plan.groups[0]) / 10;
        double all = 0;
        for (const auto& group : plan.groups)
            all += plan.cost(group) / 10;
        QVERIFY(std::abs(time.left(rest, &plan.groups[0], first / 2, 0.5) - (all - first / 2)) < 1e-6 * all);
        time.finished(plan.groups[0], first);
        QVERIFY(std::abs(time.left(rest, nullptr, 0, 0) - (all - first)) < 1e-6 * all);
        // LoRA turns out three times as fast: that counts for LoRA runs only.
        double expected = 0;
        for (int group : rest) {
            const auto& members = plan.groups[static_cast<std::size_t>(group)];
            if (group == 1)
                continue;
            const bool lora =
                plan.runs[static_cast<std::size_t>(members.front())].spec.method == study::Method::Lora;
            expected += plan.cost(members) / (lora ? 30 : 10);
        }
        time.finished(plan.groups[1], plan.cost(plan.groups[1]) / 30);
        rest.erase(rest.begin());
        QVERIFY(std::abs(time.left(rest, nullptr, 0, 0) - expected) < 1e-6 * expected);
    }

    void timeLeftOfRecordedStudies_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"demo-text", "demo-image"})
            QTest::newRow(name) << name;
    }
    /// The embedded studies as they went on two processors (timing/record_timing.py): from the first tenth of
    /// the time to the ninth, what is said to be left is within a quarter of what was left.
    void timeLeftOfRecordedStudies()
    {
        QFETCH(QString, name);
        const auto recorded = base::readFile(fs::path(DELTARANK_SOURCE_DIR) / "tests/core/runner/timing" /
                                             (name.toStdString() + ".json"));
        QVERIFY2(recorded, recorded ? "" : recorded.error().text().c_str());
        const json groups = json::parse(*recorded).at("groups");
        study::Plan plan;
        double whole = 0;
        for (const json& group : groups) {
            study::PlannedRun run;
            run.spec.method = group.at("method") == "full" ? study::Method::Full : study::Method::Lora;
            run.spec.sweep = group.at("sweep");
            run.spec.train.untilLoss = group.at("until_loss");
            run.cost = group.at("cost");
            run.finishCost = group.at("finish_cost");
            plan.groups.emplace_back();
            for (int i = 0; i < group.at("members").get<int>(); ++i) {
                plan.groups.back().push_back(static_cast<int>(plan.runs.size()));
                plan.runs.push_back(run);
            }
            whole += group.at("seconds").get<double>();
        }
        runner::TimeLeft time(plan);
        std::vector<int> pending(plan.groups.size());
        std::iota(pending.begin(), pending.end(), 0);
        pending = time.order(pending);
        double gone = 0;
        double worst = 0;
        double worstAt = 0;
        while (!pending.empty()) {
            const int number = pending.front();
            pending.erase(pending.begin());
            const json& group = groups[static_cast<std::size_t>(number)];
            const std::vector<int>& runs = plan.groups[static_cast<std::size_t>(number)];
            const study::PlannedRun& run = plan.runs[static_cast<std::size_t>(runs.front())];
            const double seconds = group.at("seconds");
            // Steps come evenly, then the measuring of what the runs leave, as the costs say.
            const int steps = group.at("steps");
            const int planned = group.at("planned_steps");
            const double training =
                (run.cost - run.finishCost) * steps / planned / study::expectedSteps(run.spec.train);
            const double trainingSeconds = seconds * training / (training + run.finishCost);
            for (double into = 0; into < seconds; into += 0.5) {
                const double now = gone + into;
                const double rest = whole - now;
                if (now < 0.1 * whole || now > 0.9 * whole)
                    continue;
                const int step = static_cast<int>(steps * std::min(1.0, into / trainingSeconds));
                const double measured = std::max(0.0, (into - trainingSeconds) / (seconds - trainingSeconds));
                const double share = time.shareOf(runs, step, planned, measured);
                const double said = time.left(pending, &runs, into, share);
                if (qEnvironmentVariableIsSet("DELTARANK_VERBOSE"))
                    qInfo("%5.1f s: %5.1f s left, said %5.1f s", now, rest, said);
                if (std::abs(said / rest - 1) > worst) {
                    worst = std::abs(said / rest - 1);
                    worstAt = now / whole;
                }
            }
            time.finished(runs, seconds);
            gone += seconds;
        }
        qInfo("worst time left: %.0f%% off, after %.0f%% of %.0f s", 100 * worst, 100 * worstAt, whole);
        QVERIFY(worst < 0.25);
    }

    void theFastestBankIsChosen()
    {
        auto store = makeStore(8);
        const auto taskOf = [this](const study::RunSpec& spec) { return task::makeTask(m_data, spec.task); };
        // By the clock of the test a step takes as long whatever the bank holds: more is better. Then four
        // times as long for two runs: one is enough.
        double seconds = 0;
        for (bool flat : {true, false}) {
            const runner::GroupTrainer trainer =
                [&](const std::vector<study::RunSpec>& specs, const std::vector<task::Task>&,
                    const train::TrainSink& sink, base::StopToken stop,
                    const train::CheckpointOptions&) -> base::Result<std::vector<study::RunRecord>> {
                for (int step = 1; step <= 50 && !stop.stopNow(); ++step) {
                    seconds += flat ? 1 : static_cast<double>(specs.size() * specs.size());
                    train::TrainEvent event;
                    event.step = step;
                    sink(event);
                }
                return base::fail(base::ErrorCode::Stopped, "Stopped.");
            };
            std::string note;
            const auto all = [](const study::RunSpec&, std::size_t) { return true; };
            const auto bank =
                runner::measureBank(*store.plan(), taskOf, trainer, all, {}, note, [&] { return seconds; });
            QVERIFY2(bank, bank ? "" : bank.error().text().c_str());
            QCOMPARE(*bank, flat ? 4 : 1);
            QVERIFY(!note.empty());
            const auto two = [](const study::RunSpec&, std::size_t members) { return members <= 2; };
            const auto little =
                runner::measureBank(*store.plan(), taskOf, trainer, two, {}, note, [&] { return seconds; });
            QCOMPARE(*little, flat ? 2 : 1);
        }
    }

    void shardsAreParsed()
    {
        const auto shard = runner::parseShard("2/8");
        QVERIFY(shard && shard->index == 1 && shard->count == 8);
        for (const char* bad :
             {"", "2", "0/3", "4/3", "a/b", "1/", "/1", "1/2/3", "-1/2", " 1/2", "1/99999999999"})
            QVERIFY2(!runner::parseShard(bad), bad);
    }
};

QTEST_GUILESS_MAIN(RunGroupsTest)
#include "test_run_groups.moc"
