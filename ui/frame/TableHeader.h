#pragma once

#include <QHeaderView>
#include <QStringList>

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

    /// Gives every column the width of its heading and of its longest expected text, and the rest to the
    /// filler. Once more, and only wider, when the table gets the font and the style it is shown in.
    void fit(int filler, const QStringList& widest);

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
    QSize sectionSizeFromContents(int column) const override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void apply(bool narrower);
    void fill();
    /// Between the edge of a column and its text, in headings as in cells.
    int inset() const;

    QStringList m_widest;
    int m_filler = -1;
    int m_least = 0;
    bool m_filling = false;
};

} // namespace deltarank::ui
