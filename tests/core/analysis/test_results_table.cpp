#include "SyntheticStudy.h"
#include "analysis/ResultsTable.h"

#include <QTest>

using namespace deltarank;
using namespace deltarank::analysis;

class ResultsTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sufficientRankRule()
    {
        using Grid = std::vector<study::TruncationPoint>;
        QVERIFY(!sufficientRank(Grid{}, 0.01));
        QCOMPARE(*sufficientRank(Grid{{0, 0.2}, {1, 0.5}, {2, 0.795}, {4, 0.80}}, 0.01), 2);
        // A dip later on counts: all larger k must stay within ε
        QCOMPARE(*sufficientRank(Grid{{0, 0.2}, {1, 0.80}, {2, 0.7}, {4, 0.80}}, 0.01), 4);
        // Above the last accuracy is kept, too; order does not matter
        QCOMPARE(*sufficientRank(Grid{{4, 0.80}, {1, 0.9}, {0, 0.85}, {2, 0.81}}, 0.01), 0);
        QCOMPARE(*sufficientRank(Grid{{8, 0.6}}, 0), 8);
        QCOMPARE(*sufficientRank(Grid{{0, 0.1}, {1, 0.79}, {2, 0.8}}, 0.8 - 0.79), 1); // exactly ε
    }
    void kindsAndSweeps()
    {
        auto results = synthetic::study({});
        results.runs[1].spectra[0].kind = "attention_output";
        const ResultsTable table(std::move(results));
        QCOMPARE(table.kinds(), (std::vector<std::string>{"query", "key", "value", "attention_output"}));
        QCOMPARE(table.sweptSettings(), (std::vector<std::string>{"classes", "corruption"}));
        QCOMPARE(table.lastLayer(), 3);
        AnalysisSettings settings;
        settings.kinds = {"value", "key"};
        QCOMPARE(table.shownKinds(settings), (std::vector<std::string>{"key", "value"}));
        settings.kinds.clear();
        QCOMPARE(table.shownKinds(settings).size(), std::size_t{4});
    }
    void measuredValues()
    {
        StudyResults results;
        RunSummary run;
        run.id = "a";
        for (int layer = 0; layer < 3; ++layer)
            run.spectra.push_back({"m", layer, "query", 8, synthetic::steps(layer + 2, 8), {}});
        run.spectra.push_back({"m", 3, "query", 8, std::vector<float>(8, 0.0f), {}});
        run.metrics = {{"best_accuracy", 0.6}, {"last_accuracy", 0.5}};
        run.classCount = 2;
        results.runs.push_back(run);
        const ResultsTable table(std::move(results));
        AnalysisSettings settings;
        const RunValues all = table.measured(0, "query", settings);
        QCOMPARE(all.values, (std::vector<double>{2, 3, 4}));
        QCOMPARE(all.undefined, 1);
        QCOMPARE(table.measured(0, "query", settings, 1).values, (std::vector<double>{3}));
        settings.layerFrom = 1;
        settings.layerTo = 1;
        QCOMPARE(table.measured(0, "query", settings).values, (std::vector<double>{3}));
        QVERIFY(table.measured(0, "key", settings).values.empty());
        QCOMPARE(*table.accuracy(0, settings), 0.6);
        settings.accuracy = AccuracyKind::Last;
        settings.chanceCorrected = true;
        QCOMPARE(*table.accuracy(0, settings), 0.0);
        settings.accuracy = AccuracyKind::Test;
        QVERIFY(!table.accuracy(0, settings));
    }
    void configurationsKeepNullControlsApart()
    {
        synthetic::Options options;
        options.nullControls = true;
        const ResultsTable table(synthetic::study(options));
        const auto all = configurations(table, "classes");
        QCOMPARE(all.size(), std::size_t{5});
        for (const Configuration& c : all) {
            QCOMPARE(c.full.size(), std::size_t{3});
            QCOMPARE(c.lora.size(), std::size_t{3});
            QCOMPARE(c.random.size(), std::size_t{3});
            QCOMPARE(c.classCount, static_cast<int>(c.value));
        }
        QVERIFY(configurations(table, "rank").empty());
        QVERIFY(configurations(table, "classes", "no such sweep").empty());
    }
    void summariseDerivesAccuracies()
    {
        study::RunRecord record;
        record.id = "r";
        record.history.resize(3);
        record.history[0].validationAccuracy = 0.9; // before training
        record.history[1] = {.step = 10, .validationAccuracy = 0.7};
        record.history[2] = {.step = 20, .validationAccuracy = 0.6};
        const RunSummary run = summarise(record);
        QCOMPARE(run.metrics.at("best_accuracy"), 0.7);
        QCOMPARE(run.metrics.at("last_accuracy"), 0.6);
        study::RunSpec planned;
        planned.sweep = "second";
        planned.over = "rank";
        planned.value = 4;
        planned.nullControl = study::NullControl::Shuffled;
        const RunSummary other = summarise(record, planned);
        QCOMPARE(other.sweep, std::string("second"));
        QCOMPARE(other.value, 4.0);
        QVERIFY(other.nullControl == study::NullControl::Shuffled);
    }
};

QTEST_GUILESS_MAIN(ResultsTableTest)
#include "test_results_table.moc"
