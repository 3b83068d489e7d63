#pragma once

#include "adapter/AdapterSource.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace deltarank::adapter {

/// What is known of one matrix once its singular values are. Measures are defined in spectrum/Measures.h.
struct InspectedMatrix
{
    std::size_t index = 0; ///< in AdapterSource::facts().matrices
    std::string name;
    int layer = -1;
    std::string kind;
    int rank = 0;
    std::int64_t outputs = 0; ///< 0 where only the spectrum is known
    std::int64_t inputs = 0;
    double scaling = 1;
    std::vector<double> singularValues; ///< scaling included, descending
    std::optional<int> cutoff;          ///< none for ΔW = 0
    std::optional<double> stableRank;
    std::optional<double> effectiveRank;
    std::optional<double> participationRatio;
    double frobenius = 0;
    double nuclear = 0;
    std::string error; ///< why the matrix could not be measured; empty if it was
};

/// Cutoffs of all matrices of one kind: mean and half the width of the 95% interval 1.96·s/√n (s with n − 1).
/// Layers of one adapter are not independent: the interval shows their spread, not the error of a repetition.
struct KindSummary
{
    std::string kind;
    std::optional<double> mean;
    std::optional<double> ci95; ///< none for fewer than two values
    int count = 0;
    int undefined = 0; ///< matrices with ΔW = 0, left out
};

struct Inspection
{
    double threshold = 0.95;
    std::vector<InspectedMatrix> matrices; ///< in the adapter's order
    std::vector<KindSummary> summary;      ///< in order of first appearance
};

/// Measures of one spectrum.
void measure(InspectedMatrix& matrix, double threshold);
std::vector<KindSummary> summarise(const std::vector<InspectedMatrix>& matrices);

/// Reads and measures every matrix, one per thread in memory at a time. A matrix that cannot be read or holds
/// values that are not finite has an error and no values; if that is so for all, or work was stopped, the
/// error is returned. `onMatrix` is called as each one finishes, by one thread at a time, in any order.
base::Result<Inspection> inspect(const AdapterSource& source, double threshold,
                                 const base::ProgressSink& progress = {}, const base::StopToken& stop = {},
                                 int threads = 0,
                                 const std::function<void(const InspectedMatrix&)>& onMatrix = {});

/// The form that `deltarank-cli inspect --json` prints.
nlohmann::json inspectionJson(const AdapterSource& source, const Inspection& inspection);

} // namespace deltarank::adapter
