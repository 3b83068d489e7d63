#pragma once

#include <qcustomplot.h>
#include <vector>

namespace deltarank::ui {

/// Names of lines with their marks, in rows above the axes: for figures that are too narrow for names beside
/// the lines.
class FigureLegend : public QCPAbstractItem
{
    Q_OBJECT

public:
    struct Entry
    {
        QString name;
        QColor colour;
        QCPScatterStyle mark;
        Qt::PenStyle line = Qt::NoPen;
    };

    FigureLegend(QCustomPlot& plot, std::vector<Entry> entries, const QFont& font);

    const std::vector<Entry>& entries() const { return m_entries; }
    /// Of all rows, in a plot that is as wide as now.
    int height() const;
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Row
    {
        std::size_t from = 0; ///< first of its entries
        std::size_t to = 0;   ///< behind its last
        double width = 0;
    };
    std::vector<Row> rows(double width) const;
    double widthOf(const Entry& entry, double room) const;
    QString shownName(const Entry& entry, double room) const;

    std::vector<Entry> m_entries;
    QFont m_font;
};

} // namespace deltarank::ui
