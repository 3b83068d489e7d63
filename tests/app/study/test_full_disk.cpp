#include "StudyProgram.h"

#include <sys/mount.h>
#include <unistd.h>

namespace fs = std::filesystem;

/// A disk that fills up and permissions that are lost end the study cleanly: the path is named, what was
/// finished is whole, and the study goes on when there is room again.
class FullDiskTest : public QObject
{
    Q_OBJECT

    StudyProgram m_program;
    std::size_t m_runs = 0;

    void goesOn(const std::string& name)
    {
        for (const auto& run : StudyProgram::runsOf(m_program.study(name)))
            QVERIFY2(deltarank::study::readRunFile(m_program.study(name) / "runs" / run), run.c_str());
        const auto answer = m_program.call({"run", m_program.path(name)});
        QVERIFY2(answer.status == 0, answer.text().c_str());
        const std::string difference =
            StudyProgram::difference(m_program.study("whole"), m_program.study(name));
        QVERIFY2(difference.empty(), difference.c_str());
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"whole", "limited", "denied", "small"})
            QVERIFY(m_program.make(name).status == 0);
        const auto whole = m_program.call({"run", m_program.path("whole")});
        QVERIFY2(whole.status == 0, whole.text().c_str());
        m_runs = StudyProgram::runsOf(m_program.study("whole")).size();
    }

    /// Files may not grow beyond a limit that some runs' files stay below and others do not.
    void aLimitOfFileSize()
    {
        std::vector<std::uintmax_t> sizes;
        for (const auto& run : StudyProgram::runsOf(m_program.study("whole")))
            sizes.push_back(fs::file_size(m_program.study("whole") / "runs" / run));
        std::sort(sizes.begin(), sizes.end());
        const auto plan = m_program.call({"plan", m_program.path("limited"), "--fix"});
        QVERIFY2(plan.status == 0, plan.text().c_str());
        QProcess process;
        process.setProcessEnvironment(m_program.environment());
        process.start("bash", {"-c",
                               QStringLiteral("trap '' XFSZ; ulimit -f %1; exec \"$0\" run \"$1\"")
                                   .arg(sizes[sizes.size() / 2] / 1024),
                               StudyProgram::program(), m_program.path("limited")});
        QVERIFY(process.waitForFinished(300'000));
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(said.contains(m_program.path("limited") + "/runs/"), qPrintable(said));
        QVERIFY2(!said.contains(".tmp"), qPrintable(said));
        const auto status = m_program.call({"status", m_program.path("limited")});
        QVERIFY2(status.out.contains(" 0 failed"), status.text().c_str());
        goesOn("limited");
    }

    void aSmallDisk()
    {
        const fs::path disk = m_program.root() / "disk";
        fs::create_directories(disk);
        if (::mount("none", disk.c_str(), "tmpfs", 0, "size=1m") != 0)
            QSKIP("only the administrator can make a small disk");
        fs::copy(m_program.study("small"), disk / "small.study", fs::copy_options::recursive);
        const QString study = QString::fromStdString((disk / "small.study").string());
        const auto full = m_program.call({"run", study, "--checkpoint-every", "0"});
        const auto done = StudyProgram::runsOf(disk / "small.study");
        std::error_code ec;
        fs::copy(disk / "small.study", m_program.study("rescued"), fs::copy_options::recursive, ec);
        ::umount2(disk.c_str(), MNT_DETACH);
        QVERIFY2(full.status == 1 && full.err.contains(study + "/"), full.text().c_str());
        QVERIFY2(full.err.contains("disk is full"), full.text().c_str());
        QVERIFY(!done.empty() && done.size() < m_runs);
        goesOn("rescued");
    }

    void lostPermission()
    {
        const fs::path runs = m_program.study("denied") / "runs";
        QStringList command{StudyProgram::program(), "run", m_program.path("denied")};
        if (::geteuid() == 0) { // permissions mean nothing to the administrator: somebody else runs it
            for (const auto& place : {m_program.root(), m_program.study("denied"), runs})
                if (::chown(place.c_str(), 65534, 65534) != 0)
                    QSKIP("files cannot be given away here");
            command = QStringList{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"} + command;
        }
        QProcess process;
        process.setProcessEnvironment(m_program.environment());
        process.start(command.front(), command.mid(1));
        QTRY_VERIFY_WITH_TIMEOUT(StudyProgram::runsOf(m_program.study("denied")).size() >= 2 ||
                                     process.state() == QProcess::NotRunning,
                                 120'000);
        fs::permissions(runs, fs::perms::owner_read | fs::perms::owner_exec);
        QVERIFY(process.waitForFinished(120'000));
        const QString said = QString::fromUtf8(process.readAllStandardError());
        fs::permissions(runs, fs::perms::owner_all);
        if (said.contains("setpriv"))
            QSKIP("no other user can be taken here");
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(said.contains(m_program.path("denied") + "/runs/") && said.contains("ermission"),
                 qPrintable(said));
        QVERIFY(StudyProgram::runsOf(m_program.study("denied")).size() < m_runs);
        goesOn("denied");
    }
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "test_full_disk.moc"
