#pragma once

#include "adapter/AdapterSource.h"

#include <optional>

namespace deltarank::adapter {

/// How far to truncate: exactly one of the two.
struct TruncateTo
{
    std::optional<double> energy; ///< keep the energy cutoff at this threshold, per matrix; 0 ≤ τ < 1
    std::optional<int> rank;      ///< keep at most this many directions, per matrix; at least 1
};

/// What truncation does to one matrix.
struct TruncationEffect
{
    int oldRank = 0;
    int newRank = 0;
    double error = 0;         ///< ‖ΔW − ΔW_k‖_F = √Σ_{i>k} σ_i², exact (Eckart & Young 1936)
    double relativeError = 0; ///< over ‖ΔW‖_F; 0 for ΔW = 0
    double norm = 0;          ///< ‖ΔW‖_F
};

struct TruncatedAdapter
{
    Adapter adapter;
    std::vector<TruncationEffect> effects; ///< one per matrix
    double error = 0;                      ///< of all matrices together, √Σ error²
    double relativeError = 0;
    std::uint64_t oldBytes = 0; ///< of A and B as stored
    std::uint64_t newBytes = 0;
};

/// The best approximation of every matrix at its new rank. A matrix with ΔW = 0 keeps rank 1. alpha stays,
/// the scaling follows the new rank by the adapter's own rule (α/r, or α/√r), and the factors take up the
/// rest, so that the change is the same whoever applies it. Errors: InvalidArgument for a target out of
/// range; what reading or the decomposition reports.
base::Result<TruncatedAdapter> truncate(const AdapterSource& source, const TruncateTo& target,
                                        const base::ProgressSink& progress = {},
                                        const base::StopToken& stop = {}, int threads = 0);

/// The effects alone, from singular values (descending, one list per matrix): what a window shows before
/// saving.
base::Result<std::vector<TruncationEffect>>
predictTruncation(const AdapterSource& source, const std::vector<std::vector<float>>& singularValues,
                  const TruncateTo& target);
/// Bytes of A and B of the matrices at these ranks, in their own types.
std::uint64_t storedBytes(const AdapterSource& source,
                          const std::vector<TruncationEffect>* effects = nullptr);

} // namespace deltarank::adapter
