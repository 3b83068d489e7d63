#include "ui/frame/StatusStrip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace deltarank::ui {

StatusStrip::StatusStrip(Context& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_dot(new QLabel(this)), m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_device(new QLabel(this))
{
    setObjectName("statusStrip");
    setFixedHeight(34);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Progress of the study"));
    m_text->setMinimumWidth(0);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_device->setProperty("role", "quiet");
    layout->addWidget(m_dot);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    for (const char* id : {"runs.pause", "runs.stopAfter", "runs.stop"}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(context.actions.action(id));
        button->setIconSize({16, 16});
        button->setAccessibleName(button->defaultAction()->text());
        m_buttons << button;
        layout->addWidget(button);
    }
    layout->addWidget(m_device);
    connect(&context.theme, &Theme::changed, this, [this] { update(); });
    update();
}

void StatusStrip::setWork(const WorkStatus& status)
{
    m_work = status;
    update();
}

void StatusStrip::setDevice(const QString& device)
{
    m_device->setText(device);
}

void StatusStrip::setIdleText(const QString& text)
{
    m_idle = text;
    update();
}

void StatusStrip::update()
{
    const Tokens& t = m_context.theme.tokens();
    const QColor colour = !m_work.active ? t.quietText : m_work.paused || m_work.stopping ? t.warn : t.good;
    m_dot->setText(QStringLiteral("<span style='color:%1'>●</span>").arg(colour.name()));
    m_text->setText(m_work.active      ? m_work.text
                    : m_idle.isEmpty() ? tr("Nothing is being trained.")
                                       : m_idle);
    m_text->setProperty("role", m_work.active ? "" : "quiet");
    m_text->setToolTip(m_text->text());
    m_progress->setVisible(m_work.active);
    m_progress->setRange(0, m_work.fraction < 0 ? 0 : 1000);
    if (m_work.fraction >= 0)
        m_progress->setValue(static_cast<int>(m_work.fraction * 1000));
    for (QToolButton* button : m_buttons)
        button->setVisible(m_work.active);
}

} // namespace deltarank::ui
