#include "plot/ComparisonReport.h"

#include "analysis/FigureExport.h"
#include "analysis/Figures.h"
#include "analysis/StudyComparison.h"
#include "analysis/Tables.h"
#include "analysis/Wording.h"
#include "base/Json.h"
#include "plot/Pgfplots.h"
#include "plot/ReportParts.h"

namespace deltarank::plot {

namespace fs = std::filesystem;

base::Result<ReportSummary> writeComparisonReport(std::span<const analysis::ResultsTable* const> studies,
                                                  const fs::path& folder, const ReportOptions& options,
                                                  const base::StopToken& stop,
                                                  const base::ProgressSink& progress)
{
    if (studies.size() < 2)
        return base::fail(base::ErrorCode::InvalidArgument, "A comparison needs two studies or more.");
    std::vector<std::string> names;
    for (const auto* study : studies)
        names.push_back(study->results().name);
    RenderOptions render = options.render;
    render.provenance = {{"Software", "DeltaRank " DELTARANK_VERSION}, {"studies", analysis::listOf(names)}};
    for (auto& entry : describe(options.settings))
        render.provenance.push_back(std::move(entry));

    std::vector<analysis::Table> tables{analysis::table1(studies, options.settings),
                                        analysis::table2(studies, options.settings),
                                        analysis::table3(studies, options.settings)};
    for (std::size_t i = 1; i < studies.size(); ++i) {
        const auto comparison = analysis::compareStudies(*studies[0], *studies[i], options.settings);
        for (analysis::Table table : {analysis::toTable(comparison), analysis::settingsTable(comparison)}) {
            table.id += "-" + std::to_string(i);
            tables.push_back(std::move(table));
        }
    }
    constexpr const char* ids[] = {"accuracy-classes", "cutoff-accuracy", "cutoff-layer",
                                   "cutoff-corruption"};
    parts::Writer writer(folder, stop, progress,
                         std::size(ids) * (options.formats.size() + studies.size()) + tables.size() * 3 +
                             parts::filesForPaper + 2);
    ReportSummary summary;
    using nlohmann::json;
    json data{{"studies", names},
              {"settings", json::object()},
              {"figures", json::array()},
              {"tables", json::array()}};
    for (const auto& [name, text] : describe(options.settings))
        data["settings"][name] = text;
    std::string html = parts::headHtml(analysis::listOf(names)) + "<h2>Figures</h2>\n";
    for (const char* id : ids) {
        const analysis::FigurePage page = analysis::sideBySide(studies, id, options.settings);
        std::string words = "<figcaption><strong>" + analysis::htmlEscaped(page.title) + ".</strong>";
        for (const analysis::Figure& figure : page.figures) {
            if (figure.isEmpty())
                summary.notDrawn.emplace_back(figure.title + ", " + figure.panel, figure.empty->reason);
            data["figures"].push_back(analysis::toJson(figure));
            const std::string number = std::to_string(&figure - page.figures.data() + 1);
            DELTARANK_TRY(writer.write(fs::path("pgfplots") / (std::string(id) + "-" + number + ".tex"),
                                       toPgfplots(figure)));
            for (const std::string& note : figure.notes)
                words += " " + analysis::htmlEscaped(figure.panel + ": " + note);
        }
        words += "</figcaption>\n";
        for (Format format : options.formats) {
            const auto bytes = renderPage(page, format, render);
            if (!bytes)
                return base::fail(bytes.error());
            DELTARANK_TRY(writer.write(
                fs::path("figures") / (std::string("side-") + id + extensionOf(format)), *bytes));
        }
        const auto picture = renderPage(page, Format::Svg, render);
        if (!picture)
            return base::fail(picture.error());
        html += parts::pictureHtml(*picture, page.title, words, true);
    }
    html += "<h2>Tables</h2>\n";
    for (const analysis::Table& table : tables) {
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".csv"), analysis::toCsv(table)));
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".md"), analysis::toMarkdown(table)));
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".tex"), analysis::toLatex(table)));
        html += "<div class=\"scroll\">" + analysis::toHtml(table) + "</div>\n";
        data["tables"].push_back(analysis::toJson(table));
    }
    html += "<h2>Settings and provenance</h2>\n" + parts::list(render.provenance);
    const auto paper = parts::forPaper(studies, options.settings);
    data["methods"] = paper.markdown;
    html += paper.html + parts::footHtml();
    DELTARANK_TRY(parts::writeForPaper(writer, paper));
    DELTARANK_TRY(writer.write("results.json", base::jsonText(data, 1)));
    DELTARANK_TRY(writer.write("comparison.html", html));
    summary.html = folder / "comparison.html";
    summary.files = std::move(writer.files);
    return summary;
}

} // namespace deltarank::plot
