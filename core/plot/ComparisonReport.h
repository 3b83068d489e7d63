#pragma once

#include "plot/Report.h"

#include <span>

namespace deltarank::plot {

/// Several studies on one page: the paper's four figures side by side on common axes, tables 1 to 3 of all,
/// and the paired difference of the first study and each other one beside the difference of their settings.
/// Writes comparison.html, results.json, figures/side-ID.png …, tables/*.csv .md .tex into `folder`.
/// Errors: InvalidArgument for fewer than two studies, Stopped.
base::Result<ReportSummary> writeComparisonReport(std::span<const analysis::ResultsTable* const> studies,
                                                  const std::filesystem::path& folder,
                                                  const ReportOptions& options = {},
                                                  const base::StopToken& stop = {},
                                                  const base::ProgressSink& progress = {});

} // namespace deltarank::plot
