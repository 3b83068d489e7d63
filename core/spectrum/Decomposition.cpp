#include "spectrum/Decomposition.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace deltarank::spectrum {

using lapack::Dense;

namespace detail {

base::Status checkFinite(const MatrixView& matrix, const char* name)
{
    if (matrix.rows < 0 || matrix.cols < 0 || (!matrix.data && matrix.rows * matrix.cols > 0))
        return base::fail(base::ErrorCode::InvalidArgument, std::string("The ") + name + " has no values.");
    if (matrix.rows > std::numeric_limits<int>::max() || matrix.cols > std::numeric_limits<int>::max())
        return base::fail(base::ErrorCode::Unsupported, std::string("The ") + name + " is too large.");
    const std::int64_t count = matrix.rows * matrix.cols;
    for (std::int64_t i = 0; i < count; ++i)
        if (!std::isfinite(matrix.data[i]))
            return base::fail(base::ErrorCode::Numeric,
                              std::string("The ") + name +
                                  " has a value that is not a finite number, in row " +
                                  std::to_string(i / matrix.cols + 1) + ", column " +
                                  std::to_string(i % matrix.cols + 1) + ".",
                              {}, "The training that made it diverged, or the file is damaged.");
    return {};
}

Dense copied(const MatrixView& matrix)
{
    Dense dense(matrix.rows, matrix.cols);
    // In blocks of rows, so that both sides stay in the cache.
    constexpr std::int64_t block = 16;
    for (std::int64_t first = 0; first < matrix.rows; first += block) {
        const std::int64_t last = std::min(first + block, matrix.rows);
        for (std::int64_t j = 0; j < matrix.cols; ++j)
            for (std::int64_t i = first; i < last; ++i)
                dense.at(i, j) = matrix.data[i * matrix.cols + j];
    }
    return dense;
}

Dense transposed(const MatrixView& matrix)
{
    Dense dense(matrix.cols, matrix.rows);
    std::copy(matrix.data, matrix.data + matrix.rows * matrix.cols, dense.values.begin());
    return dense;
}

} // namespace detail

base::Status checkProduct(const LowRankProduct& product)
{
    if (product.a.rows != product.b.cols)
        return base::fail(base::ErrorCode::Mismatch,
                          "A has rank " + std::to_string(product.a.rows) + " but B has rank " +
                              std::to_string(product.b.cols) + ".",
                          {}, "A must be [r, in] and B [out, r].");
    if (!std::isfinite(product.scaling))
        return base::fail(base::ErrorCode::Numeric, "The scaling is not a finite number.");
    DELTARANK_TRY(detail::checkFinite(product.a, "matrix A"));
    return detail::checkFinite(product.b, "matrix B");
}

base::Result<Decomposition> decompose(const LowRankProduct& product)
{
    DELTARANK_TRY(checkProduct(product));
    const lapack::OneBlasThread single;
    Dense qa = detail::transposed(product.a), qb = detail::copied(product.b);
    Dense ra, rb, coreU, coreV;
    std::vector<double> values;
    bool fine = lapack::thinQr(qa, ra, true) && lapack::thinQr(qb, rb, true);
    if (fine) {
        Dense core = lapack::multiply(rb, false, ra, true);
        fine = lapack::svd(core, coreU, values, coreV);
    }
    if (!fine)
        return base::fail(base::ErrorCode::Numeric, "The singular values did not converge.");
    const Dense u = lapack::multiply(qb, false, coreU, false);
    const Dense v = lapack::multiply(qa, false, coreV, true);

    Decomposition result;
    result.u = Eigen::Map<const Eigen::MatrixXd>(u.values.data(), u.rows, u.cols);
    result.v = Eigen::Map<const Eigen::MatrixXd>(v.values.data(), v.rows, v.cols);
    if (product.scaling < 0)
        result.u = -result.u;
    for (double& value : values)
        value *= std::abs(product.scaling);
    result.values = std::move(values);
    return result;
}

base::Result<TruncatedFactors> truncate(const LowRankProduct& product, const Decomposition& whole, int k)
{
    const auto count = static_cast<Eigen::Index>(whole.values.size());
    const Eigen::Index kept = std::clamp<Eigen::Index>(k, 0, count);
    if (kept > 0 && product.scaling == 0)
        return base::fail(base::ErrorCode::InvalidArgument, "The scaling is 0, so the product is zero.", {},
                          "Truncate this matrix to rank 0.");
    TruncatedFactors result;
    result.a.resize(kept, whole.v.rows());
    result.b.resize(whole.u.rows(), kept);
    const double sign = product.scaling < 0 ? -1 : 1;
    for (Eigen::Index i = 0; i < kept; ++i) {
        const double root = std::sqrt(whole.values[static_cast<std::size_t>(i)] / std::abs(product.scaling));
        result.a.row(i) = (whole.v.col(i).transpose() * root).cast<float>();
        result.b.col(i) = (whole.u.col(i) * (root * sign)).cast<float>();
    }
    // Summed from the small end, so that a small tail keeps its digits.
    double tail = 0, total = 0;
    for (Eigen::Index i = count; i-- > 0;) {
        const double value = whole.values[static_cast<std::size_t>(i)];
        total += value * value;
        if (i >= kept)
            tail += value * value;
    }
    result.error = std::sqrt(tail);
    result.relativeError = total > 0 ? std::sqrt(tail / total) : 0;
    return result;
}

} // namespace deltarank::spectrum
