#pragma once

#include "analysis/ResultsTable.h"
#include "analysis/Table.h"

#include <span>
#include <string>
#include <vector>

namespace deltarank::analysis {

/// The paper's tables with our own numbers beside the paper's: lines of best fit of figures 2, 3 and 5, for
/// one study or several.
///   table1   accuracy against number of classes, full fine-tuning
///   table2   measure against accuracy, by matrix kind
///   table3   measure against corrupted labels, by matrix kind
/// The paper's columns are those of settings.overlayDataset, or of all three data sets where it is empty.
Table table1(std::span<const ResultsTable* const> studies, const AnalysisSettings& settings);
Table table2(std::span<const ResultsTable* const> studies, const AnalysisSettings& settings);
Table table3(std::span<const ResultsTable* const> studies, const AnalysisSettings& settings);

/// What stands behind the lines of figures 2, 3 and 5: standard errors, p, Spearman's ρ, the slope's
/// bootstrap interval over runs, the line with errors in both variables, and the association within equal
/// numbers of classes.
Table statisticsTable(const ResultsTable& study, const AnalysisSettings& settings);

/// Every configuration with means and intervals: one row for each point of figures 2, 3 and 5.
Table configurationTable(const ResultsTable& study, const AnalysisSettings& settings);

/// One row for each run: settings, accuracies, the measure by matrix kind, sufficient rank.
Table runTable(const ResultsTable& study, const AnalysisSettings& settings);

/// All of the above, in this order, and the rank advice where there is one.
std::vector<Table> allTables(const ResultsTable& study, const AnalysisSettings& settings);

} // namespace deltarank::analysis
