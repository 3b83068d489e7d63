#pragma once

#include "analysis/Figure.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deltarank::analysis {

/// Ordinary least squares y = slope·x + intercept (Draper & Smith 1998, chapter 1).
struct LinearFit
{
    double slope = 0;
    double intercept = 0;
    double r2 = 0;         ///< 1 − residual / total sum of squares; 0 where y does not vary
    double slopeError = 0; ///< standard errors; NaN with two points
    double interceptError = 0;
    double p = 1; ///< two-sided t test of slope = 0 with n − 2 degrees of freedom; NaN with two points
    double residual = 0; ///< √(residual sum of squares / (n − 2)); NaN with two points
    double meanX = 0;
    double spreadX = 0; ///< Σ(x − mean)²
    int n = 0;

    double at(double x) const { return slope * x + intercept; }
    /// Confidence band of the mean of y at x; NaN with two points.
    Interval bandAt(double x, double level = 0.95) const;
};

/// None for fewer than two points or where x does not vary.
std::optional<LinearFit> fitLine(std::span<const double> x, std::span<const double> y);

/// For a figure: drawn from the smallest to the largest x, the band in 33 places.
FitLine toFitLine(const LinearFit& fit, std::span<const double> x);

/// A line with errors in both variables.
struct ErrorsInBothFit
{
    double slope = 0;
    double intercept = 0;
    double slopeError = 0; ///< from the given errors (York et al. 2004); 0 for Deming's line
    double interceptError = 0;
    int iterations = 0;
};

/// York et al. 2004, "Unified equations for the slope, intercept, and standard errors of the best straight
/// line", equations 13 and 14 with uncorrelated errors. Standard errors of each point must be above 0.
/// None for fewer than two points, errors that are not, or no convergence in 200 steps.
std::optional<ErrorsInBothFit> yorkLine(std::span<const double> x, std::span<const double> y,
                                        std::span<const double> xError, std::span<const double> yError);

/// Deming 1943: one ratio `delta` = variance of errors in y / in x for all points, closed form.
std::optional<ErrorsInBothFit> demingLine(std::span<const double> x, std::span<const double> y, double delta);

/// Runs of one configuration: what x and y of a figure's point are the means of.
struct ConfigurationRuns
{
    std::vector<double> x;
    std::vector<double> y;
    bool paired = false; ///< x[i] and y[i] are of the same repeat and are drawn together
};

struct BootstrapSlope
{
    double slope = 0;  ///< of the means themselves
    Interval interval; ///< 2.5% and 97.5% percentiles
    double standardError = 0;
    int resamples = 0;
};

/// Percentile bootstrap of the slope of the line through the configuration means (Efron & Tibshirani 1993,
/// chapter 13): the runs of every configuration are drawn with replacement, the configurations stay.
/// The same seed gives the same numbers. None where a line cannot be fitted or no configuration has two runs.
std::optional<BootstrapSlope> bootstrapSlope(std::span<const ConfigurationRuns> configurations,
                                             std::uint64_t seed, int resamples = 2000);

} // namespace deltarank::analysis
