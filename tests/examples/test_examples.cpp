#include "LinesDataset.h"
#include "SampleRun.h"
#include "TopShare.h"
#include "base/Files.h"
#include "spectrum/Measures.h"
#include "study/RunFile.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace deltarank;

/// The examples that the help explains do what it says.
class ExamplesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesBecomeSamples()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(base::writeFileAtomically(path / "spam.txt", "buy now\n\nlast chance\n"));
        QVERIFY(base::writeFileAtomically(path / "ham.txt", "see you at noon\n"));
        QVERIFY(base::writeFileAtomically(path / "notes.md", "not a class\n"));
        const auto dataset = example::openLines(path);
        QVERIFY2(dataset.has_value(), dataset ? "" : dataset.error().text().c_str());
        const data::Dataset& d = **dataset;
        QCOMPARE(d.classNames(), (std::vector<std::string>{"ham", "spam"}));
        QCOMPARE(d.size(), std::size_t{3});
        QCOMPARE(d.samples()[2].id, std::string("spam:3"));
        QCOMPARE(d.samples()[2].label, 1);
        QCOMPARE(*d.text(1), std::string("buy now"));
        QCOMPARE(d.fingerprint(), (*example::openLines(path))->fingerprint());
        QVERIFY(base::writeFileAtomically(path / "ham.txt", "see you at one\n"));
        QVERIFY(d.fingerprint() != (*example::openLines(path))->fingerprint());
    }
    void linesRefuseWhatTheyCannotUse()
    {
        QTemporaryDir folder;
        const auto one = example::openLines(folder.path().toStdString());
        QVERIFY(!one.has_value());
        QCOMPARE(one.error().code, base::ErrorCode::Format);
        QVERIFY(!example::openLines("/nonexistent").has_value());
    }
    void topShare()
    {
        const std::vector<float> values{2, 1, 1};
        QCOMPARE(*example::topShare(values), 4.0 / 6.0);
        QCOMPARE(*example::topShare(std::vector<float>{3}), 1.0);
        QCOMPARE(*example::topShare(std::vector<float>{1e-30f, 1e-30f}), 0.5);
        QVERIFY(!example::topShare(std::vector<float>{0, 0}).has_value());
        QVERIFY(!example::topShare({}).has_value());
        // By definition the reciprocal of the stable rank.
        QVERIFY(std::abs(*example::topShare(values) * *spectrum::stableRank(values) - 1) < 1e-12);
    }
    void pythonReadsARun()
    {
        const QString python = QStringLiteral("/usr/bin/python3");
        QProcess process;
        process.start(python, {"-c", "import h5py, numpy"});
        if (!process.waitForFinished(60000) || process.exitCode() != 0)
            QSKIP("h5py is not installed for /usr/bin/python3 (Debian package python3-h5py).");
        QTemporaryDir folder;
        const auto run = tests::sampleRun();
        QVERIFY(study::writeRunFile(folder.filePath("run.h5").toStdString(), run));
        process.start(
            python, {QStringLiteral(DELTARANK_TEST_DATA "/examples/read_run.py"), folder.filePath("run.h5")});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QString output = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY(output.contains("run 0123abcd by DeltaRank 0.1.0\n"));
        QVERIFY(output.contains("best validation accuracy 0.8\n"));
        for (const auto& spectrum : run.spectra) {
            const auto cutoff = spectrum::energyCutoff(std::span<const float>(spectrum.final), 0.95);
            QVERIFY(cutoff.has_value());
            const QString line = QStringLiteral("%1 cutoff %2 of %3\n")
                                     .arg(QString::fromStdString(spectrum.modulePath))
                                     .arg(*cutoff)
                                     .arg(spectrum.final.size());
            QVERIFY2(output.contains(line), qPrintable(line + "in\n" + output));
        }
        const auto& matrix = run.adapter.matrices[0];
        const adapter::Matrix delta = static_cast<float>(matrix.scaling) * matrix.b * matrix.a;
        QVERIFY(output.contains(QStringLiteral("ΔW (%1, %2) norm ").arg(delta.rows()).arg(delta.cols())));
        const double norm = output.section("norm ", 1, 1).trimmed().toDouble();
        QVERIFY2(std::abs(norm - static_cast<double>(delta.norm())) < 1e-3, qPrintable(output));
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "test_examples.moc"
