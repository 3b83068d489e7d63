#include "ui/pages/RunTables.h"

#include "ui/models/RunTableModel.h"

#include <QItemSelectionModel>
#include <QShortcut>
#include <QTableView>

namespace deltarank::ui {

QSet<QString> selectedIds(const QTableView& table)
{
    QSet<QString> ids;
    // QItemSelectionModel::selectedRows asks every stretch about every row.
    const QItemSelection selection = table.selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids.insert(table.model()->index(row, 0).data(RunTableModel::IdRole).toString());
    return ids;
}

void selectIds(QTableView& table, const QSet<QString>& ids)
{
    const QAbstractItemModel& model = *table.model();
    const int rows = ids.isEmpty() ? 0 : model.rowCount();
    QItemSelection selection;
    int first = -1;
    for (int row = 0; row <= rows; ++row) {
        const bool chosen =
            row < rows && ids.contains(model.index(row, 0).data(RunTableModel::IdRole).toString());
        if (chosen && first < 0)
            first = row;
        if (!chosen && first >= 0) {
            selection.append(
                QItemSelectionRange(model.index(first, 0), model.index(row - 1, model.columnCount() - 1)));
            first = -1;
        }
    }
    // In two steps: from one selection to another, every stretch of the old is compared with every new one.
    table.selectionModel()->clearSelection();
    table.selectionModel()->select(selection, QItemSelectionModel::Select);
}

void onEnter(QTableView* table, const std::function<void()>& open)
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(key, table);
        shortcut->setContext(Qt::WidgetShortcut);
        QObject::connect(shortcut, &QShortcut::activated, table, open);
    }
}

} // namespace deltarank::ui
