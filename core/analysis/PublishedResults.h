#pragma once

#include "base/Result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace deltarank::analysis {

/// A published line of best fit, y = slope·x + intercept.
struct PublishedLine
{
    double slope = 0;
    double intercept = 0;
    double r2 = 0;
};

struct PublishedDataset
{
    std::string id;                                        ///< "arxiv"
    std::string name;                                      ///< "arXiv"
    PublishedLine accuracyClasses;                         ///< Table 1
    std::map<std::string, PublishedLine> cutoffAccuracy;   ///< Table 2, by matrix kind
    std::map<std::string, PublishedLine> cutoffCorruption; ///< Table 3, by matrix kind
    double classesFrom = 0;                                ///< ends of the published sweep over classes
    double classesTo = 0;
    double corruptionTo = 1; ///< end of the published sweep over shuffled labels
};

/// The tables of the paper (resources/published/paper.json): facts to draw beside our own numbers, never in
/// place of them.
class PublishedResults
{
public:
    static base::Result<PublishedResults> load(const std::filesystem::path& path);
    /// From the resource folder.
    static base::Result<PublishedResults> load();

    const std::map<std::string, PublishedDataset>& datasets() const { return m_datasets; }
    const PublishedDataset* find(std::string_view id) const;
    const std::string& title() const { return m_title; }

private:
    std::string m_title;
    std::map<std::string, PublishedDataset> m_datasets;
};

} // namespace deltarank::analysis
