#pragma once

#include "base/StopToken.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <cstdint>
#include <memory>
#include <utility>

namespace deltarank::ui {

/// The threads of all background work. Not Qt's global pool: painting fills large shapes there and waits for
/// it, so that a long job would hold the window up.
inline QThreadPool& backgroundPool()
{
    static QThreadPool pool;
    return pool;
}

/// Runs work on a thread of that pool and hands its result to the thread that asked. A newer job of the same
/// Background replaces an older one: the old one is asked to stop and its result is dropped. For reading;
/// what writes files goes through Jobs.
class Background
{
public:
    ~Background() { cancel(); }

    void cancel()
    {
        ++*m_job;
        m_stop.request(base::StopToken::Request::Now);
    }

    /// `work(StopToken)` runs elsewhere; `done(result)` in the thread of `receiver`, if it still lives.
    template <typename Work, typename Done> void start(QObject* receiver, Work work, Done done)
    {
        cancel();
        m_stop = base::StopToken::create();
        const std::uint64_t job = *m_job;
        backgroundPool().start([receiver = QPointer<QObject>(receiver), work = std::move(work),
                                done = std::move(done), current = m_job, job, stop = m_stop]() mutable {
            auto result = std::make_shared<decltype(work(stop))>(work(stop));
            // Whether the receiver still lives is only known in its own thread, the application's.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [result, receiver, done = std::move(done), current, job]() mutable {
                    if (receiver && *current == job)
                        done(std::move(*result));
                    else // what nobody wants any more may be large: it is not freed in the event loop
                        backgroundPool().start([dropped = std::move(result)] {});
                },
                Qt::QueuedConnection);
        });
    }

private:
    std::shared_ptr<std::uint64_t> m_job = std::make_shared<std::uint64_t>(0);
    base::StopToken m_stop;
};

} // namespace deltarank::ui
