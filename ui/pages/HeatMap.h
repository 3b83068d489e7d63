#pragma once

#include "base/Result.h"
#include "ui/base/Theme.h"

#include <QSet>
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

namespace deltarank::ui {

/// Numbers by row and column as coloured cells with a scale bar, such as a measure by matrix kind and layer.
/// The value under the mouse is shown in a tip; cells are chosen with the mouse (Ctrl adds) or the arrow keys
/// and Space.
class HeatMap : public QWidget
{
    Q_OBJECT

public:
    struct Cell
    {
        int row = 0;
        int column = 0;
        std::optional<double> value; ///< none: undefined, shown as a dash
        QString tip;
        int id = -1; ///< what is chosen, such as a matrix's number
    };
    struct Data
    {
        QStringList rows;
        QStringList columns;
        std::vector<Cell> cells;
        QString valueName;
        bool diverging = false;                           ///< 0 in the middle: differences
        std::optional<std::pair<double, double>> range{}; ///< of the colours; empty: from the values
        bool compact = false; ///< many small cells without numbers; ids are not outlined
    };

    explicit HeatMap(const Theme& theme, QWidget* parent = nullptr);

    void setData(Data data);
    const Data& data() const { return m_data; }
    void setChosen(const QSet<int>& ids);
    const QSet<int>& chosen() const { return m_chosen; }
    /// Writes the picture. @param format "png", "svg" or "pdf"; "csv" writes the numbers
    base::Status write(const QString& format, const QString& path) const;
    /// Row, column, value and the text of the tip.
    QString csv() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Of all cells: as large as there is room, in its middle.
    QRectF area() const;
    QRectF cellRect(int row, int column) const;
    const Cell* cellAt(const QPointF& position) const;
    const Cell* find(int row, int column) const;
    void choose(const Cell& cell, bool add);
    QColor colourOf(double value) const;
    void paintScale(QPainter& painter) const;
    void paint(QPainter& painter) const;

    const Theme& m_theme;
    Data m_data;
    QSet<int> m_chosen;
    const Cell* m_hovered = nullptr;
    double m_low = 0;
    double m_high = 1;
    int m_cursorRow = 0;
    int m_cursorColumn = 0;
    int m_labelWidth = 60;
};

} // namespace deltarank::ui
