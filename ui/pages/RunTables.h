#pragma once

#include <QSet>
#include <QString>
#include <functional>

class QTableView;

/// What all tables of runs share. They are quick with ten thousand rows, of which any may be selected.
namespace deltarank::ui {

/// Ids of the selected rows.
QSet<QString> selectedIds(const QTableView& table);
/// Selects exactly the rows of these runs, as far as the table shows them.
void selectIds(QTableView& table, const QSet<QString>& ids);
/// Return and Enter open a row everywhere, a click on no desktop: QTableView::activated is both.
void onEnter(QTableView* table, const std::function<void()>& open);

} // namespace deltarank::ui
