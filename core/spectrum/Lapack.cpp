#include "spectrum/Lapack.h"

#include <algorithm>
#include <cmath>
#ifdef DELTARANK_OPENMP
#include <omp.h>
#endif

extern "C" {
void dgemm_(const char* transA, const char* transB, const int* m, const int* n, const int* k,
            const double* alpha, const double* a, const int* lda, const double* b, const int* ldb,
            const double* beta, double* c, const int* ldc);
void dsyrk_(const char* uplo, const char* trans, const int* n, const int* k, const double* alpha,
            const double* a, const int* lda, const double* beta, double* c, const int* ldc);
void dsygst_(const int* itype, const char* uplo, const int* n, double* a, const int* lda, const double* b,
             const int* ldb, int* info);
void dpotrf_(const char* uplo, const int* n, double* a, const int* lda, int* info);
void dsyevd_(const char* jobz, const char* uplo, const int* n, double* a, const int* lda, double* w,
             double* work, const int* lwork, int* iwork, const int* liwork, int* info);
void dgeqrf_(const int* m, const int* n, double* a, const int* lda, double* tau, double* work,
             const int* lwork, int* info);
void dorgqr_(const int* m, const int* n, const int* k, double* a, const int* lda, const double* tau,
             double* work, const int* lwork, int* info);
void dgesdd_(const char* jobz, const int* m, const int* n, double* a, const int* lda, double* s, double* u,
             const int* ldu, double* vt, const int* ldvt, double* work, const int* lwork, int* iwork,
             int* info);
}

namespace deltarank::spectrum::lapack {

namespace {
int whole(std::int64_t value)
{
    return static_cast<int>(value);
}
int leading(const Dense& m)
{
    return std::max(1, whole(m.rows));
}

bool divideAndConquer(Dense& m, const char* job, Dense* u, std::vector<double>& values, Dense* vTransposed)
{
    const int rows = whole(m.rows), cols = whole(m.cols), k = std::min(rows, cols);
    values.assign(static_cast<std::size_t>(k), 0.0);
    if (k == 0)
        return true;
    double none = 0;
    std::vector<int> integers(static_cast<std::size_t>(8 * k));
    const int ldu = u ? rows : 1, ldv = vTransposed ? k : 1, lda = leading(m), query = -1;
    double size = 0;
    int info = 0;
    double* uData = u ? u->values.data() : &none;
    double* vData = vTransposed ? vTransposed->values.data() : &none;
    dgesdd_(job, &rows, &cols, m.values.data(), &lda, values.data(), uData, &ldu, vData, &ldv, &size, &query,
            integers.data(), &info);
    const int count = static_cast<int>(size);
    std::vector<double> work(static_cast<std::size_t>(std::max(1, count)));
    dgesdd_(job, &rows, &cols, m.values.data(), &lda, values.data(), uData, &ldu, vData, &ldv, work.data(),
            &count, integers.data(), &info);
    return info == 0;
}
} // namespace

OneBlasThread::OneBlasThread()
{
#ifdef DELTARANK_OPENMP
    m_before = omp_get_max_threads();
    omp_set_num_threads(1);
#endif
}

OneBlasThread::~OneBlasThread()
{
#ifdef DELTARANK_OPENMP
    omp_set_num_threads(m_before);
#endif
}

Dense multiply(const Dense& a, bool transposeA, const Dense& b, bool transposeB)
{
    const int m = whole(transposeA ? a.cols : a.rows), n = whole(transposeB ? b.rows : b.cols);
    const int k = whole(transposeA ? a.rows : a.cols);
    Dense c(m, n);
    if (m == 0 || n == 0 || k == 0)
        return c;
    const double one = 1, zero = 0;
    const int lda = leading(a), ldb = leading(b);
    dgemm_(transposeA ? "T" : "N", transposeB ? "T" : "N", &m, &n, &k, &one, a.values.data(), &lda,
           b.values.data(), &ldb, &zero, c.values.data(), &m);
    return c;
}

Dense gram(const Dense& m, bool ofRows)
{
    const int n = whole(ofRows ? m.rows : m.cols), k = whole(ofRows ? m.cols : m.rows), lda = leading(m);
    Dense c(n, n);
    if (n == 0 || k == 0)
        return c;
    const double one = 1, zero = 0;
    dsyrk_("L", ofRows ? "N" : "T", &n, &k, &one, m.values.data(), &lda, &zero, c.values.data(), &n);
    return c;
}

bool cholesky(Dense& m)
{
    const int n = whole(m.rows);
    if (n == 0)
        return true;
    int info = 0;
    dpotrf_("L", &n, m.values.data(), &n, &info);
    return info == 0;
}

bool congruence(const Dense& lower, Dense& m)
{
    const int n = whole(m.rows);
    if (n == 0)
        return true;
    const int type = 2; // of dsygst: Lᵀ·M·L
    int info = 0;
    dsygst_(&type, "L", &n, m.values.data(), &n, lower.values.data(), &n, &info);
    return info == 0;
}

bool symmetricEigenvalues(Dense& m, std::vector<double>& values)
{
    const int n = whole(m.rows);
    values.assign(static_cast<std::size_t>(n), 0.0);
    if (n == 0)
        return true;
    int info = 0, integerSize = 0;
    double size = 0;
    const int query = -1;
    dsyevd_("N", "L", &n, m.values.data(), &n, values.data(), &size, &query, &integerSize, &query, &info);
    const int count = static_cast<int>(size);
    std::vector<double> work(static_cast<std::size_t>(std::max(1, count)));
    std::vector<int> integers(static_cast<std::size_t>(std::max(1, integerSize)));
    dsyevd_("N", "L", &n, m.values.data(), &n, values.data(), work.data(), &count, integers.data(),
            &integerSize, &info);
    return info == 0;
}

bool thinQr(Dense& m, Dense& r, bool wantQ)
{
    const int rows = whole(m.rows), cols = whole(m.cols), k = std::min(rows, cols);
    r = Dense(k, cols);
    if (k == 0) {
        m = Dense(rows, 0);
        return true;
    }
    std::vector<double> tau(static_cast<std::size_t>(k));
    double size = 0;
    int info = 0;
    const int query = -1, lda = leading(m);
    dgeqrf_(&rows, &cols, m.values.data(), &lda, tau.data(), &size, &query, &info);
    int count = std::max(1, static_cast<int>(size));
    std::vector<double> work(static_cast<std::size_t>(count));
    dgeqrf_(&rows, &cols, m.values.data(), &lda, tau.data(), work.data(), &count, &info);
    if (info != 0)
        return false;
    for (int j = 0; j < cols; ++j)
        std::copy(m.column(j), m.column(j) + std::min(j + 1, k), r.column(j));
    if (!wantQ)
        return true;
    m.cols = k;
    m.values.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(k));
    dorgqr_(&rows, &k, &k, m.values.data(), &lda, tau.data(), &size, &query, &info);
    count = std::max(1, static_cast<int>(size));
    work.resize(static_cast<std::size_t>(count));
    dorgqr_(&rows, &k, &k, m.values.data(), &lda, tau.data(), work.data(), &count, &info);
    return info == 0;
}

bool singularValues(Dense& m, std::vector<double>& values)
{
    return divideAndConquer(m, "N", nullptr, values, nullptr);
}

bool svd(Dense& m, Dense& u, std::vector<double>& values, Dense& vTransposed)
{
    const std::int64_t k = std::min(m.rows, m.cols);
    u = Dense(m.rows, k);
    vTransposed = Dense(k, m.cols);
    return divideAndConquer(m, "S", &u, values, &vTransposed);
}

} // namespace deltarank::spectrum::lapack
