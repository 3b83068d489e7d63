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

bool shapesFit(const AdaptedMatrix& matrix)
{
    constexpr std::int64_t mostElements = std::int64_t{1} << 34;
    for (const auto& shape : {matrix.originalShapeA, matrix.originalShapeB}) {
        if (shape.size() < 2 || shape.size() > 5)
            return false;
        std::int64_t count = 1;
        for (const auto extent : shape) {
            if (extent < 1 || extent > mostElements / count)
                return false;
            count *= extent;
        }
    }
    return matrix.layer >= -1 && matrix.rank == matrix.originalShapeA.front() &&
           matrix.rank == matrix.originalShapeB[1];
}

} // namespace deltarank::adapter
