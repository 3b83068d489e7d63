#pragma once

#include "ui/frame/Context.h"

#include <QFrame>

class QLabel;
class QTextBrowser;

namespace deltarank::ui {

/// Help pages (Markdown) beside the page they explain.
class HelpPanel : public QFrame
{
    Q_OBJECT

public:
    HelpPanel(Context& context, QWidget* parent = nullptr);
    /// Shows resources/help/TOPIC.md; says so where there is no such page.
    void showTopic(const QString& topic);
    QString topic() const { return m_topic; }

Q_SIGNALS:
    void closed();

private:
    void render();

    Context& m_context;
    QTextBrowser* m_browser;
    QString m_topic;
};

} // namespace deltarank::ui
