#include "plot/ReportParts.h"

#include "analysis/MethodsText.h"
#include "analysis/Table.h"
#include "analysis/Wording.h"
#include "base/Base64.h"
#include "base/Files.h"

#include <algorithm>
#include <cctype>

namespace deltarank::plot::parts {

namespace fs = std::filesystem;
using analysis::htmlEscaped;

namespace {
constexpr const char* style = R"(
body{font:15px/1.5 system-ui,sans-serif;color:#1E1F21;background:#FAFAF8;margin:0 auto;max-width:1100px;padding:24px}
h1{font-size:24px;font-weight:600}h2{font-size:18px;font-weight:600;margin-top:40px}
figure{display:inline-block;width:min(500px,100%);margin:0 24px 24px 0;vertical-align:top}
figure.wide{width:100%}figure img{width:100%;background:#fff;border:1px solid #DDDDD8;border-radius:4px}
figcaption,.note{color:#6A6B6E;font-size:13px}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:13px;margin-bottom:8px}
caption{text-align:left;font-weight:600;padding:16px 0 4px}th,td{padding:3px 10px;border-bottom:1px solid #DDDDD8;text-align:left}
.n{text-align:right}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:13px}dt{color:#6A6B6E}dd{margin:0;overflow-wrap:anywhere}pre{font-size:12px;overflow-x:auto}
)";

} // namespace

std::string fileName(const std::string& id)
{
    std::string name = id;
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '_')
            c = '-';
    return name;
}

std::string list(const std::vector<std::pair<std::string, std::string>>& entries)
{
    std::string html = "<dl>\n";
    for (const auto& [name, text] : entries)
        html += "<dt>" + htmlEscaped(name) + "</dt><dd>" + htmlEscaped(text) + "</dd>\n";
    return html + "</dl>\n";
}

std::string pictureHtml(const std::string& svg, const std::string& title, const std::string& caption,
                        bool wide)
{
    return std::string(wide ? "<figure class=\"wide\">" : "<figure>") + "<img alt=\"" + htmlEscaped(title) +
           "\" src=\"data:image/svg+xml;base64," + base::base64(svg) + "\">\n" + caption + "</figure>\n";
}

std::string headHtml(const std::string& title)
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
           "content=\"width=device-width\">\n<title>" +
           htmlEscaped(title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<h1>" +
           htmlEscaped(title) + "</h1>\n";
}

std::string footHtml()
{
    return "</body>\n</html>\n";
}

std::string caption(const analysis::Figure& figure)
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

base::Status Writer::write(const fs::path& relative, const std::string& bytes)
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

ForPaper forPaper(std::span<const analysis::ResultsTable* const> studies,
                  const analysis::AnalysisSettings& settings)
{
    ForPaper paper;
    std::string paragraphs;
    std::vector<analysis::Reference> references;
    for (const analysis::ResultsTable* study : studies) {
        const analysis::MethodsText text = analysis::methodsText(study->results(), settings);
        const std::string& name = study->results().name;
        if (studies.size() > 1) {
            paper.markdown += (paper.markdown.empty() ? "## " : "\n## ") + name + "\n\n";
            paper.latex += "\\paragraph{" + analysis::latexEscaped(name) + "}\n";
            paragraphs += "<h3>" + htmlEscaped(name) + "</h3>\n";
        }
        paper.markdown += text.markdown;
        paper.latex += text.latex;
        paragraphs += "<p>" + htmlEscaped(text.markdown) + "</p>\n";
        for (const analysis::Reference& one : text.references)
            if (std::none_of(references.begin(), references.end(),
                             [&](const analysis::Reference& known) { return known.key == one.key; }))
                references.push_back(one);
    }
    paper.bibtex = analysis::toBibtex(references);
    paper.html = "<h2>For a paper</h2>\n" + paragraphs +
                 "<p class=\"note\">As LaTeX in methods.tex with its references in references.bib; the "
                 "figures for pgfplots in pgfplots/, the tables in tables/.</p>\n<pre>" +
                 htmlEscaped(paper.bibtex) + "</pre>\n";
    return paper;
}

base::Status writeForPaper(Writer& writer, const ForPaper& paper)
{
    DELTARANK_TRY(writer.write("methods.md", paper.markdown));
    DELTARANK_TRY(writer.write("methods.tex", paper.latex));
    return writer.write("references.bib", paper.bibtex);
}

} // namespace deltarank::plot::parts
