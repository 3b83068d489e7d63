#include "ui/frame/ShortcutsDialog.h"

#include "ui/frame/Widgets.h"
#include "ui/models/TextTableModel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace deltarank::ui {

ShortcutsDialog::ShortcutsDialog(const ActionRegistry& actions, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(520, 560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    TextTableModel::Table table;
    table.header = {tr("What"), tr("Keys"), tr("Where")};
    table.numeric = {false, false, false};
    for (const QAction* action : actions.actions()) {
        if (action->shortcuts().isEmpty())
            continue;
        table.rows.push_back({action->text(),
                              QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText),
                              ActionRegistry::title(actions.group(action))});
    }
    const std::pair<QString, QString> inFigures[] = {{tr("Next or previous point"), tr("Right, Left")},
                                                     {tr("Open the runs of a point"), tr("Enter, click")},
                                                     {tr("Zoom"), tr("Wheel, +, −")},
                                                     {tr("Show all data"), tr("Double-click, 0")},
                                                     {tr("Select several points"), tr("Shift and drag")},
                                                     {tr("Copy the picture"), QStringLiteral("Ctrl+C")}};
    for (const auto& [what, keys] : inFigures)
        table.rows.push_back({what, keys, tr("Figures")});
    auto* model = new TextTableModel(this);
    model->setTable(std::move(table));
    QTableView* view = makeTable(this, model, tr("Keyboard shortcuts"));
    view->resizeColumnsToContents();
    view->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(view);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace deltarank::ui
