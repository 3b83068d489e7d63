#pragma once

#include "adapter/AdapterSource.h"

#include <Eigen/Core>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace deltarank::adapter {

/// Two changes of the same weight matrix.
struct ComparedMatrix
{
    std::string name;
    int layer = -1;
    std::string kind;
    int rankA = 0;
    int rankB = 0;
    std::optional<int> cutoffA;
    std::optional<int> cutoffB;
    double frobeniusA = 0;
    double frobeniusB = 0;
    double distance = 0; ///< ‖ΔW_A − ΔW_B‖_F
    double cosine = 0;   ///< ⟨ΔW_A, ΔW_B⟩ / (‖ΔW_A‖·‖ΔW_B‖)
    /// φ of the first cutoffA and cutoffB directions (Hu et al. 2021, equation 4), output and input side;
    /// none where a change is zero.
    std::optional<double> similarityLeft;
    std::optional<double> similarityRight;
    /// Largest and smallest principal angle between the same spaces, in degrees, output side.
    std::optional<double> smallestAngle;
    std::optional<double> largestAngle;
    std::string error;
};

struct Comparison
{
    double threshold = 0.95;
    std::vector<ComparedMatrix> matrices;
    std::vector<std::string> onlyInA;
    std::vector<std::string> onlyInB;
    std::vector<std::string> notes;
};

/// Pairs of matrices that belong together, as indices: by module path, or, where no path is shared (one file
/// has names with underscores), by layer and kind.
std::vector<std::pair<std::size_t, std::size_t>> pairsOf(const AdapterSource& a, const AdapterSource& b);

/// Compares all pairs. Errors: NotFound where nothing belongs together.
base::Result<Comparison> compare(const AdapterSource& a, const AdapterSource& b, double threshold,
                                 const base::ProgressSink& progress = {}, const base::StopToken& stop = {},
                                 int threads = 0);

/// How the leading directions of one pair of matrices lie to each other, in full.
struct ComparedSubspaces
{
    /// φ(i, j) of the first i and j directions (Hu et al. 2021, section 7.2): rows i of A, columns j of B;
    /// output side (left singular vectors) and input side. Empty where a change is zero.
    Eigen::MatrixXd left;
    Eigen::MatrixXd right;
    /// Principal angles in degrees, ascending, between the directions that the energy cutoffs keep.
    std::vector<double> leftAngles;
    std::vector<double> rightAngles;
    std::vector<double> valuesA; ///< singular values, descending
    std::vector<double> valuesB;
};

/// @param limit at most this many directions of each
base::Result<ComparedSubspaces> compareSubspaces(const AdaptedMatrix& a, const AdaptedMatrix& b,
                                                 double threshold, int limit = 64);
nlohmann::json subspacesJson(const ComparedSubspaces& subspaces);

nlohmann::json comparisonJson(const AdapterSource& a, const AdapterSource& b, const Comparison& comparison);

} // namespace deltarank::adapter
