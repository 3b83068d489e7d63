#include "ui/figure/FigureLegend.h"

#include <algorithm>

namespace deltarank::ui {

namespace {

// In pixels
constexpr double legendTop = 2;
constexpr double legendMargin = 2;
constexpr double legendEntryGap = 12;
constexpr double legendNameGap = 5;
constexpr double lineSample = 18;
constexpr double markSample = 9;

double sampleWidth(const FigureLegend::Entry& entry)
{
    return entry.line == Qt::NoPen ? markSample : lineSample;
}

} // namespace

FigureLegend::FigureLegend(QCustomPlot& plot, std::vector<Entry> entries, const QFont& font)
    : QCPAbstractItem(&plot), m_entries(std::move(entries)), m_font(font)
{
    setClipToAxisRect(false);
    setSelectable(false);
}

QString FigureLegend::shownName(const Entry& entry, double room) const
{
    return QFontMetrics(m_font).elidedText(
        entry.name, Qt::ElideRight,
        static_cast<int>(std::max(0.0, room - sampleWidth(entry) - legendNameGap)));
}

double FigureLegend::widthOf(const Entry& entry, double room) const
{
    return sampleWidth(entry) + legendNameGap +
           QFontMetrics(m_font).horizontalAdvance(shownName(entry, room));
}

std::vector<FigureLegend::Row> FigureLegend::rows(double width) const
{
    const double room = width - 2 * legendMargin;
    std::vector<Row> all;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const double next = widthOf(m_entries[i], room);
        if (all.empty() || all.back().width + legendEntryGap + next > room)
            all.push_back({i, i + 1, next});
        else
            all.back() = {all.back().from, i + 1, all.back().width + legendEntryGap + next};
    }
    return all;
}

int FigureLegend::height() const
{
    const auto lines = static_cast<int>(rows(mParentPlot->width()).size());
    return static_cast<int>(legendTop) + lines * (QFontMetrics(m_font).height() + 2);
}

void FigureLegend::draw(QCPPainter* painter)
{
    const QFontMetrics metrics(m_font);
    const double width = mParentPlot->viewport().width();
    const double room = width - 2 * legendMargin;
    painter->setFont(m_font);
    double middle = legendTop + metrics.height() / 2.0;
    for (const Row& row : rows(width)) {
        // Above the axes where that leaves room enough, else as far to the left as it takes.
        const double free = width - legendMargin - row.width;
        double x = std::max(legendMargin, std::min<double>(mParentPlot->axisRect()->left(), free));
        for (std::size_t i = row.from; i < row.to; ++i) {
            const Entry& entry = m_entries[i];
            const double sample = sampleWidth(entry);
            painter->setAntialiasing(true);
            if (entry.line != Qt::NoPen) {
                painter->setPen(QPen(entry.colour, 1.5, entry.line));
                painter->drawLine(QLineF(x, middle, x + sample, middle));
            }
            if (!entry.mark.isNone()) {
                entry.mark.applyTo(painter, QPen(entry.colour));
                entry.mark.drawShape(painter, x + sample / 2, middle);
            }
            x += sample + legendNameGap;
            const QString name = shownName(entry, room);
            painter->setPen(entry.colour);
            painter->drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2.0), name);
            x += metrics.horizontalAdvance(name) + legendEntryGap;
        }
        middle += metrics.height() + 2;
    }
}

} // namespace deltarank::ui
