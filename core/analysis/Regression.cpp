#include "analysis/Regression.h"

#include "analysis/Statistics.h"
#include "base/RandomStream.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltarank::analysis {

namespace {

struct Moments
{
    double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
};

Moments moments(std::span<const double> x, std::span<const double> y)
{
    Moments m{mean(x), mean(y)};
    for (std::size_t i = 0; i < x.size(); ++i) {
        m.xx += (x[i] - m.meanX) * (x[i] - m.meanX);
        m.yy += (y[i] - m.meanY) * (y[i] - m.meanY);
        m.xy += (x[i] - m.meanX) * (y[i] - m.meanY);
    }
    return m;
}

/// Whether x varies by more than rounding.
bool varies(const Moments& m, std::size_t count)
{
    const double scale = std::max(std::abs(m.meanX), 1e-300);
    return m.xx > static_cast<double>(count) * scale * scale * 1e-28;
}
} // namespace

std::optional<LinearFit> fitLine(std::span<const double> x, std::span<const double> y)
{
    if (x.size() != y.size() || x.size() < 2)
        return std::nullopt;
    const Moments m = moments(x, y);
    if (!varies(m, x.size()) || !std::isfinite(m.xy))
        return std::nullopt;
    LinearFit fit;
    fit.n = static_cast<int>(x.size());
    fit.meanX = m.meanX;
    fit.spreadX = m.xx;
    fit.slope = m.xy / m.xx;
    fit.intercept = m.meanY - fit.slope * m.meanX;
    double residual = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        residual += (y[i] - fit.at(x[i])) * (y[i] - fit.at(x[i]));
    fit.r2 = m.yy > 0 ? std::clamp(1 - residual / m.yy, 0.0, 1.0) : 0.0;
    const int degrees = fit.n - 2;
    if (degrees < 1) {
        fit.slopeError = fit.interceptError = fit.residual = fit.p = nan;
        return fit;
    }
    fit.residual = std::sqrt(residual / degrees);
    fit.slopeError = fit.residual / std::sqrt(m.xx);
    fit.interceptError = fit.residual * std::sqrt(1.0 / fit.n + m.meanX * m.meanX / m.xx);
    fit.p = fit.slope == 0 ? 1.0 : studentP(fit.slope / fit.slopeError, degrees);
    return fit;
}

Interval LinearFit::bandAt(double x, double level) const
{
    if (n < 3)
        return {nan, nan};
    const double half =
        studentQuantile(level, n - 2) * residual * std::sqrt(1.0 / n + (x - meanX) * (x - meanX) / spreadX);
    return {at(x) - half, at(x) + half};
}

FitLine toFitLine(const LinearFit& fit, std::span<const double> x)
{
    FitLine line;
    line.slope = fit.slope;
    line.intercept = fit.intercept;
    line.r2 = fit.r2;
    line.slopeError = fit.slopeError;
    line.interceptError = fit.interceptError;
    line.p = fit.p;
    line.n = fit.n;
    const auto [low, high] = std::minmax_element(x.begin(), x.end());
    line.xFrom = *low;
    line.xTo = *high;
    if (fit.n > 2)
        for (int i = 0; i <= 32; ++i) {
            const double at = line.xFrom + (line.xTo - line.xFrom) * i / 32;
            const Interval band = fit.bandAt(at);
            line.band.push_back({at, band.low, band.high});
        }
    return line;
}

