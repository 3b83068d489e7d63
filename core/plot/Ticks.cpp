#include "plot/Ticks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

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
        std::string result;
        for (const char letter : std::string_view(text))
            result += letter == '-' ? std::string("−") : std::string(1, letter);
        return result;
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

std::vector<Tick> labelled(const std::vector<double>& places, double step)
{
    int decimals = 0;
    for (double scaled = step; decimals < 12 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled;
         ++decimals)
        scaled = step * std::pow(10.0, decimals + 1);
    std::vector<Tick> result;
    for (double place : places)
        result.push_back({place, numberText(place, decimals)});
    return result;
}

/// Whether no two labels touch. Two of them, or one, have to do.
bool fit(const std::vector<Tick>& all, const Axis& axis, Interval range, const LabelRoom* room)
{
    if (!room || all.size() <= 2)
        return true;
    double end = -std::numeric_limits<double>::infinity();
    for (const Tick& tick : all) {
        const double middle = position(axis, range, tick.place) * room->length;
        const double half = room->extent(tick.label) / 2;
        if (middle - half < end + room->gap)
            return false;
        end = middle + half;
    }
    return true;
}

/// Every so many of them, so that they fit.
std::vector<Tick> thinned(const std::vector<Tick>& all, const Axis& axis, Interval range,
                          const LabelRoom* room)
{
    for (std::size_t every = 1;; ++every) {
        std::vector<Tick> some;
        for (std::size_t i = 0; i < all.size(); i += every)
            some.push_back(all[i]);
        if (fit(some, axis, range, room))
            return some;
    }
}

std::vector<Tick> linearTicks(const Axis& axis, Interval range, const LabelRoom* room)
{
    const double width = range.high - range.low;
    // From fine to coarse: the first step with seven places or fewer that has room.
    std::vector<Tick> best;
    for (int exponent = static_cast<int>(std::floor(std::log10(width))) - 2; exponent < 300; ++exponent)
        for (double base : {1.0, 2.0, 2.5, 5.0}) {
            const double step = base * std::pow(10.0, exponent);
            if (axis.wholeNumbers && (step < 1 || step != std::floor(step)))
                continue;
            const std::vector<double> places = multiples(step, range);
            if (places.size() > 7)
                continue;
            if (places.size() < 2 && !best.empty())
                return thinned(best, axis, range, room); // coarser steps would tell too little
            best = labelled(places, step);
            if (best.empty() || fit(best, axis, range, room))
                return best;
        }
    return best;
}

/// The powers of ten, `between` them 2 and 5, of every so many decades.
std::vector<Tick> powerTicks(Interval range, bool between, int every)
{
    std::vector<Tick> result;
    const double low = std::log10(range.low), high = std::log10(range.high);
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

std::vector<Tick> logarithmicTicks(const Axis& axis, Interval range, const LabelRoom* room)
{
    const double decades = std::log10(range.high / range.low);
    std::vector<Tick> best;
    if (decades < 2.5) {
        best = powerTicks(range, true, 1);
        if (fit(best, axis, range, room))
            return best;
    }
    for (int every = std::max(1, static_cast<int>(std::ceil(decades / 7))); every < 700; ++every) {
        std::vector<Tick> coarser = powerTicks(range, false, every);
        if (coarser.size() < 2 && !best.empty())
            break;
        best = std::move(coarser);
        if (fit(best, axis, range, room))
            break;
    }
    return thinned(best, axis, range, room);
}

} // namespace

std::vector<Tick> ticks(const Axis& axis, Interval range, const LabelRoom* room)
{
    if (!axis.names.empty()) {
        std::vector<Tick> all;
        for (const auto& [place, name] : axis.names)
            if (place >= range.low && place <= range.high)
                all.push_back({place, name});
        return thinned(all, axis, range, room);
    }
    if (!(range.high > range.low) || !std::isfinite(range.high - range.low))
        return {};
    if (axis.scale == AxisScale::Logarithmic) {
        if (!(range.low > 0))
            return {};
        // Within less than a decade, round numbers of a linear axis tell more.
        constexpr std::size_t fewest = 3;
        if (logarithmicTicks(axis, range, nullptr).size() >= fewest)
            return logarithmicTicks(axis, range, room);
    }
    return linearTicks(axis, range, room);
}

Interval paddedRange(const Axis& axis, Interval range)
{
    Interval padded;
    if (axis.scale == AxisScale::Logarithmic) {
        const double factor = std::pow(range.high / range.low, 0.05);
        padded = {range.low / factor, range.high * factor};
    } else {
        const double room = (range.high - range.low) * 0.05;
        padded = {range.low - room, range.high + room};
        if (axis.range && axis.range->low == 0 && range.low == 0)
            padded.low = axis.range->high > 0 ? 0 : -room * 0.6;
        if (axis.range && axis.range->high == 1 && axis.range->low == 0 && range.high <= 1.0 + 1e-9)
            padded.high = 1 + room * 0.5;
    }
    if (axis.limits) {
        padded.low = std::max(padded.low, std::min(axis.limits->low, range.low));
        padded.high = std::min(padded.high, std::max(axis.limits->high, range.high));
    }
    return padded;
}

double position(const Axis& axis, Interval range, double value)
{
    if (axis.scale == AxisScale::Logarithmic)
        return std::log(value / range.low) / std::log(range.high / range.low);
    return (value - range.low) / (range.high - range.low);
}

} // namespace deltarank::plot
