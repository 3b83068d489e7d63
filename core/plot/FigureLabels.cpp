#include "plot/FigurePainter.h"
#include "plot/Ticks.h"

#include <algorithm>
#include <cmath>

/// Words inside and beside the axes that must hide nothing.
namespace deltarank::plot {

using analysis::Marker;
using analysis::Series;

void FigurePainter::occupy(Place place, double radius)
{
    m_occupied.push_back({place.x - radius, place.y - radius, place.x + radius, place.y + radius});
}

void FigurePainter::occupy(const std::vector<Place>& line)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        const int pieces = std::max(1, static_cast<int>(length / 3));
        for (int k = 0; k <= pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            occupy(Place{line[i - 1].x + (line[i].x - line[i - 1].x) * t,
                         line[i - 1].y + (line[i].y - line[i - 1].y) * t},
                   0.8);
        }
    }
}

std::optional<Place> FigurePainter::freePlace(const std::string& words,
                                              const std::vector<Place>& candidates) const
{
    const double width = textWidth(words);
    for (const Place& candidate : candidates) {
        const Rect box{candidate.x - 1, candidate.y - m_font * 0.85, candidate.x + width + 1,
                       candidate.y + m_font * 0.28};
        if (box.left < m_plot.left || box.right > m_width - 1 || box.top < m_plot.top - 1 ||
            box.bottom > m_plot.bottom)
            continue;
        if (std::none_of(m_occupied.begin(), m_occupied.end(),
                         [&](const Rect& taken) { return taken.overlaps(box); }))
            return candidate;
    }
    return std::nullopt;
}

void FigurePainter::spread(std::vector<EndLabel>& labels) const
{
    // Neighbours push each other apart until none overlap: order kept, as near to their lines as there is
    // room.
    const double gap = m_font * 1.2;
    std::sort(labels.begin(), labels.end(),
              [](const EndLabel& a, const EndLabel& b) { return a.wanted < b.wanted; });
    for (EndLabel& label : labels)
        label.y = label.wanted;
    for (int round = 0; round < 200; ++round) {
        bool moved = false;
        for (std::size_t i = 1; i < labels.size(); ++i) {
            const double missing = gap - (labels[i].y - labels[i - 1].y);
            if (missing > 1e-6) {
                labels[i - 1].y -= missing / 2;
                labels[i].y += missing / 2;
                moved = true;
            }
        }
        const double low = m_plot.top, high = m_plot.bottom;
        for (EndLabel& label : labels)
            label.y = std::clamp(label.y, low, std::max(low, high));
        if (!moved)
            break;
    }
}

void FigurePainter::paintEndLabels()
{
    std::vector<EndLabel> labels;
    if (m_direct)
        for (const Series& series : m_figure.series)
            if (named(series))
                if (const auto end = endOf(series); end && shown(end->x, end->y))
                    labels.push_back({series.name, colourOf(series), series.marker, series.hollow,
                                      at(end->x, end->y).y, 0});
    if (m_figure.overlays.size() == 1) {
        const analysis::OverlayLine& line = m_figure.overlays.front();
        if (position(m_figure.x, m_x, line.xTo) > 0.85 && !line.label.empty())
            labels.push_back({line.label, m_theme.quietText, Marker::None, false,
                              at(line.xTo, line.slope * line.xTo + line.intercept).y, 0});
    }
    spread(labels);
    const double left = m_plot.right + m_font * 0.5;
    for (const EndLabel& label : labels) {
        double x = left;
        if (label.marker != Marker::None) {
            m_canvas.marker({x + m_font * 0.3, label.y}, label.marker, m_font * 0.55, label.colour,
                            m_theme.background, label.hollow);
            x += m_font * 0.85;
        }
        m_canvas.text({x, label.y + m_font * 0.34}, label.words, m_font, label.colour);
    }
}

void FigurePainter::paintInnerLabels()
{
    const auto put = [&](const std::string& words, const std::vector<Place>& candidates, Colour colour) {
        if (const auto place = freePlace(words, candidates)) {
            m_canvas.text(*place, words, m_font * 0.95, colour);
            m_occupied.push_back(
                {place->x, place->y - m_font, place->x + textWidth(words), place->y + m_font * 0.3});
            return true;
        }
        return false;
    };
    const bool beside =
        m_figure.overlays.size() == 1 && position(m_figure.x, m_x, m_figure.overlays[0].xTo) > 0.85;
    for (const analysis::OverlayLine& line : m_figure.overlays) {
        if (beside || line.label.empty())
            continue;
        const double width = textWidth(line.label);
        std::vector<Place> candidates;
        for (double share : {1.0, 0.0, 0.75, 0.25, 0.5}) {
            const double from = std::max(line.xFrom, m_x.low), to = std::min(line.xTo, m_x.high);
            const double x = from + (to - from) * share, y = line.slope * x + line.intercept;
            if (!shown(x, y))
                continue;
            const Place on = at(x, y);
            const double left = share == 1.0 ? on.x - width : share == 0.0 ? on.x : on.x - width / 2;
            for (double lift : {0.5, 0.9, 1.4})
                candidates.push_back({left, on.y - m_font * lift});
            for (double drop : {1.1, 1.5, 2.0})
                candidates.push_back({left, on.y + m_font * drop});
            candidates.push_back({on.x + m_font * 0.4, on.y + m_font * 0.3});
            candidates.push_back({on.x - width - m_font * 0.4, on.y + m_font * 0.3});
        }
        put(line.label, candidates, m_theme.quietText);
    }
    // "random A and B, query" and its neighbours share the words before the comma: said once, above the
    // highest.
    std::vector<std::string> said;
    for (const analysis::NullBand& band : m_figure.bands) {
        const std::string words = band.label.substr(0, band.label.find(','));
        if (words.empty() || band.points.empty() || std::find(said.begin(), said.end(), words) != said.end())
            continue;
        said.push_back(words);
        std::vector<Place> candidates;
        for (bool above : {true, false})
            for (double share : {0.02, 0.3, 0.6}) {
                double edge = above ? 1e9 : -1e9;
                for (const analysis::NullBand& other : m_figure.bands)
                    if (other.label.substr(0, other.label.find(',')) == words)
                        for (const analysis::BandPoint& point : other.points) {
                            const double y = at(point.x, above ? point.high : point.low).y;
                            edge = above ? std::min(edge, y) : std::max(edge, y);
                        }
                const double x = m_plot.left + m_plot.width() * share + 2;
                for (double step : {0.5, 0.9})
                    candidates.push_back({x, above ? edge - m_font * step : edge + m_font * (0.6 + step)});
            }
        put(words, candidates, m_theme.quietText);
    }
}

} // namespace deltarank::plot
