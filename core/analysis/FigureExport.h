#pragma once

#include "analysis/Figure.h"
#include "analysis/Table.h"

#include <nlohmann/json.hpp>
#include <string>

namespace deltarank::analysis {

/// All points of a figure as a table: series, role ("mean", "run", "overlay", "null"), x, y, intervals, n,
/// runs.
Table toTable(const Figure& figure);
std::string toCsv(const Figure& figure);
/// Everything the figure holds.
nlohmann::json toJson(const Figure& figure);

/// "query", "paper", ... as in files.
const char* name(ColourRole role);

} // namespace deltarank::analysis
