#include "base/Files.h"
#include "study/RunFile.h"

#include "Golden.h"
#include "SampleRun.h"

#include <QFloat16>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

using namespace deltarank;
using Json = nlohmann::json;

/// inspect, compare, truncate and convert as a user types them.
class InspectTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QByteArray m_output;
    QByteArray m_errors;

    QString at(const QString& name) const { return m_folder.filePath(name); }
    int run(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(DELTARANK_BINARY_DIR "/tests/adapter_commands"), arguments);
        if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        m_output = process.readAllStandardOutput();
        m_errors = process.readAllStandardError();
        return process.exitCode();
    }
    Json json() const { return Json::parse(m_output.begin(), m_output.end(), nullptr, false); }

    /// Every number of design section 7 against the golden file.
    void checkInspection(const QString& path, const QString& model, const QString& name,
                         const std::string& format)
    {
        QCOMPARE(run({"inspect", path, "--json"}), 0);
        const Json inspection = json();
        QVERIFY2(inspection.is_object(), m_output.constData());
        QCOMPARE(inspection.at("format").get<std::string>(), format);
        const auto text = base::readFile(goldenFile((model + "/adapter_expected.json").toStdString()));
        QVERIFY(text);
        const Json all = Json::parse(*text);
        const Json& modules = all.at(name.toStdString()).at("modules");
        QCOMPARE(inspection.at("matrices").size(), modules.size());
        std::map<std::string, std::vector<double>> cutoffs;
        for (const Json& matrix : inspection.at("matrices")) {
            const std::string kind = matrix.at("kind");
            const Json& expected =
                modules.at("layer." + std::to_string(matrix.at("layer").get<int>()) + "." + kind);
            QCOMPARE(matrix.at("rank"), expected.at("r"));
            QCOMPARE(matrix.at("shape"), expected.at("shape"));
            QVERIFY(std::abs(matrix.at("scaling").get<double>() - expected.at("scaling").get<double>()) <
                    1e-6);
            QCOMPARE(matrix.at("cutoff").at("value"), expected.at("cutoff").at("0.95"));
            QCOMPARE(matrix.at("singular_values").size(), expected.at("singular_values").size());
            double squares = 0, sum = 0, fourth = 0, largest = 0;
            for (std::size_t i = 0; i < matrix.at("singular_values").size(); ++i) {
                const double value = matrix.at("singular_values")[i];
                const double wanted = expected.at("singular_values")[i];
                QVERIFY2(std::abs(value - wanted) <= 1e-5 * wanted, (kind + " " + std::to_string(i)).c_str());
                squares += wanted * wanted;
                fourth += wanted * wanted * wanted * wanted;
                sum += wanted;
                largest = std::max(largest, wanted);
            }
            const auto close = [&](const char* key, double wanted) {
                return std::abs(matrix.at(key).get<double>() - wanted) <= 1e-5 * std::abs(wanted);
            };
            QVERIFY(close("frobenius", expected.at("frobenius")));
            QVERIFY(close("nuclear", sum));
            QVERIFY(close("stable_rank", squares / largest / largest));
            QVERIFY(close("participation_ratio", squares * squares / fourth));
            double entropy = 0;
            for (const Json& value : expected.at("singular_values"))
                entropy -= value.get<double>() / sum * std::log(value.get<double>() / sum);
            QVERIFY(close("effective_rank", std::exp(entropy)));
            cutoffs[kind].push_back(expected.at("cutoff").at("0.95"));
        }
        for (const Json& one : inspection.at("summary")) {
            const auto& values = cutoffs.at(one.at("kind"));
            double mean = 0;
            for (const double value : values)
                mean += value / static_cast<double>(values.size());
            QVERIFY(std::abs(one.at("mean").get<double>() - mean) < 1e-9);
            QCOMPARE(one.at("n").get<std::size_t>(), values.size());
        }
    }

    void everyAdapter()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("name");
        for (const char* model : {"bert-tiny-random", "vit-tiny-random"})
            for (const char* name : {"adapter", "adapter-rslora", "adapter-patterns"})
                QTest::addRow("%s %s", model, name) << model << name;
    }

