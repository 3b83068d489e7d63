#include "ui/frame/TableHeader.h"

#include <QGuiApplication>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyle>
#include <algorithm>

namespace deltarank::ui {

namespace {
constexpr int cellPadding = 4; ///< of QTableView::item in ui/style.qss
constexpr int above = 9;       ///< over the words: the sort arrow lies there
constexpr int below = 6;
constexpr int arrowWidth = 8;
} // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(30);
    connect(this, &QHeaderView::sectionResized, this, [this](int column, int before, int now) {
        if (m_filling || column == m_filler)
            return;
        if (before > 0 && now > 0) // else it was hidden or shown
            m_byHand.insert(column);
        fill();
    });
    connect(this, &QHeaderView::sectionCountChanged, this, [this] {
        m_byHand.clear();
        fill();
    });
}

void TableHeader::fit(int filler, const QStringList& widest, const QList<int>& atLeast)
{
    m_filler = filler;
    m_widest = widest;
    m_atLeast = atLeast;
    apply();
}

void TableHeader::keepWidths()
{
    for (int column = 0; column < count(); ++column)
        m_byHand.insert(column);
    fill();
}

void TableHeader::apply()
{
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        resizeColumns();
    }
    fill();
}

void TableHeader::resizeColumns()
{
    const auto* table = qobject_cast<const QWidget*>(parent());
    const QFontMetrics cells = table ? table->fontMetrics() : fontMetrics();
    for (int column = 0; column < count(); ++column) {
        if (isSectionHidden(column))
            continue;
        const int text = cells.horizontalAdvance(m_widest.value(column)) + 2 * inset() + 1;
        const int width = std::max({sectionSizeHint(column), text, m_atLeast.value(column)});
        if (column == m_filler)
            m_least = width;
        else if (!m_byHand.contains(column))
            resizeSection(column, width);
    }
}

bool TableHeader::event(QEvent* event)
{
    const bool done = QHeaderView::event(event);
    if (m_filler >= 0 && (event->type() == QEvent::Polish || event->type() == QEvent::FontChange ||
                          event->type() == QEvent::StyleChange))
        apply();
    return done;
}

int TableHeader::inset() const
{
    return cellPadding + style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1;
}

void TableHeader::resizeEvent(QResizeEvent* event)
{
    QHeaderView::resizeEvent(event);
    fill();
}

void TableHeader::fill()
{
    if (m_filling || m_filler < 0 || m_filler >= count() || isSectionHidden(m_filler))
        return;
    const QScopedValueRollback<bool> filling(m_filling, true);
    const int others = length() - sectionSize(m_filler);
    resizeSection(m_filler, std::max(m_least, viewport()->width() - others));
}

QSize TableHeader::sectionSizeFromContents(int column) const
{
    const QString words = model()->headerData(column, Qt::Horizontal).toString();
    // Advances are rounded, words are cut by what they really take.
    const int advance = fontMetrics().horizontalAdvance(words) + 1;
    return {advance + 2 * inset(), fontMetrics().height() + above + below};
}

void TableHeader::paintEvent(QPaintEvent* event)
{
    QHeaderView::paintEvent(event);
    // Under the whole heading, also where no column is.
    QPainter painter(viewport());
    painter.setPen(QGuiApplication::palette().color(QPalette::Mid));
    painter.drawLine(0, viewport()->height() - 1, viewport()->width(), viewport()->height() - 1);
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int column) const
{
    const QPalette palette = QGuiApplication::palette();
    painter->fillRect(rect, palette.color(QPalette::Base));
    const QVariant told = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    const Qt::Alignment alignment =
        told.isValid() ? static_cast<Qt::Alignment>(told.toInt()) : Qt::AlignLeft | Qt::AlignVCenter;
    const QRect room = rect.adjusted(inset(), above, -inset(), -below);
    const QString words = fontMetrics().elidedText(model()->headerData(column, Qt::Horizontal).toString(),
                                                   Qt::ElideRight, room.width());
    const QColor colour = isEnabled() ? palette.color(QPalette::Active, QPalette::PlaceholderText)
                                      : palette.color(QPalette::Disabled, QPalette::Text);
    painter->setPen(colour);
    painter->drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine, words);
    if (!isSortIndicatorShown() || sortIndicatorSection() != column)
        return;
    // Over the words, where it needs no width and hides none of them.
    const QRect drawn = fontMetrics().boundingRect(room, static_cast<int>(alignment), words);
    const qreal middle = drawn.center().x() + 0.5;
    const bool up = sortIndicatorOrder() == Qt::AscendingOrder;
    const qreal tip = rect.top() + (up ? 2.5 : 6);
    const qreal base = rect.top() + (up ? 6 : 2.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{QPointF(middle - arrowWidth / 2.0, base), QPointF(middle, tip),
                                    QPointF(middle + arrowWidth / 2.0, base)});
    painter->restore();
}

} // namespace deltarank::ui
