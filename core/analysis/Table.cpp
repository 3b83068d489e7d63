#include "analysis/Table.h"

#include "analysis/Wording.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace deltarank::analysis {

namespace {

/// Shortest text that reads back as the same number.
std::string exactNumber(double value)
{
    if (!std::isfinite(value))
        return "";
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc{} ? std::string(text, end) : "";
}

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string markdownEscaped(const std::string& text)
{
    std::string result;
    for (char c : text) {
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`')
            result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

bool isNumber(const Table& table, std::size_t column)
{
    for (const auto& row : table.rows)
        if (column < row.size() && std::holds_alternative<std::string>(row[column]))
            return false;
    return true;
}

std::string heading(const Column& column)
{
    return column.group.empty() ? column.name : column.group + ": " + column.name;
}

} // namespace

std::string latexEscaped(const std::string& text)
{
    static constexpr std::pair<std::string_view, const char*> special[] = {
        {"²", "\\textsuperscript{2}"},
        {"₀", "\\textsubscript{0}"},
        {"₁", "\\textsubscript{1}"},
        {"₂", "\\textsubscript{2}"},
        {"–", "--"},
        {"“", "``"},
        {"”", "''"},
        {"−", "$-$"},
        {"±", "$\\pm$"},
        {"×", "$\\times$"},
        {"·", "$\\cdot$"},
        {"√", "$\\surd$"},
        {"Σ", "$\\Sigma$"},
        {"Δ", "$\\Delta$"},
        {"α", "$\\alpha$"},
        {"β", "$\\beta$"},
        {"ρ", "$\\rho$"},
        {"σ", "$\\sigma$"},
        {"τ", "$\\tau$"},
        {"\\", "\\textbackslash{}"},
        {"~", "\\textasciitilde{}"},
        {"^", "\\textasciicircum{}"},
        {"&", "\\&"},
        {"%", "\\%"},
        {"$", "\\$"},
        {"#", "\\#"},
        {"_", "\\_"},
        {"{", "\\{"},
        {"}", "\\}"},
    };
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto found = std::find_if(std::begin(special), std::end(special), [&](const auto& one) {
            return text.compare(i, one.first.size(), one.first) == 0;
        });
        if (found != std::end(special)) {
            result += found->second;
            i += found->first.size();
        } else {
            result += text[i++];
        }
    }
    return result;
}

std::string cellText(const Cell& cell, int decimals)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* number = std::get_if<double>(&cell))
        return fixedNumber(*number, decimals);
    return "–";
}

std::string htmlEscaped(const std::string& text)
{
    std::string result;
    for (char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string toCsv(const Table& table)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += (i ? "," : "") + csvField(table.columns[i].id);
    text += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i ? "," : "";
            if (const auto* words = std::get_if<std::string>(&row[i]))
                text += csvField(*words);
            else if (const auto* number = std::get_if<double>(&row[i]))
                text += exactNumber(*number);
        }
        text += "\r\n";
    }
    return text;
}

std::string toMarkdown(const Table& table)
{
    std::string text = "### " + table.title + "\n\n|";
    for (const Column& column : table.columns)
        text += " " + markdownEscaped(heading(column)) + " |";
    text += "\n|";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += isNumber(table, i) ? " ---: |" : " --- |";
    text += "\n";
    for (const auto& row : table.rows) {
        text += "|";
        for (std::size_t i = 0; i < row.size(); ++i)
            text += " " + markdownEscaped(cellText(row[i], table.columns[i].decimals)) + " |";
        text += "\n";
    }
    for (const std::string& note : table.notes)
        text += "\n" + note + "\n";
    return text;
}

std::string toLatex(const Table& table)
{
    std::string text = "% needs \\usepackage{booktabs}\n\\begin{table}\n\\centering\n\\caption{" +
                       latexEscaped(table.title) + "}\n\\label{tab:" + table.id + "}\n\\begin{tabular}{";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += isNumber(table, i) ? 'r' : 'l';
    text += "}\n\\toprule\n";
    bool grouped = false;
    for (const Column& column : table.columns)
        grouped = grouped || !column.group.empty();
    if (grouped) {
        std::string rules;
        for (std::size_t i = 0; i < table.columns.size();) {
            std::size_t end = i + 1;
            while (end < table.columns.size() && table.columns[end].group == table.columns[i].group)
                ++end;
            text += (i ? " & " : "");
            if (table.columns[i].group.empty()) {
                for (std::size_t k = i + 1; k < end; ++k)
                    text += " & ";
            } else {
                text += "\\multicolumn{" + std::to_string(end - i) + "}{c}{" +
                        latexEscaped(table.columns[i].group) + "}";
                rules += "\\cmidrule(lr){" + std::to_string(i + 1) + "-" + std::to_string(end) + "}";
            }
            i = end;
        }
        text += " \\\\\n" + rules + "\n";
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += (i ? " & " : "") + latexEscaped(table.columns[i].name);
    text += " \\\\\n\\midrule\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::string cell = latexEscaped(cellText(row[i], table.columns[i].decimals));
            if (std::holds_alternative<double>(row[i]) && cell.starts_with('-') && cell != "--")
                cell = "$" + cell + "$";
            text += (i ? " & " : "") + cell;
        }
        text += " \\\\\n";
    }
    text += "\\bottomrule\n\\end{tabular}\n";
    for (const std::string& note : table.notes)
        text += "\n\\smallskip{\\footnotesize " + latexEscaped(note) + "}\n";
    return text + "\\end{table}\n";
}

nlohmann::json toJson(const Table& table)
{
    using nlohmann::json;
    json result{
        {"id", table.id}, {"title", table.title}, {"columns", json::array()}, {"rows", json::array()}};
    for (const Column& column : table.columns) {
        json one{{"id", column.id}, {"name", column.name}};
        if (!column.group.empty())
            one["group"] = column.group;
        result["columns"].push_back(std::move(one));
    }
    for (const auto& row : table.rows) {
        json one = json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            json value;
            if (const auto* words = std::get_if<std::string>(&row[i]))
                value = *words;
            else if (const auto* number = std::get_if<double>(&row[i]); number && std::isfinite(*number))
                value = *number;
            one[table.columns[i].id] = std::move(value);
        }
        result["rows"].push_back(std::move(one));
    }
    result["notes"] = table.notes;
    return result;
}

std::string toHtml(const Table& table)
{
    std::string text = "<table id=\"" + htmlEscaped(table.id) + "\">\n<caption>" + htmlEscaped(table.title) +
                       "</caption>\n<thead><tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += std::string("<th") + (isNumber(table, i) ? " class=\"n\">" : ">") +
                htmlEscaped(heading(table.columns[i])) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        text += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            text += std::string("<td") + (isNumber(table, i) ? " class=\"n\">" : ">") +
                    htmlEscaped(cellText(row[i], table.columns[i].decimals)) + "</td>";
        text += "</tr>\n";
    }
    text += "</tbody></table>\n";
    for (const std::string& note : table.notes)
        text += "<p class=\"note\">" + htmlEscaped(note) + "</p>\n";
    return text;
}

} // namespace deltarank::analysis
