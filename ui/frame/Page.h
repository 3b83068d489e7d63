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
    /// Folds or unfolds the panel, as the person wants it.
    void setPanelVisible(bool visible);
    /// Called when the page comes to the front.
    virtual void activate() {}
    /// The help page for this place.
    virtual QString helpTopic() const = 0;

protected:
    /// Makes the left panel and returns its layout; call at most once.
    QVBoxLayout* makePanel(const QString& accessibleName);
    void setContent(QWidget* content);
    /// Whether there is anything to put into the panel now. What the person folded stays folded.
    void setPanelUsed(bool used);
    Context& context() const { return m_context; }
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updatePanel();

    Context& m_context;
    QHBoxLayout* m_layout;
    QFrame* m_panel = nullptr;
    bool m_panelWanted = true;
    bool m_panelUsed = true;
};

} // namespace deltarank::ui
