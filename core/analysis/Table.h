#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

namespace deltarank::analysis {

struct Column
{
    std::string id;      ///< for CSV and JSON: "slope"
    std::string name;    ///< for people: "slope"
    int decimals = 4;    ///< numbers in Markdown and LaTeX; CSV and JSON keep all digits
    std::string group{}; ///< "ours", "paper"; a common heading
};

/// Empty, a number or a text. A NaN is shown as a dash.
using Cell = std::variant<std::monostate, double, std::string>;

/// A table as data.
struct Table
{
    std::string id;
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> notes{};
};

/// RFC 4180, header line of column ids, numbers with all their digits, empty cells empty. Notes are not part.
std::string toCsv(const Table& table);
/// Pipe table with title and notes.
std::string toMarkdown(const Table& table);
/// A booktabs tabular in a table environment, special characters escaped.
std::string toLatex(const Table& table);
/// {"id", "title", "columns": [{id, name, group}], "rows": [{id: value, ...}], "notes"}.
nlohmann::json toJson(const Table& table);
/// A plain HTML table.
std::string toHtml(const Table& table);

/// As shown to people: fixed decimals, a dash for what is empty.
std::string cellText(const Cell& cell, int decimals);

/// As LaTeX text: special characters escaped, mathematical ones in math mode.
std::string latexEscaped(const std::string& text);
/// &, <, > and quotes as entities.
std::string htmlEscaped(const std::string& text);

} // namespace deltarank::analysis
