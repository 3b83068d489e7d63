#include "spectrum/SingularValues.h"

#include "spectrum/Decomposition.h"
#include "spectrum/Lapack.h"
#include "spectrum/Parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace deltarank::spectrum {

namespace {

using lapack::Dense;

// Error bound of the Gram route. Forming BᵀB and AAᵀ in float64, factoring and finding eigenvalues are each
// backward stable, so an eigenvalue λ = σ² of Lᵀ(AAᵀ)L is off by at most c·ε·‖BᵀB‖‖AAᵀ‖ and σ by that over
// 2σ, with a constant c of a few tens (Golub & Van Loan, Matrix Computations, 4th ed., sections 4.2.6 and
// 8.1.1; Weyl). The relative error of the smallest value is therefore at most c·ε·‖BᵀB‖‖AAᵀ‖ / (2σ²), which
// the route compares with gramTolerance; the tests measure that real errors stay far below it.
constexpr double gramConstant = 32;

/// Frobenius norm of a symmetric matrix from its lower triangle.
double normOfSymmetric(const Dense& lower)
{
    double diagonal = 0, below = 0;
    for (std::int64_t j = 0; j < lower.cols; ++j) {
        diagonal += lower.at(j, j) * lower.at(j, j);
        for (std::int64_t i = j + 1; i < lower.rows; ++i)
            below += lower.at(i, j) * lower.at(i, j);
    }
    return std::sqrt(diagonal + 2 * below);
}

/// σ from eigenvalues λ = σ² (ascending), or nothing where the bound fails.
std::optional<std::vector<double>> fromEigenvalues(const std::vector<double>& ascending, double scale)
{
    const double floor = gramConstant * std::numeric_limits<double>::epsilon() * scale / (2 * gramTolerance);
    if (ascending.empty() || !(ascending.front() > floor))
        return std::nullopt;
    std::vector<double> values(ascending.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::sqrt(ascending[values.size() - 1 - i]);
    return values;
}

std::optional<std::vector<double>> byGram(const LowRankProduct& product)
{
    if (product.rank() > std::min(product.in(), product.out()))
        return std::nullopt;
    // Row-major B is the column-major Bᵀ [r, out], row-major A the column-major Aᵀ [in, r].
    Dense factor = lapack::gram(detail::transposed(product.b), true);
    Dense inner = lapack::gram(detail::transposed(product.a));
    const double scale = normOfSymmetric(factor) * normOfSymmetric(inner);
    std::vector<double> eigenvalues;
    if (!lapack::cholesky(factor) || !lapack::congruence(factor, inner) ||
        !lapack::symmetricEigenvalues(inner, eigenvalues))
        return std::nullopt;
    return fromEigenvalues(eigenvalues, scale);
}

std::optional<std::vector<double>> byQr(Dense at, Dense b)
{
    Dense ra, rb;
    std::vector<double> values;
    if (!lapack::thinQr(at, ra, false) || !lapack::thinQr(b, rb, false))
        return std::nullopt;
    Dense core = lapack::multiply(rb, false, ra, true);
    if (!lapack::singularValues(core, values))
        return std::nullopt;
    return values;
}

base::Result<std::vector<double>> scaled(std::optional<std::vector<double>> values, double scaling)
{
    if (!values)
        return base::fail(base::ErrorCode::Numeric, "The singular values did not converge.");
    for (double& value : *values)
        value = std::abs(value * scaling);
    if (!values->empty() && !(values->front() <= std::numeric_limits<float>::max()))
        return base::fail(base::ErrorCode::Numeric, "A singular value is too large for a 32-bit number.", {},
                          "Check the scaling (alpha and rank) of this adapter.");
    return std::move(*values);
}

template <typename Item>
base::Result<std::vector<std::vector<double>>>
all(std::span<const Item> items, int threads, const base::StopToken& stop, const base::ProgressSink& progress)
{
    std::vector<std::vector<double>> found(items.size());
    const auto work = [&](std::size_t i) -> base::Status {
        auto values = singularValues(items[i]);
        if (!values) {
            auto error = std::move(values).error();
            error.where = "matrix " + std::to_string(i + 1) + " of " + std::to_string(items.size());
            return base::fail(std::move(error));
        }
        found[i] = std::move(*values);
        return {};
    };
    DELTARANK_TRY(parallelFor(items.size(), threads, stop, progress, "Finding singular values", work));
    return found;
}

} // namespace

base::Result<std::vector<double>> singularValues(const LowRankProduct& product, Route route)
{
    DELTARANK_TRY(checkProduct(product));
    const lapack::OneBlasThread single;
    std::optional<std::vector<double>> values;
    if (route != Route::Qr)
        values = byGram(product);
    if (!values && route != Route::Gram)
        values = byQr(detail::transposed(product.a), detail::copied(product.b));
    return scaled(std::move(values), product.scaling);
}

base::Result<std::vector<double>> singularValues(const MatrixView& dense, Route route)
{
    DELTARANK_TRY(detail::checkFinite(dense, "matrix"));
    const lapack::OneBlasThread single;
    Dense matrix = dense.rows >= dense.cols ? detail::copied(dense) : detail::transposed(dense);
    std::optional<std::vector<double>> values;
    if (route != Route::Qr) {
        Dense inner = lapack::gram(matrix);
        const double scale = normOfSymmetric(inner);
        std::vector<double> eigenvalues;
        if (lapack::symmetricEigenvalues(inner, eigenvalues))
            values = fromEigenvalues(eigenvalues, scale);
    }
    if (!values && route != Route::Gram) {
        values.emplace();
        if (!lapack::singularValues(matrix, *values))
            values.reset();
    }
    return scaled(std::move(values), 1.0);
}

std::vector<float> narrow(const std::vector<double>& values)
{
    return std::vector<float>(values.begin(), values.end());
}

base::Result<std::vector<std::vector<double>>> singularValues(std::span<const LowRankProduct> products,
                                                              int threads, const base::StopToken& stop,
                                                              const base::ProgressSink& progress)
{
    return all(products, threads, stop, progress);
}

base::Result<std::vector<std::vector<double>>> singularValues(std::span<const MatrixView> dense, int threads,
                                                              const base::StopToken& stop,
                                                              const base::ProgressSink& progress)
{
    return all(dense, threads, stop, progress);
}

} // namespace deltarank::spectrum
