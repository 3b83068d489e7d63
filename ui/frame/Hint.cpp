#include "ui/frame/Hint.h"

#include "ui/frame/Widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace deltarank::ui {

Hint::Hint(Context& context, const QString& id, const QString& text, QWidget* parent) : QFrame(parent)
{
    setProperty("role", "message");
    setProperty("level", "info");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 4, 4);
    layout->setSpacing(8);
    QLabel* label = makeLabel(this, text);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    QToolButton* close =
        makeIconButton(this, context.icons.icon("close", Icons::Tint::Quiet), tr("Close this hint"));
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, [this, &context, id] {
        context.settings.closeHint(id);
        hide();
    });
    setVisible(!context.settings.hintClosed(id));
}

} // namespace deltarank::ui
