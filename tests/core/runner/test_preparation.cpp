#include "SmallModel.h"
#include "base/Files.h"
#include "base/RandomStream.h"
#include "runner/Preparation.h"
#include "runner/StudyRunner.h"
#include "runner/StudySnapshot.h"
#include "study/StudySpecJson.h"
#include "task/MakeTask.h"

#include <QFloat16>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <filesystem>
#include <set>

using namespace deltarank;
using nlohmann::json;
namespace fs = std::filesystem;

/// From a specification on disk to a plan: data set and model are opened, classes compared, the manifest
/// written.
class PreparationTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path m_root;
    int m_studies = 0;

    /// Four classes: alder and ash are made of the same words, beech and birch of others.
    void writeTexts(const fs::path& path)
    {
        base::RandomStream stream({.seed = 4});
        std::string table = "text,label\n";
        for (int i = 0; i < 240; ++i) {
            const int label = i % 4;
            for (int w = 0; w < 10; ++w)
                table +=
                    "w" + std::to_string((label < 2 ? 0 : 30) + static_cast<int>(stream.below(10))) + " ";
            table += std::string(",") +
                     std::array{"alder", "ash", "beech", "birch"}[static_cast<std::size_t>(label)] + "\n";
        }
        QVERIFY(base::writeFileAtomically(path, table));
    }

    study::Store store(const char* change)
    {
        json source = json::parse(R"({"schema":1,"name":"near","repeats":1,
            "task":{"train_size":40,"validation_size":10},"input":{"max_tokens":16},
            "train":{"steps":2},"lora":{"rank":2},
            "compute":{"precision":"float32","threads":1,"bank":1},"null_controls":{"random":0},
            "sweeps":[{"name":"n","classes":[2],"methods":["lora"]}]})");
        source["model"]["path"] = (m_root / "model").string();
        source["dataset"] = {{"source", "csv"}, {"path", (m_root / "texts.csv").string()}};
        source.merge_patch(json::parse(change));
        auto spec = study::studySpecFromJson(source);
        if (!spec)
            qFatal("%s", spec.error().text().c_str());
        auto made = study::Store::create(m_root / ("s" + std::to_string(m_studies++)), *spec);
        if (!made)
            qFatal("%s", made.error().text().c_str());
        return std::move(*made);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_root = m_folder.path().toStdString();
        qputenv("DELTARANK_CACHE", m_folder.filePath("cache").toUtf8());
        writeSmallModel(m_root / "model");
        writeTexts(m_root / "texts.csv");
    }

    void nearestAndFarthestClassesOfTheBaseModel()
    {
        for (const bool nearest : {true, false}) {
            study::Store study =
                store(nearest ? R"({"task":{"subsets":"nearest"}})" : R"({"task":{"subsets":"farthest"}})");
            auto outcome = runner::runStudy(study, {.device = "cpu"}, {}, {});
            QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
            QCOMPARE(outcome->done, 1);
            const study::RunSpec& run = study.plan()->runs[0].spec;
            QVERIFY(run.task.subset == (nearest ? task::SubsetRule::Nearest : task::SubsetRule::Farthest));
            QCOMPARE(run.task.fixedClasses.size(), std::size_t{2});
            const std::set<std::string> classes(run.task.fixedClasses.begin(), run.task.fixedClasses.end());
            const bool together = classes == std::set<std::string>{"alder", "ash"} ||
                                  classes == std::set<std::string>{"beech", "birch"};
            QCOMPARE(together, nearest);
            // The plan holds the classes: the task needs neither model nor embedding again.
            auto prepared = runner::prepare(study.spec());
            QVERIFY(prepared);
            auto made = task::makeTask(*prepared->dataset, prepared->partition, run.task);
            QVERIFY2(made, made ? "" : made.error().text().c_str());
            QCOMPARE(made->classNames, run.task.fixedClasses);
        }
    }

    void embeddingsAreTheSameTwice()
    {
        study::Store study = store(R"({"task":{"subsets":"nearest"}})");
        auto first = runner::prepare(study.spec());
        auto second = runner::prepare(study.spec());
        QVERIFY(first && second);
        const study::ComputeSettings compute{study::Precision::Float32, 1, 1};
        auto a = runner::planStudy(study.spec(), *first, compute, "cpu");
        auto b = runner::planStudy(study.spec(), *second, compute, "cpu");
        QVERIFY(a && b);
        QCOMPARE(first->embeddings.means, second->embeddings.means);
        QCOMPARE(first->embeddings.dimension, 32);
        QCOMPARE(a->runs[0].spec.id, b->runs[0].spec.id);
    }

    void otherStudiesMeasureNoEmbedding()
    {
        study::Store study = store("{}");
        auto prepared = runner::prepare(study.spec());
        QVERIFY(prepared);
        QVERIFY(runner::planStudy(study.spec(), *prepared, {study::Precision::Float32, 1, 1}, "cpu"));
        QVERIFY(prepared->embeddings.empty());
    }

    void comparingStops()
    {
        study::Store study = store(R"({"task":{"subsets":"nearest"}})");
        auto prepared = runner::prepare(study.spec());
        QVERIFY(prepared);
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        auto plan =
            runner::planStudy(study.spec(), *prepared, {study::Precision::Float32, 1, 1}, "cpu", {}, stop);
        QVERIFY(!plan);
        QVERIFY(plan.error().code == base::ErrorCode::Stopped);
    }

    void manifestLiesBesideTheStudy()
    {
        study::Store study = store("{}");
        QVERIFY(runner::fixPlan(study, {.device = "cpu"}, {}, {}));
        const fs::path path = study.folder() / "dataset.json";
        const auto text = base::readFile(path);
        QVERIFY2(text, text ? "" : text.error().text().c_str());
        const json manifest = json::parse(*text);
        QCOMPARE(manifest.at("fingerprint").get<std::string>(), study.plan()->datasetFingerprint);
        QCOMPARE(manifest.at("classes").size(), std::size_t{4});
        QCOMPARE(manifest.at("samples").get<int>(), 240);
        // Of the same data set it is not written again; of another one it is.
        auto prepared = runner::prepare(study.spec());
        QVERIFY(
            base::writeFileAtomically(path, json{{"fingerprint", prepared->dataset->fingerprint()}}.dump()));
        QVERIFY(runner::writeDatasetManifest(study.folder(), study.spec(), *prepared->dataset));
        QVERIFY(!json::parse(*base::readFile(path)).contains("classes"));
        QVERIFY(base::writeFileAtomically(path, "{}"));
        QVERIFY(runner::writeDatasetManifest(study.folder(), study.spec(), *prepared->dataset));
        QVERIFY(json::parse(*base::readFile(path)).contains("classes"));
    }

    /// A study with its snapshot trains on the same samples where the data set is gone.
    void snapshotTakesTheDataSetsPlace()
    {
        const auto texts = m_root / "moved.csv";
        fs::copy_file(m_root / "texts.csv", texts);
        study::Store study = store(json{
            {"dataset", {{"path", texts.string()}}},
            {"sweeps", {{{"name", "n"}, {"classes", {2, 3}}, {"methods", {"lora"}}}}},
            {"task", {{"minimum_per_class", 45}}},
            {"repeats", 2}}.dump()
                                       .c_str());
        QVERIFY(study.snapshotPath().empty());
        {
            auto prepared = runner::prepare(study.spec());
            QVERIFY(prepared);
            QVERIFY(!runner::writeStudySnapshot(study, *prepared)); // nothing is planned yet
        }
        QVERIFY(runner::fixPlan(study, {.device = "cpu"}, {}, {}));
        auto prepared = runner::prepare(study.spec());
        QVERIFY(prepared);
        const auto written = runner::writeStudySnapshot(study, *prepared);
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        const auto path = study.snapshotPath();
        QVERIFY(fs::exists(path));
        fs::remove(texts);
        QVERIFY(!runner::prepare(study.spec()));
        auto elsewhere = runner::prepare(study.spec(), {}, {}, path);
        QVERIFY2(elsewhere, elsewhere ? "" : elsewhere.error().text().c_str());
        QVERIFY(elsewhere->dataset->size() < prepared->dataset->size());
        for (const study::PlannedRun& run : study.plan()->runs) {
            const auto a = task::makeTask(*prepared->dataset, prepared->partition, run.spec.task);
            const auto b = elsewhere->taskOf(run.spec);
            QVERIFY(a && b);
            QCOMPARE(a->trainLabels, b->trainLabels);
            for (std::size_t i = 0; i < a->trainSamples.size(); ++i)
                QCOMPARE(*prepared->dataset->text(a->trainSamples[i]),
                         *elsewhere->dataset->text(b->trainSamples[i]));
        }
        auto outcome = runner::runStudy(study, {.device = "cpu"}, {}, {});
        QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
        QCOMPARE(outcome->done, 4);
        // Another plan does not take it for its own.
        auto changed = study.spec();
        changed.repeats = 1;
        QVERIFY(study.setSpec(changed));
        QVERIFY(study.snapshotPath().empty());
    }

    /// Prepared samples are made once: the second run of a study, or another study on the same data, finds
    /// them.
    void preparedSamplesAreFoundAgain()
    {
        const fs::path folder = m_root / "cache" / "samples";
        const auto files = [&] {
            std::error_code ec;
            return std::distance(fs::directory_iterator(folder, ec), fs::directory_iterator());
        };
        fs::remove_all(folder);
        for (int i = 0; i < 2; ++i) {
            study::Store study = store("{}");
            auto outcome = runner::runStudy(study, {.device = "cpu"}, {}, {});
            QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
            QCOMPARE(files(), std::ptrdiff_t{1});
        }
    }

    void duplicatesAreSaid()
    {
        auto table = *base::readFile(m_root / "texts.csv");
        const std::size_t first = table.find('\n') + 1;
        table += table.substr(first, table.find('\n', first) + 1 - first);
        QVERIFY(base::writeFileAtomically(m_root / "twice.csv", table));
        study::Store study =
            store(json{{"dataset", {{"path", (m_root / "twice.csv").string()}}}}.dump().c_str());
        auto prepared = runner::prepare(study.spec());
        QVERIFY(prepared);
        const auto notes = runner::writeDatasetManifest(study.folder(), study.spec(), *prepared->dataset);
        QVERIFY(notes);
        QCOMPARE(notes->size(), std::size_t{1});
        QVERIFY2(notes->front().find("both sides of the split") != std::string::npos, notes->front().c_str());
    }
};

QTEST_GUILESS_MAIN(PreparationTest)
#include "test_preparation.moc"
