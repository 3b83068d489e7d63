#pragma once

#include "ui/frame/Context.h"

#include <QFrame>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace deltarank::ui {

/// One place of the window: a foldable panel on the left and the page itself.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(Context& context, QWidget* parent = nullptr);

    bool hasPanel() const { return m_panel != nullptr; }
    void setPanelVisible(bool visible);
    /// Called when the page comes to the front.
    virtual void activate() {}
    /// The help page for this place.
    virtual QString helpTopic() const = 0;

protected:
    /// Makes the left panel and returns its layout; call at most once.
    QVBoxLayout* makePanel(const QString& accessibleName);
    void setContent(QWidget* content);
    Context& context() const { return m_context; }

private:
    Context& m_context;
    QHBoxLayout* m_layout;
    QFrame* m_panel = nullptr;
};

} // namespace deltarank::ui
