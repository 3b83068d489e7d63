#include "ui/work/RunController.h"

#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/work/RunWorker.h"
#include "ui/work/Workspace.h"

#include <QDateTime>

namespace deltarank::ui {

namespace {

/// "LoRA classes = 8, repeat 2": what a person calls a run.
QString nameOf(const RunRow& row)
{
    return RunController::tr("%1 %2 = %3, repeat %4")
        .arg(methodName(row.method, row.nullControl), row.over, number(row.value))
        .arg(row.repeat + 1);
}

} // namespace

RunController::RunController(Context& context, QObject* parent)
    : QObject(parent), m_context(context), m_worker(new RunWorker)
{
    qRegisterMetaType<WorkReport>();
    qRegisterMetaType<base::Error>();
    qRegisterMetaType<study::HistoryPoint>();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RunWorker::reported, this, &RunController::reported);
    connect(m_worker, &RunWorker::runFinished, this, &RunController::runFinished);
    connect(m_worker, &RunWorker::logged, this, &RunController::add);
    connect(m_worker, &RunWorker::planned, this, [this] { m_context.workspace.refresh(document()); });
    connect(m_worker, &RunWorker::ended, this, &RunController::ended);
    connect(m_worker, &RunWorker::evaluated, this,
            [this](const QString& id, const study::HistoryPoint& point) {
                m_histories[id].push_back(point);
                Q_EMIT historyGrew(id);
            });
    m_thread.setObjectName("training");
    m_thread.start(QThread::LowPriority);
    connect(&context.workspace, &Workspace::currentChanged, this, &RunController::updateActions);
    connect(&context.workspace, &Workspace::studyOpened, this, [this](StudyDocument* study) {
        connect(study, &StudyDocument::changed, this, &RunController::updateActions);
    });
    updateActions();
}

RunController::~RunController()
{
    shutDown();
}

bool RunController::isAvailable()
{
    return RunWorker::isAvailable();
}

StudyDocument* RunController::document() const
{
    for (const auto& study : m_context.workspace.studies())
        if (study->path() == m_path)
            return study.get();
    return nullptr;
}

void RunController::start(StudyDocument* study, bool retryFailed)
{
    if (m_active || !study || !isAvailable())
        return;
    m_path = study->path();
    m_stop = base::StopToken::create();
    m_active = true;
    m_stopping = false;
    m_last = {};
    m_begun.clear();
    add(tr("Started %1.").arg(study->name()));
    WorkReport begun;
    begun.stage = tr("Preparing");
    begun.preparing = true;
    reported(begun);
    updateActions();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, path = m_path, retryFailed, stop = m_stop] {
        worker->run(path, retryFailed, stop);
    });
}

void RunController::togglePause()
{
    if (!m_active)
        return;
    m_stop.setPaused(!m_stop.paused());
    add(m_stop.paused() ? tr("Paused.") : tr("Went on."));
    reported(m_last);
    updateActions();
}

void RunController::stopAfterRun()
{
    if (!m_active)
        return;
    m_stop.setPaused(false);
    m_stop.request(base::StopToken::Request::AfterRun);
    m_stopping = true;
    add(tr("Stopping after this run."));
    reported(m_last);
    updateActions();
}

void RunController::stopNow()
{
    if (!m_active)
        return;
    m_stop.request(base::StopToken::Request::Now);
    m_stopping = true;
    add(tr("Stopping."));
    reported(m_last);
    updateActions();
}

void RunController::shutDown()
{
    if (!m_thread.isRunning())
        return;
    m_stop.request(base::StopToken::Request::Now);
    m_thread.quit();
    m_thread.wait();
}

