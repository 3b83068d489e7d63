#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "spectrum/MatrixView.h"

#include <span>
#include <vector>

namespace deltarank::spectrum {

/// How singular values of a product are found.
enum class Route {
    Automatic, ///< Gram where its error bound holds, otherwise QR
    Gram, ///< eigenvalues of the r×r matrix Lᵀ(AAᵀ)L with BᵀB = LLᵀ; an error where the bound fails
    Qr,   ///< QR of B and of Aᵀ, singular values of the small core R_B·R_Aᵀ
};

/// Relative error that a singular value from the Gram route may have (by the bound, see SingularValues.cpp);
/// a float32 result rounds by 6e-8 and a factor stored in float32 carries as much.
inline constexpr double gramTolerance = 1e-6;

/// Singular values of ΔW = scaling·B·A, descending, min(r, out, in) of them, computed in float64 without
/// forming ΔW. Zero factors give zeros.
/// Errors: Mismatch where shapes do not fit, Numeric for entries that are not finite.
base::Result<std::vector<double>> singularValues(const LowRankProduct& product,
                                                 Route route = Route::Automatic);

/// Singular values of a dense matrix such as W − W₀, min(rows, cols) of them, descending, in float64.
base::Result<std::vector<double>> singularValues(const MatrixView& dense, Route route = Route::Automatic);

/// As stored: descending float32. Values beyond float32 are refused by the functions above.
std::vector<float> narrow(const std::vector<double>& values);

/// Several products, one matrix per thread at a time (`threads` = 0: all cores). Progress counts matrices.
/// Stops between matrices with Error Stopped. An error names the place in the list by number.
base::Result<std::vector<std::vector<double>>> singularValues(std::span<const LowRankProduct> products,
                                                              int threads = 0,
                                                              const base::StopToken& stop = {},
                                                              const base::ProgressSink& progress = {});
base::Result<std::vector<std::vector<double>>> singularValues(std::span<const MatrixView> dense,
                                                              int threads = 0,
                                                              const base::StopToken& stop = {},
                                                              const base::ProgressSink& progress = {});

} // namespace deltarank::spectrum
