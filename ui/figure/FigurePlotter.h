#pragma once

#include "analysis/Figure.h"
#include "ui/base/Theme.h"

#include <QRectF>
#include <QString>
#include <vector>

class QCPItemText;
class QCustomPlot;

namespace deltarank::ui {

/// Scales that a person set by hand, in place of the figure's own.
struct AxisChoice
{
    std::optional<analysis::AxisScale> x{};
    std::optional<analysis::AxisScale> y{};
    bool operator==(const AxisChoice&) const = default;
};

class FigureLegend;
struct FigureRange;

/// The name of a line, which stands beside its end or, with its mark, in a legend.
struct EndLabel
{
    QString text;
    QColor colour;
    analysis::Marker marker = analysis::Marker::None;
    bool hollow = false;
    Qt::PenStyle line = Qt::SolidLine;
    double x = 0; ///< of the line's end, in axis coordinates
    double y = 0;
};

/// The only place that knows both figures and QCustomPlot: fills a plot from a figure, in the theme's
/// colours.
class FigurePlotter
{
public:
    FigurePlotter(QCustomPlot& plot, const Theme& theme) : m_plot(plot), m_theme(theme) {}

    /// Replaces what the plot shows; leaves the axis ranges alone unless `fitRanges`.
    void draw(const analysis::Figure& figure, const AxisChoice& axes, bool fitRanges);
    /// Names the lines that the ranges show beside their ends or, where the plot is too narrow for that, all
    /// in a legend above; makes room for that and for the axes' names.
    void chooseLabels();
    /// Puts the chosen labels beside their lines; call when the layout is known (QCustomPlot::afterLayout).
    void placeLabels();
    using Places = std::vector<std::pair<double, double>>;
    /// Rings around points, and small ones around the marks of single runs, of which there may be thousands.
    void mark(const Places& selected, const Places& hovered, const Places& selectedRuns,
              const Places& hoveredRuns);

private:
    void showBeside();
    void showLegend();
    void setRanges(const FigureRange& range);
    void styleAxes(const analysis::Figure& figure, const AxisChoice& axes);
    void drawBand(const std::vector<analysis::BandPoint>& points, const QColor& colour, double opacity);
    void drawOverlay(const analysis::OverlayLine& line);
    void drawSeries(const analysis::Series& series);
    void drawFit(const analysis::Series& series);

    QCustomPlot& m_plot;
    const Theme& m_theme;
    std::vector<EndLabel> m_labels;
    std::vector<std::pair<EndLabel, QCPItemText*>> m_shown; ///< from the top down
    FigureLegend* m_legend = nullptr;                       ///< in place of them
    analysis::Axis m_xAxis;
    analysis::Axis m_yAxis;
    double m_left = 0; ///< of the data, for bands over the whole width
    double m_right = 1;
    bool m_drawing = false;
};

} // namespace deltarank::ui
