#include "ui/figure/AxisTicker.h"

#include "plot/Ticks.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"

namespace deltarank::ui {

namespace {
constexpr double labelGap = 8;    ///< pixels between two labels
constexpr int numbersBeside = 56; ///< pixels that the numbers and the name of the other axis take, mostly
} // namespace

AxisTicker::AxisTicker(const analysis::Axis& description, bool logarithmic, const QCPAxis& axis)
    : m_axis(description), m_shown(axis)
{
    m_axis.scale = logarithmic ? analysis::AxisScale::Logarithmic : analysis::AxisScale::Linear;
}

/// Ticks are made before the layout: a figure that was shown for the first time, or grew, knows only its
/// outside.
double AxisTicker::length() const
{
    const QMargins margins = m_shown.axisRect()->margins();
    return m_shown.parentPlot()->width() - std::max(margins.left(), numbersBeside) - margins.right();
}

QVector<double> AxisTicker::createTickVector(double, const QCPRange& range)
{
    m_labels.clear();
    QVector<double> places;
    if (!(range.size() > 0) || (m_axis.scale == analysis::AxisScale::Logarithmic && range.lower <= 0))
        return places;
    const QFontMetricsF metrics(m_shown.tickLabelFont());
    const plot::LabelRoom room{length(), labelGap, [&metrics](const std::string& label) {
                                   return metrics.horizontalAdvance(coreText(label));
                               }};
    for (const plot::Tick& tick : plot::ticks(m_axis, {range.lower, range.upper},
                                              m_shown.orientation() == Qt::Horizontal ? &room : nullptr)) {
        places << tick.place;
        m_labels.emplace_back(tick.place, coreText(tick.label));
    }
    return places;
}

QString AxisTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    for (const auto& [place, label] : m_labels)
        if (place == tick)
            return label;
    return {};
}

} // namespace deltarank::ui
