#include "ui/work/RunWorker.h"

#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"

#ifdef DELTARANK_HAS_TORCH
#include "base/System.h"
#include "runner/StudyRunner.h"
#endif

namespace deltarank::ui {

#ifdef DELTARANK_HAS_TORCH

namespace {

constexpr int reportInterval = 100; ///< milliseconds: the window is told at most ten times a second

using Kind = runner::StudyEvent::Kind;

/// Runs of the group that `run` is the first of, or the run alone.
std::vector<int> groupOf(const study::Store& store, const runner::StudyEvent& event)
{
    if (store.plan() && event.group >= 0 &&
        static_cast<std::size_t>(event.group) < store.plan()->groups.size())
        return store.plan()->groups[static_cast<std::size_t>(event.group)];
    return event.run >= 0 ? std::vector<int>{event.run} : std::vector<int>();
}

QString idOf(const study::Store& store, int run)
{
    if (!store.plan() || run < 0 || static_cast<std::size_t>(run) >= store.plan()->runs.size())
        return {};
    return text(store.plan()->runs[static_cast<std::size_t>(run)].spec.id);
}

} // namespace

bool RunWorker::isAvailable()
{
    return true;
}

void RunWorker::run(const QString& path, bool retryFailed, const base::StopToken& stop)
{
    base::lowerThreadPriority();
    auto store = study::Store::open(path.toStdString());
    if (!store) {
        Q_EMIT ended(store.error(), false);
        return;
    }
    m_sinceReport.start();
    WorkReport report;
    const auto send = [&](bool always) {
        if (!always && m_sinceReport.elapsed() < reportInterval)
            return;
        m_sinceReport.restart();
        Q_EMIT reported(report);
    };
    const auto sink = [&](const runner::StudyEvent& event) {
        if (event.total > 0) {
            report.done = event.done + event.failed;
            report.total = event.total;
            report.fraction = event.share;
            report.preparing = false;
        }
        if (!event.device.empty())
            report.device = coreText(event.device);
        switch (event.kind) {
        case Kind::Preparing:
            report.preparing = true;
            report.stage = coreText(event.progress.stage);
            report.fraction = event.progress.total > 0 ? static_cast<double>(event.progress.done) /
                                                             static_cast<double>(event.progress.total)
                                                       : -1;
            report.secondsLeft = event.progress.secondsLeft;
            send(false);
            break;
        case Kind::Note:
            Q_EMIT logged(coreText(event.text));
            break;
        case Kind::StudyStarted:
            report.stage = tr("Training");
            Q_EMIT planned();
            send(true);
            break;
        case Kind::RunStarted:
            break;
        case Kind::Step: {
            report.stage = tr("Training");
            report.secondsLeft = event.secondsLeft;
            report.samplesPerSecond = event.samplesPerSecond;
            report.working.clear();
            const double share = event.steps > 0 ? static_cast<double>(event.step) / event.steps : 0;
            const auto runs = groupOf(*store, event);
            for (const int run : runs)
                report.working.push_back({idOf(*store, run), share, event.samplesPerSecond, -1});
            send(false);
            break;
        }
        case Kind::Evaluation:
            Q_EMIT evaluated(idOf(*store, event.run), event.point);
            break;
        case Kind::RunDone:
            Q_EMIT runFinished(idOf(*store, event.run), true,
                               event.point.step > 0
                                   ? tr("accuracy %1").arg(number(event.point.validationAccuracy))
                                   : QString());
            break;
        case Kind::RunFailed:
            Q_EMIT runFinished(idOf(*store, event.run), false,
                               event.error ? errorLine(*event.error) : QString());
            break;
        case Kind::StudyDone:
        case Kind::StudyStopped:
            break;
        }
    };
    runner::RunOptions options;
    options.retryFailed = retryFailed;
    const auto outcome = runner::runStudy(*store, options, sink, stop);
    if (!outcome)
        Q_EMIT ended(outcome.error(), false);
    else if (outcome->stopped)
        Q_EMIT ended({base::ErrorCode::Stopped, "The training was stopped.", {}, {}}, false);
    else
        Q_EMIT ended({}, true);
}

#else

bool RunWorker::isAvailable()
{
    return false;
}

void RunWorker::run(const QString&, bool, const base::StopToken&)
{
    Q_EMIT ended(
        {base::ErrorCode::Unsupported, tr("This program was built without training.").toStdString(), {}, {}},
        false);
}

#endif

} // namespace deltarank::ui
