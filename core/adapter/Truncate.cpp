#include "adapter/Truncate.h"

#include "spectrum/Decomposition.h"
#include "spectrum/Measures.h"
#include "spectrum/Parallel.h"

#include <algorithm>
#include <cmath>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

Status check(const TruncateTo& target)
{
    if (target.energy.has_value() == target.rank.has_value())
        return fail(ErrorCode::InvalidArgument, "Give either an energy or a rank to truncate to.");
    if (target.energy && !(*target.energy >= 0 && *target.energy < 1))
        return fail(ErrorCode::InvalidArgument, "The energy is a number from 0 to below 1.", {},
                    "Give 0.95, for example.");
    if (target.rank && *target.rank < 1)
        return fail(ErrorCode::InvalidArgument, "The rank is at least 1.");
    return {};
}

/// Directions to keep: at least one, so that the matrix stays in the file.
template <typename Value>
int keptDirections(const std::vector<Value>& values, int rank, const TruncateTo& target)
{
    const int most = std::max(1, std::min(rank, static_cast<int>(values.size())));
    if (target.rank)
        return std::clamp(*target.rank, 1, most);
    return std::clamp(spectrum::energyCutoff(std::span<const Value>(values), *target.energy).value_or(1), 1,
                      most);
}

template <typename Value>
TruncationEffect effectOf(const std::vector<Value>& values, int rank, const TruncateTo& target)
{
    TruncationEffect effect;
    effect.oldRank = rank;
    effect.newRank = keptDirections(values, rank, target);
    // Relative to the largest value: no square under- or overflows.
    const double largest = values.empty() ? 0 : static_cast<double>(values.front());
    if (largest == 0)
        return effect;
    double all = 0;
    double tail = 0;
    for (std::size_t i = values.size(); i-- > 0;) {
        const double ratio = static_cast<double>(values[i]) / largest;
        all += ratio * ratio;
        if (static_cast<int>(i) >= effect.newRank)
            tail += ratio * ratio;
    }
    effect.norm = largest * std::sqrt(all);
    effect.error = largest * std::sqrt(tail);
    effect.relativeError = std::sqrt(tail / all);
    return effect;
}

bool isRankStabilised(const Adapter& adapter)
{
    const auto found = adapter.config.find("use_rslora");
    return found != adapter.config.end() && found->is_boolean() && found->get<bool>();
}

std::uint64_t bytesOf(const AdaptedMatrix& matrix, int rank)
{
    const std::uint64_t element = matrix.originalType == "F16" || matrix.originalType == "BF16" ? 2 : 4;
    return static_cast<std::uint64_t>(rank) *
           static_cast<std::uint64_t>(inputsOf(matrix) + outputsOf(matrix)) * element;
}

Result<TruncationEffect> truncateMatrix(AdaptedMatrix& matrix, const TruncateTo& target, bool rankStabilised)
{
    const spectrum::LowRankProduct product{matrix.a, matrix.b, matrix.scaling};
    auto whole = spectrum::decompose(product);
    DELTARANK_TRY(whole);
    const TruncationEffect effect = effectOf(whole->values, matrix.rank, target);
    const int rank = effect.newRank;
    const double alpha = matrix.alpha != 0 ? matrix.alpha : rank;
    const double scaling = rankStabilised ? alpha / std::sqrt(static_cast<double>(rank)) : alpha / rank;
    // U√σ and √σVᵀ over the new scaling, whose size is shared by both factors.
    const double share = std::sqrt(std::abs(scaling));
    Matrix a(rank, matrix.a.cols());
    Matrix b(matrix.b.rows(), rank);
    a.setZero();
    b.setZero();
    for (int i = 0; i < std::min(rank, static_cast<int>(whole->values.size())); ++i) {
        const double root = std::sqrt(whole->values[static_cast<std::size_t>(i)]) / share;
        a.row(i) = (whole->v.col(i).transpose() * root).cast<float>();
        b.col(i) = (whole->u.col(i) * std::copysign(root, scaling)).cast<float>();
    }
    matrix.a = std::move(a);
    matrix.b = std::move(b);
    matrix.alpha = alpha;
    matrix.scaling = scaling;
    matrix.rank = rank;
    if (!matrix.originalShapeA.empty())
        matrix.originalShapeA[0] = rank;
    if (matrix.originalShapeB.size() > 1)
        matrix.originalShapeB[1] = rank;
    return effect;
}

} // namespace

Result<TruncatedAdapter> truncate(const AdapterSource& source, const TruncateTo& target,
                                  const base::ProgressSink& progress, const base::StopToken& stop,
                                  int threads)
{
    DELTARANK_TRY(check(target));
    TruncatedAdapter result;
    result.adapter = source.facts();
    result.effects.resize(source.size());
    const bool rankStabilised = isRankStabilised(source.facts());
    DELTARANK_TRY(spectrum::parallelFor(source.size(), threads, stop, progress, "Truncating",
                                        [&](std::size_t i) -> Status {
                                            auto matrix = source.load(i);
                                            DELTARANK_TRY(matrix);
                                            auto effect = truncateMatrix(*matrix, target, rankStabilised);
                                            if (!effect) {
                                                base::Error error = effect.error();
                                                error.where = source.facts().matrices[i].modulePath;
                                                return fail(std::move(error));
                                            }
                                            result.effects[i] = *effect;
                                            result.adapter.matrices[i] = std::move(*matrix);
                                            return {};
                                        }));
    for (std::size_t i = 0; i < source.facts().head.size(); ++i) {
        auto tensor = source.loadHead(i);
        DELTARANK_TRY(tensor);
        result.adapter.head[i] = std::move(*tensor);
    }
    double squares = 0;
    double all = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        squares += result.effects[i].error * result.effects[i].error;
        all += result.effects[i].norm * result.effects[i].norm;
    }
    result.error = std::sqrt(squares);
    result.relativeError = all > 0 ? std::sqrt(squares / all) : 0;
    result.oldBytes = storedBytes(source);
    result.newBytes = storedBytes(source, &result.effects);
    return result;
}

Result<std::vector<TruncationEffect>> predictTruncation(const AdapterSource& source,
                                                        const std::vector<std::vector<float>>& singularValues,
                                                        const TruncateTo& target)
{
    DELTARANK_TRY(check(target));
    if (singularValues.size() != source.size())
        return fail(ErrorCode::Mismatch, "There is not one spectrum for each matrix.");
    std::vector<TruncationEffect> effects;
    for (std::size_t i = 0; i < source.size(); ++i)
        effects.push_back(effectOf(singularValues[i], source.facts().matrices[i].rank, target));
    return effects;
}

std::uint64_t storedBytes(const AdapterSource& source, const std::vector<TruncationEffect>* effects)
{
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto& matrix = source.facts().matrices[i];
        bytes += bytesOf(matrix, effects ? (*effects)[i].newRank : matrix.rank);
    }
    return bytes;
}

} // namespace deltarank::adapter
