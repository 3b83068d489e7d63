#pragma once

#include "analysis/AnalysisSettings.h"
#include "analysis/Figure.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deltarank::analysis {

/// What a statistic is that cannot be given, for want of values or of spread.
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double mean(std::span<const double> values);
/// With n − 1 in the denominator; 0 for fewer than two values.
double standardDeviation(std::span<const double> values);
/// t with P(|T| <= t) = level for Student's distribution with `degrees` degrees of freedom.
double studentQuantile(double level, double degrees);
/// P(|T| >= |t|), two-sided; NaN without degrees of freedom.
double studentP(double t, double degrees);

/// Values of one run: one for each of its layers (or a single one, such as its accuracy).
struct RunValues
{
    std::string runId;
    std::vector<double> values;
    int undefined = 0; ///< values left out: ΔW = 0 has no cutoff
};

/// Mean and 95% interval of a configuration.
struct Aggregate
{
    double mean = 0;
    std::optional<Interval> interval{};
    int values = 0;
    int undefined = 0;
    double standardError = 0; ///< s/√N of what the interval is made of; 0 for one run
    std::vector<std::string> runIds{};
    std::vector<double> runMeans{}; ///< by runIds; runs without any value are left out of both
};

/// Mean over all values of all runs, with
///   Published: mean ± 1.96·s/√N over all N values (N = repeats · layers),
///   Run:       mean ± t(0.975, R − 1)·s/√R over the R per-run means.
/// One run gives no interval. None where there is no value at all.
std::optional<Aggregate> aggregate(std::span<const RunValues> runs, IntervalKind kind);

/// (a − 1/n) / (1 − 1/n): 0 at chance, 1 at perfect. @pre classes > 1.
double chanceCorrected(double accuracy, int classes);

} // namespace deltarank::analysis
