#include "analysis/Statistics.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace deltarank::analysis {

double mean(std::span<const double> values)
{
    double sum = 0;
    for (double value : values)
        sum += value;
    return values.empty() ? std::numeric_limits<double>::quiet_NaN()
                          : sum / static_cast<double>(values.size());
}

double standardDeviation(std::span<const double> values)
{
    if (values.size() < 2)
        return 0;
    const double centre = mean(values);
    double sum = 0;
    for (double value : values)
        sum += (value - centre) * (value - centre);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

double studentQuantile(double level, double degrees)
{
    return boost::math::quantile(boost::math::students_t(degrees), 0.5 + level / 2);
}

double studentP(double t, double degrees)
{
    if (!(degrees > 0) || std::isnan(t))
        return std::numeric_limits<double>::quiet_NaN();
    if (std::isinf(t))
        return 0;
    return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(t)));
}

std::optional<Aggregate> aggregate(std::span<const RunValues> runs, IntervalKind kind)
{
    Aggregate result;
    std::vector<double> all;
    for (const RunValues& run : runs) {
        result.undefined += run.undefined;
        if (run.values.empty())
            continue;
        all.insert(all.end(), run.values.begin(), run.values.end());
        result.runIds.push_back(run.runId);
        result.runMeans.push_back(mean(run.values));
    }
    if (all.empty())
        return std::nullopt;
    result.mean = mean(all);
    result.values = static_cast<int>(all.size());
    const double count = static_cast<double>(result.runMeans.size());
    if (result.runMeans.size() < 2)
        return result;
    double half = 0;
    if (kind == IntervalKind::Published) {
        result.standardError = standardDeviation(all) / std::sqrt(static_cast<double>(all.size()));
        half = 1.96 * result.standardError;
    } else {
        result.standardError = standardDeviation(result.runMeans) / std::sqrt(count);
        half = studentQuantile(0.95, count - 1) * result.standardError;
    }
    result.interval = Interval{result.mean - half, result.mean + half};
    return result;
}

double chanceCorrected(double accuracy, int classes)
{
    const double chance = 1.0 / classes;
    return (accuracy - chance) / (1 - chance);
}

} // namespace deltarank::analysis
