#include "base/Files.h"
#include "base/System.h"
#include "study/Duplicate.h"
#include "study/Presets.h"
#include "study/RateSearch.h"
#include "study/RunFile.h"
#include "study/RunSpecJson.h"
#include "study/Store.h"
#include "study/StudySpecJson.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

using namespace deltarank;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

study::StudySpec smallSpec()
{
    return *study::studySpecFromJson(json::parse(R"({"schema":1,"name":"small","model":{"path":"m"},
        "dataset":{"source":"synthetic"},"sweeps":[{"name":"n","classes":[2,4]}]})"));
}

study::Plan smallPlan()
{
    study::Plan plan;
    plan.modelSha256 = "model";
    plan.datasetFingerprint = "data";
    for (int i = 0; i < 4; ++i) {
        study::PlannedRun run;
        run.spec.repeat = run.spec.task.repeat = i;
        run.spec.id = study::runId(run.spec);
        run.cost = 1;
        plan.runs.push_back(run);
        plan.groups.push_back({i});
    }
    return plan;
}

std::string text(const base::Status& status)
{
    return status ? std::string() : status.error().text();
}

} // namespace

/// The study folder: what exists is what is done, one process runs it whole, a killed one never blocks.
class StoreTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void createsAndOpens()
    {
        auto store = study::Store::create(path("a"), smallSpec());
        QVERIFY2(store, store ? "" : store.error().text().c_str());
        QCOMPARE(store->folder().filename().string(), std::string("a.study"));
        QVERIFY(store->fixPlan(smallPlan()));
        for (const fs::path& name :
             {path("a.study"), path("a"), path("a.study") / "study.json", path("a.study") / ""}) {
            const auto again = study::Store::open(name);
            QVERIFY2(again, again ? "" : again.error().text().c_str());
            QVERIFY(study::toJson(again->spec()) == study::toJson(store->spec()));
            QVERIFY(again->plan() && study::toJson(*again->plan()) == study::toJson(*store->plan()));
            QCOMPARE(again->spec().model.sha256, std::string("model"));
        }
        const auto twice = study::Store::create(path("a"), smallSpec());
        QVERIFY(!twice && twice.error().code == base::ErrorCode::InvalidArgument);
    }

    /// A copy takes along every run that is there, whether the study has a plan or lost it to an edit, and
    /// the trials that chose its learning rates.
    void duplicatesKeepWhatWasTrained_data()
    {
        QTest::addColumn<bool>("planned");
        QTest::newRow("planned") << true;
        QTest::newRow("edited") << false;
    }
    void duplicatesKeepWhatWasTrained()
    {
        QFETCH(bool, planned);
        auto store = study::Store::create(path(planned ? "first" : "edited"), smallSpec());
        QVERIFY(store);
        if (planned)
            QVERIFY(store->fixPlan(smallPlan()));
        QVERIFY(base::writeFileAtomically(store->folder() / "runs" / "one.h5", "a run"));
        QVERIFY(base::writeFileAtomically(store->folder() / "runs" / "two.failed.json", "{}"));
        auto trials = study::Store::create(store->folder() / study::rateTrials, smallSpec());
        QVERIFY2(trials, trials ? "" : trials.error().text().c_str());
        QVERIFY(trials->fixPlan(smallPlan()));
        QVERIFY(base::writeFileAtomically(trials->folder() / "runs" / "trial.h5", "a trial"));
        const auto copy = study::duplicate(*store, path(planned ? "first copy" : "edited copy"), "copy");
        QVERIFY2(copy, copy ? "" : copy.error().text().c_str());
        QCOMPARE(copy->spec().name, std::string("copy"));
        QCOMPARE(copy->plan().has_value(), planned);
        QVERIFY(*base::readFile(copy->folder() / "runs" / "one.h5") == "a run");
        QVERIFY(!fs::exists(copy->folder() / "runs" / "two.failed.json"));
        const auto again = study::Store::open(copy->folder() / study::rateTrials);
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QVERIFY(again->plan() && again->spec().name == trials->spec().name);
        QVERIFY(*base::readFile(again->folder() / "runs" / "trial.h5") == "a trial");
    }

    void refusesWhatIsNoStudy()
    {
        QVERIFY(study::Store::open(path("nothing")).error().code == base::ErrorCode::NotFound);
        fs::create_directories(path("empty.study"));
        QVERIFY(study::Store::open(path("empty.study")).error().code == base::ErrorCode::NotFound);
        for (const char* content :
             {"", "{", "[]", "{}", "{\"spec\":3}", "{\"spec\":{\"schema\":99}}", "\xff\xfe"}) {
            fs::create_directories(path("bad.study"));
            std::ofstream(path("bad.study") / "study.json") << content;
            const auto store = study::Store::open(path("bad.study"));
            QVERIFY(!store);
            QVERIFY2(!store.error().message.empty(), content);
        }
        std::ofstream(path("bad.study") / "study.json") << std::string(1'000'000, '[');
        QVERIFY(study::Store::open(path("bad.study")).error().code == base::ErrorCode::Format);
    }

    void statusTellsWhatExists()
    {
        auto store = study::Store::create(path("status"), smallSpec());
        QVERIFY(store && store->status().runs.empty());
        QVERIFY(store->fixPlan(smallPlan()));
        const auto id = [&](int run) { return store->plan()->runs[static_cast<std::size_t>(run)].spec.id; };
        study::RunRecord record;
        record.id = id(0);
        QVERIFY2(store->writeRun(record), "write");
        const base::Error error{base::ErrorCode::Numeric, "The loss is not finite.", "step 7",
                                "Lower the rate."};
        QVERIFY(store->writeFailure(id(1), error));
        QVERIFY(store->writeFailure(id(1), error));
        study::Heartbeat heartbeat(store->folder() / "live", "1/2");
        heartbeat.update("cpu", {id(2)}, 12);
        QTRY_COMPARE(store->status().count(study::RunState::Running), 1);
        const auto status = store->status();
        QCOMPARE(status.runs.size(), std::size_t{4});
        QVERIFY(status.runs[0].state == study::RunState::Done);
        QVERIFY(status.runs[1].state == study::RunState::Failed);
        QCOMPARE(status.runs[1].failure->error.text(), error.text());
        QVERIFY(status.runs[1].failure->error.code == base::ErrorCode::Numeric);
        QCOMPARE(status.runs[1].failure->attempts, 2);
        QVERIFY(status.runs[2].state == study::RunState::Running);
        QVERIFY(status.runs[3].state == study::RunState::Missing);
        QCOMPARE(status.processes.size(), std::size_t{1});
        QCOMPARE(status.processes[0].shard, std::string("1/2"));
        record.id = id(1);
        QVERIFY(store->writeRun(record));
        QVERIFY(!store->failureOf(id(1)));
    }

    void runsAppearWhole()
    {
        auto store = study::Store::create(path("whole"), smallSpec());
        QVERIFY(store && store->fixPlan(smallPlan()));
        study::RunRecord record;
        record.id = store->plan()->runs[0].spec.id;
        record.metrics["best_accuracy"] = 0.5;
        QVERIFY(store->writeRun(record));
        int files = 0;
        for (const auto& entry : fs::directory_iterator(store->folder() / "runs")) {
            ++files;
            QCOMPARE(entry.path().filename().string(), record.id + ".h5");
        }
        QCOMPARE(files, 1);
        const auto read = study::readRunFile(store->runPath(record.id));
        QVERIFY(read && read->metrics.at("best_accuracy") == 0.5);
        // A half-written file of a process that died is no run, and the next whole run of the study removes
        // it.
        std::ofstream(store->folder() / "runs" / (store->plan()->runs[1].spec.id + ".h5.host-1-0.tmp"))
            << "half";
        QCOMPARE(store->status().count(study::RunState::Done), 1);
        {
            QVERIFY(store->lockWhole());
        }
        QVERIFY(
            !fs::exists(store->folder() / "runs" / (store->plan()->runs[1].spec.id + ".h5.host-1-0.tmp")));
    }

    void oneProcessRunsTheWholeStudy()
    {
        if (qEnvironmentVariableIsSet("DELTARANK_HOLD_LOCK")) { // the other process of this test
            auto store =
                study::Store::open(fs::path(qEnvironmentVariable("DELTARANK_HOLD_LOCK").toStdString()));
            QVERIFY(store);
            auto lock = store->lockWhole();
            QVERIFY2(lock, lock ? "" : lock.error().text().c_str());
            std::puts("locked");
            std::fflush(stdout);
            QTest::qWait(60000);
            return;
        }
        auto store = study::Store::create(path("locked"), smallSpec());
        QVERIFY(store);
        QProcess other;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DELTARANK_HOLD_LOCK", QString::fromStdString(store->folder().string()));
        other.setProcessEnvironment(environment);
        other.start(QCoreApplication::applicationFilePath(), {"oneProcessRunsTheWholeStudy"});
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT((output += other.readAllStandardOutput()).contains("locked"), 30000);
        const auto refused = store->lockWhole();
        QVERIFY(!refused && refused.error().code == base::ErrorCode::Busy);
        const QString message = QString::fromStdString(refused.error().text());
        QVERIFY2(message.contains(QString("process %1 on ").arg(other.processId())), qPrintable(message));
        other.kill(); // SIGKILL: nobody cleans up
        QVERIFY(other.waitForFinished(30000));
        const auto free = store->lockWhole();
        QVERIFY2(free, free ? "" : free.error().text().c_str());
    }

    void shardsKeepWholeRunsOut()
    {
        auto store = study::Store::create(path("shards"), smallSpec());
        QVERIFY(store);
        fs::create_directories(store->folder() / "live");
        const auto sign = [&](const std::string& host, int pid, const char* shard) {
            std::ofstream(store->folder() / "live" / "sign.json")
                << json{{"host", host},     {"pid", pid},      {"started", "then"},
                        {"shard", shard},   {"device", "cpu"}, {"runs", json::array()},
                        {"seconds_left", 1}};
        };
        sign("elsewhere", 1, "2/3");
        const auto refused = store->lockWhole();
        QVERIFY(!refused && refused.error().code == base::ErrorCode::Busy);
        QVERIFY(refused.error().message.find("process 1 on elsewhere (shard 2/3)") != std::string::npos);
        QVERIFY2(store->checkNotLockedWhole(), text(store->checkNotLockedWhole()).c_str());
        sign("elsewhere", 1, "");
        QVERIFY(store->checkNotLockedWhole().error().code == base::ErrorCode::Busy);
        // A minute without a sign of life, or a process of this computer that is gone, blocks nobody.
        fs::last_write_time(store->folder() / "live" / "sign.json",
                            fs::file_time_type::clock::now() - std::chrono::seconds(61));
        QVERIFY(store->lockWhole());
        sign(base::hostName(), 0x7ffffff0, "");
        QVERIFY(store->lockWhole() && store->checkNotLockedWhole());
        std::ofstream(store->folder() / "live" / "sign.json") << "{\"host\": 3}";
        QVERIFY(store->lockWhole());
    }

    void heartbeatsComeAndGo()
    {
        const fs::path live = path("live");
        {
            study::Heartbeat heartbeat(live, "");
            QCOMPARE(study::liveProcesses(live).size(), std::size_t{1});
            QCOMPARE(study::liveProcesses(live)[0].pid, base::processId());
        }
        QVERIFY(study::liveProcesses(live).empty());
    }

    void lostPermissionIsAnError()
    {
        const auto store = study::Store::create("/proc/deltarank", smallSpec());
        QVERIFY(!store && store.error().code != base::ErrorCode::Internal);
        QVERIFY(store.error().where.find("/proc/deltarank.study") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "test_store.moc"
