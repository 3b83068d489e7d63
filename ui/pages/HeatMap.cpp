#include "ui/pages/HeatMap.h"

#include "ui/base/Words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>
#include <tuple>

namespace deltarank::ui {

namespace {

// In pixels
constexpr int axisHeight = 20;
constexpr int scaleHeight = 26;
constexpr int rightMargin = 8;
constexpr double leastBar = 48;
constexpr double mostBar = 160;
constexpr double widestCell = 160;
constexpr double lowestCell = 36; ///< height that also a narrow cell may have
constexpr double highestCell = 96;

/// A sequential map that grows evenly brighter, and a blue-white-red one for differences.
QColor interpolate(const std::vector<QColor>& stops, double share)
{
    const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(stops[below + 1], stops[below], at - static_cast<double>(below));
}
const std::vector<QColor> sequential{"#2C1250", "#3B3E85", "#2F6A8E", "#22918C",
                                     "#3FB878", "#9BD93C", "#F6E626"};
const std::vector<QColor> diverging{"#2166AC", "#92C5DE", "#F7F7F7", "#F4A582", "#B2182B"};

} // namespace

HeatMap::HeatMap(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeatMap::setData(Data data)
{
    m_hovered = nullptr;
    m_data = std::move(data);
    m_low = INFINITY;
    m_high = -INFINITY;
    QSet<int> present;
    for (const Cell& cell : m_data.cells) {
        present.insert(cell.id);
        if (cell.value && std::isfinite(*cell.value)) {
            m_low = std::min(m_low, *cell.value);
            m_high = std::max(m_high, *cell.value);
        }
    }
    if (m_low > m_high)
        m_low = 0, m_high = 1;
    if (m_data.diverging) {
        m_high = std::max(std::abs(m_low), std::abs(m_high));
        m_low = -m_high;
    }
    if (m_data.range)
        std::tie(m_low, m_high) = *m_data.range;
    if (m_low == m_high)
        m_high = m_low + 1;
    m_chosen.intersect(present);
    m_cursorRow = std::min(m_cursorRow, std::max(0, static_cast<int>(m_data.rows.size()) - 1));
    m_cursorColumn = std::min(m_cursorColumn, std::max(0, static_cast<int>(m_data.columns.size()) - 1));
    m_labelWidth = 40;
    for (const QString& row : m_data.rows)
        m_labelWidth = std::max(m_labelWidth, fontMetrics().horizontalAdvance(row) + 12);
    m_labelWidth = std::min(m_labelWidth, 220);
    updateGeometry();
    update();
}

void HeatMap::setChosen(const QSet<int>& ids)
{
    m_chosen = ids;
    update();
    Q_EMIT chosenChanged();
}

QSize HeatMap::sizeHint() const
{
    const int cell = m_data.compact ? 8 : 26;
    return {m_labelWidth + (m_data.compact ? cell : 40) * static_cast<int>(m_data.columns.size()),
            axisHeight + scaleHeight + cell * std::max(1, static_cast<int>(m_data.rows.size()))};
}

QSize HeatMap::minimumSizeHint() const
{
    const int cell = m_data.compact ? 3 : 20;
    return {m_labelWidth + (m_data.compact ? 60 : 100),
            axisHeight + scaleHeight + cell * std::max(1, static_cast<int>(m_data.rows.size()))};
}

QRectF HeatMap::area() const
{
    const double columns = std::max<double>(1, static_cast<double>(m_data.columns.size()));
    const double rows = std::max<double>(1, static_cast<double>(m_data.rows.size()));
    const double width = this->width() - m_labelWidth - rightMargin;
    const double height = this->height() - axisHeight - scaleHeight;
    const double w = std::min(widestCell, width / columns);
    const double h = std::min(std::clamp(w, lowestCell, highestCell), height / rows);
    return {m_labelWidth + std::max(0.0, (width - columns * w) / 2), std::max(0.0, (height - rows * h) / 2),
            columns * w, rows * h};
}

QRectF HeatMap::cellRect(int row, int column) const
{
    const QRectF all = area();
    const double w = all.width() / std::max<double>(1, static_cast<double>(m_data.columns.size()));
    const double h = all.height() / std::max<double>(1, static_cast<double>(m_data.rows.size()));
    return {all.left() + column * w, all.top() + row * h, w, h};
}

const HeatMap::Cell* HeatMap::find(int row, int column) const
{
    for (const Cell& cell : m_data.cells)
        if (cell.row == row && cell.column == column)
            return &cell;
    return nullptr;
}

const HeatMap::Cell* HeatMap::cellAt(const QPointF& position) const
{
    for (const Cell& cell : m_data.cells)
        if (cellRect(cell.row, cell.column).contains(position))
            return &cell;
    return nullptr;
}

QColor HeatMap::colourOf(double value) const
{
    return interpolate(m_data.diverging ? diverging : sequential, (value - m_low) / (m_high - m_low));
}

void HeatMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_hovered) {
        painter.setPen(QPen(m_theme.tokens().accent, 1.5));
        painter.drawRect(cellRect(m_hovered->row, m_hovered->column));
    }
    if (hasFocus() && find(m_cursorRow, m_cursorColumn)) {
        painter.setPen(QPen(m_theme.tokens().accent, 2, Qt::DotLine));
        painter.drawRoundedRect(cellRect(m_cursorRow, m_cursorColumn).adjusted(2, 2, -2, -2), 2, 2);
    }
}

