#include "plot/ReportParts.h"

#include "analysis/Table.h"
#include "analysis/Wording.h"
#include "base/Files.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

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
.n{text-align:right}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:13px}dt{color:#6A6B6E}dd{margin:0;overflow-wrap:anywhere}
)";

} // namespace

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
           "\" src=\"data:image/svg+xml;base64," + base64(svg) + "\">\n" + caption + "</figure>\n";
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

} // namespace deltarank::plot::parts
