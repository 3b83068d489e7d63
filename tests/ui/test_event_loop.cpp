#include "ui/Precompiled.h"

#include "ui/TrainableStudy.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/RunsPage.h"
#include "ui/pages/StudyPage.h"
#include "ui/work/Background.h"
#include "ui/work/FigureSource.h"
#include "ui/work/RunController.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <fcntl.h>
#include <functional>
#include <qcustomplot.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace deltarank;
using namespace deltarank::ui;

namespace {

/// The limit of what one event may take, and how often a walk is repeated that went over it: a virtual
/// machine's host takes its processors away without telling, hardly three times in a row, while what this
/// program does itself comes every time.
constexpr double limit = 50; ///< milliseconds
constexpr int attempts = 3;

/// Time in which this thread was ready but other processes or threads had the processors, in nanoseconds
/// (Linux: /proc/self/task/TID/schedstat, second number); 0 where the system does not tell.
class WaitClock
{
public:
    WaitClock()
        : m_file(::open(("/proc/self/task/" + std::to_string(::syscall(SYS_gettid)) + "/schedstat").c_str(),
                        O_RDONLY))
    {}
    ~WaitClock()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    long long waited() const
    {
        char text[96] = {};
        if (m_file < 0 || ::pread(m_file, text, sizeof text - 1, 0) <= 0)
            return 0;
        long long ran = 0, waited = 0;
        return std::sscanf(text, "%lld %lld", &ran, &waited) == 2 ? waited : 0;
    }

private:
    int m_file;
};

/// Measures how long each event keeps the loop: what the handlers did and waited for themselves, without the
/// time that other programs took from this machine.
class MeasuredApplication : public QApplication
{
public:
    using QApplication::QApplication;

    struct Worst
    {
        double blocked = 0; ///< milliseconds
        double wall = 0;    ///< the same with the time that others took
        QString what;
    };
    bool measuring = false;
    Worst worst;
    std::vector<double> all;

    void start()
    {
        worst = {};
        all.clear();
        measuring = true;
    }
    void report(const char* what, double seconds) const
    {
        std::vector<double> sorted = all;
        if (sorted.empty())
            return;
        std::sort(sorted.begin(), sorted.end());
        std::printf("event loop: %zu events in %.1f s of %s, 99.9%% under %.1f ms, worst %.1f ms "
                    "(%.1f ms with what other programs took), in %s; limit %.0f ms\n",
                    sorted.size(), seconds, what, sorted[sorted.size() * 999 / 1000], worst.blocked,
                    worst.wall, qPrintable(worst.what), limit);
    }

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (QThread::currentThread() != thread()) // the worker's own events
            return QApplication::notify(receiver, event);
        if (!measuring || m_depth > 0) {
            ++m_depth;
            const bool done = QApplication::notify(receiver, event);
            --m_depth;
            return done;
        }
        const QString what = QStringLiteral("%1 (event %2)")
                                 .arg(receiver->metaObject()->className())
                                 .arg(static_cast<int>(event->type()));
        const long long waitedBefore = m_clock.waited();
        QElapsedTimer timer;
        timer.start();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        const double wall = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        const double blocked = wall - static_cast<double>(m_clock.waited() - waitedBefore) / 1e6;
        all.push_back(blocked);
        if (blocked > worst.blocked)
            worst = {blocked, wall, what};
        return done;
    }

private:
    WaitClock m_clock;
    int m_depth = 0;
};

/// Every page is seen once before: styles and fonts are loaded with the first picture.
void seeEveryPage(MainWindow& window)
{
    for (const Place place : {Place::Start, Place::Study, Place::Runs, Place::Results, Place::Adapters}) {
        window.go(place);
        QTest::qWait(30);
    }
}

} // namespace

/// While a study trains on all cores, or grows large, a person walks through the window.
class TestEventLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverAwayLongWhileAStudyTrains()
    {
        test::useBuiltReader(DELTARANK_BINARY_DIR);
        if (!RunController::isAvailable())
            QSKIP("This build cannot train.");
        repeatedly([this] { walkWhileAStudyTrains(); });
    }

    /// A thousand runs are there, and one after the other finishes: what is read anew each time must not be
    /// arranged, copied or freed by the window.
    void neverAwayLongWhileALargeStudyGrows()
    {
        repeatedly([this] { walkWhileALargeStudyGrows(); });
    }

