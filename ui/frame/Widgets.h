#pragma once

#include "ui/base/Icons.h"

#include <QString>
#include <QStringList>

class QAbstractItemModel;
class QFrame;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;
class QWidget;

namespace deltarank::ui {

/// Small makers, so that every page has the same spacing, roles and accessible names.
QLabel* makeLabel(QWidget* parent, const QString& text, const char* role = "");
QPushButton* makeButton(QWidget* parent, const QString& text, const char* role = "");
QToolButton* makeIconButton(QWidget* parent, const QIcon& icon, const QString& name);
QFrame* makeRule(QWidget* parent);
/// The card that fills a part at the right of the window, as far from its edges as the pages' cards are.
QFrame* makeSideCard(QWidget* part);
/// A table in house style: no grid, whole rows, sorting, Ctrl+C copies tab-separated text.
QTableView* makeTable(QWidget* parent, QAbstractItemModel* model, const QString& accessibleName);
/// Gives every column of such a table room for its heading and for the widest text to expect in it, which may
/// be left out, and at least so many pixels. The filler takes what is left of the table's width.
void fitColumns(QTableView& table, int filler, const QStringList& widest = {},
                const QList<int>& atLeast = {});

} // namespace deltarank::ui
