#include "ui/models/TextTableModel.h"

#include "ui/base/Words.h"

#include <QFont>

namespace deltarank::ui {

void TextTableModel::setTable(Table table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

QStringList TextTableModel::longest() const
{
    QStringList all(m_table.header.size());
    for (std::size_t row = 0; row < m_table.rows.size(); ++row)
        for (qsizetype column = 0; column < all.size(); ++column)
            if (const QString cell = m_table.rows[row].value(column);
                !m_table.headings.contains(static_cast<int>(row)) && cell.size() > all[column].size())
                all[column] = cell;
    return all;
}

int TextTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.header.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const QStringList& row = m_table.rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return row.value(index.column());
    if (role == Qt::ToolTipRole)
        return m_table.tips.value(index.row());
    if (role == Qt::FontRole && m_table.headings.contains(index.row())) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    const auto column = static_cast<std::size_t>(index.column());
    if (role == Qt::TextAlignmentRole && column < m_table.numeric.size() && m_table.numeric[column])
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return m_table.header.value(section);
    const auto column = static_cast<std::size_t>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            (column < m_table.numeric.size() && m_table.numeric[column] ? Qt::AlignRight : Qt::AlignLeft) |
            Qt::AlignVCenter);
    return {};
}

QString tabSeparated(const QAbstractItemModel& model, const QList<int>& rows)
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << cells.join('\t');
    for (const int row : rows) {
        cells.clear();
        for (int column = 0; column < model.columnCount(); ++column)
            cells << withHyphens(model.index(row, column).data().toString()).replace('\t', ' ');
        lines << cells.join('\t');
    }
    return lines.join('\n') + '\n';
}

} // namespace deltarank::ui
