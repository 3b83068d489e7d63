#include "ui/base/CoreTexts.h"
#include "ui/figure/FigureLegend.h"
#include "ui/figure/FigurePlotter.h"
#include "ui/figure/MarkGraph.h"
#include "ui/figure/WrappedName.h"

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

/// The words around the axes, for which they make room.
namespace deltarank::ui {

namespace {
constexpr int endLabelGap = 15;       ///< pixels between the middles of two end labels
constexpr double widestBeside = 0.36; ///< share of the width that labels beside the lines may take
constexpr int besideGap = 16;         ///< pixels that they take beyond their words
constexpr int topMargin = 12;
constexpr double legendMark = 7;
} // namespace

void FigurePlotter::chooseLabels()
{
    if (m_drawing)
        return; // once, at the end
    for (const auto& [label, item] : m_shown)
        m_plot.removeItem(item);
    m_shown.clear();
    if (m_legend)
        m_plot.removeItem(m_legend);
    m_legend = nullptr;
    m_plot.axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    const QFontMetrics metrics(m_plot.font());
    // Of all lines, also those that a zoom hides: a figure does not change its ways while one zooms.
    int widest = 0;
    for (const EndLabel& label : m_labels)
        if (std::isfinite(label.y))
            widest = std::max(widest, metrics.horizontalAdvance(label.text));
    if (widest + besideGap <= widestBeside * m_plot.width())
        showBeside();
    else
        showLegend();
    const int top = m_plot.axisRect()->margins().top();
    m_plot.yAxis->setLabel(wrappedName(axisText(m_yAxis), std::max(1, m_plot.height() - 48 - top), metrics));
    m_plot.xAxis->setLabel(wrappedName(axisText(m_xAxis), m_plot.width() - 64, metrics));
}

void FigurePlotter::showBeside()
{
    const QFontMetrics metrics(m_plot.font());
    const QCPRange visible = m_plot.yAxis->range();
    const QCPRange across = m_plot.xAxis->range();
    const double height = std::max(1, m_plot.height() - 60);
    const auto apart = [&](double a, double b) {
        const bool logarithmic = m_plot.yAxis->scaleType() == QCPAxis::stLogarithmic;
        return logarithmic ? std::abs(std::log(a / b) / std::log(visible.upper / visible.lower)) * height
                           : std::abs(a - b) / visible.size() * height;
    };
    std::vector<EndLabel> labels;
    int widest = 0;
    for (const EndLabel& label : m_labels) {
        if (!std::isfinite(label.y) || !visible.contains(label.y) || !across.contains(label.x))
            continue;
        // Lines of one name that end together ("paper" three times) need one word.
        const bool repeated = std::any_of(labels.begin(), labels.end(), [&](const EndLabel& other) {
            return other.text == label.text && apart(other.y, label.y) < endLabelGap;
        });
        if (repeated)
            continue;
        labels.push_back(label);
        widest = std::max(widest, metrics.horizontalAdvance(label.text));
    }
    std::sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.y > b.y; });
    m_plot.axisRect()->setMargins(QMargins(0, topMargin, labels.empty() ? besideGap : widest + besideGap, 0));
    for (const EndLabel& label : labels) {
        auto* item = new QCPItemText(&m_plot);
        item->setLayer("labels");
        item->setClipToAxisRect(false);
        item->setText(label.text);
        item->setFont(m_plot.font());
        item->setColor(label.colour);
        item->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        item->position->setAxisRect(m_plot.axisRect());
        item->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        item->position->setTypeY(QCPItemPosition::ptAbsolute);
        item->setPadding(QMargins(6, 0, 0, 0));
        item->setSelectable(false);
        m_shown.emplace_back(label, item);
    }
}

/// Words on the lines would hide points and be hard to read.
void FigurePlotter::showLegend()
{
    std::vector<FigureLegend::Entry> entries;
    for (const EndLabel& label : m_labels) {
        const bool said = std::any_of(entries.begin(), entries.end(), [&label](const auto& entry) {
            return entry.name == label.text && entry.colour == label.colour;
        });
        if (said || !std::isfinite(label.y))
            continue;
        entries.push_back(
            {label.text, label.colour,
             markStyle(label.marker, label.colour, m_theme.tokens().panel, legendMark, label.hollow),
             label.line});
    }
    m_legend = new FigureLegend(m_plot, std::move(entries), m_plot.font());
    m_legend->setLayer("labels");
    m_plot.axisRect()->setMargins(QMargins(0, m_legend->height() + topMargin - 2, besideGap, 0));
}

void FigurePlotter::placeLabels()
{
    if (m_shown.empty())
        return;
    // Spread in pixels, from the top down and back up, so that no two words touch.
    std::vector<double> at;
    for (const auto& [label, item] : m_shown)
        at.push_back(m_plot.yAxis->coordToPixel(label.y));
    const double bottom = m_plot.axisRect()->bottom();
    for (std::size_t i = 1; i < at.size(); ++i)
        at[i] = std::max(at[i], at[i - 1] + endLabelGap);
    if (at.back() > bottom) {
        at.back() = bottom;
        for (std::size_t i = at.size() - 1; i-- > 0;)
            at[i] = std::min(at[i], at[i + 1] - endLabelGap);
    }
    for (std::size_t i = 0; i < at.size(); ++i)
        m_shown[i].second->position->setCoords(1.0, at[i]);
}

} // namespace deltarank::ui
