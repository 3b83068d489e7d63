#include "ui/Precompiled.h"

#include "ui/BoxAnswer.h"
#include "ui/TrainableStudy.h"
#include "ui/frame/MessageBar.h"
#include "ui/pages/PlanView.h"
#include "ui/pages/SpecFieldEditor.h"
#include "ui/pages/StudyForm.h"
#include "ui/work/Background.h"
#include "ui/work/MachineRates.h"
#include "ui/work/RunController.h"

#include <QLineEdit>
#include <QListWidget>

using namespace deltarank;
using namespace deltarank::ui;

/// What is typed into a study is not lost, not saved unasked, and not judged by what was typed before.
class TestStudyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useBuiltReader(DELTARANK_BINARY_DIR); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_spec = test::shortSpec(test::writeTexts(m_folder->path()));
        for (const char* name : {"one", "two"})
            QVERIFY(!test::makeStudy(m_folder->path(), name, m_spec).isEmpty());
        m_window = std::make_unique<MainWindow>(
            std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat));
        m_window->resize(1280, 720);
        m_window->show();
        open("one");
        m_rank = page()->draft()["lora"]["rank"];
    }
    void cleanup()
    {
        m_window.reset();
        backgroundPool().waitForDone();
    }

    void switchingStudiesKeepsDraftAndSteps()
    {
        page()->edit("/lora/rank", "8");
        open("two");
        QVERIFY(!page()->isChanged());
        QVERIFY(!action("study.undo")->isEnabled());
        page()->edit("/lora/alpha", "7");
        show("one");
        QVERIFY(page()->isChanged());
        QCOMPARE(page()->draft()["lora"]["rank"], nlohmann::json(8));
        QCOMPARE(page()->editor("/lora/rank")->text(), QString("8"));
        action("study.undo")->trigger();
        QVERIFY(!page()->isChanged());
        QVERIFY(action("study.redo")->isEnabled());
        show("two");
        QVERIFY(!action("study.redo")->isEnabled());
        QCOMPARE(page()->draft()["lora"]["alpha"], nlohmann::json(7));
        action("study.undo")->trigger();
        QVERIFY(!page()->isChanged());
    }

    void halfTypedStudyIsFoundAsItWasLeft()
    {
        page()->edit("/train/batch_size", "many");
        QVERIFY(page()->problemCount() > 0);
        open("two");
        QCOMPARE(page()->problemCount(), 0);
        show("one");
        QVERIFY(page()->problemCount() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(page()->preview().plan(), 30000); // that of the saved settings
    }

    void draftFollowsTheFolder()
    {
        const auto rank = [](int value) { return nlohmann::json{{"rank", value}}; };
        StudyDraft draft(rank(4));
        draft.set(rank(8));
        draft.markSaved();
        draft.follow(rank(4)); // read before it was saved
        QVERIFY(draft.settings() == rank(8) && !draft.isChanged());
        draft.follow(rank(8));
        QVERIFY(draft.settings() == rank(8) && !draft.isChanged());
        draft.follow(rank(16)); // by another program
        QVERIFY(draft.settings() == rank(16) && !draft.isChanged());
        draft.set(rank(2));
        draft.follow(rank(32));
        QVERIFY(draft.settings() == rank(2) && draft.isChanged());
    }

    void closingAStudyAsksOnce_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("saves");
        QTest::newRow("save") << "Save" << true << true;
        QTest::newRow("discard") << "Discard" << true << false;
        QTest::newRow("cancel") << "Cancel" << false << false;
    }
    void closingAStudyAsksOnce()
    {
        QFETCH(QString, button);
        QFETCH(bool, closes);
        QFETCH(bool, saves);
        page()->edit("/lora/rank", "8");
        const test::BoxAnswer answer(button);
        action("file.close")->trigger();
        QVERIFY2(answer.given(), qPrintable(answer.buttons().join(", ")));
        QVERIFY2(answer.text().contains("one"), qPrintable(answer.text()));
        QCOMPARE(m_window->workspace().studies().empty(), closes);
        QCOMPARE(page()->isChanged(), !closes);
        QCOMPARE(savedRank("one"), saves ? nlohmann::json(8) : m_rank);
        if (!closes)
            return;
        open("one");
        QVERIFY(!page()->isChanged());
    }

    void closingTheWindowNamesEveryChangedStudy()
    {
        page()->edit("/lora/rank", "8");
        open("two");
        page()->edit("/lora/rank", "16");
        {
            const test::BoxAnswer answer("Cancel");
            QVERIFY(!m_window->close());
            QVERIFY(answer.given());
            QVERIFY2(answer.text().contains("one, two"), qPrintable(answer.text()));
        }
        const test::BoxAnswer answer("Save");
        QVERIFY(m_window->close());
        QVERIFY(answer.given());
        QCOMPARE(savedRank("one"), nlohmann::json(8));
        QCOMPARE(savedRank("two"), nlohmann::json(16));
    }

    void whatCannotBeSavedIsNotOfferedTo()
    {
        page()->edit("/lora/rank", "many");
        const test::BoxAnswer answer("Discard");
        QVERIFY(m_window->close());
        QVERIFY(answer.given());
        QVERIFY(!answer.buttons().contains("Save"));
        QVERIFY2(answer.text().contains("“Rank r” is"), qPrintable(answer.text()));
    }

    void unchangedStudiesCloseUnasked()
    {
        page()->edit("/lora/rank", "8");
        action("study.undo")->trigger();
        action("file.close")->trigger();
        QVERIFY(m_window->workspace().studies().empty());
        QVERIFY(m_window->close());
    }

    void startingAsksWhichSettings()
    {
        if (!RunController::isAvailable())
            QSKIP("This build cannot train.");
        page()->edit("/lora/rank", "8");
        {
            const test::BoxAnswer answer("Cancel");
            action("runs.start")->trigger();
            QVERIFY(answer.given());
            QVERIFY(answer.buttons().contains("Run the saved settings"));
            QVERIFY(!m_window->runs()->isActive());
            QVERIFY(page()->isChanged());
        }
        const test::BoxAnswer answer("Save and run");
        action("runs.start")->trigger();
        QVERIFY(answer.given());
        QVERIFY(m_window->runs()->isActive());
        QVERIFY(!page()->isChanged());
        QCOMPARE(savedRank("one"), nlohmann::json(8));
        action("runs.stop")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->runs()->isActive(), 120000);
    }

    void warningIsNotThatOfThePlanBefore()
    {
        StudyContents contents = *m_window->workspace().current()->contents();
        RunRow row;
        row.id = "made-up";
        row.state = RunState::Done;
        contents.rows = {row};
        m_window->workspace().add("/made-up.study", contents);
        QVERIFY(!page()->preview().earlierPlan());
        QTRY_VERIFY_WITH_TIMEOUT(page()->preview().plan(), 30000);
        const QStringList facts = page()->plan()->facts();
        QVERIFY(!facts.isEmpty());
        page()->edit("/lora/rank", "8");
        QVERIFY(!page()->preview().plan());
        QVERIFY2(page()->warning().contains("Those whose settings change"), qPrintable(page()->warning()));
        QCOMPARE(page()->plan()->facts(), facts); // nothing flickers
        QTRY_VERIFY_WITH_TIMEOUT(page()->preview().plan(), 30000);
        QVERIFY2(page()->warning().contains("because of what you changed"), qPrintable(page()->warning()));
    }

    void undoKeysReachTheStudyFromAField()
    {
        m_window->go(Place::Study);
        page()->showStep("lora");
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        const auto type = [this](const char* pointer, const char* keys) {
            auto* edit = qobject_cast<QLineEdit*>(page()->editor(pointer)->editor());
            QVERIFY(edit);
            edit->setFocus();
            QTRY_VERIFY(edit->hasFocus());
            edit->selectAll();
            QTest::keyClicks(edit, keys);
        };
        const nlohmann::json before = page()->draft();
        type("/lora/rank", "12");
        type("/lora/alpha", "5");
        QCOMPARE(page()->draft()["lora"]["rank"], nlohmann::json(12));
        const auto press = [](Qt::KeyboardModifiers modifiers) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, modifiers);
        };
        press(Qt::ControlModifier);
        QCOMPARE(page()->draft()["lora"]["alpha"], before["lora"]["alpha"]);
        QCOMPARE(page()->draft()["lora"]["rank"], nlohmann::json(12));
        press(Qt::ControlModifier);
        QVERIFY(page()->draft() == before);
        QCOMPARE(page()->editor("/lora/rank")->text(), QString::fromStdString(m_rank.dump()));
        press(Qt::ControlModifier); // nothing is left, in the field neither
        QVERIFY(page()->draft() == before);
        press(Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(page()->draft()["lora"]["rank"], nlohmann::json(12));
        QCOMPARE(page()->draft()["lora"]["alpha"], nlohmann::json(5));
        QCOMPARE(page()->editor("/lora/alpha")->text(), QString("5"));
    }

    void foldedPanelStaysFolded()
    {
        m_window->go(Place::Study);
        const auto lists = page()->findChildren<QListWidget*>();
        const auto found = std::find_if(lists.begin(), lists.end(), [](const QListWidget* list) {
            return list->accessibleName() == "Steps of the study";
        });
        QVERIFY(found != lists.end());
        QListWidget* steps = *found;
        QVERIFY(steps->isVisible());
        action("view.panel")->trigger();
        QVERIFY(!steps->isVisible());
        QSignalSpy changed(m_window->workspace().current(), &StudyDocument::changed);
        m_window->workspace().refresh();
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 30000);
        QVERIFY(!steps->isVisible());
        action("view.panel")->trigger();
        QVERIFY(steps->isVisible());
        action("file.close")->trigger();
        QVERIFY(!steps->isVisible());
    }

    void openingTwiceIsOpeningOnce()
    {
        QSignalSpy opened(&m_window->workspace(), &Workspace::studyOpened);
        for (int i = 0; i < 2; ++i)
            m_window->workspace().open(path("two"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().isReading(), 30000);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(m_window->workspace().studies().size(), std::size_t{2});
    }

    void messagesOutliveWhatTheyAreNotAbout()
    {
        m_window->openPaths({m_folder->filePath("nowhere.study")});
        QVERIFY(m_window->messages()->isVisible());
        open("two");
        QVERIFY(m_window->messages()->isVisible());
        QVERIFY(m_window->messages()->message().contains("nowhere"));
        QVERIFY(!test::makeStudy(m_folder->path(), "nowhere", m_spec).isEmpty());
        open("nowhere");
        QVERIFY(!m_window->messages()->isVisible());
    }

    void onlyRunsOfThisProgramTellHowFastTheMachineIs()
    {
        Settings& settings = m_window->context().settings;
        QVERIFY(rememberRate(settings, "google/vit-base-patch16-224", {0.5, 0}));
        QVERIFY(!rememberRate(settings, "google/vit-base-patch16-224", {0.5, 0}));
        QCOMPARE(rememberedRate(settings, "vit-base-patch16-224").full, 0.5);
        QCOMPARE(rememberedRate(settings, "/models/vit-base-patch16-224/").full, 0.5);
        QCOMPARE(rememberedRate(settings, "google/vit-base-patch16-224").lora, 0.0);

        QTRY_VERIFY_WITH_TIMEOUT(page()->preview().plan(), 30000);
        StudyContents contents = *m_window->workspace().current()->contents();
        contents.plan = page()->preview().plan()->plan;
        for (const study::PlannedRun& run : contents.plan->runs) {
            RunRow row;
            row.id = QString::fromStdString(run.spec.id);
            row.method = run.spec.method;
            row.state = contents.rows.size() < 4 ? RunState::Done : RunState::Waiting;
            row.seconds = run.cost;
            if (row.state == RunState::Done) {
                analysis::RunSummary summary;
                summary.id = run.spec.id;
                contents.results.runs.push_back(summary);
            }
            contents.rows.push_back(row);
        }
        const QString model = QString::fromStdString(contents.results.baseModel);
        StudyDocument* sent = m_window->workspace().add("/sent.study", contents);
        sent->setContents(contents);
        const auto remembered = [&] {
            const study::CostRate rate = rememberedRate(settings, model);
            return std::max(rate.full, rate.lora);
        };
        QCOMPARE(remembered(), 0.0); // who knows where it was trained
        QVERIFY(rateOfStudy(*sent).full > 0 || rateOfStudy(*sent).lora > 0);
        sent->setRow(
            *std::max_element(contents.rows.begin(), contents.rows.begin() + 4,
                              [](const RunRow& a, const RunRow& b) { return *a.seconds < *b.seconds; }));
        sent->setContents(contents);
        QVERIFY(std::abs(remembered() - 1) < 1e-5);
    }

private:
    StudyPage* page() { return m_window->studyPage(); }
    QAction* action(const char* id) { return m_window->context().actions.action(id); }
    QString path(const QString& name) { return m_folder->filePath(name + ".study"); }
    void open(const QString& name)
    {
        m_window->openPaths({path(name)});
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->workspace().current() && m_window->workspace().current()->path() == path(name), 30000);
    }
    void show(const QString& name)
    {
        for (const auto& study : m_window->workspace().studies())
            if (study->path() == path(name))
                m_window->workspace().setCurrent(study.get());
    }
    nlohmann::json savedRank(const QString& name)
    {
        const auto store = study::Store::open(path(name).toStdString());
        return store ? nlohmann::json(store->spec().lora.rank) : nlohmann::json();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    nlohmann::json m_spec;
    nlohmann::json m_rank;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestStudyPage)
#include "test_study_page.moc"
