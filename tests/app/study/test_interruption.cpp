#include "StudyProgram.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QThread>
#include <csignal>
#include <memory>
#include <sys/types.h>

namespace fs = std::filesystem;

/// A study whose process is killed at random moments, resumed as often, gives what an undisturbed one gives.
class InterruptionTest : public QObject
{
    Q_OBJECT

    StudyProgram m_program{12};

    static bool hasUnfinishedFile(const fs::path& folder)
    {
        std::error_code ec;
        for (const auto& entry : fs::directory_iterator(folder, ec))
            if (entry.path().extension() == ".tmp")
                return true;
        return false;
    }

private Q_SLOTS:
    void killedTwentyFiveTimes()
    {
        int studies = 0;
        QVERIFY(m_program.make("calm").status == 0 && m_program.make("killed0").status == 0);
        const auto calm = m_program.call({"run", m_program.path("calm")});
        QVERIFY2(calm.status == 0, calm.text().c_str());
        QVERIFY(!fs::exists(m_program.study("calm") / "checkpoints") ||
                fs::is_empty(m_program.study("calm") / "checkpoints"));

        std::string name = "killed0";
        fs::path folder = m_program.study(name);
        const std::uint32_t seed =
            qEnvironmentVariableIntValue("DELTARANK_TEST_SEED") != 0
                ? static_cast<std::uint32_t>(qEnvironmentVariableIntValue("DELTARANK_TEST_SEED"))
                : QRandomGenerator::system()->generate();
        qInfo("seed %u (DELTARANK_TEST_SEED)", seed);
        QRandomGenerator random(seed);
        int kills = 0;
        int insideWrite = 0;
        int resumed = 0;
        QByteArray said;
        while (kills < 25) {
            QProcess process;
            process.setProcessEnvironment(m_program.environment());
            process.setReadChannel(QProcess::StandardError);
            process.start(StudyProgram::program(), {"run", m_program.path(name), "--checkpoint-every", "0"});
            QVERIFY(process.waitForStarted());
            // Every third at any moment from the start on, every third once training has begun, every third
            // while a checkpoint is being written.
            const int kind = kills % 3;
            if (kind != 0)
                while (!said.contains(" runs, ") && process.state() == QProcess::Running &&
                       process.waitForReadyRead(20'000))
                    said += process.readAllStandardError();
            if (kind == 2) {
                QElapsedTimer time;
                time.start();
                const int patience = random.bounded(300);
                while (time.elapsed() < 5000 && process.state() == QProcess::Running &&
                       !(time.elapsed() > patience && hasUnfinishedFile(folder / "checkpoints")))
                    process.waitForFinished(0);
            } else {
                process.waitForFinished(random.bounded(kind == 0 ? 1500 : 700) + 1);
            }
            said += process.readAllStandardError();
            resumed += said.contains("Going on from step");
            said.clear();
            if (process.state() != QProcess::Running) {
                // Too little was left for all kills: what there is must be right, and another study is next.
                QCOMPARE(process.exitCode(), 0);
                const std::string difference = StudyProgram::difference(m_program.study("calm"), folder);
                QVERIFY2(difference.empty(), difference.c_str());
                name = "killed" + std::to_string(++studies);
                folder = m_program.study(name);
                QVERIFY(m_program.make(name).status == 0);
                continue;
            }
            QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGKILL), 0);
            QVERIFY(process.waitForFinished());
            ++kills;
            insideWrite += hasUnfinishedFile(folder / "checkpoints");
            // A program that is gone blocks nobody, and what it left is whole.
            for (const auto& run : StudyProgram::runsOf(folder))
                QVERIFY(deltarank::study::readRunFile(folder / "runs" / run));
        }
        const auto last = m_program.call({"run", m_program.path(name)});
        QVERIFY2(last.status == 0, last.text().c_str());
        qInfo("%d kills, %d of them inside a checkpoint write, %d resumed", kills, insideWrite, resumed);
        QCOMPARE(kills, 25);
        QVERIFY(insideWrite > 0 && resumed > 0);
        const std::string difference = StudyProgram::difference(m_program.study("calm"), folder);
        QVERIFY2(difference.empty(), difference.c_str());
        QVERIFY(!hasUnfinishedFile(folder / "checkpoints") && fs::is_empty(folder / "checkpoints"));
    }

    void aDamagedCheckpointIsNotUsed()
    {
        QVERIFY(m_program.make("damaged").status == 0);
        const fs::path folder = m_program.study("damaged");
        QProcess process;
        process.setProcessEnvironment(m_program.environment());
        process.start(StudyProgram::program(), {"run", m_program.path("damaged"), "--checkpoint-every", "0"});
        const auto checkpoints = [&] {
            std::error_code ec;
            for (const auto& entry : fs::directory_iterator(folder / "checkpoints", ec))
                if (entry.path().extension() == ".h5")
                    return entry.path();
            return fs::path();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!checkpoints().empty(), 60'000);
        process.terminate(); // writes the last step before it goes
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        const fs::path file = checkpoints();
        QVERIFY(!file.empty());
        auto bytes = deltarank::base::readFile(file);
        QVERIFY(bytes);
        for (std::size_t i = bytes->size() / 2; i < bytes->size() / 2 + 64; ++i)
            (*bytes)[i] = static_cast<char>((*bytes)[i] ^ 0x55);
        QVERIFY(deltarank::base::writeFileAtomically(file, *bytes));
        const auto answer = m_program.call({"run", m_program.path("damaged")});
        QVERIFY2(answer.status == 0, answer.text().c_str());
        QVERIFY2(answer.err.contains("The checkpoint is not used"), answer.text().c_str());
        const std::string difference = StudyProgram::difference(m_program.study("calm"), folder);
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void aSecondProgramIsToldWhoHoldsTheStudy()
    {
        QVERIFY(m_program.make("held").status == 0);
        QProcess process;
        process.setProcessEnvironment(m_program.environment());
        process.start(StudyProgram::program(), {"run", m_program.path("held")});
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(m_program.study("held") / "lock") &&
                                     fs::file_size(m_program.study("held") / "lock") > 0,
                                 60'000);
        const auto second = m_program.call({"run", m_program.path("held")});
        QCOMPARE(second.status, 1);
        QVERIFY2(second.err.contains("process " + QString::number(process.processId())),
                 second.text().c_str());
        process.kill();
        QVERIFY(process.waitForFinished());
        const auto third = m_program.call({"run", m_program.path("held")});
        QVERIFY2(third.status == 0, third.text().c_str());
    }
};

QTEST_GUILESS_MAIN(InterruptionTest)
#include "test_interruption.moc"
