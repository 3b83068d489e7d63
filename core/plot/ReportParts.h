#pragma once

#include "analysis/Figure.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// Shared by the reports.
namespace deltarank::plot::parts {

std::string base64(const std::string& bytes);
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

} // namespace deltarank::plot::parts
