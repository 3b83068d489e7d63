#include "plot/Report.h"

#include "analysis/FigureExport.h"
#include "analysis/Figures.h"
#include "analysis/RankAdvisor.h"
#include "analysis/Tables.h"
#include "analysis/Wording.h"
#include "base/Files.h"
#include "base/Json.h"
#include "plot/Pgfplots.h"
#include "plot/ReportParts.h"
#include "spectrum/Measures.h"

#include <nlohmann/json.hpp>

namespace deltarank::plot {

namespace fs = std::filesystem;
using analysis::AccuracyKind;
using analysis::Figure;
using analysis::htmlEscaped;
using analysis::IntervalKind;
using analysis::Table;

std::vector<std::pair<std::string, std::string>> describe(const analysis::AnalysisSettings& settings)
{
    std::vector<std::string> kinds;
    for (const std::string& kind : settings.kinds)
        kinds.push_back(analysis::kindName(kind));
    return {
        {"measure", spectrum::label(settings.measure, settings.threshold)},
        {"energy threshold", analysis::shortNumber(settings.threshold)},
        {"intervals",
         settings.interval == IntervalKind::Run
             ? "95%, Student's t over the means of the runs (layers of one run are not independent)"
             : "published: 1.96·s/√N over all repeats × layers"},
        {"accuracy", settings.accuracy == AccuracyKind::Best ? "best validation accuracy over the evaluations"
                     : settings.accuracy == AccuracyKind::Last ? "validation accuracy at the last step"
                                                               : "test accuracy"},
        {"chance-corrected", settings.chanceCorrected ? "yes" : "no"},
        {"matrices", kinds.empty() ? "all" : analysis::listOf(kinds)},
        {"layers", std::to_string(settings.layerFrom) + " to " +
                       (settings.layerTo < 0 ? std::string("last") : std::to_string(settings.layerTo))},
        {"sufficient rank within", analysis::shortNumber(settings.epsilon) + " accuracy"},
    };
}

std::vector<std::pair<std::string, std::string>> provenanceOf(const analysis::ResultsTable& study,
                                                              const analysis::AnalysisSettings& settings)
{
    const analysis::StudyResults& results = study.results();
    std::vector<std::pair<std::string, std::string>> entries{{"Software", "DeltaRank " DELTARANK_VERSION},
                                                             {"study", results.name}};
    if (!results.dataset.empty())
        entries.emplace_back("data set", results.dataset);
    if (!results.baseModel.empty())
        entries.emplace_back("base model", results.baseModel);
    entries.emplace_back("runs", results.plannedRuns > 0 ? std::to_string(results.runs.size()) + " of " +
                                                               std::to_string(results.plannedRuns)
                                                         : std::to_string(results.runs.size()));
    for (auto& entry : describe(settings))
        entries.push_back(std::move(entry));
    for (const auto& [name, text] : results.provenance)
        entries.emplace_back(name, text);
    return entries;
}

base::Result<ReportSummary> writeReport(const analysis::ResultsTable& study, const fs::path& folder,
                                        const ReportOptions& options, const base::StopToken& stop,
                                        const base::ProgressSink& progress)
{
    const auto provenance = provenanceOf(study, options.settings);
    RenderOptions render = options.render;
    render.provenance = provenance;

    std::vector<Figure> figures;
    ReportSummary summary;
    for (const analysis::FigureChoice& choice : analysis::figureChoices(study)) {
        Figure figure = analysis::makeFigure(study, choice.id, options.settings);
        if (figure.isEmpty())
            summary.notDrawn.emplace_back(figure.title, figure.empty->reason);
        else
            figures.push_back(std::move(figure));
    }
    const std::vector<Table> tables = analysis::allTables(study, options.settings);
    const auto advice = analysis::adviseRank(study, options.settings);
    if (!advice)
        summary.notDrawn.emplace_back("Rank advice", advice.error().message + " " + advice.error().hint);
    parts::Writer writer(folder, stop, progress,
                         (figures.size() + 1) * options.formats.size() + figures.size() + tables.size() * 3 +
                             parts::filesForPaper + 2);

    using nlohmann::json;
    json data{{"settings", json::object()},
              {"provenance", json::object()},
              {"figures", json::array()},
              {"tables", json::array()},
              {"not_drawn", json::object()}};
    for (const auto& [name, text] : describe(options.settings))
        data["settings"][name] = text;
    for (const auto& [name, text] : provenance)
        data["provenance"][name] = text;
    for (const auto& [title, reason] : summary.notDrawn)
        data["not_drawn"][title] = reason;

    std::string html = parts::headHtml(study.results().name);
    if (advice) {
        data["rank_advice"] = analysis::toJson(*advice);
        html += "<p><strong>" + htmlEscaped(analysis::sentenceOf(*advice)) +
                "</strong> The evidence and what this does not cover: table “Which rank the task "
                "needs”.</p>\n";
    }
    html += "<h2>Figures</h2>\n";
    for (const Figure& figure : figures) {
        const std::string name = parts::fileName(figure.id);
        for (Format format : options.formats) {
            const auto bytes = plot::render(figure, format, render);
            if (!bytes)
                return base::fail(bytes.error());
            DELTARANK_TRY(writer.write(fs::path("figures") / (name + extensionOf(format)), *bytes));
        }
        DELTARANK_TRY(writer.write(fs::path("pgfplots") / (name + ".tex"), toPgfplots(figure)));
        const auto picture = plot::render(figure, Format::Svg, render);
        if (!picture)
            return base::fail(picture.error());
        html += parts::pictureHtml(*picture, figure.title, parts::caption(figure));
        data["figures"].push_back(analysis::toJson(figure));
    }
    for (Format format : options.formats) {
        const auto bytes = plot::renderPage(analysis::mainPage(study, options.settings), format, render);
        if (!bytes)
            return base::fail(bytes.error());
        DELTARANK_TRY(
            writer.write(fs::path("figures") / (std::string("main") + extensionOf(format)), *bytes));
    }
    if (!summary.notDrawn.empty()) {
        html += "<h2>Not drawn</h2>\n";
        html += parts::list(summary.notDrawn);
    }
    html += "<h2>Tables</h2>\n";
    for (const Table& table : tables) {
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".csv"), analysis::toCsv(table)));
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".md"), analysis::toMarkdown(table)));
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".tex"), analysis::toLatex(table)));
        html += "<div class=\"scroll\">" + analysis::toHtml(table) + "</div>\n";
        data["tables"].push_back(analysis::toJson(table));
    }
    html += "<h2>Settings and provenance</h2>\n" + parts::list(provenance);
    if (!study.results().notes.empty()) {
        html += "<h2>Rules of this study</h2>\n<ul>\n";
        for (const std::string& note : study.results().notes)
            html += "<li>" + htmlEscaped(note) + "</li>\n";
        html += "</ul>\n";
    }
    const analysis::ResultsTable* const only[] = {&study};
    const parts::ForPaper paper = parts::forPaper(only, options.settings);
    data["methods"] = paper.markdown;
    html += paper.html;
    html += parts::footHtml();
    DELTARANK_TRY(parts::writeForPaper(writer, paper));
    DELTARANK_TRY(writer.write("results.json", base::jsonText(data, 1)));
    DELTARANK_TRY(writer.write("report.html", html));
    summary.html = folder / "report.html";
    summary.files = std::move(writer.files);
    return summary;
}

} // namespace deltarank::plot
