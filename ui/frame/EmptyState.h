#pragma once

#include "ui/frame/Context.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace deltarank::ui {

/// What stands in an empty place: an icon, why it is empty, and what to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(Context& context, const QString& icon, const QString& title, const QString& text,
               QWidget* parent = nullptr);
    /// Adds a button for an action; the first one is the primary. @param label what the action does here,
    /// where its own name says less
    void addAction(QAction* action, const QString& label = {});
    /// The two ways to a study, under the same names on every page that needs one.
    void addStudyActions(Context& context);
    void setText(const QString& text);

private:
    QVBoxLayout* m_layout;
    QLabel* m_text;
    int m_buttons = 0;
};

} // namespace deltarank::ui
