#include "plot/Ticks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace deltarank::plot {

using analysis::Axis;
using analysis::AxisScale;
using analysis::Interval;

namespace {

std::string numberText(double value, int decimals)
{
    if (std::abs(value) >= 1e7 || (value != 0 && std::abs(value) < 1e-5)) {
        char text[32];
        std::snprintf(text, sizeof text, "%.3g", value);
        return text;
    }
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    std::string result = text;
    if (result.starts_with("-")) {
        if (result.find_first_of("123456789") == std::string::npos)
            return result.substr(1);
        result.replace(0, 1, "−");
    }
    return result;
}

std::vector<double> multiples(double step, Interval range)
{
    std::vector<double> places;
    const double slack = (range.high - range.low) * 1e-9;
    for (double i = std::ceil((range.low - slack) / step);
         i * step <= range.high + slack && places.size() < 100; ++i)
        places.push_back(i * step);
    return places;
}

std::vector<Tick> linearTicks(const Axis& axis, Interval range)
{
    const double width = range.high - range.low;
    double bestStep = 0;
    std::size_t bestCount = 0;
    // From fine to coarse: the first step with seven places or fewer.
    for (int exponent = static_cast<int>(std::floor(std::log10(width))) - 2; exponent < 300 && bestStep == 0;
         ++exponent)
        for (double base : {1.0, 2.0, 2.5, 5.0}) {
            const double step = base * std::pow(10.0, exponent);
            if (axis.wholeNumbers && (step < 1 || step != std::floor(step)))
                continue;
            const std::size_t count = multiples(step, range).size();
            if (count <= 7) {
                bestStep = step;
                bestCount = count;
                break;
            }
        }
    if (bestStep == 0 || bestCount == 0)
        return {};
    int decimals = 0;
    for (double scaled = bestStep; decimals < 12 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled;
         ++decimals)
        scaled = bestStep * std::pow(10.0, decimals + 1);
    std::vector<Tick> result;
    for (double place : multiples(bestStep, range))
        result.push_back({place, numberText(place, decimals)});
    return result;
}

std::vector<Tick> logarithmicTicks(Interval range)
{
    std::vector<Tick> result;
    const double low = std::log10(range.low), high = std::log10(range.high);
    const int every = std::max(1, static_cast<int>(std::ceil((high - low) / 7)));
    const bool between = high - low < 2.5;
    for (int e = static_cast<int>(std::floor(low)); e <= static_cast<int>(std::ceil(high)); ++e) {
        if (e % every != 0)
            continue;
        for (double base : between ? std::vector<double>{1, 2, 5} : std::vector<double>{1}) {
            const double place = base * std::pow(10.0, e);
            if (place < range.low * (1 - 1e-9) || place > range.high * (1 + 1e-9))
                continue;
            char text[32];
            if (place >= 1e5 || place < 1e-3)
                std::snprintf(text, sizeof text, "%.0e", place);
            else
                std::snprintf(text, sizeof text, "%.6g", place);
            std::string label = text;
            // "1e-04" is "1e−4"
            if (const std::size_t at = label.find('e'); at != std::string::npos) {
                const int exponent = std::stoi(label.substr(at + 1));
                label = label.substr(0, at) + "e" + (exponent < 0 ? "−" : "") +
                        std::to_string(std::abs(exponent));
            }
            result.push_back({place, label});
        }
    }
    return result;
}

} // namespace

std::vector<Tick> ticks(const Axis& axis, Interval range)
{
    if (!axis.names.empty()) {
        std::vector<Tick> result;
        for (const auto& [place, name] : axis.names)
            if (place >= range.low && place <= range.high)
                result.push_back({place, name});
        return result;
    }
    if (!(range.high > range.low) || !std::isfinite(range.high - range.low))
        return {};
    if (axis.scale == AxisScale::Logarithmic) {
        // Within less than a decade, round numbers of a linear axis tell more.
        auto powers = logarithmicTicks(range);
        constexpr std::size_t fewest = 3;
        if (powers.size() >= fewest || !(range.low > 0))
            return powers;
    }
    return linearTicks(axis, range);
}

Interval paddedRange(const Axis& axis, Interval range)
{
    if (axis.scale == AxisScale::Logarithmic) {
        const double factor = std::pow(range.high / range.low, 0.05);
        return {range.low / factor, range.high * factor};
    }
    const double room = (range.high - range.low) * 0.05;
    Interval padded{range.low - room, range.high + room};
    if (axis.range && axis.range->low == 0 && range.low == 0)
        padded.low = axis.range->high > 0 ? 0 : -room * 0.6;
    if (axis.range && axis.range->high == 1 && axis.range->low == 0 && range.high <= 1.0 + 1e-9)
        padded.high = 1 + room * 0.5;
    return padded;
}

double position(const Axis& axis, Interval range, double value)
{
    if (axis.scale == AxisScale::Logarithmic)
        return std::log(value / range.low) / std::log(range.high / range.low);
    return (value - range.low) / (range.high - range.low);
}

} // namespace deltarank::plot
