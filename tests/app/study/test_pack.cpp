#include "StudyProgram.h"

#include "base/Hash.h"
#include "base/Tar.h"

namespace fs = std::filesystem;

/// A study as one file, there and back.
class PackTest : public QObject
{
    Q_OBJECT

    StudyProgram m_program;
    fs::path m_archive = m_program.root() / "small.study.tar";

    QString archive(const char* name) const
    {
        return QString::fromStdString((m_program.root() / name).string());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_program.make("small").status == 0);
        const auto run = m_program.call({"run", m_program.path("small")});
        QVERIFY2(run.status == 0, run.text().c_str());
        const auto pack = m_program.call({"pack", m_program.path("small")});
        QVERIFY2(pack.status == 0, pack.text().c_str());
        QVERIFY(fs::exists(m_archive));
    }

    void everythingComesBack()
    {
        const auto answer =
            m_program.call({"unpack", archive("small.study.tar"), "-o", m_program.path("back")});
        QVERIFY2(answer.status == 0, answer.text().c_str());
        const std::string difference =
            StudyProgram::difference(m_program.study("small"), m_program.study("back"));
        QVERIFY2(difference.empty(), difference.c_str());
        const auto status = m_program.call({"status", m_program.path("back")});
        QVERIFY2(status.out.contains(", 0 missing"), status.text().c_str());
        const auto again =
            m_program.call({"unpack", archive("small.study.tar"), "-o", m_program.path("back")});
        QVERIFY(again.status == 1 && again.err.contains("already something"));
    }

    void otherToolsOpenIt()
    {
        QProcess tar;
        tar.start("tar", {"-tf", archive("small.study.tar")});
        if (!tar.waitForFinished(30'000))
            QSKIP("there is no tar here");
        QCOMPARE(tar.exitCode(), 0);
        const QByteArray names = tar.readAllStandardOutput();
        QVERIFY(names.contains("manifest.json\nstudy.json\n"));
        QCOMPARE(static_cast<std::size_t>(names.count(".h5\n")),
                 StudyProgram::runsOf(m_program.study("small")).size());
    }

    void withoutWeightsAndWithData()
    {
        const auto pack = m_program.call({"pack", m_program.path("small"), "-o", archive("light.tar"),
                                          "--without-weights", "--with-data"});
        QVERIFY2(pack.status == 0, pack.text().c_str());
        QVERIFY(fs::file_size(m_program.root() / "light.tar") < fs::file_size(m_archive));
        const auto unpack = m_program.call({"unpack", archive("light.tar"), "-o", m_program.path("light")});
        QVERIFY2(unpack.status == 0, unpack.text().c_str());
        for (const auto& name : StudyProgram::runsOf(m_program.study("small"))) {
            const auto with = deltarank::study::readRunFile(m_program.study("small") / "runs" / name);
            const auto light = deltarank::study::readRunFile(m_program.study("light") / "runs" / name);
            QVERIFY(with && light && light->adapter.matrices.empty() && light->adapter.head.empty());
            QCOMPARE(light->metrics, with->metrics);
            QCOMPARE(light->spectra.size(), with->spectra.size());
            for (std::size_t i = 0; i < with->spectra.size(); ++i)
                QVERIFY(light->spectra[i].final == with->spectra[i].final &&
                        light->spectra[i].evaluations == with->spectra[i].evaluations);
        }
        QVERIFY(fs::exists(m_program.study("light") / "dataset.json"));
        // The table of texts is gone; the study goes on with what came along, to the same numbers.
        const std::string first = *StudyProgram::runsOf(m_program.study("light")).begin();
        fs::remove(m_program.study("light") / "runs" / first);
        fs::rename(m_program.root() / "texts.csv", m_program.root() / "elsewhere.csv");
        const auto run = m_program.call({"run", m_program.path("light")});
        fs::rename(m_program.root() / "elsewhere.csv", m_program.root() / "texts.csv");
        QVERIFY2(run.status == 0, run.text().c_str());
        const auto before = deltarank::study::readRunFile(m_program.study("small") / "runs" / first);
        const auto after = deltarank::study::readRunFile(m_program.study("light") / "runs" / first);
        QVERIFY(before && after && before->metrics == after->metrics);
    }

    void damageIsNoticed()
    {
        auto bytes = deltarank::base::readFile(m_archive);
        QVERIFY(bytes);
        const auto refused = [&](const std::string& content, const char* what) {
            QVERIFY(deltarank::base::writeFileAtomically(m_program.root() / "bad.tar", content));
            const auto answer = m_program.call({"unpack", archive("bad.tar"), "-o", m_program.path("bad")});
            QVERIFY2(answer.status == 1 && answer.err.contains("bad.tar"), (what + answer.text()).c_str());
            for (const auto& entry : fs::directory_iterator(m_program.root()))
                QVERIFY2(entry.path().filename().string().rfind("bad.study", 0) != 0, what);
        };
        for (const double part : {0.0, 0.001, 0.3, 0.7, 0.999})
            refused(bytes->substr(0, static_cast<std::size_t>(part * static_cast<double>(bytes->size()))),
                    "cut short: ");
        for (const double part : {0.0001, 0.2, 0.5, 0.9}) {
            std::string changed = *bytes;
            const auto at = static_cast<std::size_t>(part * static_cast<double>(changed.size()));
            for (std::size_t i = at; i < at + 600; ++i)
                changed[i] = static_cast<char>(changed[i] ^ 0x21);
            refused(changed, "changed: ");
        }
        refused("this is no archive", "text: ");
    }

    /// Archives from elsewhere name what they like; nothing of it comes to lie outside the new folder.
    void namesCannotLeaveTheFolder()
    {
        for (const char* name : {"../escaped", "/tmp/deltarank-escaped", "runs/../../escaped.h5", "runs/x.h5",
                                 "live/host-1.json", "runs/0123456789abcdef.h5.tmp"}) {
            auto tar = deltarank::base::TarWriter::create(m_program.root() / "evil.tar");
            QVERIFY(tar);
            const nlohmann::json manifest{
                {"format", "deltarank-pack"},
                {"version", 1},
                {"files",
                 {{{"name", "study.json"}, {"size", 2}, {"sha256", deltarank::base::sha256("{}")}},
                  {{"name", name}, {"size", 1}, {"sha256", deltarank::base::sha256("x")}}}}};
            QVERIFY(tar->addText("manifest.json", manifest.dump()));
            QVERIFY(tar->addText("study.json", "{}"));
            QVERIFY(tar->addText(name, "x"));
            QVERIFY(tar->close());
            const auto answer = m_program.call({"unpack", archive("evil.tar"), "-o", m_program.path("evil")});
            QVERIFY2(answer.status == 1 && answer.err.contains("does not belong to a study"),
                     answer.text().c_str());
            QVERIFY(!fs::exists(m_program.study("evil")) && !fs::exists(m_program.root() / "escaped") &&
                    !fs::exists("/tmp/deltarank-escaped"));
        }
    }
};

QTEST_GUILESS_MAIN(PackTest)
#include "test_pack.moc"
