#include "spectrum/Measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace deltarank::spectrum {

namespace {

/// Σ over σ/σ_1, and σ_1 itself; `first` is 0 for ΔW = 0.
struct Sums
{
    double first = 0;
    double one = 0;  ///< Σ σ/σ_1
    double two = 0;  ///< Σ (σ/σ_1)²
    double four = 0; ///< Σ (σ/σ_1)⁴
};

Sums sums(std::span<const float> values)
{
    Sums s;
    s.first = values.empty() ? 0.0 : static_cast<double>(values[0]);
    if (!(s.first > 0))
        return s;
    for (float value : values) {
        const double x = static_cast<double>(value) / s.first;
        s.one += x;
        s.two += x * x;
        s.four += x * x * x * x;
    }
    return s;
}

template <typename T> std::vector<double> cumulate(std::span<const T> values)
{
    // Squares of float32 values fit float64; beyond that range the values are brought to size by a power of
    // two, which changes no digit.
    const double first = values.empty() ? 0.0 : static_cast<double>(values[0]);
    int exponent = 0;
    if (first > 0 && (first > 1e100 || first < 1e-100))
        std::frexp(first, &exponent);
    std::vector<double> energy(values.size());
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x =
            exponent ? std::ldexp(static_cast<double>(values[i]), -exponent) : static_cast<double>(values[i]);
        sum += x * x;
        energy[i] = sum;
    }
    if (sum > 0)
        for (double& e : energy)
            e /= sum;
    return energy;
}

template <typename T> std::optional<int> cutoff(std::span<const T> values, double threshold)
{
    const std::vector<double> energy = cumulate(values);
    const auto found = std::upper_bound(energy.begin(), energy.end(), threshold);
    if (found == energy.end())
        return std::nullopt;
    return static_cast<int>(found - energy.begin()) + 1;
}

struct Entry
{
    Measure measure;
    const char* id;
    const char* label;
    const char* unit;
};

constexpr std::array<Entry, 10> entries{{
    {Measure::EnergyCutoff, "energy", "intrinsic rank", "singular values"},
    {Measure::StableRank, "stable_rank", "stable rank", ""},
    {Measure::EffectiveRank, "effective_rank", "effective rank", ""},
    {Measure::ParticipationRatio, "participation_ratio", "participation ratio", ""},
    {Measure::NuclearOverFrobenius, "nuclear_over_frobenius", "nuclear over Frobenius norm", ""},
    {Measure::NumericalRank, "numerical_rank", "numerical rank", "singular values"},
    {Measure::Elbow, "elbow", "elbow of the spectrum", "singular values"},
    {Measure::Gini, "gini", "Gini coefficient", ""},
    {Measure::Frobenius, "frobenius", "Frobenius norm", ""},
    {Measure::Nuclear, "nuclear", "nuclear norm", ""},
}};

const Entry& entry(Measure which)
{
    return *std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.measure == which; });
}

} // namespace

std::vector<double> cumulativeEnergy(std::span<const float> values)
{
    return cumulate(values);
}
std::vector<double> cumulativeEnergy(std::span<const double> values)
{
    return cumulate(values);
}
std::optional<int> energyCutoff(std::span<const float> values, double threshold)
{
    return cutoff(values, threshold);
}
std::optional<int> energyCutoff(std::span<const double> values, double threshold)
{
    return cutoff(values, threshold);
}

std::optional<double> stableRank(std::span<const float> values)
{
    const Sums s = sums(values);
    return s.first > 0 ? std::optional(s.two) : std::nullopt;
}

std::optional<double> effectiveRank(std::span<const float> values)
{
    const Sums s = sums(values);
    if (!(s.first > 0))
        return std::nullopt;
    double entropy = 0;
    for (float value : values) {
        const double p = static_cast<double>(value) / s.first / s.one;
        if (p > 0)
            entropy -= p * std::log(p);
    }
    return std::exp(entropy);
}

std::optional<double> participationRatio(std::span<const float> values)
{
    const Sums s = sums(values);
    return s.first > 0 ? std::optional(s.two * s.two / s.four) : std::nullopt;
}

