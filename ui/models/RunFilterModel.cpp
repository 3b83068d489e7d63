#include "ui/models/RunFilterModel.h"

#include "ui/base/Words.h"

namespace deltarank::ui {

RunFilterModel::RunFilterModel(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(RunTableModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void RunFilterModel::setWords(const QString& words)
{
    m_words = words.split(' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunFilterModel::setState(std::optional<RunState> state)
{
    m_state = state;
    invalidateFilter();
}

void RunFilterModel::setIds(std::optional<QSet<QString>> ids)
{
    m_ids = std::move(ids);
    invalidateFilter();
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    if (m_state && first.data(RunTableModel::StateRole).toInt() != static_cast<int>(*m_state))
        return false;
    if (m_ids && !m_ids->contains(first.data(RunTableModel::IdRole).toString()))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        for (int column = 0; column < sourceModel()->columnCount(); ++column)
            if (withHyphens(first.siblingAtColumn(column).data().toString())
                    .contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    });
}

/// Straight from the rows: a table of ten thousand is sorted anew whenever a run has finished.
bool RunFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (const auto* runs = qobject_cast<const RunTableModel*>(sourceModel()))
        return runs->less(left.row(), right.row(), static_cast<RunTableModel::Column>(left.column()));
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace deltarank::ui
