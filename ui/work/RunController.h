#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "study/RunRecord.h"
#include "ui/frame/StatusStrip.h"
#include "ui/models/RunTableModel.h"
#include "ui/work/RunEvents.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QThread>

namespace deltarank::ui {

class RunWorker;
class StudyDocument;
class Workspace;

/// Trains the runs of one study at a time on a thread of its own, and tells the window about it.
class RunController : public QObject
{
    Q_OBJECT

public:
    RunController(Context& context, QObject* parent = nullptr);
    ~RunController() override;

    /// False where the program was built without training.
    static bool isAvailable();

    bool isActive() const { return m_active; }
    bool isPaused() const { return m_stop.paused(); }
    const QString& studyPath() const { return m_path; }
    const WorkStatus& status() const { return m_status; }
    /// Histories of runs that are in training or were trained since the program started, by run id.
    const QHash<QString, std::vector<study::HistoryPoint>>& liveHistories() const { return m_histories; }
    const QStringList& log() const { return m_log; }

    /// @param retryFailed trains runs again that failed before
    void start(StudyDocument* study, bool retryFailed = false);
    /// Where it trains: "cpu"; empty before the training says so.
    const QString& device() const { return m_last.device; }
    void togglePause();
    void stopAfterRun();
    void stopNow();
    /// Asks to stop and waits until the thread has ended; only for closing the program.
    void shutDown();

Q_SIGNALS:
    void statusChanged(const deltarank::ui::WorkStatus& status);
    void historyGrew(const QString& runId);
    void logged(const QString& line);
    void failed(const deltarank::base::Error& error);
    void finished(const QString& path);

private:
    void reported(const WorkReport& report);
    std::optional<double> secondsLeft(const WorkingRun& working);
    void runFinished(const QString& id, bool ok, const QString& note);
    void ended(const base::Error& error, bool ok);
    void updateActions();
    void add(const QString& line);
    StudyDocument* document() const;

    Context& m_context;
    QThread m_thread;
    RunWorker* m_worker = nullptr;
    base::StopToken m_stop;
    QString m_path;
    bool m_active = false;
    bool m_stopping = false;
    WorkStatus m_status;
    WorkReport m_last;
    QHash<QString, std::vector<study::HistoryPoint>> m_histories;
    QHash<QString, QElapsedTimer> m_begun; ///< runs in training, since the window heard of them first
    QStringList m_log;
};

} // namespace deltarank::ui
