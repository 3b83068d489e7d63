#pragma once

#include <QObject>

class QMouseEvent;

namespace deltarank::ui {

class FigureView;

/// Makes a horizontal line of a figure draggable: the energy threshold.
class ThresholdHandle : public QObject
{
    Q_OBJECT

public:
    explicit ThresholdHandle(FigureView* view);
    /// Where the line lies now, on the y axis.
    void setValue(double value) { m_value = value; }
    bool isDragging() const { return m_dragging; }

Q_SIGNALS:
    void moved(double value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isOnLine(const QMouseEvent& event) const;

    FigureView* m_view;
    double m_value = 0.95;
    bool m_dragging = false;
};

} // namespace deltarank::ui
