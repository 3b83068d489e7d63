#include "ui/Precompiled.h"

#include "ui/BoxAnswer.h"
#include "ui/TrainableStudy.h"
#include "ui/frame/MessageBar.h"
#include "ui/models/ClassTableModel.h"
#include "ui/pages/DatasetView.h"
#include "ui/pages/PlanView.h"
#include "ui/pages/RunsPage.h"
#include "ui/pages/SpecFieldEditor.h"
#include "ui/pages/StudyForm.h"
#include "ui/work/Background.h"
#include "ui/work/RunController.h"

#include <unistd.h>

using namespace deltarank;
using namespace deltarank::ui;

/// What people do to a window by mistake: every field with garbage, files that vanish while open, folders
/// they may not write to, two windows on one study, a study of a later program.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useBuiltReader(DELTARANK_BINARY_DIR); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path =
            test::makeStudy(m_folder->path(), "one", test::shortSpec(test::writeTexts(m_folder->path())));
        QVERIFY(!m_path.isEmpty());
        m_window = makeWindow();
        open(*m_window);
    }
    void cleanup()
    {
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_window.reset();
        backgroundPool().waitForDone();
    }

    void everyFieldTakesGarbage()
    {
        StudyPage* page = m_window->studyPage();
        const QStringList garbage{"",      "x",        "-1",     "1e400",
                                  "0x10",  "1,2,,3,x", "NaN",    "∞ 𝄞 \u202e",
                                  "../..", "%s%n;",    "1.5",    "999999999999999999999",
                                  "true",  "null",     "\"{}[]", QString(20000, 'a')};
        QStringList pointers;
        for (const SpecFieldEditor* editor : page->form()->editors())
            pointers << editor->field().pointer;
        QVERIFY(pointers.size() > 30);
        int refused = 0;
        for (const QString& pointer : pointers)
            for (const QString& typed : garbage) {
                page->edit(pointer, typed);
                if (page->problemCount() > 0) {
                    ++refused;
                    QVERIFY2(!m_window->context().actions.action("study.save")->isEnabled(),
                             qPrintable(pointer));
                    QVERIFY2(!page->costText().isEmpty(), qPrintable(pointer));
                }
                m_window->context().actions.action("study.undo")->trigger();
                QVERIFY2(!page->isChanged(), qPrintable(pointer + ": " + typed.left(20)));
            }
        QVERIFY(refused > pointers.size() * 3);
        // A field that is wrong says so beside itself, and its step is marked.
        page->edit("/train/batch_size", "many");
        QVERIFY(page->editor("/train/batch_size")->problem().contains("Batch size"));
    }

    void garbageThatIsWellFormedFailsInThePlan()
    {
        StudyPage* page = m_window->studyPage();
        QTRY_VERIFY_WITH_TIMEOUT(page->preview().plan(), 30000);
        page->edit("/dataset/path", "/no/such/file.csv");
        QTRY_VERIFY_WITH_TIMEOUT(page->dataset()->stateText().contains("/no/such/file.csv"), 30000);
        QCOMPARE(page->dataset()->classes()->rowCount(), 0);
        m_window->context().actions.action("study.undo")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(page->dataset()->classes()->rowCount(), 4, 30000);
        page->edit("/sweeps/0/classes", "2, 3, 40");
        QTRY_VERIFY_WITH_TIMEOUT(page->plan()->facts().isEmpty(), 30000);
        page->edit("/model/path", "no-such-model");
        QTRY_VERIFY_WITH_TIMEOUT(!page->preview().plan(), 30000);
    }

    void studyFolderVanishesWhileOpen()
    {
        QVERIFY(QDir(m_path).removeRecursively());
        QSignalSpy failed(&m_window->workspace(), &Workspace::failed);
        m_window->workspace().refresh();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30000);
        QVERIFY(m_window->messages()->isVisible());
        QCOMPARE(m_window->workspace().studies().size(), std::size_t{1}); // what was read stays on screen
        m_window->messages()->hide();
        StudyPage* page = m_window->studyPage();
        page->edit("/lora/rank", "8");
        page->save();
        QVERIFY(page->isChanged());
        QVERIFY(m_window->messages()->isVisible());
        if (RunController::isAvailable()) {
            m_window->messages()->hide();
            const test::BoxAnswer answer("Run the saved settings");
            m_window->context().actions.action("runs.start")->trigger();
            QVERIFY2(answer.text().contains("one"), qPrintable(answer.text()));
            QTRY_VERIFY_WITH_TIMEOUT(!m_window->runs()->isActive(), 30000);
            QVERIFY(m_window->messages()->isVisible());
        }
    }

    void noPermissionToWrite()
    {
        if (::geteuid() == 0 && ::seteuid(65534) != 0)
            QSKIP("A superuser may write everywhere, and this one cannot become another.");
        // The folder belongs to the superuser now; the other user may only read.
        StudyPage* page = m_window->studyPage();
        page->edit("/lora/rank", "8");
        page->save();
        const bool changed = page->isChanged();
        const QString message = m_window->messages()->message();
        const base::Result<QString> copy = page->duplicate("/proc/nowhere/copy", "copy");
        if (::getuid() == 0)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(changed);
        QVERIFY2(message.contains(m_folder->path()), qPrintable(message));
        QVERIFY(!copy);
    }

    void twoWindowsOnOneStudy()
    {
        auto second = makeWindow();
        open(*second);
        m_window->studyPage()->edit("/lora/rank", "8");
        m_window->studyPage()->save();
        QVERIFY(!m_window->studyPage()->isChanged());
        // The second still shows the old settings: its save must not undo the first one's.
        second->studyPage()->edit("/lora/alpha", "3");
        second->studyPage()->save();
        QVERIFY(second->studyPage()->isChanged());
        QVERIFY(second->messages()->isVisible());
        const auto store = study::Store::open(m_path.toStdString());
        QVERIFY(store);
        QCOMPARE(store->spec().lora.rank, 8);
        QVERIFY(store->spec().lora.alpha != 3);
        second->workspace().refresh();
        QTRY_COMPARE(second->workspace().current()->results().settings["lora"]["rank"], nlohmann::json(8));

        if (RunController::isAvailable()) {
            // Only one of them trains; the other says who does.
            m_window->context().actions.action("runs.start")->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(
                m_window->runs()->status().fraction >= 0 || !m_window->runs()->isActive(), 120000);
            QVERIFY2(m_window->runs()->isActive(), qPrintable(m_window->runs()->log().join('\n')));
            second->messages()->hide();
            const test::BoxAnswer answer("Run the saved settings"); // what was typed there is still not saved
            second->context().actions.action("runs.start")->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(!second->runs()->isActive(), 60000);
            QVERIFY2(second->messages()->message().contains("being run by"),
                     qPrintable(second->messages()->message()));
            m_window->context().actions.action("runs.stop")->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(!m_window->runs()->isActive(), 120000);
        }
    }

    void studyOfALaterProgram()
    {
        QFile file(m_path + "/study.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        nlohmann::json content = nlohmann::json::parse(file.readAll().toStdString());
        file.close();
        content["spec"]["schema"] = 99;
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content.dump().c_str());
        file.close();
        auto other = makeWindow();
        QSignalSpy failed(&other->workspace(), &Workspace::failed);
        other->openPaths({m_path});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30000);
        QVERIFY2(other->messages()->message().contains("99") ||
                     other->messages()->message().contains("newer"),
                 qPrintable(other->messages()->message()));
        QVERIFY(other->workspace().studies().empty());
    }

    void missingFilesOfTheLastSessionAreNamed()
    {
        m_window->close();
        m_window.reset();
        QVERIFY(QDir(m_path).removeRecursively());
        m_window = makeWindow();
        m_window->restoreSession();
        QVERIFY(m_window->messages()->isVisible());
        QVERIFY(m_window->messages()->message().contains("one.study"));
    }

    void lastSessionOpensAgain()
    {
        m_window->go(Place::Runs);
        m_window->close();
        m_window = makeWindow();
        m_window->restoreSession();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace().studies().size(), std::size_t{1}, 30000);
        QTRY_COMPARE(m_window->place(), Place::Runs);
    }

private:
    std::unique_ptr<MainWindow> makeWindow()
    {
        auto window = std::make_unique<MainWindow>(
            std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat));
        window->resize(1280, 720);
        window->show();
        return window;
    }
    void open(MainWindow& window)
    {
        window.openPaths({m_path});
        QTRY_COMPARE_WITH_TIMEOUT(window.workspace().studies().size(), std::size_t{1}, 30000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestBadInput)
#include "test_bad_input.moc"
