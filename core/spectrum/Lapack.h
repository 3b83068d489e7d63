#pragma once

#include <cstdint>
#include <vector>

/// The few LAPACK and BLAS routines used here, in float64 and column-major, behind plain functions. All other
/// files stay free of Fortran conventions. Every function returns false where LAPACK reports a failure.
namespace deltarank::spectrum::lapack {

/// Column-major matrix [rows, cols].
struct Dense
{
    std::int64_t rows = 0;
    std::int64_t cols = 0;
    std::vector<double> values;

    Dense() = default;
    Dense(std::int64_t rowCount, std::int64_t columnCount)
        : rows(rowCount), cols(columnCount), values(static_cast<std::size_t>(rowCount * columnCount))
    {}
    double* column(std::int64_t j) { return values.data() + j * rows; }
    const double* column(std::int64_t j) const { return values.data() + j * rows; }
    double& at(std::int64_t i, std::int64_t j) { return values[static_cast<std::size_t>(j * rows + i)]; }
    double at(std::int64_t i, std::int64_t j) const { return values[static_cast<std::size_t>(j * rows + i)]; }
};

/// Keeps BLAS on the calling thread while it lives: matrices are worked on in parallel, not their inside.
class OneBlasThread
{
public:
    OneBlasThread();
    ~OneBlasThread();
    OneBlasThread(const OneBlasThread&) = delete;
    OneBlasThread& operator=(const OneBlasThread&) = delete;

private:
    int m_before = 0;
};

/// C = op(A) · op(B), op(X) = Xᵀ where asked.
Dense multiply(const Dense& a, bool transposeA, const Dense& b, bool transposeB);
/// Mᵀ·M, or M·Mᵀ where asked; the lower triangle, the upper one stays zero.
Dense gram(const Dense& m, bool ofRows = false);
/// Lower L with M = L·Lᵀ, in place, from the lower triangle; false if M is not positive definite.
bool cholesky(Dense& m);
/// M := Lᵀ·M·L with lower triangular L; lower triangles are read and written.
bool congruence(const Dense& lower, Dense& m);
/// Eigenvalues of a symmetric matrix from its lower triangle, ascending; `m` is destroyed.
bool symmetricEigenvalues(Dense& m, std::vector<double>& values);
/// Thin QR: M [m, n] becomes Q [m, k] (only if wanted), R [k, n], k = min(m, n).
bool thinQr(Dense& m, Dense& r, bool wantQ);
/// Singular values, descending; `m` is destroyed.
bool singularValues(Dense& m, std::vector<double>& values);
/// M = U·diag(values)·Vᵀ with U [m, k], Vᵀ [k, n]; `m` is destroyed.
bool svd(Dense& m, Dense& u, std::vector<double>& values, Dense& vTransposed);

} // namespace deltarank::spectrum::lapack
