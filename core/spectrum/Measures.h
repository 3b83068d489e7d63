#pragma once

#include "spectrum/Measure.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Measures of one spectrum σ_1 >= σ_2 >= … >= σ_r >= 0. All are computed in float64 relative to σ_1, so that
/// no square under- or overflows; all but Frobenius and Nuclear do not change when σ is scaled. Where ΔW = 0
/// the measure has no value. Values that are not finite are a broken contract (spectra are checked when
/// made).
namespace deltarank::spectrum {

/// Cumulative energy E_j = Σ_{i<=j} σ_i² / Σ_i σ_i², j = 1 .. r; the last one is exactly 1. All zero for ΔW =
/// 0. Summed in order, which is exact for squares that are whole numbers.
std::vector<double> cumulativeEnergy(std::span<const float> values);
std::vector<double> cumulativeEnergy(std::span<const double> values);

/// Smallest j with E_j > threshold, strictly; none for ΔW = 0. 0 <= threshold < 1.
/// The kohya tools' resize_lora with `--dynamic_method sv_fro --dynamic_param t` keeps the share t of the
/// Frobenius norm, that is of √E: t = √threshold.
std::optional<int> energyCutoff(std::span<const float> values, double threshold);
std::optional<int> energyCutoff(std::span<const double> values, double threshold);

/// Σσ² / σ_1² (Rudelson & Vershynin 2007, "Sampling from large matrices", section 1). 1 .. rank.
std::optional<double> stableRank(std::span<const float> values);
/// exp(−Σ p ln p) with p = σ / Σσ (Roy & Vetterli 2007, "The effective rank", equations 3 to 5). 1 .. rank.
/// RankMe (Garrido et al. 2023) is the same up to its small added constant.
std::optional<double> effectiveRank(std::span<const float> values);
/// (Σσ²)² / Σσ⁴: how many directions share the energy (participation ratio of the eigenvalues σ²). 1 .. rank.
std::optional<double> participationRatio(std::span<const float> values);
/// Σσ / √Σσ², 1 .. √rank (its square is a lower bound of the rank).
std::optional<double> nuclearOverFrobenius(std::span<const float> values);
/// Values above σ_1 · max(out, in) · 2⁻²³, float32's spacing: what numpy.linalg.matrix_rank and
/// torch.linalg.matrix_rank count by default on the float32 ΔW. 0 for ΔW = 0.
/// @param largestDimension max(out, in)
int numericalRank(std::span<const float> values, long largestDimension);
/// Number j (from 1) of the value farthest from the straight line between (1, σ_1) and (r, σ_r): the "knee"
/// of Satopää et al. 2011 without smoothing. The authors of the paper count from 0. None where fewer than
/// three values or all on the line.
std::optional<int> elbow(std::span<const float> values);
/// Σ_i (2i − r − 1)·σ_(i) / (r·Σσ), σ_(i) ascending (Hurley & Rickard 2009, "Comparing measures of sparsity",
/// table I). 0: all equal, 1 − 1/r: a single direction.
std::optional<double> gini(std::span<const float> values);
/// √Σσ² and Σσ.
double frobeniusNorm(std::span<const float> values);
double nuclearNorm(std::span<const float> values);

/// Any of the above. Numerical rank takes the number of values for the largest dimension where that is 0.
std::optional<double> measure(Measure which, std::span<const float> values, double threshold = 0.95,
                              long largestDimension = 0);

/// Stable name for files and the command line: "energy", "stable_rank", ...
const char* id(Measure which);
std::optional<Measure> measureFromId(std::string_view id);
/// For axes: "intrinsic rank at 95% energy", "stable rank", ...
std::string label(Measure which, double threshold);
/// "singular values" where it counts them, otherwise empty.
std::string unit(Measure which);
/// Every measure, in the order of menus.
std::span<const Measure> allMeasures();

} // namespace deltarank::spectrum
