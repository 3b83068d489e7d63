#include "ui/work/Jobs.h"

#include <algorithm>

namespace deltarank::ui {

namespace {

constexpr int lookInterval = 100;      ///< milliseconds
constexpr double leastShare = 0.02;    ///< of a stage, before its end is foretold
constexpr qint64 leastElapsed = 1'000; ///< milliseconds

} // namespace

Jobs::Jobs(QObject* parent) : QObject(parent)
{
    m_look.setInterval(lookInterval);
    connect(&m_look, &QTimer::timeout, this, &Jobs::look);
}

Jobs::~Jobs()
{
    for (Working& working : m_working)
        working.stop.request(base::StopToken::Request::Now);
}

QList<Jobs::Job> Jobs::all() const
{
    QList<Job> jobs;
    for (const Working& working : m_working)
        jobs << working.job;
    return jobs;
}

base::Result<Jobs::Begun> Jobs::begin(Kind kind, const QString& name)
{
    for (const Working& other : m_working)
        if (other.job.kind == kind)
            return base::fail(base::ErrorCode::Busy,
                              tr("Still at work: %1.").arg(other.job.name).toStdString(), {},
                              tr("Try again when that is done, or stop it in the lowest line of the window.")
                                  .toStdString());
    Working working;
    working.job.id = ++m_last;
    working.job.kind = kind;
    working.job.name = name;
    working.stop = base::StopToken::create();
    working.heard = std::make_shared<Heard>();
    Begun begun{working.job.id, working.stop, [heard = working.heard](const base::Progress& progress) {
                    const std::lock_guard lock(heard->mutex);
                    heard->progress = progress;
                    heard->any = true;
                }};
    m_working.push_back(std::move(working));
    m_look.start();
    Q_EMIT changed();
    return begun;
}

void Jobs::stop(std::uint64_t id)
{
    for (Working& working : m_working)
        if (working.job.id == id) {
            working.stop.request(base::StopToken::Request::Now);
            working.job.stopping = true;
            Q_EMIT changed();
            return;
        }
}

void Jobs::end(std::uint64_t id, bool ok, bool stopped)
{
    const auto found = std::find_if(m_working.begin(), m_working.end(),
                                    [id](const Working& working) { return working.job.id == id; });
    if (found == m_working.end())
        return;
    const QString name = found->job.name;
    m_working.erase(found);
    if (m_working.empty())
        m_look.stop();
    Q_EMIT ended(name, ok, stopped);
    Q_EMIT changed();
}

/// The threads at work only leave word; it is fetched at the window's own pace.
void Jobs::look()
{
    for (Working& working : m_working) {
        base::Progress progress;
        {
            const std::lock_guard lock(working.heard->mutex);
            if (!working.heard->any)
                continue;
            progress = working.heard->progress;
        }
        update(working, progress);
    }
    Q_EMIT changed();
}

void Jobs::update(Working& working, const base::Progress& progress)
{
    Job& job = working.job;
    job.fraction =
        progress.total > 0
            ? std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total))
            : -1;
    // Each stage has its own pace.
    if (!working.inStage.isValid() || progress.stage != working.stage || job.fraction < working.stageBegun) {
        working.stage = progress.stage;
        working.stageBegun = std::max(0.0, job.fraction);
        working.inStage.start();
    }
    job.secondsLeft = progress.secondsLeft;
    const double since = job.fraction - working.stageBegun;
    if (job.secondsLeft < 0 && since >= leastShare && working.inStage.elapsed() >= leastElapsed)
        job.secondsLeft = static_cast<double>(working.inStage.elapsed()) / 1000 * (1 - job.fraction) / since;
    if (job.fraction >= 1) {
        // All is counted and it still works: how long the rest takes, nobody knows.
        job.fraction = -1;
        job.secondsLeft = -1;
    }
}

} // namespace deltarank::ui
