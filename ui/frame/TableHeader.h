#pragma once

#include <QHeaderView>
#include <QSet>
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
    /// filler. Once more when the table gets the font and the style it is shown in. A column that a person
    /// made wider or narrower keeps that width.
    void fit(int filler, const QStringList& widest, const QList<int>& atLeast);
    /// All widths as they are now were made by a person, in an earlier session.
    void keepWidths();

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
    QSize sectionSizeFromContents(int column) const override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void apply();
    void resizeColumns();
    void fill();
    /// Between the edge of a column and its text, in headings as in cells.
    int inset() const;

    QStringList m_widest;
    QList<int> m_atLeast; ///< pixels
    int m_filler = -1;
    int m_least = 0;
    bool m_filling = false; ///< it is not a person who resizes
    QSet<int> m_byHand;
};

} // namespace deltarank::ui
