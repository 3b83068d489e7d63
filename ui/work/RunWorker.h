#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "ui/work/RunEvents.h"

#include <QElapsedTimer>
#include <QObject>

namespace deltarank::ui {

/// Lives on the training thread and drives the runner. Built without training it says so and does nothing;
/// RunWorker.cpp is the one file that differs.
class RunWorker : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    static bool isAvailable();

    /// Runs the study to its end, or until asked to stop. Call in the worker's thread.
    void run(const QString& path, bool retryFailed, const base::StopToken& stop);

Q_SIGNALS:
    void reported(const deltarank::ui::WorkReport& report);
    void evaluated(const QString& runId, const deltarank::study::HistoryPoint& point);
    void runFinished(const QString& runId, bool ok, const QString& note);
    void planned(); ///< the study's plan is fixed: its list of runs is known
    void logged(const QString& line);
    void ended(const deltarank::base::Error& error, bool ok);

private:
    QElapsedTimer m_sinceReport;
};

} // namespace deltarank::ui
