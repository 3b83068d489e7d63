#include "plot/Pgfplots.h"

#include "analysis/FigureExport.h"
#include "analysis/Table.h"
#include "plot/Theme.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>
#include <vector>

namespace deltarank::plot {

using analysis::Axis;
using analysis::AxisScale;
using analysis::ColourRole;
using analysis::Figure;
using analysis::Interval;
using analysis::latexEscaped;
using analysis::Marker;
using analysis::Point;
using analysis::Series;

namespace {

/// All digits; pgfplots reads "nan" as a gap.
std::string coordinate(double value)
{
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc{} && std::isfinite(value) ? std::string(text, end) : "nan";
}

/// Names of colours in TeX hold letters only.
std::string colourName(ColourRole role)
{
    std::string name = "deltarank";
    for (const char* c = analysis::name(role); *c; ++c)
        if (*c != '_')
            name += *c;
    return name;
}

std::string defineColours(const Figure& figure)
{
    std::set<ColourRole> roles;
    for (const auto& series : figure.series)
        roles.insert(series.role);
    for (const auto& band : figure.bands)
        roles.insert(band.role);
    if (!figure.overlays.empty())
        roles.insert(ColourRole::Paper);
    std::string text;
    for (ColourRole role : roles) {
        const Colour c = lightTheme.colour(role);
        text += "\\definecolor{" + colourName(role) + "}{RGB}{" + std::to_string(c.red) + "," +
                std::to_string(c.green) + "," + std::to_string(c.blue) + "}\n";
    }
    return text;
}

const char* markName(Marker marker)
{
    switch (marker) {
    case Marker::None:
        return "none";
    case Marker::Circle:
        return "*";
    case Marker::Square:
        return "square*";
    case Marker::Triangle:
        return "triangle*";
    case Marker::Diamond:
        return "diamond*";
    case Marker::TriangleDown:
        return "triangle*, mark options={rotate=180}";
    case Marker::Cross:
        return "x";
    }
    return "*";
}

std::string options(const Axis& axis, char which)
{
    const std::string name(1, which);
    std::string text = "  " + name + "label={" + latexEscaped(axis.text()) + "},\n";
    if (axis.scale == AxisScale::Logarithmic)
        text += "  " + name + "mode=log,\n";
    if (!axis.names.empty()) {
        std::string places;
        std::string labels;
        for (const auto& [place, label] : axis.names) {
            places += (places.empty() ? "" : ",") + coordinate(place);
            labels += (labels.empty() ? "{" : ",{") + latexEscaped(label) + "}";
        }
        text += "  " + name + "tick={" + places + "}, " + name + "ticklabels={" + labels + "},\n";
    }
    return text;
}

std::string rows(const std::vector<Point>& points)
{
    std::string text = "x y below above\n";
    for (const Point& point : points) {
        const Interval interval = point.interval.value_or(Interval{point.y, point.y});
        text += coordinate(point.x) + " " + coordinate(point.y) + " " + coordinate(point.y - interval.low) +
                " " + coordinate(interval.high - point.y) + "\n";
    }
    return text;
}

bool hasIntervals(const std::vector<Point>& points)
{
    return std::any_of(points.begin(), points.end(), [](const Point& p) { return p.interval.has_value(); });
}

/// A band as a closed outline: low from left to right, high back.
std::string outline(const std::vector<analysis::BandPoint>& band, const std::string& colour, double opacity,
                    const std::string& comment)
{
    std::string text = "% " + comment + "\n\\addplot[draw=none, forget plot, fill=" + colour +
                       ", fill opacity=" + coordinate(opacity) + "] table {\nx y\n";
    for (const auto& point : band)
        text += coordinate(point.x) + " " + coordinate(point.low) + "\n";
    for (auto point = band.rbegin(); point != band.rend(); ++point)
        text += coordinate(point->x) + " " + coordinate(point->high) + "\n";
    return text + "} -- cycle;\n";
}

std::string seriesText(const Series& series)
{
    const std::string colour = colourName(series.role);
    std::string text;
    if (series.fit && !series.fit->band.empty())
        text += outline(series.fit->band, colour, bandOpacity,
                        "95% band of the line, " + latexEscaped(series.name));
    if (!series.singleRuns.empty())
        text += "% single runs, " + latexEscaped(series.name) +
                "\n\\addplot[only marks, forget plot, mark=*" + ", mark size=0.8pt, color=" + colour +
                ", opacity=" + coordinate(singleRunOpacity) + "] table {\n" + rows(series.singleRuns) +
                "};\n";
    text += "\\addplot[" + std::string(series.joined ? "" : "only marks, ") + "color=" + colour +
            ", mark=" + markName(series.marker) + (series.hollow ? ", mark options={fill=white}" : "") +
            (series.dashed ? ", dashed" : "");
    if (hasIntervals(series.points))
        text += ", error bars/.cd, y dir=both, y explicit";
    text += "] table[x=x, y=y" +
            std::string(hasIntervals(series.points) ? ", y error minus=below, y error plus=above" : "") +
            "] {\n" + rows(series.points) + "};\n\\addlegendentry{" + latexEscaped(series.name) + "}\n";
    if (const auto& fit = series.fit)
        text += "% y = " + coordinate(fit->slope) + " x + " + coordinate(fit->intercept) + ", R2 " +
                coordinate(fit->r2) + "\n\\addplot[no marks, forget plot, color=" + colour +
                (series.dashed ? ", dashed" : "") + "] table {\nx y\n" + coordinate(fit->xFrom) + " " +
                coordinate(fit->slope * fit->xFrom + fit->intercept) + "\n" + coordinate(fit->xTo) + " " +
                coordinate(fit->slope * fit->xTo + fit->intercept) + "\n};\n";
    return text;
}

/// One line of TeX stays one line.
std::string comment(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return "% " + text + "\n";
}

} // namespace

std::string toPgfplots(const Figure& figure)
{
    std::string text = comment(figure.title);
    if (figure.isEmpty())
        return text + comment("Not drawn: " + figure.empty->reason);
    for (const std::string& note : figure.notes)
        text += comment(note);
    text += defineColours(figure) + "\\begin{tikzpicture}\n\\begin{axis}[\n" + options(figure.x, 'x') +
            options(figure.y, 'y') +
            "  axis lines=left, ymajorgrids, grid style={gray!20}, legend cell align=left,\n"
            "  legend style={draw=none, font=\\footnotesize}]\n";
    for (const auto& band : figure.bands)
        if (band.points.size() > 1) {
            text += outline(band.points, colourName(band.role), nullBandOpacity, latexEscaped(band.label));
        } else if (!band.points.empty()) {
            // The same over the whole width.
            const auto range = [&] {
                Interval x{band.points[0].x, band.points[0].x};
                for (const auto& series : figure.series)
                    for (const Point& point : series.points)
                        x = {std::min(x.low, point.x), std::max(x.high, point.x)};
                return x;
            }();
            auto wide = std::vector<analysis::BandPoint>(2, band.points[0]);
            wide[0].x = range.low;
            wide[1].x = range.high;
            text += outline(wide, colourName(band.role), nullBandOpacity, latexEscaped(band.label));
        }
    for (const Series& series : figure.series)
        text += seriesText(series);
    for (const auto& line : figure.overlays)
        text += comment(line.name) +
                "\\addplot[no marks, forget plot, dashed, color=" + colourName(ColourRole::Paper) +
                "] table {\nx y\n" + coordinate(line.xFrom) + " " +
                coordinate(line.slope * line.xFrom + line.intercept) + "\n" + coordinate(line.xTo) + " " +
                coordinate(line.slope * line.xTo + line.intercept) +
                "\n} node[pos=1, anchor=south, font=\\tiny] {" + latexEscaped(line.label) + "};\n";
    return text + "\\end{axis}\n\\end{tikzpicture}\n";
}

} // namespace deltarank::plot
