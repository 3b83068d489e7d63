#include "task/Quotas.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace deltarank::task {

std::vector<std::size_t> waterFill(const std::vector<std::size_t>& pools, std::size_t total,
                                   const std::vector<std::size_t>& order)
{
    if (order.size() != pools.size())
        throw std::invalid_argument("waterFill: order and pools differ in size");
    if (total > std::accumulate(pools.begin(), pools.end(), std::size_t{0}))
        throw std::invalid_argument("waterFill: total is larger than all pools together");

    std::vector<std::size_t> ascending = pools;
    std::sort(ascending.begin(), ascending.end());
    std::size_t left = total;
    std::size_t level = 0;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        const std::size_t sharers = ascending.size() - i;
        if ((ascending[i] - level) * sharers > left) {
            level += left / sharers;
            left %= sharers;
            break;
        }
        left -= (ascending[i] - level) * sharers;
        level = ascending[i];
    }

    std::vector<std::size_t> quotas(pools.size());
    for (std::size_t i = 0; i < pools.size(); ++i)
        quotas[i] = std::min(pools[i], level);
    for (const std::size_t i : order)
        if (left > 0 && pools[i] > level) {
            ++quotas[i];
            --left;
        }
    return quotas;
}

} // namespace deltarank::task