void RunController::reported(const WorkReport& report)
{
    m_last = report;
    m_status.active = m_active;
    m_status.paused = m_stop.paused();
    m_status.stopping = m_stopping;
    m_status.preparing = report.preparing;
    m_status.fraction = report.fraction;
    QStringList parts;
    QString stage = report.stage;
    if (m_status.paused)
        stage = tr("Paused");
    else if (m_stopping)
        stage = m_stop.stopNow() ? tr("Stopping") : tr("Stopping after this run");
    parts << (report.total > 0 ? tr("%1, %2 of %3 runs done").arg(stage).arg(report.done).arg(report.total)
                               : stage);
    StudyDocument* study = document();
    if (!report.working.empty() && study) {
        const QString id = report.working.front().id;
        for (const RunRow& row : study->rows())
            if (row.id == id) {
                const QString more =
                    report.working.size() > 1 ? tr(" and %1 more").arg(report.working.size() - 1) : "";
                parts << nameOf(row) + more;
            }
    }
    if (report.samplesPerSecond > 0 && !m_status.paused)
        parts << tr("%1 samples/s").arg(report.samplesPerSecond, 0, 'f', 0);
    if (report.secondsLeft >= 0 && !m_status.paused)
        parts << timeLeft(report.secondsLeft);
    m_status.text = parts.join(QStringLiteral(" · "));
    if (study)
        for (const WorkingRun& working : report.working)
            for (RunRow row : study->rows())
                if (row.id == working.id) {
                    row.state = RunState::Working;
                    row.progress = working.progress;
                    row.samplesPerSecond = working.samplesPerSecond;
                    row.seconds = secondsLeft(working);
                    study->setRow(row);
                    break;
                }
    Q_EMIT statusChanged(m_status);
}

/// From how far it came since it was first heard of; none while that says nothing yet.
std::optional<double> RunController::secondsLeft(const WorkingRun& working)
{
    QElapsedTimer& begun = m_begun[working.id];
    if (!begun.isValid())
        begun.start();
    if (m_stop.paused() || working.progress < 0.05)
        return std::nullopt;
    return static_cast<double>(begun.elapsed()) / 1000 * (1 - working.progress) / working.progress;
}

void RunController::runFinished(const QString& id, bool ok, const QString& note)
{
    m_begun.remove(id);
    QString name = shortId(id);
    if (StudyDocument* study = document()) {
        for (RunRow row : study->rows())
            if (row.id == id) {
                name = nameOf(row);
                row.state = ok ? RunState::Done : RunState::Failed;
                row.note = ok ? QString() : note;
                study->setRow(row);
                break;
            }
        m_context.workspace.refresh(study); // its figures grow while it trains, looked at or not
    }
    if (!ok)
        add(tr("%1 failed: %2").arg(name, note));
    else
        add(note.isEmpty() ? tr("%1 done").arg(name) : tr("%1 done, %2").arg(name, note));
}

void RunController::ended(const base::Error& error, bool ok)
{
    m_active = false;
    m_stopping = false;
    m_status = {};
    Q_EMIT statusChanged(m_status);
    updateActions();
    if (!ok && error.code != base::ErrorCode::Stopped) {
        add(errorLine(error));
        Q_EMIT failed(error);
    } else {
        add(ok ? tr("The study is done.") : tr("Stopped. The study can be continued at any time."));
    }
    m_context.workspace.refresh(document());
    Q_EMIT finished(m_path);
}

void RunController::add(const QString& line)
{
    m_log << QStringLiteral("%1  %2").arg(QDateTime::currentDateTime().toString("hh:mm:ss"), line);
    while (m_log.size() > 2000)
        m_log.removeFirst();
    Q_EMIT logged(m_log.last());
}

void RunController::updateActions()
{
    const StudyDocument* study = m_context.workspace.current();
    const bool left = study && (study->rows().empty() ||
                                std::any_of(study->rows().begin(), study->rows().end(),
                                            [](const RunRow& row) { return row.state != RunState::Done; }));
    const bool failed = study && std::any_of(study->rows().begin(), study->rows().end(),
                                             [](const RunRow& row) { return row.state == RunState::Failed; });
    m_context.actions.action("runs.start")->setEnabled(isAvailable() && !m_active && left);
    m_context.actions.action("runs.retry")->setEnabled(isAvailable() && !m_active && failed);
    for (const char* id : {"runs.pause", "runs.stopAfter", "runs.stop"})
        m_context.actions.action(id)->setEnabled(m_active && !(m_stopping && m_stop.stopNow()));
    QAction* pause = m_context.actions.action("runs.pause");
    pause->setText(m_stop.paused() ? tr("Continue") : tr("Pause"));
    pause->setIcon(m_context.icons.icon(m_stop.paused() ? "play" : "pause"));
}

} // namespace deltarank::ui