/// Everything but what belongs to the mouse and the keyboard.
void HeatMap::paint(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = m_theme.tokens();
    const QFontMetrics metrics(font());
    painter.setFont(font());
    const int everyRow = std::max(
        1, static_cast<int>(std::ceil(metrics.height() / std::max(1.0, cellRect(0, 0).height() + 2))));
    for (int row = 0; row < m_data.rows.size(); row += everyRow) {
        const QRectF first = cellRect(row, 0);
        painter.setPen(t.text);
        painter.drawText(QRectF(first.left() - m_labelWidth, first.center().y() - metrics.height() / 2.0,
                                m_labelWidth - 8, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(m_data.rows[row], Qt::ElideMiddle, m_labelWidth - 8));
    }
    int widest = 0;
    for (const QString& column : m_data.columns)
        widest = std::max(widest, metrics.horizontalAdvance(column) + 6);
    const int rows = static_cast<int>(m_data.rows.size());
    const int every =
        std::max(1, static_cast<int>(std::ceil(widest / std::max(1.0, cellRect(0, 0).width()))));
    painter.setPen(t.quietText);
    for (int column = 0; column < m_data.columns.size(); column += every) {
        const QRectF below = cellRect(rows, column);
        painter.drawText(QRectF(below.left() - 20, below.top(), below.width() + 40, axisHeight),
                         Qt::AlignCenter, m_data.columns[column]);
    }
    painter.setRenderHint(QPainter::Antialiasing, !m_data.compact);
    for (const Cell& cell : m_data.cells) {
        const double gap = m_data.compact ? 0 : 1;
        const QRectF rect = cellRect(cell.row, cell.column).adjusted(gap, gap, -gap, -gap);
        const bool defined = cell.value && std::isfinite(*cell.value);
        const QColor fill = defined ? colourOf(*cell.value) : mixed(t.line, t.panel, 0.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        if (m_data.compact) {
            painter.fillRect(QRect(rect.topLeft().toPoint(), rect.bottomRight().toPoint() - QPoint(1, 1)),
                             fill);
            continue;
        }
        painter.drawRoundedRect(rect, 2, 2);
        const QString value = defined ? number(*cell.value, 3) : QStringLiteral("–");
        if (metrics.horizontalAdvance(value) + 4 <= rect.width() && rect.height() >= metrics.height() - 2) {
            painter.setPen(readableOn(fill));
            painter.drawText(rect, Qt::AlignCenter, value);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const Cell& cell : m_data.cells)
        if (!m_data.compact && m_chosen.contains(cell.id)) {
            painter.setPen(QPen(t.text, 2));
            painter.drawRoundedRect(cellRect(cell.row, cell.column), 3, 3);
        }
    if (!m_data.cells.empty())
        paintScale(painter);
}

void HeatMap::paintScale(QPainter& painter) const
{
    const QRectF cells = area();
    const QString name = QStringLiteral("%1   %2").arg(number(m_high, 3), m_data.valueName);
    // The words come first: the bar takes what they leave.
    const double room = width() - cells.left();
    const double words = fontMetrics().horizontalAdvance(name) + 12.0;
    const QRectF bar(cells.left(), cells.bottom() + axisHeight + 8,
                     std::min(mostBar, std::max(leastBar, std::min(room * 0.45, room - words))), 8);
    if (bar.width() > room * 0.6)
        return;
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    const auto& stops = m_data.diverging ? diverging : sequential;
    for (std::size_t i = 0; i < stops.size(); ++i)
        gradient.setColorAt(static_cast<double>(i) / static_cast<double>(stops.size() - 1), stops[i]);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setPen(m_theme.tokens().quietText);
    const QRectF left(cells.left() - m_labelWidth, bar.center().y() - 9, m_labelWidth - 8, 18);
    painter.drawText(left, Qt::AlignRight | Qt::AlignVCenter, number(m_low, 3));
    const QRectF right(bar.right() + 8, left.top(), width() - bar.right() - 8, 18);
    painter.drawText(right, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(right.width())));
}

void HeatMap::choose(const Cell& cell, bool add)
{
    m_cursorRow = cell.row;
    m_cursorColumn = cell.column;
    QSet<int> chosen = add ? m_chosen : QSet<int>();
    if (add && chosen.contains(cell.id))
        chosen.remove(cell.id);
    else
        chosen.insert(cell.id);
    setChosen(chosen);
}

void HeatMap::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (const Cell* cell = cellAt(event->position()))
        choose(*cell, event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
}

/// The value under the mouse, at once: no waiting for a tool tip.
void HeatMap::mouseMoveEvent(QMouseEvent* event)
{
    const Cell* cell = cellAt(event->position());
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    if (cell)
        QToolTip::showText(event->globalPosition().toPoint(), cell->tip, this);
    else
        QToolTip::hideText();
    update();
}

void HeatMap::leaveEvent(QEvent* event)
{
    m_hovered = nullptr;
    update();
    QWidget::leaveEvent(event);
}

void HeatMap::keyPressEvent(QKeyEvent* event)
{
    const int rows = static_cast<int>(m_data.rows.size());
    const int columns = static_cast<int>(m_data.columns.size());
    switch (event->key()) {
    case Qt::Key_Left:
        m_cursorColumn = std::max(0, m_cursorColumn - 1);
        break;
    case Qt::Key_Right:
        m_cursorColumn = std::min(columns - 1, m_cursorColumn + 1);
        break;
    case Qt::Key_Up:
        m_cursorRow = std::max(0, m_cursorRow - 1);
        break;
    case Qt::Key_Down:
        m_cursorRow = std::min(rows - 1, m_cursorRow + 1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
        if (const Cell* cell = find(m_cursorRow, m_cursorColumn))
            choose(*cell, event->modifiers().testFlag(Qt::ControlModifier) || event->key() == Qt::Key_Space);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (const Cell* cell = find(m_cursorRow, m_cursorColumn))
        setAccessibleDescription(cell->tip);
    update();
}

bool HeatMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const Cell* cell = cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), cell->tip, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace deltarank::ui
