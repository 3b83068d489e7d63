#include "ui/base/ActionRegistry.h"

#include <stdexcept>

namespace deltarank::ui {

QAction* ActionRegistry::add(const Description& description, const std::function<void()>& run)
{
    for (const QAction* other : m_actions) {
        if (other->objectName() == description.id)
            throw std::logic_error("Two actions are named " + description.id.toStdString() + ".");
        for (const QKeySequence& shortcut : description.shortcuts)
            if (other->shortcuts().contains(shortcut))
                throw std::logic_error(description.id.toStdString() + " and " +
                                       other->objectName().toStdString() + " have the same shortcut.");
    }
    auto* action = new QAction(description.text, this);
    action->setObjectName(description.id);
    if (!description.icon.isEmpty())
        action->setIcon(m_icons.icon(description.icon));
    action->setShortcuts(description.shortcuts);
    action->setProperty("group", static_cast<int>(description.group));
    QString tip = description.help.isEmpty() ? description.text : description.help;
    action->setStatusTip(tip);
    if (!description.shortcuts.isEmpty())
        tip += QStringLiteral("  (%1)").arg(description.shortcuts.first().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    if (run)
        connect(action, &QAction::triggered, this, [run] { run(); });
    m_actions.append(action);
    return action;
}

QAction* ActionRegistry::action(const QString& id) const
{
    for (QAction* action : m_actions)
        if (action->objectName() == id)
            return action;
    throw std::logic_error("There is no action named " + id.toStdString() + ".");
}

ActionGroup ActionRegistry::group(const QAction* action) const
{
    return static_cast<ActionGroup>(action->property("group").toInt());
}

QList<QAction*> ActionRegistry::actions(ActionGroup wanted) const
{
    QList<QAction*> found;
    for (QAction* action : m_actions)
        if (group(action) == wanted)
            found.append(action);
    return found;
}

QString ActionRegistry::title(ActionGroup group)
{
    switch (group) {
    case ActionGroup::File:
        return tr("File");
    case ActionGroup::Go:
        return tr("Go");
    case ActionGroup::Study:
        return tr("Study");
    case ActionGroup::Runs:
        return tr("Runs");
    case ActionGroup::Results:
        return tr("Results");
    case ActionGroup::Adapters:
        return tr("Adapters");
    case ActionGroup::View:
        return tr("View");
    case ActionGroup::Help:
        return tr("Help");
    }
    return {};
}

} // namespace deltarank::ui
