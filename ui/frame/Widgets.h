#pragma once

#include "ui/base/Icons.h"

#include <QString>

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
/// A table in house style: no grid, whole rows, sorting, Ctrl+C copies tab-separated text.
QTableView* makeTable(QWidget* parent, QAbstractItemModel* model, const QString& accessibleName);

} // namespace deltarank::ui
