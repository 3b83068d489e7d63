#include "ui/figure/DotGraph.h"

#include <cmath>

namespace deltarank::ui {

void DotGraph::drawScatterPlot(QCPPainter* painter, const QVector<QPointF>& scatters,
                               const QCPScatterStyle& style) const
{
    if (painter->modes().testFlag(QCPPainter::pmVectorized)) {
        MarkGraph::drawScatterPlot(painter, scatters, style);
        return;
    }
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int side = static_cast<int>(std::ceil(style.size())) + 4;
    QPixmap dot(QSize(side, side) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    {
        QCPPainter once(&dot);
        once.setAntialiasing(true);
        style.applyTo(&once, mPen);
        style.drawShape(&once, side / 2.0, side / 2.0);
    }
    for (const QPointF& at : inside(scatters))
        painter->drawPixmap(QPointF(std::round(at.x()) - side / 2.0, std::round(at.y()) - side / 2.0), dot);
}

} // namespace deltarank::ui
