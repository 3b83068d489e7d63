#include "study/RunFile.h"

#include "SampleRun.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <limits>

using namespace deltarank;
using study::RunParts;
using study::RunRecord;

namespace {

bool same(const study::HistoryPoint& a, const study::HistoryPoint& b)
{
    return a.step == b.step && a.epoch == b.epoch && a.learningRate == b.learningRate &&
           a.trainingLoss == b.trainingLoss && a.validationLoss == b.validationLoss &&
           a.validationAccuracy == b.validationAccuracy && a.gradientNorm == b.gradientNorm &&
           a.cleanAccuracy == b.cleanAccuracy && a.corruptedAccuracy == b.corruptedAccuracy;
}

void compareWithoutAdapter(const RunRecord& a, const RunRecord& b)
{
    QCOMPARE(a.id, b.id);
    QVERIFY(a.spec == b.spec);
    QCOMPARE(a.task.classNames, b.task.classNames);
    QCOMPARE(a.task.classes, b.task.classes);
    QCOMPARE(a.task.trainSamples, b.task.trainSamples);
    QCOMPARE(a.task.trainLabels, b.task.trainLabels);
    QCOMPARE(a.task.trainCleanLabels, b.task.trainCleanLabels);
    QCOMPARE(a.task.corrupted, b.task.corrupted);
    QCOMPARE(a.task.validationSamples, b.task.validationSamples);
    QCOMPARE(a.task.validationLabels, b.task.validationLabels);
    QCOMPARE(a.task.testSamples, b.task.testSamples);
    QCOMPARE(a.task.testLabels, b.task.testLabels);
    QCOMPARE(a.trainSampleIds, b.trainSampleIds);
    QCOMPARE(a.validationSampleIds, b.validationSampleIds);
    QCOMPARE(a.history.size(), b.history.size());
    for (std::size_t i = 0; i < a.history.size(); ++i)
        QVERIFY2(same(a.history[i], b.history[i]), std::to_string(i).c_str());
    QCOMPARE(a.metrics, b.metrics);
    QCOMPARE(a.timing, b.timing);
    QCOMPARE(a.layerAblation, b.layerAblation);
    QCOMPARE(a.provenance, b.provenance);
    QCOMPARE(a.truncation.size(), b.truncation.size());
    for (std::size_t i = 0; i < a.truncation.size(); ++i) {
        QCOMPARE(a.truncation[i].k, b.truncation[i].k);
        QCOMPARE(a.truncation[i].accuracy, b.truncation[i].accuracy);
    }
    QCOMPARE(a.spectra.size(), b.spectra.size());
    for (std::size_t i = 0; i < a.spectra.size(); ++i) {
        QCOMPARE(a.spectra[i].modulePath, b.spectra[i].modulePath);
        QCOMPARE(a.spectra[i].layer, b.spectra[i].layer);
        QCOMPARE(a.spectra[i].kind, b.spectra[i].kind);
        QCOMPARE(a.spectra[i].rank, b.spectra[i].rank);
        QCOMPARE(a.spectra[i].final, b.spectra[i].final);
        QCOMPARE(a.spectra[i].evaluations, b.spectra[i].evaluations);
    }
}

} // namespace

