#include "ui/frame/Widgets.h"

#include "ui/frame/TableHeader.h"
#include "ui/models/TextTableModel.h"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace deltarank::ui {

QLabel* makeLabel(QWidget* parent, const QString& text, const char* role)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", role);
    return label;
}

QPushButton* makeButton(QWidget* parent, const QString& text, const char* role)
{
    auto* button = new QPushButton(text, parent);
    button->setProperty("role", role);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

QToolButton* makeIconButton(QWidget* parent, const QIcon& icon, const QString& name)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon);
    button->setIconSize({16, 16});
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QFrame* makeRule(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setProperty("role", "rule");
    return rule;
}

QFrame* makeSideCard(QWidget* part)
{
    auto* around = new QVBoxLayout(part);
    around->setContentsMargins(0, 12, 12, 12);
    auto* card = new QFrame(part);
    card->setProperty("role", "panel");
    around->addWidget(card);
    return card;
}

QTableView* makeTable(QWidget* parent, QAbstractItemModel* model, const QString& accessibleName)
{
    auto* table = new QTableView(parent);
    table->setHorizontalHeader(new TableHeader(table));
    table->setModel(model);
    table->setAccessibleName(accessibleName);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(26);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setAccessibleName(QObject::tr("Columns of %1").arg(accessibleName));
    table->setTabKeyNavigation(false);
    auto* copy = new QShortcut(QKeySequence::Copy, table);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, table, [table] {
        QList<int> rows;
        for (const QModelIndex& index : table->selectionModel()->selectedRows())
            rows << index.row();
        if (rows.isEmpty())
            for (int row = 0; row < table->model()->rowCount(); ++row)
                rows << row;
        std::sort(rows.begin(), rows.end());
        QGuiApplication::clipboard()->setText(tabSeparated(*table->model(), rows));
    });
    return table;
}

void fitColumns(QTableView& table, int filler, const QStringList& widest, const QList<int>& atLeast)
{
    if (auto* header = qobject_cast<TableHeader*>(table.horizontalHeader()))
        header->fit(filler, widest, atLeast);
}

} // namespace deltarank::ui
