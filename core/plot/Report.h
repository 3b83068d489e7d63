#pragma once

#include "analysis/ResultsTable.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "plot/FigureRenderer.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace deltarank::plot {

struct ReportOptions
{
    analysis::AnalysisSettings settings;
    RenderOptions render;
    std::vector<Format> formats{Format::Png, Format::Svg, Format::Pdf};
};

/// What a report holds.
struct ReportSummary
{
    std::filesystem::path html;
    std::vector<std::filesystem::path> files;                  ///< all of them
    std::vector<std::pair<std::string, std::string>> notDrawn; ///< title of a figure and why it is empty
};

/// Writes into `folder` (made if missing; files of the same names are replaced):
///   report.html          everything on one page, self-contained
///   figures/ID.png …     each figure that has data, and main.png … with the paper's four
///   pgfplots/ID.tex      the same figures with their data, for LaTeX
///   tables/ID.csv .md .tex
///   methods.md .tex      a paragraph on methods from the study's settings
///   references.bib       what it cites
///   results.json         settings, provenance, figures and tables as data
/// Stops between files with Error Stopped.
base::Result<ReportSummary> writeReport(const analysis::ResultsTable& study,
                                        const std::filesystem::path& folder,
                                        const ReportOptions& options = {}, const base::StopToken& stop = {},
                                        const base::ProgressSink& progress = {});

/// Settings as name and text, for provenance and people.
std::vector<std::pair<std::string, std::string>> describe(const analysis::AnalysisSettings& settings);
/// Program, study, settings and what the study says of itself: the metadata of every file.
std::vector<std::pair<std::string, std::string>> provenanceOf(const analysis::ResultsTable& study,
                                                              const analysis::AnalysisSettings& settings);

} // namespace deltarank::plot
