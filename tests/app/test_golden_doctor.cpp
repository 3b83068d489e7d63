#include "CommandLine.h"
#include "Golden.h"
#include "base/Files.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

namespace fs = std::filesystem;
using nlohmann::json;

/// `deltarank-cli doctor` as a user runs it to verify an installation.
class DoctorCommandTest : public QObject
{
    Q_OBJECT
    CommandLine m_cli;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo::exists(QStringLiteral(DELTARANK_BINARY_DIR "/bin/deltarank-cli")))
            QSKIP("deltarank-cli is not built (it needs LibTorch).");
    }

    void everythingAgrees()
    {
        const QString golden = QString::fromStdString(goldenFolder());
        QCOMPARE(m_cli.run({"doctor", "--device", "cpu", "--golden", golden, "--json"}), 0);
        const json report = m_cli.json();
        QVERIFY2(report.is_object(), m_cli.output.constData());
        QVERIFY(report.at("device").at("name") == "cpu");
        QVERIFY(!report.at("device").at("description").get<std::string>().empty());
        QVERIFY(report.at("libtorch").get<std::string>().find('.') != std::string::npos);
        QVERIFY(!report.at("blas").at("name").get<std::string>().empty());
        QVERIFY(report.at("gflops").at("float32").get<double>() > 0);
        QCOMPARE(report.at("agreeing").get<int>(), report.at("total").get<int>());
        QVERIFY(report.at("cases").size() >= 25);
        for (const json& one : report.at("cases")) {
            QVERIFY(one.at("agrees").get<bool>());
            QVERIFY(!one.at("deviations").empty());
        }
        // Found without being told.
        QCOMPARE(m_cli.run({"doctor", "--device", "cpu"}, {{"DELTARANK_GOLDEN", golden}}), 0);
        for (const char* part : {"LibTorch", "GFLOP/s", "losses of 20 steps", "agree with the reference"})
            QVERIFY2(m_cli.output.contains(part), m_cli.output.constData());
    }

    void whatDiffersIsSaid()
    {
        const fs::path copy = fs::path(m_folder.path().toStdString()) / "golden";
        fs::copy(goldenFolder(), copy, fs::copy_options::recursive);
        const fs::path config = copy / "vit-tiny-random" / "config.json";
        json changed = json::parse(*deltarank::base::readFile(config));
        changed["layer_norm_eps"] = 0.1;
        QVERIFY(deltarank::base::writeFileAtomically(config, changed.dump()));
        fs::remove(copy / "images" / "tiny_7x5.png");
        QCOMPARE(m_cli.run({"doctor", "--device", "cpu", "--golden", QString::fromStdString(copy.string())}),
                 1);
        QVERIFY2(m_cli.output.contains("DIFFERS  vit-tiny-random forward batch"), m_cli.output.constData());
        QVERIFY(m_cli.output.contains("agrees   bert-tiny-random forward padded"));
        QVERIFY(m_cli.output.contains("FAILED   picture tiny_7x5"));
        QVERIFY(m_cli.output.contains("tiny_7x5.png"));
        QVERIFY(m_cli.output.contains("cannot be trusted"));
    }

    void wrongUsage()
    {
        QCOMPARE(m_cli.run({"doctor", "--device", "cuda:99"}), 2);
        QVERIFY(m_cli.errors.contains("cuda:99"));
        QCOMPARE(m_cli.run({"doctor", "--device", "abacus"}), 2);
        QVERIFY(m_cli.errors.contains("list devices"));
        QCOMPARE(m_cli.run({"doctor", "--golden", m_folder.filePath("absent")}), 1);
    }
};

QTEST_GUILESS_MAIN(DoctorCommandTest)
#include "test_golden_doctor.moc"
