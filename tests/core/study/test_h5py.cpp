#include "study/RunFile.h"

#include "SampleRun.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace deltarank;

namespace {

/// Reads the file as a user of Python would and prints what it found.
constexpr const char* script = R"(
import json, sys, h5py
f = h5py.File(sys.argv[1], 'r')
text = lambda v: v.decode() if isinstance(v, bytes) else str(v)
out = {
  'attributes': {k: text(v) for k, v in f.attrs.items()},
  'schema_version': int(f.attrs['schema_version']),
  'spec': json.loads(f['spec'][0]),
  'class_names': [text(v) for v in f['task/class_names'][()]],
  'train_labels': f['task/train_labels'][()].tolist(),
  'corrupted': f['task/corrupted'][()].tolist(),
  'ids': [text(v) for v in f['task/train_sample_ids'][()]],
  'validation_accuracy': f['history/validation_accuracy'][()].tolist(),
  'metrics': {k: float(v) for k, v in f['metrics'].attrs.items()},
  'truncation': f['truncation/accuracy'][()].tolist(),
  'paths': [text(f['adapters'][n].attrs['module_path']) for n in sorted(f['adapters'])],
  'scaling': [float(f['adapters'][n].attrs['scaling']) for n in sorted(f['adapters'])],
  'A': f['adapters/0001/A'][()].tolist(),
  'B': f['adapters/0003/B'][()].tolist(),
  'final': f['spectra/0000/final'][()].tolist(),
  'evaluations': f['spectra/0002/evaluations'][()].tolist(),
  'head': {text(f['head'][n].attrs['name']): list(f['head'][n].shape) for n in f['head']},
  'filters': [f['adapters/0001/A'].shuffle, f['adapters/0001/A'].compression, f['adapters/0001/A'].fletcher32],
}
print(json.dumps(out))
)";

} // namespace

/// What this program writes, another library reads.
class H5pyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAgree()
    {
        const QString python = QStringLiteral("/usr/bin/python3");
        QProcess probe;
        probe.start(python, {"-c", "import h5py"});
        if (!probe.waitForFinished(60000) || probe.exitCode() != 0)
            QSKIP("h5py is not installed for /usr/bin/python3 (Debian package python3-h5py).");
        QTemporaryDir folder;
        const auto run = tests::sampleRun();
        QVERIFY(study::writeRunFile(folder.filePath("run.h5").toStdString(), run));
        QProcess process;
        process.start(python, {"-c", script, folder.filePath("run.h5")});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QByteArray output = process.readAllStandardOutput();
        const auto out = nlohmann::json::parse(output.begin(), output.end());
        QCOMPARE(out["schema_version"].get<int>(), study::runSchemaVersion);
        QCOMPARE(out["attributes"]["format"].get<std::string>(), std::string("deltarank-run"));
        QCOMPARE(out["attributes"]["device"].get<std::string>(), std::string("cpu"));
        QVERIFY(out["spec"] == run.spec);
        QCOMPARE(out["class_names"].get<std::vector<std::string>>(), run.task.classNames);
        QCOMPARE(out["train_labels"].get<std::vector<int>>(), run.task.trainLabels);
        QCOMPARE(out["corrupted"].get<std::vector<std::uint8_t>>(), run.task.corrupted);
        QCOMPARE(out["ids"].get<std::vector<std::string>>(), run.trainSampleIds);
        for (std::size_t i = 0; i < run.history.size(); ++i)
            QCOMPARE(out["validation_accuracy"][i].get<double>(), run.history[i].validationAccuracy);
        QVERIFY((out["metrics"].get<std::map<std::string, double>>() == run.metrics));
        for (std::size_t i = 0; i < run.truncation.size(); ++i)
            QCOMPARE(out["truncation"][i].get<double>(), run.truncation[i].accuracy);
        for (std::size_t i = 0; i < run.adapter.matrices.size(); ++i) {
            QCOMPARE(out["paths"][i].get<std::string>(), run.adapter.matrices[i].modulePath);
            QCOMPARE(out["scaling"][i].get<double>(), run.adapter.matrices[i].scaling);
        }
        const auto same = [](const nlohmann::json& rows, const adapter::Matrix& matrix) {
            if (static_cast<Eigen::Index>(rows.size()) != matrix.rows())
                return false;
            for (Eigen::Index i = 0; i < matrix.rows(); ++i)
                for (Eigen::Index j = 0; j < matrix.cols(); ++j)
                    if (rows[static_cast<std::size_t>(i)].at(static_cast<std::size_t>(j)).get<float>() !=
                        matrix(i, j))
                        return false;
            return true;
        };
        QVERIFY(same(out["A"], run.adapter.matrices[1].a));
        QVERIFY(same(out["B"], run.adapter.matrices[3].b));
        QCOMPARE(out["final"].get<std::vector<float>>(), run.spectra[0].final);
        QVERIFY((out["evaluations"].get<std::vector<std::vector<float>>>() == run.spectra[2].evaluations));
        QCOMPARE(out["head"]["classifier.weight"].get<std::vector<int>>(), (std::vector<int>{3, 16}));
        QVERIFY(out["filters"] == nlohmann::json({true, "gzip", true}));
    }
};

QTEST_GUILESS_MAIN(H5pyTest)
#include "test_h5py.moc"