/// A run file keeps every field of a run, bit for bit.
class RunFileTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path pathOf(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void keepsEveryField()
    {
        const RunRecord run = tests::sampleRun();
        const auto path = pathOf("run.h5");
        const auto written = study::writeRunFile(path, run);
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        const auto read = study::readRunFile(path);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        compareWithoutAdapter(run, *read);
        QCOMPARE(read->adapter.format, run.adapter.format);
        QCOMPARE(read->adapter.baseModel, run.adapter.baseModel);
        QVERIFY(read->adapter.config == run.adapter.config);
        QCOMPARE(read->adapter.metadata, run.adapter.metadata);
        QCOMPARE(read->adapter.notes, run.adapter.notes);
        QCOMPARE(read->adapter.matrices.size(), run.adapter.matrices.size());
        for (std::size_t i = 0; i < run.adapter.matrices.size(); ++i) {
            const auto& a = run.adapter.matrices[i];
            const auto& b = read->adapter.matrices[i];
            QCOMPARE(b.modulePath, a.modulePath);
            QCOMPARE(b.layer, a.layer);
            QCOMPARE(b.kind, a.kind);
            QCOMPARE(b.rank, a.rank);
            QCOMPARE(b.alpha, a.alpha);
            QCOMPARE(b.scaling, a.scaling);
            QCOMPARE(b.originalShapeA, a.originalShapeA);
            QCOMPARE(b.originalShapeB, a.originalShapeB);
            QCOMPARE(b.originalType, a.originalType);
            QVERIFY(a.a == b.a);
            QVERIFY(a.b == b.b);
        }
        QCOMPARE(read->adapter.head.size(), run.adapter.head.size());
        for (std::size_t i = 0; i < run.adapter.head.size(); ++i) {
            QCOMPARE(read->adapter.head[i].name, run.adapter.head[i].name);
            QCOMPARE(read->adapter.head[i].shape, run.adapter.head[i].shape);
            QCOMPARE(read->adapter.head[i].values, run.adapter.head[i].values);
        }
    }
    void summaryLeavesTheWeightsOut()
    {
        const RunRecord run = tests::sampleRun();
        const auto path = pathOf("summary.h5");
        QVERIFY(study::writeRunFile(path, run));
        const auto read = study::readRunFile(path, RunParts::Summary);
        QVERIFY(read);
        compareWithoutAdapter(run, *read);
        QVERIFY(read->adapter.matrices.empty());
        QVERIFY(read->adapter.head.empty());
    }
    void emptyRun()
    {
        RunRecord run;
        run.id = "empty";
        const auto path = pathOf("empty.h5");
        const auto written = study::writeRunFile(path, run);
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        const auto read = study::readRunFile(path);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        compareWithoutAdapter(run, *read);
    }
    void equalRunsGiveEqualBytes()
    {
        QVERIFY(study::writeRunFile(pathOf("one.h5"), tests::sampleRun()));
        QTest::qWait(1100); // no time of writing is kept
        QVERIFY(study::writeRunFile(pathOf("two.h5"), tests::sampleRun()));
        QFile one(m_folder.filePath("one.h5"));
        QFile two(m_folder.filePath("two.h5"));
        QVERIFY(one.open(QFile::ReadOnly) && two.open(QFile::ReadOnly));
        QCOMPARE(one.readAll(), two.readAll());
    }
    void leavesNothingBesideAnUnwritableTarget()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("target.h5/inside"));
        QVERIFY(!study::writeRunFile(pathOf("target.h5"), tests::sampleRun()));
        QVERIFY(QDir(m_folder.path()).entryList({"*.tmp"}, QDir::Files).isEmpty());
    }
    void refusesWhatItCouldNotReadBack()
    {
        RunRecord run = tests::sampleRun();
        run.spectra[0].final[1] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(!study::writeRunFile(pathOf("nan.h5"), run));
        run = tests::sampleRun();
        run.spectra[0].evaluations.pop_back();
        QVERIFY(!study::writeRunFile(pathOf("short.h5"), run));
        run = tests::sampleRun();
        run.task.trainLabels[3] = 3;
        QVERIFY(!study::writeRunFile(pathOf("short.h5"), run));
        QVERIFY(!std::filesystem::exists(pathOf("short.h5")));
    }
    void namesWhatIsNoRun()
    {
        QFile text(m_folder.filePath("text.h5"));
        QVERIFY(text.open(QFile::WriteOnly));
        text.write("This is not HDF5.");
        text.close();
        QCOMPARE(study::readRunFile(pathOf("text.h5")).error().message, "This is not an HDF5 file.");
        QCOMPARE(study::readRunFile(pathOf("absent.h5")).error().code, base::ErrorCode::NotFound);
        QCOMPARE(study::readRunFile(m_folder.path().toStdString()).error().message,
                 "This is not an HDF5 file.");
    }
};

QTEST_GUILESS_MAIN(RunFileTest)
#include "test_run_file.moc"
