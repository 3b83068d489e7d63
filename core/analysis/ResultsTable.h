#pragma once

#include "analysis/AnalysisSettings.h"
#include "analysis/PublishedResults.h"
#include "analysis/Statistics.h"
#include "analysis/StudyResults.h"
#include "spectrum/SpectrumTable.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace deltarank::analysis {

/// The results of one study with their spectra arranged for quick answers: built once when results arrive,
/// read for every figure while a slider moves. Read-only and safe from several threads.
class ResultsTable
{
public:
    explicit ResultsTable(StudyResults results, std::shared_ptr<const PublishedResults> published = {});

    const StudyResults& results() const { return m_results; }
    const RunSummary& run(std::size_t index) const { return m_results.runs[index]; }
    const PublishedResults* published() const { return m_published.get(); }

    /// One matrix of one run.
    struct Matrix
    {
        std::size_t run = 0;
        std::size_t spectrum = 0; ///< place in RunSummary::spectra
        int layer = -1;
        std::size_t kind = 0;            ///< place in kinds()
        std::size_t row = 0;             ///< of the final spectrum in spectra()
        std::size_t firstEvaluation = 0; ///< row of the first evaluation's spectrum in evaluations()
        std::size_t evaluationCount = 0;
    };
    /// All matrices, in the order of runs.
    const std::vector<Matrix>& matrices() const { return m_matrices; }
    /// Matrices of one run: [first, last) in matrices().
    std::pair<std::size_t, std::size_t> matricesOf(std::size_t run) const { return m_ranges[run]; }
    const spectrum::SpectrumTable& spectra() const { return m_spectra; }
    const spectrum::SpectrumTable& evaluations() const { return m_evaluations; }

    /// Matrix kinds that occur: query, key, value first, then others in alphabetical order.
    const std::vector<std::string>& kinds() const { return m_kinds; }
    /// Those of them that the settings show.
    std::vector<std::string> shownKinds(const AnalysisSettings& settings) const;
    int lastLayer() const { return m_lastLayer; }

    /// Names of the sweeps over a setting, in the order of their first run.
    std::vector<std::string> sweepsOver(const std::string& setting) const;
    /// Settings swept, in the order of their first run.
    std::vector<std::string> sweptSettings() const;

    /// Values of the measure over the shown layers of one matrix kind of a run. `layer` >= 0: that layer
    /// alone.
    RunValues measured(std::size_t run, const std::string& kind, const AnalysisSettings& settings,
                       int layer = -1) const;
    /// Accuracy by the settings' choice, chance-corrected where asked; none where the run has none.
    std::optional<double> accuracy(std::size_t run, const AnalysisSettings& settings) const;
    /// Smallest k of the truncation grid from which all larger ones stay within ε of the last accuracy.
    std::optional<int> sufficientRank(std::size_t run, double epsilon) const;

private:
    StudyResults m_results;
    std::shared_ptr<const PublishedResults> m_published;
    std::vector<Matrix> m_matrices;
    std::vector<std::pair<std::size_t, std::size_t>> m_ranges;
    /// Places in m_matrices by run, then kind: those of kind k of run r lie from m_kindStarts[r · kinds + k]
    /// on.
    std::vector<std::size_t> m_byKind;
    std::vector<std::size_t> m_kindStarts;
    spectrum::SpectrumTable m_spectra;
    spectrum::SpectrumTable m_evaluations;
    std::vector<std::string> m_kinds;
    int m_lastLayer = -1;
};

/// Design rule as a function of the grid alone; the grid need not be sorted. None for an empty grid.
std::optional<int> sufficientRank(std::vector<study::TruncationPoint> grid, double epsilon);

/// The runs behind one point of a sweep.
struct Configuration
{
    double value = 0; ///< of the swept setting
    int classCount = 0;
    std::vector<std::size_t> full; ///< runs, null controls left out
    std::vector<std::size_t> lora;
    std::vector<std::size_t> random; ///< null controls
    std::vector<std::size_t> shuffled;
};

/// Configurations of the sweep over `over` (with the given name; empty: the first one), by ascending value.
std::vector<Configuration> configurations(const ResultsTable& table, const std::string& over,
                                          const std::string& sweep = {});

} // namespace deltarank::analysis
