#pragma once

#include "analysis/Figure.h"
#include "ui/figure/FigurePlotter.h"

#include <QFrame>
#include <QSet>
#include <QStringList>
#include <QWidget>
#include <memory>

class QCustomPlot;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace deltarank::ui {

/// Shows one figure: wheel zooms, drag pans, double-click resets, hovering shows the values, a click selects
/// the runs of a point or a single run, Shift and drag selects. Arrow keys walk over the points, Enter
/// selects the runs of one.
class FigureView : public QWidget
{
    Q_OBJECT

public:
    explicit FigureView(const Theme& theme, QWidget* parent = nullptr);
    ~FigureView() override;

    /// Keeps the zoom where the new figure is the same one with other numbers and a person has zoomed.
    void setFigure(analysis::Figure figure);
    const analysis::Figure& figure() const { return m_figure; }

    void setAxisChoice(const AxisChoice& choice);
    const AxisChoice& axisChoice() const { return m_axes; }
    void resetView();
    /// The next figure is shown whole, whatever was zoomed in this one.
    void forgetZoom() { m_zoomed = false; }
    bool isZoomed() const { return m_zoomed; }

    /// Rings around the points that stand for these runs.
    void setSelectedRuns(const QSet<QString>& runs);
    const QSet<QString>& selectedRuns() const { return m_selected; }
    void setHoveredRuns(const QSet<QString>& runs);

    /// For saving and restoring: "x0 x1 y0 y1", empty when not zoomed.
    QString zoom() const;
    void setZoom(const QString& zoom);

    /// The figure's points as tab-separated text.
    QString dataText() const;
    QCustomPlot* plot() const { return m_plot; }

Q_SIGNALS:
    void runsHovered(const QSet<QString>& runs);
    void runsClicked(const QStringList& runs);
    void runsSelected(const QSet<QString>& runs);
    void suggestionClicked(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Hit
    {
        const analysis::Series* series = nullptr;
        const analysis::Point* point = nullptr;
    };
    void redraw(bool fitRanges);
    void placeMarks();
    void updateMarks();
    std::vector<Hit> hits() const;
    Hit hitAt(const QPointF& position) const;
    Hit sameIn(const analysis::Figure& figure) const;
    void clicked(const Hit& hit);
    void hover(const Hit& hit);
    void showCard(const Hit& hit);
    void selectInside(const QRect& rect);
    void buildEmptyPage();

    const Theme& m_theme;
    analysis::Figure m_figure;
    AxisChoice m_axes;
    std::unique_ptr<FigurePlotter> m_plotter;
    QCustomPlot* m_plot = nullptr;
    QStackedLayout* m_stack = nullptr;
    QWidget* m_emptyPage = nullptr;
    QLabel* m_emptyReason = nullptr;
    QPushButton* m_emptyButton = nullptr;
    QLabel* m_card = nullptr;
    QSet<QString> m_selected;
    QSet<QString> m_hovered;
    Hit m_current;
    QPoint m_pressed;
    bool m_zoomed = false;
};

/// The lines of a hover card, as rich text.
QString hoverText(const analysis::Figure& figure, const analysis::Series& series,
                  const analysis::Point& point);

} // namespace deltarank::ui
