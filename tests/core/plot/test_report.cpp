#include "SyntheticStudy.h"
#include "base/Files.h"
#include "plot/ComparisonReport.h"
#include "plot/Report.h"

#include <QTest>
#include <filesystem>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::plot;
namespace fs = std::filesystem;

class ReportTest : public QObject
{
    Q_OBJECT
    fs::path m_folder = fs::temp_directory_path() / "deltarank-report";
private Q_SLOTS:
    void cleanup() { fs::remove_all(m_folder); }

    void wholeReport()
    {
        synthetic::Options options;
        options.name = "demo <1>";
        options.noise = 1;
        const analysis::ResultsTable table(synthetic::study(options));
        ReportOptions report;
        report.render.resolution = 72;
        std::uint64_t last = 0, total = 0;
        const auto summary = writeReport(table, m_folder, report, {}, [&](const base::Progress& p) {
            last = p.done;
            total = p.total;
        });
        QVERIFY2(summary.has_value(), summary ? "" : summary.error().text().c_str());
        QCOMPARE(last, total);
        for (const char* file : {"report.html", "results.json", "figures/main.png", "figures/main.svg",
                                 "figures/main.pdf", "figures/cutoff-accuracy.png", "tables/table2.csv",
                                 "tables/table2.md", "tables/table2.tex", "tables/runs.csv", "methods.md",
                                 "methods.tex", "references.bib", "pgfplots/cutoff-accuracy.tex"})
            QVERIFY2(fs::exists(m_folder / file), file);
        QCOMPARE(summary->files.size(), static_cast<std::size_t>(last));
        // No truncated adapters in this study: said, not drawn
        QVERIFY(!fs::exists(m_folder / "figures/sufficient-accuracy.png"));
        QVERIFY(!summary->notDrawn.empty());
        const std::string html = *base::readFile(m_folder / "report.html");
        QVERIFY(html.find("demo &lt;1&gt;") != std::string::npos);
        QVERIFY(html.find("demo <1>") == std::string::npos);
        QVERIFY(html.find("data:image/svg+xml;base64,") != std::string::npos);
        QVERIFY(html.find("http://") == std::string::npos &&
                html.find("src=\"/") == std::string::npos); // self-contained
        QVERIFY(html.find("Student") != std::string::npos);
        const auto data = nlohmann::json::parse(*base::readFile(m_folder / "results.json"));
        QVERIFY(data["figures"].size() >= 6);
        QCOMPARE(data["tables"].size(), std::size_t{7});
        QVERIFY(fs::exists(m_folder / "tables/rank-advice.csv"));
        QVERIFY(html.find(data["rank_advice"]["sentence"].get<std::string>()) != std::string::npos);
        QVERIFY(!data["rank_advice"]["not_covered"].empty());
        QVERIFY(data["methods"].get<std::string>().find("95% of Σσ²") != std::string::npos);
        QVERIFY(html.find("@software{deltarank,") != std::string::npos);
        QCOMPARE(data["provenance"]["study"].get<std::string>(), std::string("demo <1>"));
    }
    void emptyStudyGivesAReport()
    {
        const auto summary = writeReport(analysis::ResultsTable{analysis::StudyResults{}}, m_folder);
        QVERIFY(summary.has_value());
        QVERIFY(summary->notDrawn.size() >= 10);
    }
    void stops()
    {
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        const auto summary = writeReport(analysis::ResultsTable(synthetic::study({})), m_folder, {}, stop);
        QVERIFY(!summary.has_value());
        QCOMPARE(summary.error().code, base::ErrorCode::Stopped);
    }
    void severalStudies()
    {
        synthetic::Options one, two;
        two.name = "other";
        two.rank = 48;
        const analysis::ResultsTable a(synthetic::study(one)), b(synthetic::study(two));
        const analysis::ResultsTable* both[] = {&a, &b};
        ReportOptions report;
        report.formats = {Format::Svg};
        const auto summary = writeComparisonReport(both, m_folder, report);
        QVERIFY2(summary.has_value(), summary ? "" : summary.error().text().c_str());
        for (const char* file : {"comparison.html", "figures/side-cutoff-accuracy.svg", "tables/table2.csv",
                                 "tables/comparison-1.csv", "tables/settings-1.md", "methods.md",
                                 "references.bib", "pgfplots/cutoff-accuracy-2.tex"})
            QVERIFY2(fs::exists(m_folder / file), file);
        QVERIFY(base::readFile(m_folder / "tables/settings-1.csv")->find("lora.rank,32,48") !=
                std::string::npos);
        const auto data = nlohmann::json::parse(*base::readFile(m_folder / "results.json"));
        QCOMPARE(data["figures"].size(), std::size_t{8}); // four figures, two studies
        QCOMPARE(data["tables"].size(), std::size_t{5});
        QVERIFY(!writeComparisonReport(std::span(both).first(1), m_folder).has_value());
    }
    void unwritableFolder()
    {
        const auto summary = writeReport(analysis::ResultsTable(synthetic::study({})), "/proc/none");
        QVERIFY(!summary.has_value());
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "test_report.moc"