std::optional<double> nuclearOverFrobenius(std::span<const float> values)
{
    const Sums s = sums(values);
    return s.first > 0 ? std::optional(s.one / std::sqrt(s.two)) : std::nullopt;
}

int numericalRank(std::span<const float> values, long largestDimension)
{
    if (values.empty() || !(values[0] > 0))
        return 0;
    const double floor = static_cast<double>(values[0]) * static_cast<double>(largestDimension) * 0x1.0p-23;
    return static_cast<int>(
        std::count_if(values.begin(), values.end(), [&](float value) { return value > floor; }));
}

std::optional<int> elbow(std::span<const float> values)
{
    const std::size_t count = values.size();
    if (count < 3 || !(values[0] > 0))
        return std::nullopt;
    // The distance to a line is the vertical distance times one factor for all points: no need for the
    // factor.
    const double first = values[0];
    const double slope =
        (static_cast<double>(values[count - 1]) / first - 1) / static_cast<double>(count - 1);
    double largest = 1e-6; // rounding of float32 is no knee
    std::optional<int> found;
    for (std::size_t i = 1; i + 1 < count; ++i) {
        const double distance =
            std::abs(static_cast<double>(values[i]) / first - (1 + slope * static_cast<double>(i)));
        if (distance > largest) {
            largest = distance;
            found = static_cast<int>(i) + 1;
        }
    }
    return found;
}

std::optional<double> gini(std::span<const float> values)
{
    const Sums s = sums(values);
    if (!(s.first > 0))
        return std::nullopt;
    const double count = static_cast<double>(values.size());
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) // descending: place from the small end is count − i
        sum += (count + 1 - 2 * static_cast<double>(i + 1)) * (static_cast<double>(values[i]) / s.first);
    return std::max(0.0, sum / (count * s.one));
}

double frobeniusNorm(std::span<const float> values)
{
    const Sums s = sums(values);
    return s.first * std::sqrt(s.two);
}

double nuclearNorm(std::span<const float> values)
{
    const Sums s = sums(values);
    return s.first * s.one;
}

std::optional<double> measure(Measure which, std::span<const float> values, double threshold,
                              long largestDimension)
{
    const auto widen = [](std::optional<int> value) -> std::optional<double> {
        return value ? std::optional<double>(*value) : std::nullopt;
    };
    switch (which) {
    case Measure::EnergyCutoff:
        return widen(energyCutoff(values, threshold));
    case Measure::StableRank:
        return stableRank(values);
    case Measure::EffectiveRank:
        return effectiveRank(values);
    case Measure::ParticipationRatio:
        return participationRatio(values);
    case Measure::NuclearOverFrobenius:
        return nuclearOverFrobenius(values);
    case Measure::NumericalRank:
        return numericalRank(values,
                             largestDimension > 0 ? largestDimension : static_cast<long>(values.size()));
    case Measure::Elbow:
        return widen(elbow(values));
    case Measure::Gini:
        return gini(values);
    case Measure::Frobenius:
        return frobeniusNorm(values);
    case Measure::Nuclear:
        return nuclearNorm(values);
    }
    return std::nullopt;
}

const char* id(Measure which)
{
    return entry(which).id;
}

std::optional<Measure> measureFromId(std::string_view text)
{
    for (const Entry& e : entries)
        if (text == e.id)
            return e.measure;
    return std::nullopt;
}

std::string label(Measure which, double threshold)
{
    if (which != Measure::EnergyCutoff)
        return entry(which).label;
    char text[64];
    std::snprintf(text, sizeof text, "intrinsic rank at %.6g%% energy", threshold * 100);
    return text;
}

std::string unit(Measure which)
{
    return entry(which).unit;
}

std::span<const Measure> allMeasures()
{
    static const std::array<Measure, entries.size()> all = [] {
        std::array<Measure, entries.size()> list{};
        for (std::size_t i = 0; i < entries.size(); ++i)
            list[i] = entries[i].measure;
        return list;
    }();
    return all;
}

} // namespace deltarank::spectrum
