#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "ui/work/Background.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <mutex>
#include <vector>

namespace deltarank::ui {

/// Long work that writes files: reports, packed studies, copies of adapters. What Background reads anew is
/// replaced by a newer wish; what is written must not be, so here a second job of a kind is refused. The
/// window shows each job's progress and time left, and can stop it.
class Jobs : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Report, Pack, Unpack, Gather, Save };

    /// A job, as of now.
    struct Job
    {
        std::uint64_t id = 0;
        Kind kind = Kind::Report;
        QString name{};          ///< "Packing demo.study"
        double fraction = -1;    ///< 0 .. 1 of its present stage; negative: not known
        double secondsLeft = -1; ///< negative: not known
        bool stopping = false;
    };

    explicit Jobs(QObject* parent = nullptr);
    /// Asks all jobs to stop; who waits for them waits for backgroundPool().
    ~Jobs() override;

    /// The oldest first.
    QList<Job> all() const;
    bool isEmpty() const { return m_working.empty(); }
    void stop(std::uint64_t id);

    /// `work(StopToken, ProgressSink)` runs elsewhere and returns a base::Result; `done(result)` in the
    /// thread of `receiver`, if it still lives. Errors: Busy while another job of this kind is at work.
    template <typename Work, typename Done>
    base::Status start(Kind kind, const QString& name, QObject* receiver, Work work, Done done)
    {
        auto begun = begin(kind, name);
        if (!begun)
            return base::fail(std::move(begun).error());
        backgroundPool().start([self = QPointer<Jobs>(this), begun = *begun,
                                receiver = QPointer<QObject>(receiver), work = std::move(work),
                                done = std::move(done)]() mutable {
            auto result = std::make_shared<decltype(work(begun.stop, begun.progress))>(
                work(begun.stop, begun.progress));
            // Whether the receiver still lives is only known in its own thread, the application's.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, id = begun.id, receiver, result, done = std::move(done)]() mutable {
                    if (self)
                        self->end(id, result->has_value(),
                                  !*result && result->error().code == base::ErrorCode::Stopped);
                    if (receiver)
                        done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
        return {};
    }

Q_SIGNALS:
    /// A job began, came further or ended.
    void changed();
    /// Sent before its result is handed on.
    void ended(const QString& name, bool ok, bool stopped);

private:
    /// What the working thread said last.
    struct Heard
    {
        std::mutex mutex;
        base::Progress progress{};
        bool any = false;
    };
    struct Begun
    {
        std::uint64_t id = 0;
        base::StopToken stop{};
        base::ProgressSink progress{};
    };
    struct Working
    {
        Job job{};
        base::StopToken stop{};
        std::shared_ptr<Heard> heard{};
        std::string stage{};     ///< the present one
        double stageBegun = 0;   ///< share at which it was first seen
        QElapsedTimer inStage{}; ///< since then
    };

    base::Result<Begun> begin(Kind kind, const QString& name);
    void end(std::uint64_t id, bool ok, bool stopped);
    void look();
    static void update(Working& working, const base::Progress& progress);

    std::vector<Working> m_working;
    std::uint64_t m_last = 0;
    QTimer m_look;
};

} // namespace deltarank::ui
