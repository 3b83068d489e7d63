#pragma once

#include <cstdint>

namespace deltarank::spectrum {

/// A row-major float32 matrix that somebody else owns.
struct MatrixView
{
    const float* data = nullptr;
    std::int64_t rows = 0;
    std::int64_t cols = 0;

    MatrixView() = default;
    MatrixView(const float* values, std::int64_t rowCount, std::int64_t columnCount)
        : data(values), rows(rowCount), cols(columnCount)
    {}
    /// From a row-major Eigen matrix (or map), which must outlive the view.
    template <typename Matrix>
    requires requires(const Matrix& m) { m.outerStride(); }
    MatrixView(const Matrix& matrix) : data(matrix.data()), rows(matrix.rows()), cols(matrix.cols())
    {
        static_assert(Matrix::IsRowMajor, "MatrixView is row-major");
    }
};

/// ΔW = scaling · B · A of shape [out, in], never formed. A is [r, in], B is [out, r]; r may be larger than
/// either dimension.
struct LowRankProduct
{
    MatrixView a;
    MatrixView b;
    double scaling = 1;

    std::int64_t rank() const { return a.rows; }
    std::int64_t in() const { return a.cols; }
    std::int64_t out() const { return b.rows; }
};

} // namespace deltarank::spectrum
