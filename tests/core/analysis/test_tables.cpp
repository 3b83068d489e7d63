#include "SyntheticStudy.h"
#include "analysis/StudyComparison.h"
#include "analysis/Tables.h"

#include <QTest>
#include <cmath>

using namespace deltarank;
using namespace deltarank::analysis;

class TablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formats()
    {
        Table table{
            "t", "A & B_1", {{"name", "name", 0}, {"r2", "R²", 2, "ours"}, {"p", "p", 3, "ours"}}, {}, {}};
        table.rows.push_back({"50% \"x\", y|z", -1.25, 0.00001});
        table.rows.push_back({"plain", std::nan(""), Cell()});
        QCOMPARE(toCsv(table), std::string("name,r2,p\r\n\"50% \"\"x\"\", y|z\",-1.25,1e-05\r\nplain,,\r\n"));
        const std::string latex = toLatex(table);
        QVERIFY(latex.find("A \\& B\\_1") != std::string::npos);
        QVERIFY(latex.find("50\\% ") != std::string::npos);
        QVERIFY(latex.find("$-1.25$ & 1.0e-05") != std::string::npos);
        QVERIFY(latex.find("\\multicolumn{2}{c}{ours}") != std::string::npos);
        QVERIFY(latex.find("\\begin{tabular}{lrr}") != std::string::npos);
        const std::string markdown = toMarkdown(table);
        QVERIFY(markdown.find("y\\|z") != std::string::npos);
        QVERIFY(markdown.find("| plain | – | – |") != std::string::npos);
        const auto json = toJson(table);
        QCOMPARE(json["rows"][0]["r2"].get<double>(), -1.25);
        QVERIFY(json["rows"][1]["r2"].is_null());
        QVERIFY(toHtml(table).find("A &amp; B_1") != std::string::npos);
        QVERIFY(toHtml(table).find("&quot;x&quot;") != std::string::npos);
    }
    void everyTableOfAStudy()
    {
        synthetic::Options options;
        options.noise = 1;
        options.extras = options.nullControls = true;
        const ResultsTable table(synthetic::study(options));
        const auto all = allTables(table, {});
        QCOMPARE(all.size(), std::size_t{7});
        QCOMPARE(all[6].id, std::string("rank-advice"));
        QCOMPARE(all[6].rows.size(), std::size_t{5});
        for (const Table& t : all) {
            QVERIFY2(!t.rows.empty(), t.id.c_str());
            for (const auto& row : t.rows)
                QCOMPARE(row.size(), t.columns.size());
            QVERIFY(!toLatex(t).empty() && !toMarkdown(t).empty());
            QVERIFY(toCsv(t).find("nan") == std::string::npos);
        }
        QCOMPARE(all[0].rows.size(), std::size_t{2}); // full and LoRA
        QCOMPARE(all[1].rows.size(), std::size_t{3});
        QCOMPARE(all[5].rows.size(), table.results().runs.size());
        // An empty study gives tables that say why
        const ResultsTable none{StudyResults{}};
        for (const Table& t : allTables(none, {}))
            QVERIFY(t.rows.empty());
        QVERIFY(!allTables(none, {})[1].notes.empty());
    }
    void paired()
    {
        synthetic::Options one, two;
        two.name = "more rank";
        two.rank = 48;
        auto second = synthetic::study(two);
        for (RunSummary& run : second.runs)
            run.metrics["best_accuracy"] +=
                run.method == study::Method::Lora ? 0.02 + 0.001 * run.repeat : 0.0;
        second.runs.pop_back(); // one run without a partner
        const ResultsTable a(synthetic::study(one)), b(std::move(second));
        const StudyComparison comparison = compareStudies(a, b, {});
        QCOMPARE(comparison.unpaired, 1);
        QCOMPARE(comparison.settings.size(), std::size_t{2});
        QCOMPARE(comparison.settings[1].path, std::string("lora.rank"));
        QCOMPARE(comparison.settings[1].second, std::string("48"));
        const PairedDifference& full = comparison.differences[0];
        QCOMPARE(full.difference, 0.0);
        QCOMPARE(full.p, 1.0);
        const PairedDifference& lora = comparison.differences[1];
        QVERIFY(std::abs(lora.difference - 0.021) < 2e-4);
        QVERIFY(lora.interval->low > 0.02 && lora.interval->high < 0.022);
        QVERIFY(lora.p < 1e-6);
        QCOMPARE(lora.pairs, 29);
        QCOMPARE(toTable(comparison).rows.size(), comparison.differences.size());
        QVERIFY(compareStudies(a, a, {}).settings.empty());
        QCOMPARE(settingsTable(compareStudies(a, a, {})).notes.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TablesTest)
#include "test_tables.moc"
