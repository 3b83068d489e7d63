#pragma once

#include "analysis/Figure.h"
#include "analysis/ResultsTable.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// Shared by the reports.
namespace deltarank::plot::parts {

/// "cutoff-setting:rank@fine" is no file name everywhere.
std::string fileName(const std::string& id);
/// Names and texts as a description list.
std::string list(const std::vector<std::pair<std::string, std::string>>& entries);
/// An SVG as an image of its own (the names inside several SVG would collide in one page), with its caption.
std::string pictureHtml(const std::string& svg, const std::string& title, const std::string& caption,
                        bool wide = false);
/// Title, lines of best fit and notes of a figure.
std::string caption(const analysis::Figure& figure);
/// Up to and with the heading; footHtml() ends it.
std::string headHtml(const std::string& title);
std::string footHtml();

/// Writes and collects files, and stops when asked.
class Writer
{
public:
    Writer(std::filesystem::path folder, const base::StopToken& stop, const base::ProgressSink& progress,
           std::size_t total)
        : m_folder(std::move(folder)), m_stop(stop), m_progress(progress), m_total(total)
    {}

    base::Status write(const std::filesystem::path& relative, const std::string& bytes);

    std::vector<std::filesystem::path> files;

private:
    std::filesystem::path m_folder;
    const base::StopToken& m_stop;
    const base::ProgressSink& m_progress;
    std::size_t m_total;
};

/// What a paper about these studies says and cites.
struct ForPaper
{
    std::string markdown; ///< one paragraph on methods for each study, under its name where there are several
    std::string latex;
    std::string bibtex;
    std::string html; ///< a section of the report
};
ForPaper forPaper(std::span<const analysis::ResultsTable* const> studies,
                  const analysis::AnalysisSettings& settings);
/// methods.md, methods.tex and references.bib.
base::Status writeForPaper(Writer& writer, const ForPaper& paper);
inline constexpr std::size_t filesForPaper = 3;

} // namespace deltarank::plot::parts
