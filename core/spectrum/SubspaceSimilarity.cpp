#include "spectrum/SubspaceSimilarity.h"

#include "spectrum/Lapack.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace deltarank::spectrum {

using lapack::Dense;

namespace {

base::Status sameRows(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y)
{
    if (x.rows() != y.rows())
        return base::fail(base::ErrorCode::Mismatch,
                          "The two matrices have " + std::to_string(x.rows()) + " and " +
                              std::to_string(y.rows()) + " rows on this side.",
                          {}, "Compare adapters of the same base model.");
    return {};
}

Dense toDense(const Eigen::MatrixXd& m)
{
    Dense dense(m.rows(), m.cols());
    Eigen::Map<Eigen::MatrixXd>(dense.values.data(), m.rows(), m.cols()) = m;
    return dense;
}

Eigen::Index usedColumns(const Decomposition& d)
{
    Eigen::Index used = 0;
    for (double value : d.values)
        used += value > d.values.front() * 1e-10;
    return used;
}

/// ‖R_B·diag·R_Aᵀ‖_F with the columns of R_A times `weight`.
double coreNorm(const Dense& rb, Dense ra, const std::vector<double>& weight)
{
    for (std::int64_t j = 0; j < ra.cols; ++j)
        for (std::int64_t i = 0; i < ra.rows; ++i)
            ra.at(i, j) *= weight[static_cast<std::size_t>(j)];
    double sum = 0;
    for (double value : lapack::multiply(rb, false, ra, true).values)
        sum += value * value;
    return std::sqrt(sum);
}

Dense sideBySide(const Dense& x, const Dense& y)
{
    Dense both(x.rows, x.cols + y.cols);
    std::copy(x.values.begin(), x.values.end(), both.values.begin());
    std::copy(y.values.begin(), y.values.end(),
              both.values.begin() + static_cast<std::ptrdiff_t>(x.values.size()));
    return both;
}

} // namespace

base::Result<Eigen::MatrixXd> subspaceSimilarity(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y,
                                                 int limit)
{
    DELTARANK_TRY(sameRows(x, y));
    const Eigen::Index rows = std::min<Eigen::Index>(x.cols(), limit),
                       cols = std::min<Eigen::Index>(y.cols(), limit);
    Eigen::MatrixXd phi = (x.leftCols(rows).transpose() * y.leftCols(cols)).array().square().matrix();
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < cols; ++j) {
            if (i > 0)
                phi(i, j) += phi(i - 1, j);
            if (j > 0)
                phi(i, j) += phi(i, j - 1);
            if (i > 0 && j > 0)
                phi(i, j) -= phi(i - 1, j - 1);
        }
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < cols; ++j)
            phi(i, j) = std::clamp(phi(i, j) / static_cast<double>(std::min(i, j) + 1), 0.0, 1.0);
    return phi;
}

base::Result<Eigen::MatrixXd> subspaceSimilarity(const Decomposition& x, const Decomposition& y, Side side,
                                                 int limit)
{
    const Eigen::MatrixXd& mx = side == Side::Left ? x.u : x.v;
    const Eigen::MatrixXd& my = side == Side::Left ? y.u : y.v;
    return subspaceSimilarity(Eigen::MatrixXd(mx.leftCols(usedColumns(x))),
                              Eigen::MatrixXd(my.leftCols(usedColumns(y))), limit);
}

base::Result<std::vector<double>> principalAngles(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y)
{
    DELTARANK_TRY(sameRows(x, y));
    if (y.cols() > x.cols())
        return principalAngles(y, x);
    const lapack::OneBlasThread single;
    const Eigen::MatrixXd inner = x.transpose() * y; // [i, j], j <= i
    Dense cosineMatrix = toDense(inner), sineMatrix = toDense(y - x * inner);
    std::vector<double> cosines, sines;
    if (!lapack::singularValues(cosineMatrix, cosines) || !lapack::singularValues(sineMatrix, sines))
        return base::fail(base::ErrorCode::Numeric, "The singular values did not converge.");
    const std::size_t count = static_cast<std::size_t>(y.cols());
    std::vector<double> angles(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double cosine = std::clamp(cosines[i], 0.0, 1.0);
        const double sine = std::clamp(sines[std::min(count, sines.size()) - 1 - i], 0.0, 1.0);
        angles[i] = cosine * cosine > 0.5 ? std::asin(sine) : std::acos(cosine);
    }
    std::sort(angles.begin(), angles.end());
    return angles;
}

base::Result<ProductDistance> productDistance(const LowRankProduct& x, const LowRankProduct& y)
{
    DELTARANK_TRY(checkProduct(x));
    DELTARANK_TRY(checkProduct(y));
    if (x.in() != y.in() || x.out() != y.out())
        return base::fail(base::ErrorCode::Mismatch,
                          "The two changes have shapes [" + std::to_string(x.out()) + ", " +
                              std::to_string(x.in()) + "] and [" + std::to_string(y.out()) + ", " +
                              std::to_string(y.in()) + "].",
                          {}, "Compare adapters of the same base model.");
    const lapack::OneBlasThread single;
    Dense at = sideBySide(detail::transposed(x.a), detail::transposed(y.a));
    Dense b = sideBySide(detail::copied(x.b), detail::copied(y.b));
    Dense ra, rb;
    if (!lapack::thinQr(at, ra, false) || !lapack::thinQr(b, rb, false))
        return base::fail(base::ErrorCode::Numeric, "The factorisation did not converge.");
    const auto weights = [&](double sx, double sy) {
        std::vector<double> w(static_cast<std::size_t>(x.rank()), sx);
        w.resize(static_cast<std::size_t>(x.rank() + y.rank()), sy);
        return w;
    };
    ProductDistance result;
    result.frobeniusX = coreNorm(rb, ra, weights(x.scaling, 0));
    result.frobeniusY = coreNorm(rb, ra, weights(0, y.scaling));
    result.distance = coreNorm(rb, ra, weights(x.scaling, -y.scaling));
    if (result.frobeniusX > 0 && result.frobeniusY > 0) {
        // Of the unit matrices X/‖X‖ and Y/‖Y‖: cos = 1 − ‖X' − Y'‖²/2, or from the sum where that is small.
        const double sx = x.scaling / result.frobeniusX, sy = y.scaling / result.frobeniusY;
        const double minus = coreNorm(rb, ra, weights(sx, -sy)), plus = coreNorm(rb, ra, weights(sx, sy));
        result.cosine = std::clamp((plus * plus - minus * minus) / 4, -1.0, 1.0);
    }
    return result;
}

} // namespace deltarank::spectrum
