#include "StudyProgram.h"

#include <QFile>
#include <nlohmann/json.hpp>

namespace fs = std::filesystem;

/// A study split among processes gives what one process gives, with and without a cluster's job script.
class ShardsTest : public QObject
{
    Q_OBJECT

    StudyProgram m_program;

    void copyTo(const std::string& name) const
    {
        fs::copy(m_program.study("planned"), m_program.study(name), fs::copy_options::recursive);
    }
    void script(const fs::path& path, const std::string& text) const
    {
        QVERIFY(deltarank::base::writeFileAtomically(path, "#!/bin/bash\n" + text));
        fs::permissions(path, fs::perms::owner_all);
    }
    static QString read(const fs::path& path)
    {
        auto text = deltarank::base::readFile(path);
        return text ? QString::fromStdString(*text) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_program.make("planned").status == 0);
        const auto unplanned = m_program.call({"run", m_program.path("planned"), "--shard", "1/2"});
        QVERIFY(unplanned.status == 1 && unplanned.err.contains("plan --fix"));
        const auto plan = m_program.call({"plan", m_program.path("planned"), "--fix"});
        QVERIFY2(plan.status == 0, plan.text().c_str());
        copyTo("whole");
        const auto whole = m_program.call({"run", m_program.path("whole")});
        QVERIFY2(whole.status == 0, whole.text().c_str());
        QVERIFY(StudyProgram::runsOf(m_program.study("whole")).size() >= 16);
    }

    void twoMachinesMerged()
    {
        copyTo("first");
        copyTo("second");
        const auto first = m_program.call({"run", m_program.path("first"), "--shard", "1/2"});
        QVERIFY2(first.status == 0, first.text().c_str());
        // The other one is told by Slurm, whose arrays may count from any number.
        const auto second = m_program.call(
            {"run", m_program.path("second")},
            {{"SLURM_ARRAY_TASK_ID", "5"}, {"SLURM_ARRAY_TASK_COUNT", "2"}, {"SLURM_ARRAY_TASK_MIN", "4"}});
        QVERIFY2(second.status == 0, second.text().c_str());
        const auto one = StudyProgram::runsOf(m_program.study("first"));
        const auto other = StudyProgram::runsOf(m_program.study("second"));
        QVERIFY(!one.empty() && !other.empty());
        for (const auto& name : other)
            QVERIFY2(!one.contains(name), "both shards trained one run");
        for (const auto& name : other)
            fs::copy_file(m_program.study("second") / "runs" / name,
                          m_program.study("first") / "runs" / name);
        const std::string difference =
            StudyProgram::difference(m_program.study("whole"), m_program.study("first"));
        QVERIFY2(difference.empty(), difference.c_str());
        const auto status = m_program.call({"status", m_program.path("first")});
        QVERIFY2(status.out.contains(", 0 missing"), status.text().c_str());
    }

    void twoProcessesInOneFolder()
    {
        copyTo("shared");
        QProcess first;
        first.setProcessEnvironment(m_program.environment());
        first.start(StudyProgram::program(), {"run", m_program.path("shared"), "--shard", "1/2"});
        const auto second = m_program.call({"run", m_program.path("shared"), "--shard", "2/2"});
        QVERIFY(first.waitForFinished(300'000));
        QVERIFY2(first.exitCode() == 0 && second.status == 0, second.text().c_str());
        const std::string difference =
            StudyProgram::difference(m_program.study("whole"), m_program.study("shared"));
        QVERIFY2(difference.empty(), difference.c_str());
    }

    /// The job script with the environment that sbatch gives and a stand-in for scontrol: told to end, it
    /// asks to be queued again; queued again, it goes on; submitted again, nothing is left.
    void theJobScriptRequeues()
    {
        copyTo("job");
        const fs::path tools = m_program.root() / "tools";
        fs::create_directories(tools);
        script(tools / "scontrol", "echo \"$@\" >> \"" + (tools / "scontrol.log").string() + "\"\n");
        script(tools / "sbatch", "echo \"$DELTARANK_STEP\" \"$DELTARANK_STUDY\" \"$@\" >> \"" +
                                     (tools / "sbatch.log").string() + "\"\necho 7\n");
        auto variables = m_program.environment();
        variables.insert("PATH", QString::fromStdString(tools.string()) + ":" + variables.value("PATH"));
        variables.insert("DELTARANK_CLI", StudyProgram::program());
        variables.insert("DELTARANK_STUDY", m_program.path("job"));
        variables.insert("SLURM_JOB_ID", "12");
        variables.insert("SLURM_ARRAY_JOB_ID", "11");
        variables.insert("SLURM_ARRAY_TASK_ID", "0");
        variables.insert("SLURM_ARRAY_TASK_COUNT", "1");
        variables.insert("SLURM_ARRAY_TASK_MIN", "0");
        variables.insert("SLURM_CPUS_PER_TASK", "1");
        const QString job = QStringLiteral(DELTARANK_SOURCE_DIR "/packaging/slurm/deltarank.sbatch");
        QProcess process;
        process.setProcessEnvironment(variables);
        process.setReadChannel(QProcess::StandardError);
        process.start("bash", {job});
        QByteArray said;
        while (!said.contains(" runs, ") && process.waitForReadyRead(60'000))
            said += process.readAllStandardError();
        QVERIFY2(said.contains(" runs, "), said.constData());
        process.waitForFinished(300);
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
        said += process.readAllStandardError();
        QVERIFY2(process.exitCode() == 0 && said.contains("Stopped"), said.constData());
        QCOMPARE(read(tools / "scontrol.log"), QStringLiteral("requeue 11_0\n"));
        QVERIFY(StudyProgram::runsOf(m_program.study("job")).size() <
                StudyProgram::runsOf(m_program.study("whole")).size());

        const auto submit = [&](const QStringList& arguments) {
            QProcess submission;
            submission.setProcessEnvironment(variables);
            submission.start(QStringLiteral(DELTARANK_SOURCE_DIR "/packaging/slurm/submit"), arguments);
            submission.waitForFinished(60'000);
            return QString::fromUtf8(submission.readAll()) +
                   QString::fromUtf8(submission.readAllStandardError());
        };
        QString told = submit({m_program.path("job"), "4", "--partition=any"});
        QVERIFY2(told.contains("missing; submitting"), qPrintable(told));
        QVERIFY2(read(tools / "sbatch.log").contains("--array=0-3 --partition=any"),
                 qPrintable(read(tools / "sbatch.log")));

        process.start("bash", {job});
        QVERIFY(process.waitForFinished(300'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QCOMPARE(read(tools / "scontrol.log"), QStringLiteral("requeue 11_0\n"));
        const std::string difference =
            StudyProgram::difference(m_program.study("whole"), m_program.study("job"));
        QVERIFY2(difference.empty(), difference.c_str());
        told = submit({m_program.path("job")});
        QVERIFY2(told.contains("Nothing is missing"), qPrintable(told));

        // Without a plan a job of its own makes one, where the tasks will run.
        QVERIFY(m_program.make("fresh").status == 0);
        fs::remove(tools / "sbatch.log");
        told = submit({m_program.path("fresh"), "2"});
        const QString jobs = read(tools / "sbatch.log");
        QVERIFY2(jobs.startsWith("plan " + m_program.path("fresh")) && jobs.contains("deltarank.sbatch\n") &&
                     jobs.contains("--dependency=afterok:7"),
                 qPrintable(told + jobs));
        variables.insert("DELTARANK_STEP", "plan");
        variables.insert("DELTARANK_STUDY", m_program.path("fresh"));
        process.setProcessEnvironment(variables);
        process.start("bash", {job});
        QVERIFY(process.waitForFinished(300'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        told = submit({m_program.path("fresh"), "2"});
        QVERIFY2(told.contains("missing; submitting 2 tasks"), qPrintable(told));
        // One processor was given, so the plan is for one.
        const auto plan = nlohmann::json::parse(read(m_program.study("fresh") / "study.json").toStdString());
        QCOMPARE(plan.at("plan").at("compute").at("threads").get<int>(), 1);
    }

    void arraysMayCountInSteps_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("count");
        QTest::addColumn<QString>("step");
        QTest::addColumn<bool>("good");
        QTest::newRow("0-6:2") << "6"
                               << "4"
                               << "2" << true;
        QTest::newRow("0-3") << "3"
                             << "4"
                             << "1" << true;
        QTest::newRow("0,5,7") << "7"
                               << "3"
                               << "1" << false;
        QTest::newRow("0,3,6 said to go by 2") << "3"
                                               << "3"
                                               << "2" << false;
    }
    void arraysMayCountInSteps()
    {
        QFETCH(QString, id);
        QFETCH(QString, count);
        QFETCH(QString, step);
        QFETCH(bool, good);
        // A study that is finished: only the share matters.
        const auto called =
            m_program.call({"run", m_program.path("whole")}, {{"SLURM_ARRAY_TASK_ID", id},
                                                              {"SLURM_ARRAY_TASK_COUNT", count},
                                                              {"SLURM_ARRAY_TASK_MIN", "0"},
                                                              {"SLURM_ARRAY_TASK_STEP", step}});
        QVERIFY2((called.status == 0) == good, called.text().c_str());
        QVERIFY2(good || called.err.contains("not evenly numbered"), called.text().c_str());
    }
};

QTEST_GUILESS_MAIN(ShardsTest)
#include "test_shards.moc"
