#include "ui/Precompiled.h"

#include "ui/base/Words.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/MessageBar.h"
#include "ui/frame/StatusStrip.h"
#include "ui/work/Jobs.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace deltarank;
using namespace deltarank::ui;

/// Work that writes files, as the window shows it: progress, time left, stop, and what closing does.
class TestJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_go = std::make_shared<QSemaphore>();
        m_ended.clear();
        m_window = std::make_unique<MainWindow>(
            std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat));
        m_window->resize(1280, 720);
        m_window->show();
    }
    void cleanup()
    {
        m_go->release(100);
        if (m_window)
            QTRY_VERIFY(jobs().isEmpty());
        m_window.reset();
        backgroundPool().waitForDone();
    }

    void progressAndTimeLeftAreShown()
    {
        QVERIFY(!bar()->isVisible());
        QVERIFY(!stopAction()->isEnabled());
        QVERIFY(begin(Jobs::Kind::Pack, "Packing demo"));
        QTRY_COMPARE(bar()->value(), 250);
        QCOMPARE(bar()->maximum(), 1000);
        QVERIFY(bar()->isVisible());
        const QString shown = strip()->findChild<QLabel*>("jobText")->accessibleName();
        QVERIFY2(shown.contains("Packing demo") && shown.contains(timeLeft(90)), qPrintable(shown));
        m_go->release();
        QTRY_COMPARE(m_ended, QList<bool>{true});
        QVERIFY(!bar()->isVisible());
        QVERIFY(!m_window->messages()->isVisible());
    }

    void stoppingSaysWhatStopped()
    {
        QVERIFY(begin(Jobs::Kind::Report, "Writing the report"));
        QVERIFY(stopAction()->isEnabled());
        stopAction()->trigger();
        QVERIFY(!stopAction()->isEnabled()); // asked once is enough
        QTRY_COMPARE(m_ended, QList<bool>{false});
        QVERIFY(jobs().isEmpty());
        QVERIFY(m_window->messages()->isVisible());
        QVERIFY(m_window->messages()->message().contains("Writing the report"));
    }

    void aSecondOfAKindIsRefusedAndTheFirstGoesOn()
    {
        QVERIFY(begin(Jobs::Kind::Save, "Saving a.h5"));
        const base::Status second = begin(Jobs::Kind::Save, "Saving b.h5");
        QVERIFY(!second);
        QCOMPARE(second.error().code, base::ErrorCode::Busy);
        QVERIFY(second.error().text().find("Saving a.h5") != std::string::npos);
        QVERIFY(begin(Jobs::Kind::Pack, "Packing demo"));
        QCOMPARE(jobs().all().size(), 2);
        m_go->release(2);
        QTRY_COMPARE(m_ended, (QList<bool>{true, true}));
        QVERIFY(begin(Jobs::Kind::Save, "Saving b.h5"));
    }

    void trainingAndJobsFitBesideEachOther()
    {
        QVERIFY(begin(Jobs::Kind::Pack, "Packing " + QString(200, 'x')));
        strip()->setWork({.active = true, .text = QString(300, 'y'), .fraction = 0.5});
        QCoreApplication::processEvents();
        QVERIFY2(strip()->minimumSizeHint().width() <= m_window->minimumWidth(),
                 qPrintable(QString::number(strip()->minimumSizeHint().width())));
        QCOMPARE(m_window->width(), 1280);
        for (const QWidget* part : strip()->findChildren<QWidget*>())
            if (part->isVisible())
                QVERIFY(strip()->rect().contains(QRect(part->mapTo(strip(), QPoint(0, 0)), part->size())));
    }

    void closingAsksAndMayWait()
    {
        QVERIFY(begin(Jobs::Kind::Pack, "Packing demo"));
        click("stay");
        QVERIFY(!m_window->close());
        QCOMPARE(jobs().all().size(), 1);
        click("closeWhenDone");
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        m_go->release();
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(m_ended, QList<bool>{true});
    }

    void closingStopsWhereTold()
    {
        QVERIFY(begin(Jobs::Kind::Pack, "Packing demo"));
        click("stopAndClose");
        QVERIFY(m_window->close());
        m_window.reset();
        // Nothing lets it go on: it ends because the window's end stopped it.
        QVERIFY(backgroundPool().waitForDone(30000));
    }

private:
    Jobs& jobs() { return m_window->context().jobs; }
    StatusStrip* strip() { return m_window->findChild<StatusStrip*>(); }
    QProgressBar* bar() { return strip()->findChild<QProgressBar*>("jobProgress"); }
    QAction* stopAction() { return m_window->context().actions.action("jobs.stop"); }

    /// Does a quarter of its work, and then waits to be let go or stopped.
    base::Status begin(Jobs::Kind kind, const QString& name)
    {
        return jobs().start(
            kind, name, this,
            [go = m_go](const base::StopToken& stop, const base::ProgressSink& progress) -> base::Status {
                progress({.stage = "Working", .done = 1, .total = 4, .secondsLeft = 90});
                while (!go->tryAcquire(1, 5))
                    if (stop.stopNow())
                        return base::fail(base::ErrorCode::Stopped, "Stopped.");
                return {};
            },
            [this](const base::Status& ended) { m_ended << ended.has_value(); });
    }

    /// Presses a button of the question that comes next.
    void click(const char* button)
    {
        QTimer::singleShot(0, this, [button] {
            const QWidget* box = QApplication::activeModalWidget();
            if (auto* found = box ? box->findChild<QPushButton*>(button) : nullptr)
                found->click();
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<QSemaphore> m_go;
    QList<bool> m_ended;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestJobs)
#include "test_jobs.moc"
