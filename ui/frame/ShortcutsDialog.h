#pragma once

#include "ui/base/ActionRegistry.h"

#include <QDialog>

namespace deltarank::ui {

/// Every action that has a shortcut, made from the registry.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const ActionRegistry& actions, QWidget* parent);
};

} // namespace deltarank::ui
