#include "ui/frame/EmptyState.h"

#include "ui/frame/Widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltarank::ui {

EmptyState::EmptyState(Context& context, const QString& icon, const QString& title, const QString& text,
                       QWidget* parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(24, 24, 24, 24);
    m_layout->setSpacing(12);
    m_layout->addStretch(2);
    auto* picture = new QLabel(this);
    const auto paint = [&context, picture, icon] {
        picture->setPixmap(context.icons.pixmap(icon, 48, Icons::Tint::Quiet, picture->devicePixelRatioF()));
    };
    paint();
    connect(&context.theme, &Theme::changed, picture, paint);
    m_layout->addWidget(picture, 0, Qt::AlignHCenter);
    m_layout->addWidget(makeLabel(this, title, "title"), 0, Qt::AlignHCenter);
    m_text = makeLabel(this, text, "quiet");
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setMinimumWidth(240);
    m_text->setMaximumWidth(440);
    // Aligned, it would get the height that its lines need at the width of the page.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 1000);
    row->addStretch(1);
    m_layout->addLayout(row);
    m_layout->addSpacing(4);
    m_layout->addStretch(3);
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
}

void EmptyState::addAction(QAction* action, const QString& label)
{
    QPushButton* button =
        makeButton(this, label.isEmpty() ? action->text() : label, m_buttons == 0 ? "primary" : "");
    button->setToolTip(action->toolTip());
    button->setEnabled(action->isEnabled());
    connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_layout->insertWidget(m_layout->count() - 1, button, 0, Qt::AlignHCenter);
    ++m_buttons;
}

void EmptyState::addStudyActions(Context& context)
{
    addAction(context.actions.action("file.openFolder"), tr("Open study…"));
    addAction(context.actions.action("go.start"), tr("Choose a preset…"));
}

} // namespace deltarank::ui
