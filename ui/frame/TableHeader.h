#pragma once

#include <QHeaderView>

class QPainter;

namespace deltarank::ui {

/// The heading of a table. It draws its words itself, so that they stand exactly over the cells: style sheets
/// pad headings and cells by different rules, which no padding makes equal. One column, the filler, takes the
/// width that the others leave.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent = nullptr);

    /// @param least width that the filler keeps where the others leave less
    void setFiller(int column, int least);
    /// Between the edge of a column and its text, in headings as in cells.
    int inset() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
    QSize sectionSizeFromContents(int column) const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();

    int m_filler = -1;
    int m_least = 0;
    bool m_filling = false;
};

} // namespace deltarank::ui
