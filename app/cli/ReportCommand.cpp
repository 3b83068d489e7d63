#include "Commands.h"
#include "Console.h"
#include "StudyResultsReader.h"
#include "analysis/LoadStudy.h"
#include "plot/ComparisonReport.h"
#include "plot/Report.h"
#include "spectrum/Measures.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace deltarank::cli {

namespace {

struct ReportOptions
{
    std::vector<std::string> studies;
    std::string output;
    std::string measure = "energy";
    std::string interval = "run";
    std::string accuracy = "best";
    double threshold = 0.95;
    bool asJson = false;
};

int writeReport(const ReportOptions& options)
{
    plot::ReportOptions report;
    analysis::AnalysisSettings& settings = report.settings;
    settings.threshold = options.threshold;
    settings.interval =
        options.interval == "published" ? analysis::IntervalKind::Published : analysis::IntervalKind::Run;
    settings.accuracy = options.accuracy == "last"   ? analysis::AccuracyKind::Last
                        : options.accuracy == "test" ? analysis::AccuracyKind::Test
                                                     : analysis::AccuracyKind::Best;
    const auto measure = spectrum::measureFromId(options.measure);
    if (!measure)
        return reportUsage({base::ErrorCode::InvalidArgument,
                            "There is no measure \"" + options.measure + "\".",
                            {},
                            "Give energy, stable_rank, effective_rank, participation_ratio, numerical_rank, "
                            "elbow or gini."});
    settings.measure = *measure;

    ProgressLine line;
    auto stop = stopOnSignals();
    std::vector<ReadStudy> studies;
    std::vector<const analysis::ResultsTable*> tables;
    std::size_t runs = 0;
    std::vector<std::string> unread;
    for (const std::string& folder : options.studies) {
        auto read = readStudy(folder, stop, line.sink());
        if (!read) {
            line.clear();
            return cli::report(read.error());
        }
        runs += read->table->results().runs.size();
        unread.insert(unread.end(), read->unread.begin(), read->unread.end());
        tables.push_back(read->table.get());
        studies.push_back(std::move(*read));
    }
    if (studies.size() == 1)
        settings.overlayDataset = analysis::publishedDatasetOf(studies[0].store.spec().dataset.source);
    auto summary = studies.size() == 1
                       ? plot::writeReport(*tables[0], options.output, report, stop, line.sink())
                       : plot::writeComparisonReport(tables, options.output, report, stop, line.sink());
    line.clear();
    for (const std::string& text : unread)
        std::fprintf(stderr, "deltarank-cli: left out: %s\n", text.c_str());
    if (!summary)
        return cli::report(summary.error());
    if (options.asJson) {
        nlohmann::json files = nlohmann::json::array();
        for (const auto& file : summary->files)
            files.push_back(file.string());
        nlohmann::json empty = nlohmann::json::array();
        for (const auto& [title, reason] : summary->notDrawn)
            empty.push_back({{"figure", title}, {"reason", reason}});
        printJson({{"html", summary->html.string()},
                   {"runs", runs},
                   {"files", files},
                   {"not_drawn", empty},
                   {"unread", unread}});
        return done;
    }
    std::printf("%s\n", summary->html.c_str());
    for (const auto& [title, reason] : summary->notDrawn)
        std::printf("  not drawn: %s. %s\n", title.c_str(), reason.c_str());
    return done;
}

} // namespace

void addReportCommand(CLI::App& program, int& status)
{
    auto options = std::make_shared<ReportOptions>();
    auto* report = program.add_subcommand("report", "Write figures, tables and data of a study");
    report
        ->add_option("study", options->studies,
                     "Folder of the study; several are compared, each with the first")
        ->required();
    report->add_option("-o,--output", options->output, "Folder of the report")->required();
    report->add_option("--threshold", options->threshold, "Energy threshold")
        ->check(CLI::Range(0.0, 0.999999));
    report->add_option("--measure", options->measure,
                       "energy, stable_rank, effective_rank, participation_ratio, ...");
    report->add_option("--interval", options->interval, "run or published")
        ->check(CLI::IsMember({"run", "published"}));
    report->add_option("--accuracy", options->accuracy, "best, last or test")
        ->check(CLI::IsMember({"best", "last", "test"}));
    report->add_flag("--json", options->asJson, "For machines");
    report->callback([&status, options] { status = writeReport(*options); });
}

} // namespace deltarank::cli
