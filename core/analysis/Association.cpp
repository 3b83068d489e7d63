#include "analysis/Association.h"

#include "analysis/Statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deltarank::analysis {

namespace {

/// Ranks from 1, ties at their mean.
std::vector<double> ranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> result(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]])
            ++end;
        for (std::size_t k = i; k < end; ++k)
            result[order[k]] = (static_cast<double>(i + end) + 1) / 2;
        i = end;
    }
    return result;
}

struct Sums
{
    double xx = 0, yy = 0, xy = 0;
};

Sums sums(std::span<const double> x, std::span<const double> y)
{
    Sums s;
    const double mx = mean(x), my = mean(y);
    for (std::size_t i = 0; i < x.size(); ++i) {
        s.xx += (x[i] - mx) * (x[i] - mx);
        s.yy += (y[i] - my) * (y[i] - my);
        s.xy += (x[i] - mx) * (y[i] - my);
    }
    return s;
}

} // namespace

std::optional<Correlation> spearman(std::span<const double> x, std::span<const double> y)
{
    if (x.size() != y.size() || x.size() < 2)
        return std::nullopt;
    const auto rx = ranks(x), ry = ranks(y);
    const Sums s = sums(rx, ry);
    if (!(s.xx > 0) || !(s.yy > 0))
        return std::nullopt;
    Correlation result;
    result.n = static_cast<int>(x.size());
    result.coefficient = std::clamp(s.xy / std::sqrt(s.xx * s.yy), -1.0, 1.0);
    const double r2 = result.coefficient * result.coefficient;
    result.p = studentP(result.coefficient * std::sqrt((result.n - 2) / (1 - r2)), result.n - 2);
    return result;
}

std::optional<WithinGroups> withinGroups(std::span<const Group> groups)
{
    WithinGroups result;
    for (const Group& group : groups) {
        if (group.x.size() != group.y.size() || group.x.size() < 2)
            continue;
        ++result.groups;
        const double mx = mean(group.x), my = mean(group.y);
        for (std::size_t i = 0; i < group.x.size(); ++i) {
            result.x.push_back(group.x[i] - mx);
            result.y.push_back(group.y[i] - my);
        }
    }
    result.n = static_cast<int>(result.x.size());
    const int degrees = result.n - result.groups - 1;
    const Sums s = sums(result.x, result.y);
    if (degrees < 1 || !(s.xx > 1e-24))
        return std::nullopt;
    result.slope = s.xy / s.xx;
    const double residual = std::max(0.0, s.yy - result.slope * s.xy);
    result.slopeError = std::sqrt(residual / degrees / s.xx);
    const double half = studentQuantile(0.95, degrees) * result.slopeError;
    result.interval = {result.slope - half, result.slope + half};
    result.correlation = s.yy > 0 ? std::clamp(s.xy / std::sqrt(s.xx * s.yy), -1.0, 1.0) : 0.0;
    result.p = result.slope == 0 ? 1.0 : studentP(result.slope / result.slopeError, degrees);
    return result;
}

} // namespace deltarank::analysis
