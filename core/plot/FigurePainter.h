#pragma once

#include "analysis/Figure.h"
#include "plot/Canvas.h"
#include "plot/Theme.h"

#include <optional>
#include <string>
#include <vector>

namespace deltarank::plot {

/// Draws one figure into [0, width] × [0, height] of a canvas.
class FigurePainter
{
public:
    FigurePainter(Canvas& canvas, const analysis::Figure& figure, double width, double height,
                  double fontSize, const Theme& theme);

    /// `letter`: "a", "b", … in the corner of a figure in a grid; may be empty.
    void paint(const std::string& letter);

private:
    /// A word beside the end of a series, in the right margin.
    struct EndLabel
    {
        std::string words;
        Colour colour;
        analysis::Marker marker = analysis::Marker::None;
        bool hollow = false;
        double wanted = 0; ///< y of what it names
        double y = 0;      ///< y given
    };
    struct LegendEntry
    {
        const analysis::Series* series = nullptr;
        double width = 0;
    };

    void paintEmpty();
    void chooseLabels();
    void layOut(const std::string& letter);
    std::vector<std::string> axisLines(const analysis::Axis& axis, double width) const;
    void paintAxes();
    void paintLegend();
    void paintBands();
    void paintOverlays();
    void paintFits();
    void paintSeries();
    void paintEndLabels();
    void paintInnerLabels();
    void spread(std::vector<EndLabel>& labels) const;

    Place at(double x, double y) const;
    bool shown(double x, double y) const; ///< can be placed at all (logarithmic axes)
    bool named(const analysis::Series& series) const;
    std::optional<Place> endOf(const analysis::Series& series) const;
    Colour colourOf(const analysis::Series& series) const { return m_theme.colour(series.role); }
    void occupy(Place place, double radius);
    void occupy(const std::vector<Place>& line);
    /// The first of the places (left end of the baseline) where the words hide nothing.
    std::optional<Place> freePlace(const std::string& words, const std::vector<Place>& candidates) const;
    double textWidth(const std::string& words) const { return m_canvas.textWidth(words, m_font); }

    Canvas& m_canvas;
    const analysis::Figure& m_figure;
    double m_width;
    double m_height;
    double m_font;
    const Theme& m_theme;

    analysis::Interval m_x;
    analysis::Interval m_y;
    Rect m_plot;
    bool m_direct = true;
    double m_labelWidth = 0;
    std::vector<LegendEntry> m_legend;
    std::vector<std::vector<LegendEntry>> m_legendRows;
    std::vector<std::string> m_xLabel;
    std::vector<std::string> m_yLabel;
    std::vector<Rect> m_occupied;
};

} // namespace deltarank::plot
