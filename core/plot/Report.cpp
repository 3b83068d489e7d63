#include "plot/Report.h"

#include "analysis/FigureExport.h"
#include "analysis/Figures.h"
#include "analysis/Tables.h"
#include "analysis/Wording.h"
#include "base/Files.h"
#include "base/Json.h"
#include "spectrum/Measures.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace deltarank::plot {

namespace fs = std::filesystem;
using analysis::AccuracyKind;
using analysis::Figure;
using analysis::htmlEscaped;
using analysis::IntervalKind;
using analysis::Table;

namespace {

std::string base64(const std::string& bytes)
{
    constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve(bytes.size() * 4 / 3 + 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= count ? digits[group >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

/// "cutoff-setting:rank@fine" is no file name everywhere.
std::string fileName(const std::string& id)
{
    std::string name = id;
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '_')
            c = '-';
    return name;
}

std::string number(double value)
{
    return analysis::shortNumber(value);
}

constexpr const char* style = R"(
body{font:15px/1.5 system-ui,sans-serif;color:#1E1F21;background:#FAFAF8;margin:0 auto;max-width:1100px;padding:24px}
h1{font-size:24px;font-weight:600}h2{font-size:18px;font-weight:600;margin-top:40px}
figure{display:inline-block;width:min(500px,100%);margin:0 24px 24px 0;vertical-align:top}
figure img{width:100%;background:#fff;border:1px solid #DDDDD8;border-radius:4px}
figcaption,.note{color:#6A6B6E;font-size:13px}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:13px;margin-bottom:8px}
caption{text-align:left;font-weight:600;padding:16px 0 4px}th,td{padding:3px 10px;border-bottom:1px solid #DDDDD8;text-align:left}
.n{text-align:right}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:13px}dt{color:#6A6B6E}dd{margin:0;overflow-wrap:anywhere}
)";

/// Collects files and stops when asked.
class Writer
{
public:
    Writer(fs::path folder, const base::StopToken& stop, const base::ProgressSink& progress,
           std::size_t total)
        : m_folder(std::move(folder)), m_stop(stop), m_progress(progress), m_total(total)
    {}

    base::Status write(const fs::path& relative, const std::string& bytes)
    {
        if (m_stop.waitAndCheck())
            return base::fail(base::ErrorCode::Stopped, "The report was stopped before it was complete.",
                              m_folder.string());
        const fs::path path = m_folder / relative;
        DELTARANK_TRY(base::writeFileAtomically(path, bytes));
        files.push_back(path);
        if (m_progress)
            m_progress({.stage = "Writing the report",
                        .done = files.size(),
                        .total = m_total,
                        .detail = relative.generic_string()});
        return {};
    }

    std::vector<fs::path> files;

private:
    fs::path m_folder;
    const base::StopToken& m_stop;
    const base::ProgressSink& m_progress;
    std::size_t m_total;
};

std::string list(const std::vector<std::pair<std::string, std::string>>& entries)
{
    std::string html = "<dl>\n";
    for (const auto& [name, text] : entries)
        html += "<dt>" + htmlEscaped(name) + "</dt><dd>" + htmlEscaped(text) + "</dd>\n";
    return html + "</dl>\n";
}

std::string caption(const Figure& figure)
{
    std::string text = "<figcaption><strong>" + htmlEscaped(figure.title) + ".</strong>";
    for (const analysis::Series& series : figure.series)
        if (series.fit)
            text +=
                " " + htmlEscaped(series.name) + ": slope " + analysis::fixedNumber(series.fit->slope, 4) +
                " ± " + analysis::fixedNumber(series.fit->slopeError, 4) + ", R² " +
                analysis::fixedNumber(series.fit->r2, 3) + ", p " + analysis::fixedNumber(series.fit->p, 3) +
                (series.fit->exploratory ? " (exploratory)" : "") + ".";
    for (const std::string& note : figure.notes)
        text += " " + htmlEscaped(note);
    return text + "</figcaption>\n";
}

} // namespace

std::vector<std::pair<std::string, std::string>> describe(const analysis::AnalysisSettings& settings)
{
    std::vector<std::string> kinds;
    for (const std::string& kind : settings.kinds)
        kinds.push_back(analysis::kindName(kind));
    return {
        {"measure", spectrum::label(settings.measure, settings.threshold)},
        {"energy threshold", number(settings.threshold)},
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
        {"sufficient rank within", number(settings.epsilon) + " accuracy"},
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
    Writer writer(folder, stop, progress,
                  (figures.size() + 1) * options.formats.size() + tables.size() * 3 + 2);

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

    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width\">\n<title>" +
        htmlEscaped(study.results().name) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<h1>" +
        htmlEscaped(study.results().name) + "</h1>\n";
    html += "<h2>Figures</h2>\n";
    for (const Figure& figure : figures) {
        const std::string name = fileName(figure.id);
        for (Format format : options.formats) {
            const auto bytes = plot::render(figure, format, render);
            if (!bytes)
                return base::fail(bytes.error());
            DELTARANK_TRY(writer.write(fs::path("figures") / (name + extensionOf(format)), *bytes));
        }
        const auto picture = plot::render(figure, Format::Svg, render);
        if (!picture)
            return base::fail(picture.error());
        // As an image of its own: the names inside several SVG would collide in one page.
        html += "<figure><img alt=\"" + htmlEscaped(figure.title) + "\" src=\"data:image/svg+xml;base64," +
                base64(*picture) + "\">\n" + caption(figure) + "</figure>\n";
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
        html += list(summary.notDrawn);
    }
    html += "<h2>Tables</h2>\n";
    for (const Table& table : tables) {
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".csv"), analysis::toCsv(table)));
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".md"), analysis::toMarkdown(table)));
        DELTARANK_TRY(writer.write(fs::path("tables") / (table.id + ".tex"), analysis::toLatex(table)));
        html += "<div class=\"scroll\">" + analysis::toHtml(table) + "</div>\n";
        data["tables"].push_back(analysis::toJson(table));
    }
    html += "<h2>Settings and provenance</h2>\n" + list(provenance);
    if (!study.results().notes.empty()) {
        html += "<h2>Rules of this study</h2>\n<ul>\n";
        for (const std::string& note : study.results().notes)
            html += "<li>" + htmlEscaped(note) + "</li>\n";
        html += "</ul>\n";
    }
    html += "</body>\n</html>\n";
    DELTARANK_TRY(writer.write("results.json", base::jsonText(data, 1)));
    DELTARANK_TRY(writer.write("report.html", html));
    summary.html = folder / "report.html";
    summary.files = std::move(writer.files);
    return summary;
}

} // namespace deltarank::plot
