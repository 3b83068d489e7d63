#pragma once

#include "analysis/Figure.h"

#include <qcustomplot.h>

namespace deltarank::ui {

/// Marks that stay whole on the edge of the axes, where the smallest and the largest values lie.
class MarkGraph : public QCPGraph
{
    Q_OBJECT

public:
    using QCPGraph::QCPGraph;

protected:
    QRect clipRect() const override;
    void drawScatterPlot(QCPPainter* painter, const QVector<QPointF>& scatters,
                         const QCPScatterStyle& style) const override;
    /// Those whose middle the axes show.
    QVector<QPointF> inside(const QVector<QPointF>& scatters) const;
};

/// A marker in a colour; one that is hollow is filled with the background. Equal sizes look equally large.
QCPScatterStyle markStyle(analysis::Marker marker, const QColor& colour, const QColor& background,
                          double size, bool hollow);

} // namespace deltarank::ui
