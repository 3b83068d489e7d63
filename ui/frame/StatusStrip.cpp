#include "ui/frame/StatusStrip.h"

#include "ui/base/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace deltarank::ui {

namespace {
constexpr int jobTextWidth = 280; ///< leaves the training its line in a window of 1280 pixels
}

StatusStrip::StatusStrip(Context& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_dot(new QLabel(this)), m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_jobPart(new QFrame(this)), m_jobText(new QLabel(m_jobPart)),
      m_jobProgress(new QProgressBar(m_jobPart)), m_jobStop(new QToolButton(m_jobPart)),
      m_device(new QLabel(this))
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
    auto* jobLayout = new QHBoxLayout(m_jobPart);
    jobLayout->setContentsMargins(8, 0, 0, 0);
    jobLayout->setSpacing(8);
    m_jobText->setObjectName("jobText");
    m_jobText->setMaximumWidth(jobTextWidth);
    m_jobProgress->setObjectName("jobProgress");
    m_jobProgress->setTextVisible(false);
    m_jobProgress->setFixedWidth(100);
    m_jobStop->setDefaultAction(context.actions.action("jobs.stop"));
    m_jobStop->setIconSize({16, 16});
    jobLayout->addWidget(m_jobText);
    jobLayout->addWidget(m_jobProgress);
    jobLayout->addWidget(m_jobStop);
    layout->addWidget(m_jobPart);
    setTabOrder(m_buttons.last(), m_jobStop);
    layout->addWidget(m_device);
    connect(&context.theme, &Theme::changed, this, [this] { update(); });
    update();
    updateJobs();
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

void StatusStrip::setJobs(const QList<Jobs::Job>& jobs)
{
    m_jobs = jobs;
    updateJobs();
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

/// The oldest is shown; its stop button stops that one.
void StatusStrip::updateJobs()
{
    m_jobPart->setVisible(!m_jobs.isEmpty());
    if (m_jobs.isEmpty())
        return;
    const Jobs::Job& job = m_jobs.front();
    QStringList parts{job.stopping ? tr("Stopping: %1").arg(job.name) : job.name};
    if (!job.stopping && job.secondsLeft >= 0)
        parts << timeLeft(job.secondsLeft);
    if (m_jobs.size() > 1)
        parts << tr("%n more", nullptr, static_cast<int>(m_jobs.size()) - 1);
    QStringList names;
    for (const Jobs::Job& each : m_jobs)
        names << each.name;
    const QString shown = parts.join(QStringLiteral(" · "));
    m_jobText->setText(m_jobText->fontMetrics().elidedText(shown, Qt::ElideMiddle, jobTextWidth - 4));
    m_jobText->setAccessibleName(shown);
    m_jobText->setToolTip(names.join('\n'));
    m_jobProgress->setRange(0, job.fraction < 0 ? 0 : 1000);
    if (job.fraction >= 0)
        m_jobProgress->setValue(static_cast<int>(job.fraction * 1000));
    m_jobProgress->setAccessibleName(tr("Progress of: %1").arg(job.name));
    m_jobStop->setAccessibleName(tr("Stop: %1").arg(job.name));
}

} // namespace deltarank::ui
