#include "SyntheticStudy.h"
#include "analysis/FigureExport.h"
#include "analysis/Figures.h"

#include <QElapsedTimer>
#include <QTest>
#include <cmath>

using namespace deltarank;
using namespace deltarank::analysis;

namespace {

const Series& series(const Figure& figure, const std::string& name)
{
    for (const Series& s : figure.series)
        if (s.name == name)
            return s;
    qFatal("no series %s", name.c_str());
}

bool hasNote(const Figure& figure, const std::string& part)
{
    for (const std::string& note : figure.notes)
        if (note.find(part) != std::string::npos)
            return true;
    return false;
}

/// Cutoffs that follow the rule exactly: whole numbers for every accuracy of the study.
StudyResults exact(std::vector<int> classes, task::CorruptionMode mode = task::CorruptionMode::Shuffle)
{
    StudyResults results;
    results.name = "exact";
    const auto add = [&](const char* over, double value, study::Method method, int repeat, double accuracy,
                         int cutoff) {
        RunSummary run;
        run.id = over + std::to_string(value) + (method == study::Method::Full ? "f" : "l") +
                 std::to_string(repeat);
        run.method = method;
        run.sweep = run.over = over;
        run.value = value;
        run.repeat = repeat;
        run.classCount = std::string(over) == "classes" ? static_cast<int>(value) : 8;
        run.corruptionMode = mode;
        run.metrics = {{"best_accuracy", accuracy}, {"last_accuracy", accuracy}};
        if (method == study::Method::Lora)
            for (int layer = 0; layer < 2; ++layer) {
                run.spectra.push_back({"m", layer, "query", 24, synthetic::steps(cutoff + layer, 24), {}});
                run.spectra.push_back({"m", layer, "value", 24, synthetic::steps(15 - cutoff, 24), {}});
            }
        results.runs.push_back(std::move(run));
    };
    for (int n : classes)
        for (int repeat = 0; repeat < 2; ++repeat) {
            const double accuracy = 1 - 0.02 * n + (repeat ? 0.01 : -0.01);
            if (n != 12)
                add("classes", n, study::Method::Full, repeat, accuracy, 0);
            add("classes", n, study::Method::Lora, repeat, accuracy, n / 2 + 1);
        }
    for (double p : {0.0, 0.25, 0.5, 0.75, 1.0})
        add("corruption", p, study::Method::Lora, 0, 0.9, p <= 0.5 ? 2 + static_cast<int>(8 * p) : 2);
    return results;
}

} // namespace

class FiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void accuracyAgainstClasses()
    {
        const ResultsTable table(exact({2, 4, 8}));
        const Figure figure = makeFigure(table, "accuracy-classes", {});
        const Series& full = series(figure, "full fine-tuning");
        QCOMPARE(full.points.size(), std::size_t{3});
        QVERIFY(std::abs(full.points[1].y - 0.92) < 1e-12);
        QVERIFY(full.points[1].interval.has_value());
        QVERIFY(std::abs(full.fit->slope + 0.02) < 1e-12);
        QVERIFY(std::abs(full.fit->intercept - 1) < 1e-12);
        QCOMPARE(full.points[0].runIds.size(), std::size_t{2});
        QCOMPARE(full.singleRuns.size(), std::size_t{6});
        QCOMPARE(figure.x.label, std::string("number of classes"));
        QVERIFY(figure.y.label.find("best validation") == 0);
    }
    void cutoffAgainstAccuracy()
    {
        const ResultsTable table(exact({2, 4, 8, 12}));
        const Figure figure = makeFigure(table, "cutoff-accuracy", {});
        // query: mean over layers is n/2 + 1.5, accuracy 1 − 0.02·n: slope −25; 12 classes have no full run
        const Series& query = series(figure, "query");
        QCOMPARE(query.points.size(), std::size_t{3});
        QVERIFY(std::abs(query.fit->slope + 25) < 1e-9);
        QVERIFY(std::abs(query.fit->r2 - 1) < 1e-12);
        QVERIFY(query.points[0].xInterval.has_value());
        QVERIFY(std::abs(series(figure, "value").fit->slope - 25) < 1e-9);
        QVERIFY(hasNote(figure, "12 classes"));
        QCOMPARE(query.points[0].runIds.size(), std::size_t{4}); // two LoRA runs and two full ones
        QCOMPARE(query.points[0].n, 4);
    }
    void thresholdMoves()
    {
        const ResultsTable table(exact({2, 4, 8}));
        AnalysisSettings settings;
        settings.threshold = 0.5;
        settings.exploratory = true;
        const Figure figure = makeFigure(table, "cutoff-accuracy", settings);
        QVERIFY(series(figure, "query").points.back().y < 5);
        QVERIFY(series(figure, "query").fit->exploratory);
        QVERIFY(figure.y.label.find("50%") != std::string::npos);
    }
    void cutoffAgainstLayer()
    {
        const ResultsTable table(exact({2, 4, 8}));
        const Figure figure = makeFigure(table, "cutoff-layer", {});
        const Series& query = series(figure, "query");
        QCOMPARE(query.points.size(), std::size_t{2});
        QVERIFY(std::abs(query.points[1].y - query.points[0].y - 1) < 1e-12);
        QVERIFY(query.joined);
        QCOMPARE(query.points[0].n, 6);
    }
    void noLineAcrossHalfForSwappedLabels()
    {
        const ResultsTable shuffled(exact({2, 4, 8})), swapped(exact({2, 4, 8}, task::CorruptionMode::Swap));
        const Figure a = makeFigure(shuffled, "cutoff-corruption", {}),
                     b = makeFigure(swapped, "cutoff-corruption", {});
        QCOMPARE(series(a, "query").fit->n, 5);
        QCOMPARE(series(b, "query").fit->n, 3);
        QCOMPARE(series(b, "query").points.size(), std::size_t{5});
        QVERIFY(std::abs(series(b, "query").fit->slope - 8) < 1e-9);
        QCOMPARE(series(b, "query").fit->xTo, 0.5);
        QVERIFY(hasNote(b, "renames the classes"));
        QVERIFY(!hasNote(a, "renames the classes"));
        QVERIFY(hasNote(a, "one run"));
        QCOMPARE(b.x.label, std::string("swapped training labels"));
    }
    void undefinedValuesAreCounted()
    {
        auto results = exact({2, 4, 8});
        for (RunSummary& run : results.runs)
            if (run.method == study::Method::Lora && run.value == 4 && run.repeat == 0)
                for (auto& s : run.spectra)
                    if (s.kind == "query" && s.layer == 0)
                        s.final.assign(24, 0.0f);
        const Figure figure = makeFigure(ResultsTable(std::move(results)), "cutoff-accuracy", {});
        QVERIFY(hasNote(figure, "1 of 24 values are undefined"));
        QCOMPARE(series(figure, "query").points[1].n, 3);
    }
    void settingsOfTheReader()
    {
        const ResultsTable table(exact({2, 4, 8}));
        AnalysisSettings settings;
        settings.fit = false;
        settings.singleRuns = false;
        settings.kinds = {"value"};
        const Figure figure = makeFigure(table, "cutoff-accuracy", settings);
        QCOMPARE(figure.series.size(), std::size_t{1});
        QVERIFY(!figure.series[0].fit);
        QVERIFY(figure.series[0].singleRuns.empty());
    }
    void everyFigureOfARichStudy()
    {
        synthetic::Options options;
        options.noise = 1;
        options.nullControls = options.extras = true;
        const ResultsTable table(synthetic::study(options));
        const auto choices = figureChoices(table);
        QVERIFY(choices.size() >= 16);
        for (const FigureChoice& choice : choices) {
            const Figure figure = makeFigure(table, choice.id, {});
            QVERIFY2(!figure.isEmpty(),
                     (choice.id + ": " + (figure.empty ? figure.empty->reason : "")).c_str());
            QCOMPARE(figure.id, choice.id);
            QVERIFY(!figure.title.empty());
            QVERIFY2(!figure.x.label.empty() && !figure.y.label.empty(), choice.id.c_str());
            std::size_t points = 0;
            for (const Series& s : figure.series)
                for (const Point& p : s.points) {
                    ++points;
                    QVERIFY2(std::isfinite(p.x) && std::isfinite(p.y), choice.id.c_str());
                    QVERIFY2(p.n > 0, choice.id.c_str());
                }
            QVERIFY(points > 1);
            const FigureExtent range = extent(figure);
            QVERIFY(std::isfinite(range.x.low) && range.x.low < range.x.high);
            QVERIFY(std::isfinite(range.y.low) && range.y.low < range.y.high);
            QVERIFY(toJson(figure).dump().find("NaN") == std::string::npos);
            QVERIFY(toCsv(figure).find("nan") == std::string::npos);
        }
        const Figure nulls = makeFigure(table, "cutoff-accuracy", {});
        QCOMPARE(nulls.bands.size(), std::size_t{3});
        QVERIFY(nulls.bands[0].points.front().low > 15);
    }
    void emptyStudiesSayWhatToDo()
    {
        const ResultsTable none{StudyResults{}};
        synthetic::Options options;
        options.full = false;
        options.corruption = {};
        const ResultsTable loraOnly(synthetic::study(options));
        for (const ResultsTable* table : {&none, &loraOnly})
            for (const FigureChoice& choice : figureChoices(*table)) {
                const Figure figure = makeFigure(*table, choice.id, {});
                if (figure.isEmpty()) {
                    QVERIFY2(figure.empty->reason.ends_with("."), choice.id.c_str());
                    QCOMPARE(figure.empty->suggestion.empty(), figure.empty->suggestionId.empty());
                    // Of a study that is done, more running fills no figure.
                    QVERIFY(!figure.empty->suggestion.empty() || table == &loraOnly);
                } else {
                    QVERIFY2(table == &loraOnly, choice.id.c_str());
                }
            }
        QCOMPARE(makeFigure(loraOnly, "cutoff-accuracy", {}).empty->suggestionId,
                 std::string("add-full-runs"));
        QCOMPARE(makeFigure(loraOnly, "cutoff-corruption", {}).empty->suggestionId, std::string("add-sweep"));
        QVERIFY(makeFigure(loraOnly, "no-such-figure@x:y", {}).isEmpty());
        AnalysisSettings test;
        test.accuracy = AccuracyKind::Test;
        QCOMPARE(makeFigure(ResultsTable(synthetic::study({})), "accuracy-classes", test).empty->suggestionId,
                 std::string("use-validation-accuracy"));
    }
    void buttonsOfEmptyFiguresDoWhatTheySay()
    {
        StudyResults results = synthetic::study({});
        results.plannedRuns = static_cast<int>(results.runs.size());
        for (RunSummary& run : results.runs)
            for (study::SpectrumRecord& spectrum : run.spectra)
                spectrum.evaluations.clear();
        const auto steps = [&results] { return makeFigure(ResultsTable(results), "cutoff-step", {}); };
        QVERIFY(steps().isEmpty());
        QVERIFY2(steps().empty->suggestionId.empty(), "all runs are done: there is nothing to run");
        ++results.plannedRuns;
        QCOMPARE(steps().empty->suggestionId, std::string("run-study"));

        for (RunSummary& run : results.runs)
            std::erase_if(run.spectra, [](const study::SpectrumRecord& spectrum) {
                return spectrum.kind == "value" || spectrum.layer == 0;
            });
        results.runs.front().spectra.push_back({});
        results.runs.front().spectra.back().kind = "value";
        results.runs.front().spectra.back().layer = 0;
        results.runs.front().spectra.back().final = {0, 0};
        const ResultsTable table(results);
        AnalysisSettings settings;
        settings.layerTo = 0;
        QCOMPARE(makeFigure(table, "cutoff-layer", settings).empty->suggestionId,
                 std::string("show-all-layers"));
        settings.layerTo = -1;
        settings.kinds = {"value"};
        QCOMPARE(makeFigure(table, "cutoff-layer", settings).empty->suggestionId,
                 std::string("show-all-matrices"));
    }
    void studiesSideBySideShareTheirRange()
    {
        synthetic::Options one, two;
        two.name = "other";
        two.accuracySlope = -0.03;
        const ResultsTable a(synthetic::study(one)), b(synthetic::study(two));
        const ResultsTable* both[] = {&a, &b};
        const FigurePage page = sideBySide(both, "cutoff-accuracy", {});
        QCOMPARE(page.figures.size(), std::size_t{2});
        QCOMPARE(page.columns, 2);
        QCOMPARE(page.figures[0].panel, std::string("synthetic"));
        QCOMPARE(extent(page.figures[0]).x.low, extent(page.figures[1]).x.low);
        QCOMPARE(extent(page.figures[0]).y.high, extent(page.figures[1]).y.high);
        QVERIFY2(extent(page.figures[0]).x.high <= 1, "an accuracy");
        const Figure layers = sideBySide(both, "cutoff-layer", {}).figures[0];
        QVERIFY2(layers.x.range->low < 0, "the axis does not begin on its first points");
    }
    void spectrumAndEnergy()
    {
        const std::vector<NamedSpectrum> spectra{{"layer 0, query", "query", synthetic::decay(4, 16)},
                                                 {"layer 1, query", "", {0, 0}}};
        const Figure s = spectrumFigure(spectra), e = energyFigure(spectra, 0.95);
        QCOMPARE(s.series.size(), std::size_t{2});
        QVERIFY(s.y.scale == AxisScale::Logarithmic);
        QVERIFY(s.series[1].points.empty());
        const std::vector<NamedSpectrum> large{{"q", "query", synthetic::decay(4, 16, 250)}, spectra[1]};
        const Figure n = spectrumFigure(large, true);
        QCOMPARE(n.series[0].points[0].y, 1.0);
        for (std::size_t i = 0; i < 16; ++i)
            QVERIFY(std::abs(n.series[0].points[i].y / s.series[0].points[i].y - 1) < 1e-6);
        QCOMPARE(e.series[0].points.back().y, 1.0);
        QCOMPARE(e.overlays.size(), std::size_t{1});
        QVERIFY(spectrumFigure(std::vector<NamedSpectrum>{{"z", "", {0, 0}}}).isEmpty());
        QVERIFY(energyFigure({}, 0.9).isEmpty());
    }
    void aSliderOverALargeStudyIsFluent()
    {
        synthetic::Options options;
        options.classes = {2, 4, 8, 12, 16, 20, 24, 32, 40, 48};
        options.repeats = 20;
        options.layers = 12;
        options.rank = 64;
        const ResultsTable table(synthetic::study(options)); // 600 runs, 21,600 matrices
        AnalysisSettings settings;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i) {
            settings.threshold = 0.80 + 0.01 * i;
            QCOMPARE(mainPage(table, settings).figures.size(), std::size_t{4});
        }
        const double each = timer.nsecsElapsed() / 1e7;
        qInfo("four figures of 600 runs: %.1f ms", each);
        QVERIFY2(each < 250, "redrawing while a slider moves");
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "test_figures.moc"
