#pragma once

#include "ui/frame/Context.h"
#include "ui/work/Jobs.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QToolButton;

namespace deltarank::ui {

/// What the work is doing right now.
struct WorkStatus
{
    bool active = false;
    bool paused = false;
    bool stopping = false;
    bool preparing = false; ///< the fraction is that of a step before the training
    QString text{};         ///< "training 14/50 · lora n=8 #3 · 41 samples/s · 6 min left"
    double fraction = -1;   ///< 0 .. 1; negative: not known
};

/// The lowest line of the window: always tells the truth about the work. Training on the left, what is being
/// written on the right, each with its bar and its stop.
class StatusStrip : public QFrame
{
    Q_OBJECT

public:
    explicit StatusStrip(Context& context, QWidget* parent = nullptr);

    void setWork(const WorkStatus& status);
    /// Shown at the right end: "CPU · 2 threads".
    void setDevice(const QString& device);
    /// A quiet sentence where nothing is being trained, such as a file being read.
    void setIdleText(const QString& text);
    void setJobs(const QList<Jobs::Job>& jobs);

private:
    void update();
    void updateJobs();

    Context& m_context;
    WorkStatus m_work;
    QString m_idle;
    QList<Jobs::Job> m_jobs;
    QLabel* m_dot;
    QLabel* m_text;
    QProgressBar* m_progress;
    QList<QToolButton*> m_buttons;
    QFrame* m_jobPart; ///< hidden while there are no jobs
    QLabel* m_jobText;
    QProgressBar* m_jobProgress;
    QToolButton* m_jobStop;
    QLabel* m_device;
};

} // namespace deltarank::ui
