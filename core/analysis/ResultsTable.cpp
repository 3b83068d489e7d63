#include "analysis/ResultsTable.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltarank::analysis {

ResultsTable::ResultsTable(StudyResults results, std::shared_ptr<const PublishedResults> published)
    : m_results(std::move(results)), m_published(std::move(published))
{
    std::set<std::string> found;
    std::size_t rows = 0, values = 0, evaluationRows = 0, evaluationValues = 0;
    for (const RunSummary& run : m_results.runs)
        for (const study::SpectrumRecord& spectrum : run.spectra) {
            found.insert(spectrum.kind);
            m_lastLayer = std::max(m_lastLayer, spectrum.layer);
            ++rows;
            values += spectrum.final.size();
            evaluationRows += spectrum.evaluations.size();
            for (const auto& evaluation : spectrum.evaluations)
                evaluationValues += evaluation.size();
        }
    for (const char* first : {adapter::kind::query, adapter::kind::key, adapter::kind::value})
        if (found.erase(first))
            m_kinds.push_back(first);
    m_kinds.insert(m_kinds.end(), found.begin(), found.end());

    m_spectra.reserve(rows, values);
    m_evaluations.reserve(evaluationRows, evaluationValues);
    m_matrices.reserve(rows);
    m_ranges.reserve(m_results.runs.size());
    for (std::size_t r = 0; r < m_results.runs.size(); ++r) {
        const std::size_t first = m_matrices.size();
        const auto& spectra = m_results.runs[r].spectra;
        for (std::size_t s = 0; s < spectra.size(); ++s) {
            Matrix matrix;
            matrix.run = r;
            matrix.spectrum = s;
            matrix.layer = spectra[s].layer;
            matrix.kind = static_cast<std::size_t>(
                std::find(m_kinds.begin(), m_kinds.end(), spectra[s].kind) - m_kinds.begin());
            matrix.row = m_spectra.add(spectra[s].final);
            matrix.firstEvaluation = m_evaluations.size();
            matrix.evaluationCount = spectra[s].evaluations.size();
            for (const auto& evaluation : spectra[s].evaluations)
                m_evaluations.add(evaluation);
            m_matrices.push_back(matrix);
        }
        m_ranges.emplace_back(first, m_matrices.size());
        for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
            m_kindStarts.push_back(m_byKind.size());
            for (std::size_t m = first; m < m_matrices.size(); ++m)
                if (m_matrices[m].kind == kind)
                    m_byKind.push_back(m);
        }
    }
    m_kindStarts.push_back(m_byKind.size());
}

std::vector<std::string> ResultsTable::shownKinds(const AnalysisSettings& settings) const
{
    if (settings.kinds.empty())
        return m_kinds;
    std::vector<std::string> shown;
    for (const std::string& kind : m_kinds)
        if (std::find(settings.kinds.begin(), settings.kinds.end(), kind) != settings.kinds.end())
            shown.push_back(kind);
    return shown;
}

std::vector<std::string> ResultsTable::sweepsOver(const std::string& setting) const
{
    std::vector<std::string> names;
    for (const RunSummary& run : m_results.runs)
        if (run.over == setting && std::find(names.begin(), names.end(), run.sweep) == names.end())
            names.push_back(run.sweep);
    return names;
}

std::vector<std::string> ResultsTable::sweptSettings() const
{
    std::vector<std::string> names;
    for (const RunSummary& run : m_results.runs)
        if (std::find(names.begin(), names.end(), run.over) == names.end())
            names.push_back(run.over);
    return names;
}

RunValues ResultsTable::measured(std::size_t run, const std::string& kind, const AnalysisSettings& settings,
                                 int layer) const
{
    RunValues result;
    result.runId = m_results.runs[run].id;
    const auto place =
        static_cast<std::size_t>(std::find(m_kinds.begin(), m_kinds.end(), kind) - m_kinds.begin());
    if (place == m_kinds.size())
        return result;
    const int last = settings.layerTo < 0 ? m_lastLayer : settings.layerTo;
    const std::size_t cell = run * m_kinds.size() + place;
    if (layer < 0)
        result.values.reserve(m_kindStarts[cell + 1] - m_kindStarts[cell]);
    for (std::size_t i = m_kindStarts[cell]; i < m_kindStarts[cell + 1]; ++i) {
        const Matrix& matrix = m_matrices[m_byKind[i]];
        if (layer >= 0 ? matrix.layer != layer
                       : matrix.layer >= 0 && (matrix.layer < settings.layerFrom || matrix.layer > last))
            continue;
        if (const auto value = m_spectra.value(matrix.row, settings.measure, settings.threshold))
            result.values.push_back(*value);
        else
            ++result.undefined;
    }
    return result;
}

std::optional<double> ResultsTable::accuracy(std::size_t index, const AnalysisSettings& settings) const
{
    const RunSummary& run = m_results.runs[index];
    const char* name = settings.accuracy == AccuracyKind::Best   ? "best_accuracy"
                       : settings.accuracy == AccuracyKind::Last ? "last_accuracy"
                                                                 : "test_accuracy";
    const auto found = run.metrics.find(name);
    if (found == run.metrics.end())
        return std::nullopt;
    if (settings.chanceCorrected && run.classCount > 1)
        return chanceCorrected(found->second, run.classCount);
    return found->second;
}

std::optional<int> ResultsTable::sufficientRank(std::size_t run, double epsilon) const
{
    return analysis::sufficientRank(m_results.runs[run].truncation, epsilon);
}

std::optional<int> sufficientRank(std::vector<study::TruncationPoint> grid, double epsilon)
{
    if (grid.empty())
        return std::nullopt;
    std::sort(grid.begin(), grid.end(), [](const auto& a, const auto& b) { return a.k < b.k; });
    const double whole = grid.back().accuracy;
    int smallest = grid.back().k;
    for (std::size_t i = grid.size(); i-- > 0;) {
        // A tolerance far below one sample keeps "within ε" from hanging on the last bit of a difference.
        if (grid[i].accuracy < whole - epsilon - 1e-12)
            break;
        smallest = grid[i].k;
    }
    return smallest;
}

std::vector<Configuration> configurations(const ResultsTable& table, const std::string& over,
                                          const std::string& sweep)
{
    std::string name = sweep;
    if (name.empty()) {
        const auto names = table.sweepsOver(over);
        if (names.empty())
            return {};
        name = names.front();
    }
    std::map<double, Configuration> byValue;
    for (std::size_t i = 0; i < table.results().runs.size(); ++i) {
        const RunSummary& run = table.run(i);
        if (run.over != over || run.sweep != name)
            continue;
        Configuration& c = byValue[run.value];
        c.value = run.value;
        c.classCount = run.classCount;
        if (run.nullControl == study::NullControl::Random)
            c.random.push_back(i);
        else if (run.nullControl == study::NullControl::Shuffled)
            c.shuffled.push_back(i);
        else
            (run.method == study::Method::Full ? c.full : c.lora).push_back(i);
    }
    std::vector<Configuration> result;
    for (auto& [value, configuration] : byValue)
        result.push_back(std::move(configuration));
    return result;
}

} // namespace deltarank::analysis
