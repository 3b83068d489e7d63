#include "golden/Reference.h"
#include "golden/SpectrumComparison.h"
#include "spectrum/Decomposition.h"
#include "spectrum/Measures.h"

#include <cmath>

namespace deltarank::golden {

namespace fs = std::filesystem;
using nlohmann::json;
using spectrum::RowMatrix;

namespace {

RowMatrix read(const TensorFile& file, const std::string& name)
{
    const at::Tensor tensor = file(name);
    return Eigen::Map<const RowMatrix>(tensor.data_ptr<float>(), tensor.size(0), tensor.size(1));
}

std::vector<Deviation> factors(const fs::path& folder)
{
    const json all = readReferenceJson(folder / "rank_expected.json");
    const TensorFile file(folder / "rank_cases.safetensors");
    SpectrumComparison comparison;
    for (const auto& [name, expected] : all.at("cases").items()) {
        const RowMatrix a = read(file, name + ".A");
        const RowMatrix b = read(file, name + ".B");
        comparison.add(name, {a, b, expected.at("scaling").get<double>()}, expected);
    }
    return comparison.results();
}

std::vector<Deviation> listedSpectra(const fs::path& folder)
{
    const json all = readReferenceJson(folder / "spectrum_cases.json");
    Largest cutoffs("cutoffs", 0);
    for (const json& one : all.at("cases"))
        for (const auto& [threshold, cutoff] : one.at("cutoff").items()) {
            const auto values = one.at("singular_values").get<std::vector<float>>();
            cutoffs.add(
                cutoffDifference(spectrum::energyCutoff(std::span<const float>(values), std::stod(threshold)),
                                 cutoff),
                one.at("singular_values").dump() + " at " + threshold);
        }
    return {cutoffs.result()};
}

/// Values to their own size; those that are only rounding in the reference must be below 1e-12 of the
/// largest.
double valueDifference(const std::vector<double>& values, const json& expected)
{
    if (values.size() > expected.size())
        return INFINITY;
    const double first = expected.empty() ? 0 : expected[0].get<double>();
    double error = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double wanted = expected[i].get<double>();
        const double difference = std::abs(values[i] - wanted);
        error = std::max(error, wanted > 1e-12 * first       ? difference / wanted
                                : difference > 1e-12 * first ? 1.0
                                                             : 0.0);
    }
    return error;
}

} // namespace

double cutoffDifference(std::optional<int> cutoff, const json& expected)
{
    if (expected.is_null() || !cutoff)
        return expected.is_null() && !cutoff ? 0 : 1;
    return std::abs(*cutoff - expected.get<int>());
}

void SpectrumComparison::add(const std::string& name, const spectrum::LowRankProduct& product,
                             const json& expected)
{
    using spectrum::Route;
    const json& wanted = expected.at("singular_values");
    for (Route route : {Route::Automatic, Route::Qr}) {
        const auto values = valueOf(spectrum::singularValues(product, route));
        m_values.add(valueDifference(values, wanted), name);
        const std::vector<float> stored = spectrum::narrow(values);
        for (const auto& [threshold, cutoff] : expected.at("cutoff").items()) {
            const double at = std::stod(threshold);
            m_cutoffs.add(
                cutoffDifference(spectrum::energyCutoff(std::span<const double>(values), at), cutoff),
                name + " at " + threshold);
            m_cutoffs.add(
                cutoffDifference(spectrum::energyCutoff(std::span<const float>(stored), at), cutoff),
                name + " at " + threshold + " as stored");
        }
        if (expected.contains("frobenius"))
            if (const double norm = expected.at("frobenius").get<double>(); norm > 0)
                m_norms.add(std::abs(spectrum::frobeniusNorm(stored) / norm - 1), name);
    }
    m_values.add(valueDifference(valueOf(spectrum::decompose(product)).values, wanted), name);
}

std::vector<Deviation> SpectrumComparison::results() const
{
    std::vector<Deviation> results{m_values.result(), m_cutoffs.result()};
    if (!m_norms.empty()) // not every spectrum is given with its norm
        results.push_back(m_norms.result());
    return results;
}

void addSpectrumCases(std::vector<GoldenCase>& cases, const fs::path& root)
{
    cases.push_back(guarded("rank factors", false, [=] { return factors(root / "rank"); }));
    cases.push_back(
        guarded("rank spectra on a threshold", false, [=] { return listedSpectra(root / "rank"); }));
}

} // namespace deltarank::golden
