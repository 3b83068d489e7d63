#include "ui/frame/MessageBar.h"

#include "ui/base/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace deltarank::ui {

MessageBar::MessageBar(const Icons& icons, QWidget* parent)
    : QFrame(parent), m_icons(icons), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    setProperty("role", "message");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Message"));
    auto* close = new QToolButton(this);
    close->setIcon(icons.icon("close", Icons::Tint::Quiet));
    close->setIconSize({16, 16});
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageBar::show(Level level, const QString& html, const QString& about)
{
    m_about = about;
    const char* names[] = {"info", "warn", "bad"};
    setProperty("level", names[static_cast<int>(level)]);
    style()->unpolish(this);
    style()->polish(this);
    const QString icon = level == Level::Info ? "info" : level == Level::Warning ? "warning" : "error";
    const auto tint = level == Level::Info      ? Icons::Tint::Accent
                      : level == Level::Warning ? Icons::Tint::Warn
                                                : Icons::Tint::Bad;
    m_icon->setPixmap(m_icons.pixmap(icon, 18, tint, devicePixelRatioF()));
    m_text->setText(html);
    setAccessibleName(m_text->text());
    QWidget::show();
}

void MessageBar::show(const base::Error& error)
{
    if (error.code == base::ErrorCode::Stopped)
        return;
    show(Level::Bad, sentence(error), text(error.where));
}

void MessageBar::forget(const QString& path)
{
    if (!path.isEmpty() && (m_about == path || m_about.startsWith(path + '/')))
        hide();
}

QString MessageBar::message() const
{
    return m_text->text();
}

} // namespace deltarank::ui
