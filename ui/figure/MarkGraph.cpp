#include "ui/figure/MarkGraph.h"

#include <algorithm>
#include <cmath>

namespace deltarank::ui {

QRect MarkGraph::clipRect() const
{
    const int radius = static_cast<int>(std::ceil(scatterStyle().size() / 2)) + 3; // pen and rounding
    return QCPGraph::clipRect().adjusted(-radius, -radius, radius, radius);
}

QVector<QPointF> MarkGraph::inside(const QVector<QPointF>& scatters) const
{
    const QRectF axes = QRectF(QCPGraph::clipRect()).adjusted(-1, -1, 1, 1);
    QVector<QPointF> shown;
    shown.reserve(scatters.size());
    std::copy_if(scatters.begin(), scatters.end(), std::back_inserter(shown),
                 [&axes](const QPointF& at) { return axes.contains(at); });
    return shown;
}

void MarkGraph::drawScatterPlot(QCPPainter* painter, const QVector<QPointF>& scatters,
                                const QCPScatterStyle& style) const
{
    QCPGraph::drawScatterPlot(painter, inside(scatters), style);
}

QCPScatterStyle markStyle(analysis::Marker marker, const QColor& colour, const QColor& background,
                          double size, bool hollow)
{
    using Shape = QCPScatterStyle::ScatterShape;
    Shape shape = Shape::ssNone;
    switch (marker) {
    case analysis::Marker::None:
        shape = Shape::ssNone;
        break;
    case analysis::Marker::Circle:
        shape = Shape::ssCircle;
        break;
    case analysis::Marker::Square:
        shape = Shape::ssSquare;
        size *= 0.92;
        break;
    case analysis::Marker::Triangle:
        shape = Shape::ssTriangle;
        size *= 1.12;
        break;
    case analysis::Marker::Diamond:
        shape = Shape::ssDiamond;
        size *= 1.12;
        break;
    case analysis::Marker::TriangleDown:
        shape = Shape::ssTriangleInverted;
        size *= 1.12;
        break;
    case analysis::Marker::Cross:
        shape = Shape::ssCross;
        break;
    }
    return {shape, QPen(colour, hollow ? 1.5 : 1), QBrush(hollow ? background : colour), size};
}

} // namespace deltarank::ui
