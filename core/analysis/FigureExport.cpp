#include "analysis/FigureExport.h"

#include <array>
#include <cmath>

namespace deltarank::analysis {

using nlohmann::json;

namespace {

json finite(double value)
{
    return std::isfinite(value) ? json(value) : json();
}

json toJson(const Interval& interval)
{
    return json::array({finite(interval.low), finite(interval.high)});
}

json toJson(const Axis& axis)
{
    json result{{"label", axis.label}, {"scale", axis.scale == AxisScale::Linear ? "linear" : "logarithmic"}};
    if (!axis.unit.empty())
        result["unit"] = axis.unit;
    return result;
}

json toJson(const Point& point)
{
    json result{{"x", finite(point.x)}, {"y", finite(point.y)}, {"n", point.n}, {"runs", point.runIds}};
    if (point.interval)
        result["interval"] = toJson(*point.interval);
    if (point.xInterval)
        result["x_interval"] = toJson(*point.xInterval);
    for (const auto& [key, text] : point.details)
        result["details"][key] = text;
    return result;
}

json toJson(const std::vector<BandPoint>& band)
{
    json result = json::array();
    for (const BandPoint& point : band)
        result.push_back({finite(point.x), finite(point.low), finite(point.high)});
    return result;
}

std::string joined(const std::vector<std::string>& ids)
{
    std::string text;
    for (const std::string& id : ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

} // namespace

const char* name(ColourRole role)
{
    constexpr std::array names{"neutral",
                               "query",
                               "key",
                               "value",
                               "attention_output",
                               "feed_forward_in",
                               "feed_forward_out",
                               "full",
                               "lora",
                               "paper",
                               "band",
                               "first",
                               "second",
                               "third",
                               "fourth",
                               "fifth",
                               "sixth"};
    return names[static_cast<std::size_t>(role)];
}

Table toTable(const Figure& figure)
{
    Table table;
    table.id = figure.id;
    table.title = figure.title;
    table.columns = {{"series", "series", 0},   {"what", "what", 0},     {"x", figure.x.text(), 4},
                     {"y", figure.y.text(), 4}, {"low", "low", 4},       {"high", "high", 4},
                     {"x_low", "x low", 4},     {"x_high", "x high", 4}, {"n", "n", 0},
                     {"runs", "runs", 0}};
    const auto add = [&](const Series& series, const char* what, const Point& point) {
        table.rows.push_back({series.name, what, point.x, point.y,
                              point.interval ? Cell(point.interval->low) : Cell(),
                              point.interval ? Cell(point.interval->high) : Cell(),
                              point.xInterval ? Cell(point.xInterval->low) : Cell(),
                              point.xInterval ? Cell(point.xInterval->high) : Cell(),
                              static_cast<double>(point.n), joined(point.runIds)});
    };
    for (const Series& series : figure.series) {
        for (const Point& point : series.points)
            add(series, "mean", point);
        for (const Point& point : series.singleRuns)
            add(series, "run", point);
    }
    for (const NullBand& band : figure.bands)
        for (const BandPoint& point : band.points)
            table.rows.push_back({band.label, "null", point.x, (point.low + point.high) / 2, point.low,
                                  point.high, Cell(), Cell(), Cell(), std::string()});
    for (const OverlayLine& line : figure.overlays)
        for (double x : {line.xFrom, line.xTo})
            table.rows.push_back({line.name, "overlay", x, line.slope * x + line.intercept, Cell(), Cell(),
                                  Cell(), Cell(), Cell(), std::string()});
    table.notes = figure.notes;
    if (figure.empty)
        table.notes.push_back(figure.empty->reason);
    return table;
}

std::string toCsv(const Figure& figure)
{
    return toCsv(toTable(figure));
}

json toJson(const Figure& figure)
{
    json result{{"id", figure.id},        {"title", figure.title},    {"x", toJson(figure.x)},
                {"y", toJson(figure.y)},  {"notes", figure.notes},    {"series", json::array()},
                {"bands", json::array()}, {"overlays", json::array()}};
    if (!figure.panel.empty())
        result["panel"] = figure.panel;
    if (figure.empty)
        result["empty"] = figure.empty->reason;
    for (const Series& series : figure.series) {
        json one{{"name", series.name},
                 {"role", name(series.role)},
                 {"points", json::array()},
                 {"runs", json::array()}};
        for (const Point& point : series.points)
            one["points"].push_back(toJson(point));
        for (const Point& point : series.singleRuns)
            one["runs"].push_back(toJson(point));
        if (series.fit) {
            const FitLine& fit = *series.fit;
            one["fit"] = {{"slope", finite(fit.slope)},
                          {"intercept", finite(fit.intercept)},
                          {"r2", finite(fit.r2)},
                          {"slope_error", finite(fit.slopeError)},
                          {"intercept_error", finite(fit.interceptError)},
                          {"p", finite(fit.p)},
                          {"points", fit.n},
                          {"exploratory", fit.exploratory},
                          {"band", toJson(fit.band)}};
        }
        result["series"].push_back(std::move(one));
    }
    for (const NullBand& band : figure.bands)
        result["bands"].push_back(
            {{"label", band.label}, {"role", name(band.role)}, {"points", toJson(band.points)}});
    for (const OverlayLine& line : figure.overlays)
        result["overlays"].push_back({{"name", line.name},
                                      {"slope", line.slope},
                                      {"intercept", line.intercept},
                                      {"r2", line.r2 ? json(*line.r2) : json()},
                                      {"from", line.xFrom},
                                      {"to", line.xTo}});
    return result;
}

} // namespace deltarank::analysis
