#include "adapter/Adapter.h"

namespace deltarank::adapter {

std::int64_t outputsOf(const AdaptedMatrix& matrix)
{
    if (matrix.b.size() > 0 || matrix.originalShapeB.empty())
        return matrix.b.rows();
    return matrix.originalShapeB.front();
}

std::int64_t inputsOf(const AdaptedMatrix& matrix)
{
    if (matrix.a.size() > 0 || matrix.originalShapeA.empty())
        return matrix.a.cols();
    std::int64_t product = 1;
    for (std::size_t i = 1; i < matrix.originalShapeA.size(); ++i)
        product *= matrix.originalShapeA[i];
    return product;
}

} // namespace deltarank::adapter
