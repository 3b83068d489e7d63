#pragma once

#include "analysis/Figure.h"

#include <optional>
#include <span>
#include <vector>

namespace deltarank::analysis {

/// A correlation with its test.
struct Correlation
{
    double coefficient = 0;
    double p = 1; ///< two-sided, Student's t; NaN where there are no degrees of freedom
    int n = 0;
};

/// Spearman's ρ: Pearson's correlation of the ranks, ties at their mean rank; p from t with n − 2 degrees of
/// freedom (as scipy.stats.spearmanr). None for fewer than two points or where one side does not vary.
std::optional<Correlation> spearman(std::span<const double> x, std::span<const double> y);

/// Values of the runs of one group (one number of classes).
struct Group
{
    std::vector<double> x;
    std::vector<double> y;
};

/// Does y follow x between runs of the same group, when the group does not change? All groups share one
/// slope, each has its own intercept (analysis of covariance; Cohen et al. 2003, chapter 8).
struct WithinGroups
{
    double slope = 0;
    double slopeError = 0;
    Interval interval;      ///< 95% of the slope
    double correlation = 0; ///< of the deviations from the group means
    double p = 1;           ///< t with n − groups − 1 degrees of freedom
    int n = 0;
    int groups = 0;          ///< those with two runs or more
    std::vector<double> x{}; ///< the deviations themselves, in the order given
    std::vector<double> y{};
};

/// None where no group has two different x, or no degree of freedom is left.
std::optional<WithinGroups> withinGroups(std::span<const Group> groups);

} // namespace deltarank::analysis
