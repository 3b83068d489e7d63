#include "ui/frame/Page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace deltarank::ui {

namespace {
constexpr int panelWidth = 240;
constexpr int widestPanel = 320;
} // namespace

Page::Page(Context& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new QHBoxLayout(this))
{
    setProperty("role", "page");
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

QVBoxLayout* Page::makePanel(const QString& accessibleName)
{
    m_panel = new QFrame(this);
    m_panel->setProperty("role", "context");
    m_panel->setFixedWidth(panelWidth);
    auto* outer = new QVBoxLayout(m_panel);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(m_panel);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(accessibleName);
    auto* inner = new QWidget(scroll);
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    scroll->setWidget(inner);
    inner->installEventFilter(this);
    scroll->installEventFilter(this);
    outer->addWidget(scroll);
    m_layout->insertWidget(0, m_panel);
    return layout;
}

/// Other languages and larger fonts need more room than the width that English is made for, and a scroll bar
/// where it is needed.
bool Page::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (m_panel && (type == QEvent::LayoutRequest || type == QEvent::Show || type == QEvent::Resize)) {
        const auto* scroll = m_panel->findChild<QScrollArea*>(QString(), Qt::FindDirectChildrenOnly);
        if (scroll && scroll->widget()) {
            const QSize least = scroll->widget()->minimumSizeHint();
            const int bar =
                least.height() > scroll->height() ? scroll->verticalScrollBar()->sizeHint().width() : 0;
            m_panel->setFixedWidth(std::clamp(least.width() + bar, panelWidth, widestPanel));
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Page::setContent(QWidget* content)
{
    m_layout->addWidget(content, 1);
}

void Page::setPanelVisible(bool visible)
{
    m_panelWanted = visible;
    updatePanel();
}

void Page::setPanelUsed(bool used)
{
    m_panelUsed = used;
    updatePanel();
}

void Page::updatePanel()
{
    if (m_panel)
        m_panel->setVisible(m_panelWanted && m_panelUsed);
}

} // namespace deltarank::ui
