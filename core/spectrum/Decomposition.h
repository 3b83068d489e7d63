#pragma once

#include "base/Result.h"
#include "spectrum/Lapack.h"
#include "spectrum/MatrixView.h"

#include <Eigen/Core>
#include <vector>

namespace deltarank::spectrum {

using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// ΔW = U · diag(values) · Vᵀ with k = min(r, out, in): U [out, k] and V [in, k] have orthonormal columns
/// (also where values are zero), values are descending and include |scaling|. With a negative scaling the
/// sign is in U.
struct Decomposition
{
    Eigen::MatrixXd u;
    std::vector<double> values;
    Eigen::MatrixXd v;
};

/// By QR of B and of Aᵀ and the SVD of the core R_B·R_Aᵀ, in float64, without forming ΔW.
base::Result<Decomposition> decompose(const LowRankProduct& product);

/// The k largest singular directions of a product as factors of the same scaling: scaling·b·a is the best
/// approximation of rank k (Eckart & Young 1936). Both factors carry √σ.
struct TruncatedFactors
{
    RowMatrix a;              ///< [k, in]
    RowMatrix b;              ///< [out, k]
    double error = 0;         ///< ‖ΔW − scaling·b·a‖_F = √Σ_{i>k} σ_i²
    double relativeError = 0; ///< the same over ‖ΔW‖_F; 0 for ΔW = 0
};

/// @param k 0 .. any; more than min(r, out, in) keeps everything, 0 keeps nothing (empty factors).
/// Errors: InvalidArgument where scaling is 0 and k is not.
base::Result<TruncatedFactors> truncate(const LowRankProduct& product, const Decomposition& whole, int k);

/// Mismatch where A [r, in] and B [out, r] do not fit, Numeric where an entry or the scaling is not finite.
base::Status checkProduct(const LowRankProduct& product);

namespace detail {
base::Status checkFinite(const MatrixView& matrix, const char* name);
lapack::Dense copied(const MatrixView& matrix);
lapack::Dense transposed(const MatrixView& matrix);
} // namespace detail

} // namespace deltarank::spectrum
