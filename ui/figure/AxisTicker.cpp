#include "ui/figure/AxisTicker.h"

#include "plot/Ticks.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"

namespace deltarank::ui {

AxisTicker::AxisTicker(const analysis::Axis& axis, bool logarithmic) : m_axis(axis)
{
    m_axis.scale = logarithmic ? analysis::AxisScale::Logarithmic : analysis::AxisScale::Linear;
}

QVector<double> AxisTicker::createTickVector(double, const QCPRange& range)
{
    m_labels.clear();
    QVector<double> places;
    if (!(range.size() > 0) || (m_axis.scale == analysis::AxisScale::Logarithmic && range.lower <= 0))
        return places;
    for (const plot::Tick& tick : plot::ticks(m_axis, {range.lower, range.upper})) {
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