private Q_SLOTS:
    void inspectsEveryFormat_data() { everyAdapter(); }
    void inspectsEveryFormat()
    {
        QFETCH(QString, model);
        QFETCH(QString, name);
        const QString golden = QString::fromStdString(goldenFile((model + "/" + name).toStdString()));
        checkInspection(golden, model, name, "peft");
        for (const auto& [file, format] :
             {std::pair{"a.h5", "deltarank"}, std::pair{"a.safetensors", "kohya"}, std::pair{"a", "peft"}}) {
            QCOMPARE(run({"convert", golden, "-o", at(file), "--force"}), 0);
            checkInspection(at(file), model, name, format);
        }
    }
    void runFiles()
    {
        const auto run1 = tests::sampleRun();
        QVERIFY(study::writeRunFile(at("run.h5").toStdString(), run1));
        QCOMPARE(run({"inspect", at("run.h5"), "--json"}), 0);
        QCOMPARE(json().at("matrices").size(), run1.adapter.matrices.size());
        auto without = run1;
        without.adapter.matrices.clear();
        QVERIFY(study::writeRunFile(at("full.h5").toStdString(), without));
        QCOMPARE(run({"inspect", at("full.h5"), "--json"}), 0);
        QCOMPARE(json().at("matrices").size(), run1.spectra.size());
        QCOMPARE(json().at("matrices")[0].at("singular_values"), Json({4.0, 3.0, 2.0, 1.0}));
        QCOMPARE(run({"convert", at("full.h5"), "-o", at("nothing")}), 1);
    }
    void comparesWithItself()
    {
        const QString golden = QString::fromStdString(goldenFile("bert-tiny-random/adapter"));
        QCOMPARE(run({"compare", golden, golden, "--json"}), 0);
        for (const Json& one : json().at("matrices")) {
            QVERIFY(one.at("distance").get<double>() <= 1e-6 * one.at("frobenius")[0].get<double>());
            QVERIFY(std::abs(one.at("cosine").get<double>() - 1) < 1e-6);
            QVERIFY(std::abs(one.at("similarity_left").get<double>() - 1) < 1e-6);
        }
        QCOMPARE(run({"compare", golden, QString::fromStdString(goldenFile("vit-tiny-random/adapter"))}), 0);
        QCOMPARE(run({"compare", golden}), 2);
    }
    /// φ(i, j) of one module: 1 where both have the same number of directions, and no angle between them.
    void comparesSubspaces()
    {
        const QString golden = QString::fromStdString(goldenFile("bert-tiny-random/adapter"));
        QCOMPARE(run({"compare", golden, golden, "--json"}), 0);
        const QString module = QString::fromStdString(json().at("matrices")[0].at("name").get<std::string>());
        QCOMPARE(run({"compare", golden, golden, "--json", "--subspaces", module}), 0);
        const Json subspaces = json().at("subspaces");
        for (const char* side : {"left", "right"}) {
            const Json& phi = subspaces.at(side);
            QCOMPARE(phi.size(), subspaces.at("singular_values_a").size());
            for (std::size_t i = 0; i < phi.size(); ++i)
                for (std::size_t j = 0; j < phi.size(); ++j)
                    QVERIFY(std::abs(phi[i][j].get<double>() - 1) < 1e-9); // the same directions, in order
        }
        for (const Json& angle : subspaces.at("left_angles_degrees"))
            QVERIFY(angle.get<double>() < 1e-5);
        QCOMPARE(run({"compare", golden, golden, "--subspaces", module}), 0);
        QVERIFY(m_output.contains("Principal angles"));
        QCOMPARE(run({"compare", golden, golden, "--subspaces", "no.such.module"}), 2);
    }
    void truncates()
    {
        const QString golden = QString::fromStdString(goldenFile("bert-tiny-random/adapter"));
        QCOMPARE(run({"truncate", golden, "--rank", "3", "-o", at("small"), "--json"}), 0);
        const Json report = json();
        QVERIFY(report.at("new_bytes") < report.at("bytes"));
        QCOMPARE(run({"compare", golden, at("small"), "--json"}), 0);
        const Json comparison = json();
        for (std::size_t i = 0; i < comparison.at("matrices").size(); ++i) {
            const double error = report.at("matrices")[i].at("error");
            QVERIFY(std::abs(comparison.at("matrices")[i].at("distance").get<double>() - error) < 1e-5);
            QCOMPARE(comparison.at("matrices")[i].at("rank")[1].get<int>(), 3);
        }
        QCOMPARE(run({"truncate", golden, "--rank", "3", "-o", at("small")}), 2);
        QVERIFY(m_errors.contains("exists already"));
        QCOMPARE(run({"truncate", golden, "--rank", "3", "-o", at("small"), "--force"}), 0);
        QCOMPARE(run({"truncate", golden, "--energy", "0.9", "-o", at("dry"), "--dry-run"}), 0);
        QVERIFY(!QFile::exists(at("dry")));
        QCOMPARE(run({"truncate", golden, "-o", at("x")}), 2);
        QCOMPARE(run({"truncate", golden, "--rank", "0", "-o", at("x")}), 2);
        QCOMPARE(run({"truncate", golden, "--energy", "1", "-o", at("x")}), 2);
        QCOMPARE(run({"truncate", golden, "--energy", "0.5", "--rank", "2", "-o", at("x")}), 2);
    }
    void folderOfMany()
    {
        const QString golden = QString::fromStdString(goldenFile("vit-tiny-random"));
        QCOMPARE(run({"inspect", golden, "--json"}), 0);
        QCOMPARE(json().size(), std::size_t{3});
        QCOMPARE(run({"inspect", golden}), 0);
        QVERIFY(m_output.contains("adapter-rslora"));
        QCOMPARE(run({"convert", golden, "-o", at("all"), "--format", "h5"}), 0);
        QVERIFY(QFile::exists(at("all/adapter-rslora.h5")));
        QCOMPARE(run({"inspect", at("all"), "--json"}), 0);
        QCOMPARE(json().size(), std::size_t{3});
        QCOMPARE(run({"truncate", golden, "--rank", "2", "-o", at("less")}), 0);
        QVERIFY(QFile::exists(at("less/adapter-patterns/adapter_model.safetensors")));
    }
    void wrongUsageAndMissingFiles()
    {
        QCOMPARE(run({}), 2);
        QCOMPARE(run({"inspect"}), 2);
        QCOMPARE(run({"inspect", at("absent")}), 1);
        QVERIFY(m_errors.contains("no such file"));
        const QString golden = QString::fromStdString(goldenFile("bert-tiny-random/adapter"));
        QCOMPARE(run({"inspect", golden, "--threshold", "1.5"}), 2);
        QCOMPARE(run({"inspect", golden, "--threshold", "x"}), 2);
        QCOMPARE(run({"inspect", m_folder.path() + "/all/adapter-rslora.h5x"}), 1);
        QCOMPARE(run({"--help"}), 0);
    }
};

QTEST_GUILESS_MAIN(InspectTest)
#include "test_golden_inspect.moc"
