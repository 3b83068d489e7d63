#pragma once

#include <vector>

namespace deltarank::task {

/// Mean of each class's samples in some embedding, as the caller measured it.
struct ClassEmbeddings
{
    int dimension = 0;
    std::vector<float> means; ///< [data set classes, dimension], row-major

    bool empty() const { return means.empty(); }
};

} // namespace deltarank::task
