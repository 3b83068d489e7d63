#pragma once

#include "ui/figure/MarkGraph.h"

#include <QPixmap>

namespace deltarank::ui {

/// Many small marks of one look, such as a thousand single runs: each is a copy of one picture, which costs a
/// fraction of drawing it anew. Places are rounded to the pixel.
class DotGraph : public MarkGraph
{
    Q_OBJECT

public:
    using MarkGraph::MarkGraph;

protected:
    void drawScatterPlot(QCPPainter* painter, const QVector<QPointF>& scatters,
                         const QCPScatterStyle& style) const override;
};

} // namespace deltarank::ui
