#include "ui/models/ClassTableModel.h"

#include "ui/base/Words.h"

namespace deltarank::ui {

void ClassTableModel::setRows(std::vector<ClassRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ClassTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ClassTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const ClassRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const int counts[] = {0, row.train, row.validation, row.test};
    const int column = index.column();
    switch (role) {
    case LabelRole:
        return row.label;
    case SortRole:
        return column == Name ? QVariant(row.name) : QVariant(counts[column]);
    case Qt::DisplayRole:
        return column == Name ? row.name : count(counts[column]);
    case Qt::ToolTipRole:
        return column == Name ? row.name : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant((column == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ClassTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Class");
    case Train:
        return tr("Training");
    case Validation:
        return tr("Validation");
    case Test:
        return tr("Test");
    default:
        return {};
    }
}

} // namespace deltarank::ui
