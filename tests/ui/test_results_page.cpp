#include "ui/Precompiled.h"

#include "ui/figure/FigureCard.h"
#include "ui/frame/LabPanel.h"
#include "ui/frame/MessageBar.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/RunTables.h"
#include "ui/pages/RunsPage.h"
#include "ui/work/Background.h"
#include "ui/work/Jobs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QToolButton>

using namespace deltarank;
using namespace deltarank::ui;

namespace {

StudyContents named(const char* name, int repeats = 2)
{
    test::StudyShape shape;
    shape.repeats = repeats;
    StudyContents contents = test::study(shape);
    contents.results.name = name;
    // Runs of different studies have different ids.
    for (std::size_t i = 0; i < contents.results.runs.size(); ++i) {
        contents.results.runs[i].id = std::string(name) + "-" + contents.results.runs[i].id;
        contents.rows[i].id = QString::fromStdString(contents.results.runs[i].id);
    }
    return contents;
}

} // namespace

/// Several studies side by side, what is linked between them, what comes back after a start, and the lab.
class TestResultsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup()
    {
        m_window.reset();
        backgroundPool().waitForDone();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void initTestCase() { m_folder = std::make_unique<QTemporaryDir>(); }

    void threeStudiesStandSideBySide()
    {
        for (const char* name : {"arxiv", "dogs", "pets"})
            m_window->workspace().add(QString("/made-up/%1.study").arg(name), named(name));
        m_window->go(Place::Results);
        ResultsPage* page = m_window->resultsPage();
        page->showBeside({"/made-up/arxiv.study", "/made-up/dogs.study"});
        page->rebuild();
        FigureGrid* grid = page->grid();
        QCOMPARE(grid->panels(), 3);
        QCOMPARE(grid->count(), 6);
        QStringList names;
        for (int i = 0; i < 3; ++i) {
            const analysis::Figure& figure = grid->card(i)->view()->figure();
            names << QString::fromStdString(figure.panel);
            QVERIFY(!figure.isEmpty());
            QCOMPARE(figure.id, grid->card(0)->view()->figure().id);
            // Common axes, as the paper's three columns have.
            QCOMPARE(figure.y.range->high, grid->card(0)->view()->figure().y.range->high);
            QVERIFY(grid->card(i)->isVisible());
        }
        QCOMPARE(names, (QStringList{"pets", "arxiv", "dogs"})); // the current one first
        QVERIFY(page->fits().rowCount() > 6);

        // A selection in one is the same in all, and opens the run of its own study.
        const std::string run = grid->card(4)->view()->figure().series[0].points[0].runIds[0];
        page->selectRuns({QString::fromStdString(run)});
        QSignalSpy opened(page, &ResultsPage::openRunRequested);
        m_window->context().actions.action("results.openRun")->trigger();
        QCOMPARE(opened.count(), 1);
        QVERIFY(opened.first().first().toString().startsWith("/made-up/arxiv.study/runs/"));

        // A threshold moves all of them; closing one takes its column away.
        const double before = grid->card(5)->view()->figure().series[0].points[0].y;
        page->controls()->thresholdSlider()->setValue(600);
        page->rebuild();
        QVERIFY(grid->card(5)->view()->figure().series[0].points[0].y < before);
        m_window->workspace().close(m_window->workspace().studies().front().get());
        page->rebuild();
        QCOMPARE(grid->panels(), 2);
        page->showBeside({});
        QCOMPARE(grid->panels(), 1);
        QCOMPARE(grid->count(), FigureGrid::places);
    }

    void anyFigureFillsTheGrid()
    {
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        FigureGrid* grid = m_window->resultsPage()->grid();
        grid->setMaximised(2);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(grid->card(i)->isVisible(), i == 2);
        m_window->context().actions.action("results.clear")->trigger();
        for (int i = 0; i < 4; ++i)
            QVERIFY(grid->card(i)->isVisible());
    }

    void figuresNobodySeesAreMadeLater()
    {
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Runs);
        ResultsPage* page = m_window->resultsPage();
        page->controls()->thresholdSlider()->setValue(500);
        QCoreApplication::processEvents();
        m_window->go(Place::Results);
        const double low = page->grid()->card(1)->view()->figure().series[0].points[0].y;
        page->controls()->thresholdSlider()->setValue(999);
        page->rebuild();
        QVERIFY(page->grid()->card(1)->view()->figure().series[0].points[0].y > low);
    }

    void sessionComesBack()
    {
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        ResultsPage* page = m_window->resultsPage();
        page->rebuild();
        page->controls()->thresholdSlider()->setValue(875);
        analysis::AnalysisSettings settings = page->controls()->settings();
        settings.measure = spectrum::Measure::EnergyCutoff;
        settings.kinds = {"value"};
        settings.singleRuns = false;
        settings.interval = analysis::IntervalKind::Published;
        page->controls()->setSettings(settings);
        page->rebuild();
        page->grid()->card(0)->view()->setZoom("3 9 0.2 0.6");
        page->grid()->setMaximised(0);
        QVERIFY(m_window->close());
        openWindow();
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        page = m_window->resultsPage();
        const analysis::AnalysisSettings back = page->controls()->settings();
        QCOMPARE(back.threshold, 0.875);
        QCOMPARE(back.kinds, settings.kinds);
        QCOMPARE(back.singleRuns, false);
        QCOMPARE(back.interval, analysis::IntervalKind::Published);
        QCOMPARE(page->grid()->maximised(), 0);
        QCOMPARE(page->grid()->card(0)->view()->zoom(), QString("3 9 0.2 0.6"));
    }

    void studiesKeepTheirSessionsApart()
    {
        StudyDocument* a = m_window->workspace().add("/made-up/a.study", named("a"));
        m_window->go(Place::Results);
        ResultsPage* page = m_window->resultsPage();
        page->rebuild();
        const QStringList figures{"cutoff-layer", "accuracy-classes", "cutoff-accuracy", "cutoff-corruption"};
        page->grid()->setShown(figures);
        page->controls()->thresholdSlider()->setValue(875);
        page->rebuild();
        page->grid()->card(0)->view()->setZoom("0 2 1 5");
        StudyDocument* b = m_window->workspace().add("/made-up/b.study", named("b"));
        QCOMPARE(page->grid()->card(0)->view()->zoom(), QString());
        page->grid()->setShown({"accuracy-classes", "cutoff-layer", "cutoff-accuracy", "cutoff-corruption"});
        page->controls()->thresholdSlider()->setValue(600);
        page->rebuild();
        m_window->go(Place::Runs); // what nobody sees is caught up with later
        m_window->workspace().setCurrent(a);
        m_window->go(Place::Results);
        QCOMPARE(page->controls()->settings().threshold, 0.875);
        QCOMPARE(page->grid()->shown(), figures);
        QCOMPARE(page->grid()->card(0)->view()->zoom(), QString("0 2 1 5"));
        m_window->workspace().setCurrent(b);
        QCOMPARE(page->controls()->settings().threshold, 0.6);
        QCOMPARE(page->grid()->shown().front(), QString("accuracy-classes"));
        QCOMPARE(page->grid()->card(0)->view()->zoom(), QString());
    }

    void zoomsComeBackInTheirOwnLayout()
    {
        for (const char* name : {"arxiv", "dogs"})
            m_window->workspace().add(QString("/made-up/%1.study").arg(name), named(name));
        m_window->go(Place::Results);
        m_window->resultsPage()->showBeside({"/made-up/arxiv.study"});
        m_window->resultsPage()->rebuild();
        QCOMPARE(m_window->resultsPage()->grid()->panels(), 2);
        m_window->resultsPage()->grid()->card(1)->view()->setZoom("2 9 0.1 0.7");
        QVERIFY(m_window->close());

        // As the window opens them: one after the other, the one that was current chosen at the end.
        openWindow();
        for (const char* name : {"dogs", "arxiv"})
            m_window->workspace().add(QString("/made-up/%1.study").arg(name), named(name));
        m_window->workspace().setCurrent(m_window->workspace().studies().front().get());
        m_window->go(Place::Results);
        FigureGrid* grid = m_window->resultsPage()->grid();
        QCOMPARE(grid->panels(), 2);
        QCOMPARE(grid->card(1)->view()->zoom(), QString("2 9 0.1 0.7"));
        QCOMPARE(grid->card(0)->view()->zoom(), QString());
    }

    void selectionIsOneEverywhere()
    {
        StudyDocument* study = m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        ResultsPage* page = m_window->resultsPage();
        page->rebuild();
        QTableView* runs = m_window->runsPage()->table();
        QTableView* listed = nullptr;
        for (auto* table : page->findChildren<QTableView*>())
            if (table->model()->inherits("deltarank::ui::RunFilterModel"))
                listed = table;
        QVERIFY(listed);
        const auto highlighted = [&](const QSet<QString>& ids) {
            return study->selectedRuns() == ids && page->selectedRuns() == ids && selectedIds(*runs) == ids &&
                   selectedIds(*listed) == ids && page->grid()->card(0)->view()->selectedRuns() == ids &&
                   page->grid()->card(3)->view()->selectedRuns() == ids;
        };
        const auto id = [&](int row) { return study->rows()[static_cast<std::size_t>(row)].id; };

        QSignalSpy changes(study, &StudyDocument::selectionChanged);
        Q_EMIT page->grid()->card(1)->view()->runsSelected({id(0), id(1), id(5)});
        QVERIFY(highlighted({id(0), id(1), id(5)}));
        QCOMPARE(changes.count(), 1);

        // Of the listed runs one is looked at closely; the others stay listed.
        QCOMPARE(listed->model()->rowCount(), 3);
        listed->selectRow(1);
        const QString one = listed->model()->index(1, 0).data(RunTableModel::IdRole).toString();
        QVERIFY(highlighted({one}));
        QCOMPARE(listed->model()->rowCount(), 3);
        study->setContents(named("one")); // a run has finished
        page->rebuild();
        QVERIFY(highlighted({one}));
        QCOMPARE(listed->model()->rowCount(), 3);

        runs->selectRow(7);
        const QString other = runs->model()->index(7, 0).data(RunTableModel::IdRole).toString();
        QVERIFY(highlighted({other}));
        QCOMPARE(listed->model()->rowCount(), 1);

        // What the filter of the table leaves out stays selected.
        for (auto* words : m_window->runsPage()->findChildren<QLineEdit*>())
            words->setText("no such run");
        QCOMPARE(runs->model()->rowCount(), 0);
        QCOMPARE(page->selectedRuns(), QSet<QString>{other});
        for (auto* words : m_window->runsPage()->findChildren<QLineEdit*>())
            words->clear();
        QVERIFY(highlighted({other}));
        m_window->context().actions.action("results.clear")->trigger();
        QVERIFY(highlighted({}));

        // From the other page, and back to this one.
        m_window->go(Place::Runs);
        runs->selectRow(2);
        m_window->go(Place::Results);
        QVERIFY(highlighted({runs->model()->index(2, 0).data(RunTableModel::IdRole).toString()}));
    }

    void waitingRunsSayThatTheyWait()
    {
        m_window->workspace().add("/made-up.study", test::unfinishedStudy());
        m_window->go(Place::Runs);
        QTableView* table = m_window->runsPage()->table();
        QSignalSpy told(m_window->runsPage(), &RunsPage::told);
        QSignalSpy opened(m_window->runsPage(), &RunsPage::openRunRequested);
        Q_EMIT table->doubleClicked(table->model()->index(table->model()->rowCount() - 1, 0));
        QCOMPARE(told.count(), 1);
        QCOMPARE(opened.count(), 0);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QVERIFY(opened.first().first().toString().endsWith(
            table->model()->index(0, 0).data(RunTableModel::IdRole).toString() + ".h5"));
    }

    void buttonsOfEmptyFiguresChangeTheSettings()
    {
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        ResultsPage* page = m_window->resultsPage();
        analysis::AnalysisSettings settings = page->controls()->settings();
        settings.accuracy = analysis::AccuracyKind::Test;
        page->controls()->setSettings(settings);
        page->rebuild();
        FigureView* view = page->grid()->card(0)->view();
        QVERIFY(view->figure().isEmpty());
        QCOMPARE(view->figure().empty->suggestionId, std::string("use-validation-accuracy"));
        QVERIFY(view->findChild<QWidget*>("emptyFigure"));
        view->findChild<QWidget*>("emptyFigure")->findChild<QPushButton*>()->click();
        QTRY_VERIFY(!view->figure().isEmpty());
        QCOMPARE(m_window->place(), Place::Results);
        QCOMPARE(page->controls()->settings().accuracy, analysis::AccuracyKind::Best);
    }

    void figuresKnowTheirHelp()
    {
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        m_window->resultsPage()->rebuild();
        const FigureCard* card = m_window->resultsPage()->grid()->card(1);
        const QString topic = "figure-" + QString::fromStdString(card->view()->figure().id);
        QCOMPARE(FigureCard::topicAt(card->view()), topic);
        QCOMPARE(FigureCard::topicAt(card->findChild<QToolButton*>()), topic);
        QCOMPARE(FigureCard::topicAt(m_window->resultsPage()->controls()), QString());
        QCOMPARE(FigureCard::topicAt(nullptr), QString());
        m_window->go(Place::Runs);
        QSignalSpy asked(m_window->runsPage(), &RunsPage::helpRequested);
        for (auto* one : m_window->runsPage()->findChildren<FigureCard*>())
            Q_EMIT one->helpRequested();
        QSet<QString> topics;
        for (const auto& one : asked)
            topics.insert(one.first().toString());
        QCOMPARE(topics, (QSet<QString>{"figure-loss", "figure-accuracy"}));
    }

    void runsOfAPointAreShownBesideALab()
    {
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        m_window->context().actions.action("lab.show")->trigger();
        ResultsPage* page = m_window->resultsPage();
        QTRY_VERIFY(page->width() < 1000);
        page->rebuild();
        QTableView* listed = nullptr;
        for (auto* table : page->findChildren<QTableView*>())
            if (table->model()->inherits("deltarank::ui::RunFilterModel"))
                listed = table;
        QVERIFY(listed && !listed->isVisible());
        const std::string run = page->grid()->card(0)->view()->figure().series[0].points[0].runIds[0];
        Q_EMIT page->grid()->card(0)->view()->runsClicked({QString::fromStdString(run)});
        QVERIFY(listed->isVisible());
        m_window->context().actions.action("results.side")->trigger();
        QVERIFY(!listed->isVisible());
        Q_EMIT page->grid()->card(0)->view()->runsClicked({QString::fromStdString(run)});
        QVERIFY2(!listed->isVisible(), "folded by hand");
    }

    void damagedSessionIsNoSession()
    {
        m_window->context().settings.setValue(
            "results/|made-up.study",
            "{\"settings\": {\"threshold\": 7, \"measure\": \"no\", \"kinds\": 3, "
            "\"layer_from\": -4, \"interval\": 99}, \"figures\": 5, \"maximised\": 77}");
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        const analysis::AnalysisSettings settings = m_window->resultsPage()->controls()->settings();
        QCOMPARE(settings.threshold, 0.95);
        QCOMPARE(settings.layerFrom, 0);
        QVERIFY(!m_window->resultsPage()->grid()->card(0)->view()->figure().isEmpty());
    }

    void labSeesItsGoalsAndKeepsAnswers()
    {
        LabPanel* lab = m_window->lab();
        m_window->context().actions.action("lab.show")->trigger();
        QVERIFY(lab->isVisible());
        QVERIFY2(lab->lab().steps.size() >= 5, "the bundled lab is there");
        QVERIFY(!lab->isDone(0));
        m_window->workspace().add("/made-up.study", named("one"));
        m_window->go(Place::Results);
        m_window->resultsPage()->rebuild();
        lab->lookNow();
        QVERIFY2(lab->isDone(0), qPrintable(lab->feedback()));

        // Every step of the bundled lab can be done.
        const lab::Quantities truth = m_window->quantities();
        for (int i = 0; i < static_cast<int>(lab->lab().steps.size()); ++i) {
            lab->setStep(i);
            const lab::Step& step = lab->lab().steps[static_cast<std::size_t>(i)];
            if (!step.question.empty()) {
                lab->answer("surely not this");
                QVERIFY(!lab->isDone(i));
                const lab::Quantity answer =
                    truth.contains(step.answer) ? truth.at(step.answer) : lab::Quantity(step.answer);
                lab->answer(std::holds_alternative<double>(answer)
                                ? QString::number(std::get<double>(answer))
                                : QString::fromStdString(std::get<std::string>(answer)));
                QVERIFY2(lab->isDone(i), qPrintable(lab->feedback()));
            }
            if (!step.prompt.empty())
                lab->answer("Value needs less.");
        }
        ResultsPage* page = m_window->resultsPage();
        const auto done = [&](int step, const auto& act) {
            lab->setStep(step);
            act();
            page->rebuild();
            lab->lookNow();
            return lab->isDone(step);
        };
        QVERIFY(done(2, [&] { page->controls()->thresholdSlider()->setValue(995); }));
        QVERIFY(done(3, [&] { page->controls()->thresholdSlider()->setValue(550); }));
        QVERIFY(done(6, [&] { page->selectRuns({QString("one-classes-200-full-0")}); }));
        QVERIFY(done(7, [&] {
            analysis::AnalysisSettings settings = page->controls()->settings();
            settings.measure = spectrum::Measure::StableRank;
            page->controls()->setSettings(settings);
        }));
        QCOMPARE(lab->record().doneCount(), static_cast<int>(lab->lab().steps.size()));

        lab->student()->setText("Ada");
        const QString report = m_folder->filePath("ada.html");
        const base::Status written = m_window->writeLabReport(report);
        QVERIFY2(written.has_value(), written ? "" : written.error().text().c_str());
        const auto read = lab::readLabReport(report.toStdString());
        QVERIFY(read);
        QCOMPARE(read->student, std::string("Ada"));
        QCOMPARE(read->study, std::string("one"));
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().count("data:image/svg+xml") >= 3, "the figures are in the report");

        const QString csv = m_folder->filePath("class.csv");
        m_window->gather(m_folder->path(), csv);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(csv), 20000);
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readAll().contains("Ada"));

        // Answers outlive the window, which would ask about unfinished work.
        QTRY_VERIFY(m_window->context().jobs.isEmpty());
        QVERIFY(m_window->close());
        openWindow();
        m_window->context().actions.action("lab.show")->trigger();
        QVERIFY(m_window->lab()->isDone(1));
    }

    void brokenLabSaysWhatIsWrong()
    {
        const QString path = m_folder->filePath("bad.md");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# t\n## s\n> goal: nonsense\n");
        file.close();
        const base::Status opened = m_window->lab()->open(path);
        QVERIFY(!opened);
        QVERIFY(opened.error().text().find("line 3") != std::string::npos);
    }

private:
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(
            std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat));
        m_window->resize(1280, 720);
        m_window->show();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestResultsPage)
#include "test_results_page.moc"
