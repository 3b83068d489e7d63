#pragma once

#include "ui/base/Icons.h"

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <functional>

namespace deltarank::ui {

/// Where an action is listed in menus and in the overview of shortcuts.
enum class ActionGroup { File, Go, Study, Runs, Results, Adapters, View, Help };

/// The one place that makes QActions: tool bars, menus, buttons and shortcuts take them from here.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    struct Description
    {
        QString id;   ///< "study.start"
        QString text; ///< translated, "Start training"
        QString icon; ///< name of an icon; may be empty
        QList<QKeySequence> shortcuts;
        ActionGroup group = ActionGroup::File;
        QString help{}; ///< one translated sentence: tool tip and status tip
    };

    ActionRegistry(const Icons& icons, QObject* parent = nullptr) : QObject(parent), m_icons(icons) {}

    /// @throws std::logic_error for an id or shortcut that is taken.
    QAction* add(const Description& description, const std::function<void()>& run);
    /// @throws std::logic_error if there is none.
    QAction* action(const QString& id) const;
    QList<QAction*> actions(ActionGroup group) const;
    QList<QAction*> actions() const { return m_actions; }
    ActionGroup group(const QAction* action) const;

    static QString title(ActionGroup group);

private:
    const Icons& m_icons;
    QList<QAction*> m_actions;
};

} // namespace deltarank::ui
