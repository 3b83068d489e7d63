#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// A figure as data: what is drawn and what it means, without pixels, colours or fonts. One adapter draws it
/// with cairo (plot), another in the window (ui).
namespace deltarank::analysis {

enum class AxisScale { Linear, Logarithmic };

struct Interval
{
    double low = 0;
    double high = 0;
};

struct Axis
{
    std::string label; ///< "intrinsic rank at 95% energy"
    std::string unit;  ///< "singular values"; shown in parentheses after the label; may be empty
    AxisScale scale = AxisScale::Linear;
    std::optional<Interval> range{}; ///< a hint: at least this much is shown; empty: from the data
    bool wholeNumbers = false;       ///< ticks at whole numbers only (layers, classes)
    std::vector<std::pair<double, std::string>> names{}; ///< named ticks in place of numbers
    std::optional<Interval> limits{}; ///< no value lies beyond, so the axis ends there; may be infinite

    std::string text() const { return unit.empty() ? label : label + " (" + unit + ")"; }
};

/// What a colour stands for; the theme turns it into one.
enum class ColourRole {
    Neutral,
    Query,
    Key,
    Value,
    AttentionOutput,
    FeedForwardIn,
    FeedForwardOut,
    Full,
    Lora,
    Paper,
    Band,
    First, ///< series without a meaning of their own (several studies, classes): First .. Sixth in turn
    Second,
    Third,
    Fourth,
    Fifth,
    Sixth,
};

enum class Marker { None, Circle, Square, Triangle, Diamond, TriangleDown, Cross };

struct Point
{
    double x = 0;
    double y = 0;
    std::optional<Interval> interval{};  ///< of y
    std::optional<Interval> xInterval{}; ///< of x
    std::vector<std::string> runIds{};   ///< the runs behind it; equal ids link points of different figures
    int n = 0;                           ///< values behind y
    std::vector<std::pair<std::string, std::string>>
        details{}; ///< further lines of the hover card: name, text
};

struct BandPoint
{
    double x = 0;
    double low = 0;
    double high = 0;
};

/// y = slope·x + intercept by ordinary least squares, with what is known about it.
struct FitLine
{
    double slope = 0;
    double intercept = 0;
    double r2 = 0;
    double slopeError = 0;     ///< standard error
    double interceptError = 0; ///< standard error
    double p = 1;              ///< two-sided, of slope = 0; NaN with two points
    int n = 0;                 ///< points fitted
    double xFrom = 0;          ///< drawn from here
    double xTo = 0;
    std::vector<BandPoint> band{}; ///< 95% confidence band of the mean, sampled from xFrom to xTo
    bool exploratory = false;      ///< a setting was tried out by hand: p is no test any more
};

struct Series
{
    std::string name; ///< drawn beside the line where it fits, else in a legend
    ColourRole role = ColourRole::Neutral;
    Marker marker = Marker::Circle;
    bool joined = false; ///< points joined by a line in the order given
    bool dashed = false; ///< that line, and the fit, dashed
    bool hollow = false; ///< markers as outlines (the second of a pair)
    std::vector<Point> points;
    std::vector<Point> singleRuns{}; ///< drawn faint and small behind the points
    std::optional<FitLine> fit{};
};

/// A straight line that is not measured here: the paper's.
struct OverlayLine
{
    std::string name;            ///< for the table and hover: "paper, query"
    std::string label = "paper"; ///< drawn at its end
    ColourRole role =
        ColourRole::Paper; ///< ...or of the series it belongs to; drawn dashed and grey all the same
    double slope = 0;
    double intercept = 0;
    std::optional<double> r2{};
    double xFrom = 0;
    double xTo = 0;
};

/// What the numbers would be without learning.
struct NullBand
{
    std::string label; ///< "random A and B, query"
    ColourRole role = ColourRole::Band;
    std::vector<BandPoint> points; ///< one point: the same over the whole width
};

/// Shown in place of an empty figure.
struct EmptyText
{
    std::string reason;       ///< "There are no full fine-tuning runs in this study yet."
    std::string suggestion;   ///< "Run the study." - the text of a button
    std::string suggestionId; ///< "run-study", "open-study", "add-full-runs", "add-sweep",
                              ///< "measure-truncation", "show-all-layers", "show-all-matrices",
                              ///< "use-validation-accuracy"; empty: there is nothing to offer
};

struct Figure
{
    std::string id;    ///< stable: "accuracy-classes"
    std::string title; ///< for lists, tabs and captions; not drawn in the figure
    std::string panel; ///< name of the study where several stand side by side; drawn above the axes
    Axis x;
    Axis y;
    std::vector<NullBand> bands{};
    std::vector<OverlayLine> overlays{};
    std::vector<Series> series{};
    std::vector<std::string> notes{}; ///< what a reader must know: points left out, rules that differ
    std::optional<EmptyText> empty{}; ///< set where there is nothing to draw

    bool isEmpty() const { return empty.has_value(); }
};

/// Figures that belong together, drawn as one grid.
struct FigurePage
{
    std::string title;
    int columns = 2;
    std::vector<Figure> figures;
};

} // namespace deltarank::analysis
