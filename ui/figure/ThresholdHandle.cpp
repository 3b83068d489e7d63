#include "ui/figure/ThresholdHandle.h"

#include "ui/figure/FigureView.h"

#include <QMouseEvent>
#include <cmath>
#include <qcustomplot.h>

namespace deltarank::ui {

namespace {
constexpr double grip = 6; ///< pixels beside the line in which it is taken
}

ThresholdHandle::ThresholdHandle(FigureView* view) : QObject(view), m_view(view)
{
    // Later than the view's own filter, so that it sees the mouse before panning starts.
    view->plot()->installEventFilter(this);
}

bool ThresholdHandle::isOnLine(const QMouseEvent& event) const
{
    QCustomPlot* plot = m_view->plot();
    return !m_view->figure().empty && plot->axisRect()->rect().contains(event.position().toPoint()) &&
           std::abs(plot->yAxis->coordToPixel(m_value) - event.position().y()) <= grip;
}

bool ThresholdHandle::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        m_dragging = mouse->button() == Qt::LeftButton && isOnLine(*mouse);
        return m_dragging;
    }
    case QEvent::MouseMove: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        QCustomPlot* plot = m_view->plot();
        if (m_dragging) {
            Q_EMIT moved(plot->yAxis->pixelToCoord(mouse->position().y()));
            return true;
        }
        if (mouse->buttons() == Qt::NoButton && isOnLine(*mouse)) {
            plot->setCursor(Qt::SplitVCursor);
            return true;
        }
        if (plot->cursor().shape() == Qt::SplitVCursor)
            plot->unsetCursor();
        return false;
    }
    case QEvent::MouseButtonRelease:
        if (m_dragging) {
            m_dragging = false;
            return true;
        }
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace deltarank::ui
