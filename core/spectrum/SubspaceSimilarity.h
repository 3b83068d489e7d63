#pragma once

#include "base/Result.h"
#include "spectrum/Decomposition.h"

#include <Eigen/Core>
#include <vector>

namespace deltarank::spectrum {

/// Which singular vectors are compared: of the output side (U, columns of ΔW) or the input side (V, rows).
enum class Side { Left, Right };

/// φ(X, Y, i, j) = ‖X_iᵀ·Y_j‖_F² / min(i, j), X_i the first i and Y_j the first j columns: 1 where the
/// smaller space lies in the larger one, 0 where they are orthogonal (Hu et al. 2021, "LoRA", section 7.2,
/// equation 4).
/// @return [i − 1, j − 1] for i = 1 .. min(columns of X, limit), j likewise
/// Errors: Mismatch where the rows differ.
base::Result<Eigen::MatrixXd> subspaceSimilarity(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y,
                                                 int limit);
/// The same for two adapters of one matrix. Directions without energy (σ_i <= σ_1·1e-10) are left out.
base::Result<Eigen::MatrixXd> subspaceSimilarity(const Decomposition& x, const Decomposition& y, Side side,
                                                 int limit);

/// Angles between span(X_i) and span(Y_j) in radians, ascending, min(i, j) of them (Björck & Golub 1973;
/// small angles from sines, large ones from cosines).
base::Result<std::vector<double>> principalAngles(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y);

/// How two changes of one weight matrix differ, without forming either.
struct ProductDistance
{
    double frobeniusX = 0; ///< ‖ΔW_X‖_F
    double frobeniusY = 0; ///< ‖ΔW_Y‖_F
    double distance = 0;   ///< ‖ΔW_X − ΔW_Y‖_F
    double cosine = 0;     ///< ⟨ΔW_X, ΔW_Y⟩ / (‖ΔW_X‖·‖ΔW_Y‖); 0 where one is zero
};

/// From the QR factors of [B_X B_Y] and [A_Xᵀ A_Yᵀ]: no cancellation where the two are nearly equal.
/// Errors: Mismatch where the shapes of ΔW differ.
base::Result<ProductDistance> productDistance(const LowRankProduct& x, const LowRankProduct& y);

} // namespace deltarank::spectrum