std::optional<ErrorsInBothFit> yorkLine(std::span<const double> x, std::span<const double> y,
                                        std::span<const double> xError, std::span<const double> yError)
{
    const std::size_t count = x.size();
    if (count < 2 || y.size() != count || xError.size() != count || yError.size() != count)
        return std::nullopt;
    for (std::size_t i = 0; i < count; ++i)
        if (!(xError[i] > 0) || !(yError[i] > 0))
            return std::nullopt;
    const auto start = fitLine(x, y);
    if (!start)
        return std::nullopt;
    ErrorsInBothFit fit;
    double b = start->slope;
    for (fit.iterations = 1; fit.iterations <= 200; ++fit.iterations) {
        double sumW = 0, sumX = 0, sumY = 0;
        std::vector<double> w(count);
        for (std::size_t i = 0; i < count; ++i) {
            const double wx = 1 / (xError[i] * xError[i]), wy = 1 / (yError[i] * yError[i]);
            w[i] = wx * wy / (wx + b * b * wy);
            sumW += w[i];
            sumX += w[i] * x[i];
            sumY += w[i] * y[i];
        }
        const double centreX = sumX / sumW, centreY = sumY / sumW;
        double above = 0, below = 0, adjusted = 0;
        std::vector<double> beta(count);
        for (std::size_t i = 0; i < count; ++i) {
            const double wx = 1 / (xError[i] * xError[i]), wy = 1 / (yError[i] * yError[i]);
            const double u = x[i] - centreX, v = y[i] - centreY;
            beta[i] = w[i] * (u / wy + b * v / wx);
            above += w[i] * beta[i] * v;
            below += w[i] * beta[i] * u;
            adjusted += w[i] * (centreX + beta[i]);
        }
        const double next = above / below;
        if (!std::isfinite(next))
            return std::nullopt;
        const bool settled = std::abs(next - b) <= 1e-13 * std::max(std::abs(next), 1e-300);
        b = next;
        fit.slope = b;
        fit.intercept = centreY - b * centreX;
        const double middle = adjusted / sumW;
        double spread = 0;
        for (std::size_t i = 0; i < count; ++i)
            spread += w[i] * (centreX + beta[i] - middle) * (centreX + beta[i] - middle);
        fit.slopeError = std::sqrt(1 / spread);
        fit.interceptError = std::sqrt(1 / sumW + middle * middle / spread);
        if (settled)
            return fit;
    }
    return std::nullopt;
}

std::optional<ErrorsInBothFit> demingLine(std::span<const double> x, std::span<const double> y, double delta)
{
    if (x.size() != y.size() || x.size() < 2 || !(delta > 0))
        return std::nullopt;
    const Moments m = moments(x, y);
    if (!varies(m, x.size()) || m.xy == 0)
        return std::nullopt;
    const double difference = m.yy - delta * m.xx;
    ErrorsInBothFit fit;
    fit.slope = (difference + std::sqrt(difference * difference + 4 * delta * m.xy * m.xy)) / (2 * m.xy);
    fit.intercept = m.meanY - fit.slope * m.meanX;
    return fit;
}

std::optional<BootstrapSlope> bootstrapSlope(std::span<const ConfigurationRuns> configurations,
                                             std::uint64_t seed, int resamples)
{
    bool repeated = false;
    std::vector<double> x, y;
    for (const ConfigurationRuns& c : configurations) {
        if (c.x.empty() || c.y.empty())
            return std::nullopt;
        x.push_back(mean(c.x));
        y.push_back(mean(c.y));
        repeated = repeated || c.y.size() > 1 || c.x.size() > 1;
    }
    const auto whole = fitLine(x, y);
    if (!whole || !repeated || resamples < 2)
        return std::nullopt;

    std::vector<double> slopes;
    for (int round = 0; round < resamples; ++round) {
        base::RandomStream random({seed, base::Purpose::Bootstrap, 0, static_cast<std::uint32_t>(round), 0});
        for (std::size_t i = 0; i < configurations.size(); ++i) {
            const ConfigurationRuns& c = configurations[i];
            const bool together = c.paired && c.x.size() == c.y.size();
            double sumX = 0, sumY = 0;
            for (std::size_t k = 0; k < c.x.size(); ++k) {
                const std::size_t drawn = random.below(c.x.size());
                sumX += c.x[drawn];
                if (together)
                    sumY += c.y[drawn];
            }
            for (std::size_t k = 0; !together && k < c.y.size(); ++k)
                sumY += c.y[random.below(c.y.size())];
            x[i] = sumX / static_cast<double>(c.x.size());
            y[i] = sumY / static_cast<double>(c.y.size());
        }
        if (const auto fit = fitLine(x, y))
            slopes.push_back(fit->slope);
    }
    if (slopes.size() < 2)
        return std::nullopt;
    std::sort(slopes.begin(), slopes.end());
    const auto percentile = [&](double q) { // linear between order statistics
        const double place = q * static_cast<double>(slopes.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, slopes.size() - 1);
        return slopes[below] + (place - static_cast<double>(below)) * (slopes[above] - slopes[below]);
    };
    return BootstrapSlope{whole->slope,
                          {percentile(0.025), percentile(0.975)},
                          standardDeviation(slopes),
                          static_cast<int>(slopes.size())};
}

} // namespace deltarank::analysis
