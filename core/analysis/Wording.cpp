#include "analysis/Wording.h"

#include "adapter/Adapter.h"
#include "spectrum/Measures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace deltarank::analysis {

ColourRole roleOfKind(const std::string& kind)
{
    namespace k = adapter::kind;
    if (kind == k::query)
        return ColourRole::Query;
    if (kind == k::key)
        return ColourRole::Key;
    if (kind == k::value)
        return ColourRole::Value;
    if (kind == k::attentionOutput)
        return ColourRole::AttentionOutput;
    if (kind == k::feedForwardIn)
        return ColourRole::FeedForwardIn;
    return kind == k::feedForwardOut ? ColourRole::FeedForwardOut : ColourRole::Neutral;
}

Marker markerOfKind(const std::string& kind)
{
    switch (roleOfKind(kind)) {
    case ColourRole::Query:
        return Marker::Circle;
    case ColourRole::Key:
        return Marker::Square;
    case ColourRole::Value:
        return Marker::Triangle;
    case ColourRole::AttentionOutput:
        return Marker::Diamond;
    case ColourRole::FeedForwardIn:
        return Marker::TriangleDown;
    default:
        return Marker::Cross;
    }
}

std::string kindName(const std::string& kind)
{
    std::string name = kind;
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string methodName(study::Method method)
{
    return method == study::Method::Full ? "full fine-tuning" : "LoRA";
}

// text: "number of classes %1"
// text: "adapter rank %1"
// text: "shuffled training labels %1"
// text: "training samples %1"
// text: "training steps %1"
// text: "learning rate %1"
std::string settingName(const std::string& over)
{
    if (over == "classes")
        return "number of classes";
    if (over == "rank")
        return "adapter rank";
    if (over == "corruption")
        return "shuffled training labels";
    if (over == "train_size")
        return "training samples";
    if (over == "train_steps" || over == "steps")
        return "training steps";
    return kindName(over);
}

Axis settingAxis(const std::string& over, const std::vector<double>& values, task::CorruptionMode mode)
{
    Axis axis;
    axis.label = settingName(over);
    if (over == "corruption") {
        if (mode == task::CorruptionMode::Swap)
            axis.label = "swapped training labels";
        else if (mode == task::CorruptionMode::Uniform)
            axis.label = "redrawn training labels";
        axis.unit = "share";
        axis.range = Interval{0, 0};
        return axis;
    }
    axis.wholeNumbers =
        std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v); });
    if (values.size() > 2) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const bool wide = *low > 0 && *high / *low >= 16;
        if (over != "classes" && wide) {
            axis.scale = AxisScale::Logarithmic;
            axis.wholeNumbers = false;
        }
    }
    return axis;
}

Axis accuracyAxis(const AnalysisSettings& settings, const std::string& of)
{
    Axis axis;
    switch (settings.accuracy) {
    case AccuracyKind::Best:
        axis.label = "best validation accuracy";
        break;
    case AccuracyKind::Last:
        axis.label = "last validation accuracy";
        break;
    case AccuracyKind::Test:
        axis.label = "test accuracy";
        break;
    }
    if (!of.empty())
        axis.label += ", " + of;
    if (settings.chanceCorrected)
        axis.unit = "0 = chance";
    // A share of 1 is the most there is; what is worse than chance lies below 0.
    axis.limits = Interval{settings.chanceCorrected ? -std::numeric_limits<double>::infinity() : 0, 1};
    return axis;
}

Axis measureAxis(const AnalysisSettings& settings)
{
    Axis axis;
    axis.label = spectrum::label(settings.measure, settings.threshold);
    axis.unit = spectrum::unit(settings.measure);
    return axis;
}

std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string fixedNumber(double value, int decimals)
{
    if (!std::isfinite(value))
        return "–";
    char text[64];
    const double smallest = 0.5 * std::pow(10.0, -decimals);
    if (value != 0 && std::abs(value) < smallest)
        std::snprintf(text, sizeof text, "%.1e", value);
    else if (std::abs(value) >= 1e9)
        std::snprintf(text, sizeof text, "%.*e", decimals, value);
    else
        std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

// text: "%1 and %2"
// text: "%1 classes"
std::string listOf(const std::vector<std::string>& items)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    return text;
}

std::string counted(long count, const std::string& noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

ColourRole numberedRole(std::size_t index)
{
    return static_cast<ColourRole>(static_cast<std::size_t>(ColourRole::First) + index % 6);
}

Marker numberedMarker(std::size_t index)
{
    return static_cast<Marker>(static_cast<std::size_t>(Marker::Circle) + index % 6);
}

} // namespace deltarank::analysis
