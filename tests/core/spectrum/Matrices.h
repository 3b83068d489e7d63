#pragma once

#include "base/RandomStream.h"
#include "spectrum/Decomposition.h"

#include <Eigen/QR>

/// Random matrices for tests.
namespace matrices {

using deltarank::spectrum::RowMatrix;

inline deltarank::base::RandomStream stream(std::uint64_t seed)
{
    return deltarank::base::RandomStream({seed, deltarank::base::Purpose::Other, 0, 0, 0});
}

inline RowMatrix gaussian(Eigen::Index rows, Eigen::Index cols, std::uint64_t seed)
{
    auto random = stream(seed);
    RowMatrix m(rows, cols);
    for (Eigen::Index i = 0; i < m.size(); ++i)
        m.data()[i] = static_cast<float>(random.normal());
    return m;
}

/// Columns orthonormal.
inline Eigen::MatrixXd orthonormal(Eigen::Index rows, Eigen::Index cols, std::uint64_t seed)
{
    const Eigen::MatrixXd g = gaussian(rows, cols, seed).cast<double>();
    return Eigen::HouseholderQR<Eigen::MatrixXd>(g).householderQ() * Eigen::MatrixXd::Identity(rows, cols);
}

inline Eigen::MatrixXd formed(const RowMatrix& a, const RowMatrix& b, double scaling)
{
    return scaling * (b.cast<double>() * a.cast<double>());
}

} // namespace matrices