private:
    template <typename Walk> void repeatedly(Walk walk)
    {
        auto* application = static_cast<MeasuredApplication*>(qApp);
        for (int attempt = 1; attempt <= attempts; ++attempt) {
            walk();
            backgroundPool().waitForDone();
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(application->all.size() > 200, "too little happened for a measurement");
            if (application->worst.blocked < limit)
                return;
        }
        QFAIL(qPrintable(QStringLiteral("over the limit %1 times, the last time in %2")
                             .arg(attempts)
                             .arg(application->worst.what)));
    }

    void walkWhileAStudyTrains()
    {
        QTemporaryDir folder;
        const QString path =
            test::makeStudy(folder.path(), "busy", test::shortSpec(test::writeTexts(folder.path()), 12));
        QVERIFY(!path.isEmpty());
        MainWindow window(std::make_unique<QSettings>(folder.filePath("s.ini"), QSettings::IniFormat));
        window.resize(1280, 720);
        window.show();
        window.openPaths({path});
        QTRY_COMPARE_WITH_TIMEOUT(window.workspace().studies().size(), std::size_t{1}, 30000);
        seeEveryPage(window);

        auto* application = static_cast<MeasuredApplication*>(qApp);
        const Place places[] = {Place::Runs, Place::Results, Place::Study, Place::Results, Place::Start};
        int turn = 0;
        QTimer person;
        person.setInterval(40);
        connect(&person, &QTimer::timeout, this, [&] {
            ++turn;
            if (turn % 6 == 0)
                window.go(places[turn / 6 % 5]);
            window.resultsPage()->controls()->thresholdSlider()->setValue(600 + turn * 7 % 390);
            if (turn % 9 == 0)
                window.studyPage()->edit("/lora/alpha", QString::number(4 + turn % 20));
        });
        application->start();
        QElapsedTimer trained;
        trained.start();
        window.context().actions.action("runs.start")->trigger();
        person.start();
        QTRY_VERIFY_WITH_TIMEOUT(!window.runs()->isActive(), 300000);
        person.stop();
        application->measuring = false;
        const auto& rows = window.workspace().current()->rows();
        QTRY_VERIFY2(!rows.empty(), qPrintable(window.runs()->log().join('\n')));

        application->report("training", static_cast<double>(trained.elapsed()) / 1000);
    }

    void walkWhileALargeStudyGrows()
    {
        QTemporaryDir folder;
        MainWindow window(std::make_unique<QSettings>(folder.filePath("s.ini"), QSettings::IniFormat));
        window.resize(1280, 720);
        window.show();
        test::StudyShape shape;
        shape.repeats = 67; // 15 runs a repeat: 1,005 runs
        shape.evaluations = 8;
        StudyDocument* study = window.workspace().add("/made-up.study", test::study(shape));
        seeEveryPage(window);
        backgroundPool().waitForDone();

        auto* application = static_cast<MeasuredApplication*>(qApp);
        constexpr int finishing = 8;
        int finished = 0;
        Background reading;
        const std::function<void()> readAgain = [&] {
            reading.start(
                &window,
                [shape](const base::StopToken&) { // as readStudy does
                    StudyContents contents = test::study(shape);
                    arrange(contents);
                    return contents;
                },
                [&](StudyContents contents) {
                    study->setContents(std::move(contents));
                    if (++finished < finishing)
                        readAgain();
                });
        };
        const Place places[] = {Place::Results, Place::Runs, Place::Results, Place::Start};
        int turn = 0;
        QTimer person;
        person.setInterval(40);
        connect(&person, &QTimer::timeout, this, [&] {
            ++turn;
            if (turn % 6 == 0)
                window.go(places[turn / 6 % 4]);
            if (turn % 2 == 0)
                window.resultsPage()->controls()->thresholdSlider()->setValue(600 + turn * 7 % 390);
            if (turn % 5 == 0)
                window.runsPage()->table()->selectRow(turn * 11 % 1000);
            if (turn % 17 == 0)
                window.runsPage()->table()->selectAll();
        });
        application->start();
        QElapsedTimer lasted;
        lasted.start();
        readAgain();
        person.start();
        QTRY_VERIFY_WITH_TIMEOUT(finished == finishing && turn > 60, 120000);
        person.stop();
        application->measuring = false;
        application->report("a study of 1,005 runs that grows", static_cast<double>(lasted.elapsed()) / 1000);
    }
};

int main(int argc, char** argv)
{
    MeasuredApplication application(argc, argv);
    TestEventLoop test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_event_loop.moc"
