#include "ui/Precompiled.h"

#include "ui/Synthetic.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/EmptyState.h"
#include "ui/frame/Hint.h"
#include "ui/frame/LabPanel.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/MessageBar.h"
#include "ui/pages/AdaptersPage.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/HeatMap.h"
#include "ui/pages/NewStudyDialog.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/SpecFieldEditor.h"
#include "ui/pages/StartPage.h"
#include "ui/pages/StudyForm.h"
#include "ui/pages/StudyPage.h"
#include "ui/work/Background.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <qcustomplot.h>

using namespace deltarank;
using namespace deltarank::ui;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(
            std::make_unique<QSettings>(m_folder->filePath("settings.ini"), QSettings::IniFormat));
        m_window->resize(1280, 720);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        backgroundPool().waitForDone();
    }

    void placesHaveKeys()
    {
        const std::pair<Qt::Key, Place> places[] = {{Qt::Key_1, Place::Study},
                                                    {Qt::Key_2, Place::Runs},
                                                    {Qt::Key_3, Place::Results},
                                                    {Qt::Key_4, Place::Adapters}};
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        for (const auto& [key, place] : places) {
            QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
            QCOMPARE(m_window->place(), place);
        }
    }

    void everyFocusableWidgetHasAName()
    {
        m_window->workspace().add("/made-up.study", test::study());
        m_window->workspace().addAdapter(test::adapter());
        m_window->resultsPage()->rebuild();
        QStringList nameless;
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->accessibleName().isEmpty())
                continue;
            // Parts that Qt makes inside its own widgets speak for their parent.
            const QByteArray name = widget->objectName().toLatin1();
            if (name.startsWith("qt_") || qobject_cast<const QScrollBar*>(widget) ||
                widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView"))
                continue;
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
                button && !button->text().isEmpty())
                continue;
            nameless << QString("%1 '%2' in %3")
                            .arg(widget->metaObject()->className(), widget->objectName(),
                                 widget->parentWidget()->metaObject()->className());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join('\n')));
    }

    void emptyPagesShowAllOfTheirText()
    {
        int seen = 0;
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
            m_window->resize(size);
            for (const Place place : {Place::Study, Place::Runs, Place::Results, Place::Adapters}) {
                m_window->go(place);
                QCoreApplication::processEvents();
                for (const auto* empty : m_window->findChildren<EmptyState*>())
                    for (const auto* label : empty->findChildren<QLabel*>())
                        if (label->isVisible() && label->wordWrap()) {
                            ++seen;
                            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                                     qPrintable(label->text()));
                        }
            }
        }
        QVERIFY(seen >= 8); // four pages in two sizes
    }

    void headingsOfTablesFindRoom()
    {
        m_window->workspace().add("/made-up.study", test::study());
        m_window->workspace().addAdapter(test::adapter());
        m_window->resultsPage()->rebuild();
        for (const Place place : {Place::Study, Place::Runs, Place::Results, Place::Adapters}) {
            m_window->go(place); // fonts and styles come when a page is shown
            QCoreApplication::processEvents();
        }
        for (const auto* table : m_window->findChildren<QTableView*>()) {
            const QHeaderView& header = *table->horizontalHeader();
            for (int column = 0; column < header.count(); ++column)
                if (!header.isSectionHidden(column)) {
                    QVERIFY2(header.sectionSize(column) >= header.sectionSizeHint(column),
                             qPrintable(table->accessibleName() + ' ' + QString::number(column)));
                    const QString words = table->model()->headerData(column, Qt::Horizontal).toString();
                    const int room = header.sectionSize(column) - 2 * (4 + 1);
                    QCOMPARE(header.fontMetrics().elidedText(words, Qt::ElideRight, room), words);
                }
        }
    }

    void everyActionHasTextAndOneOwnerOfItsKeys()
    {
        QSet<QString> keys;
        for (const QAction* action : m_window->context().actions.actions()) {
            QVERIFY(!action->text().isEmpty());
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys.insert(key.toString());
            }
        }
        QVERIFY(keys.size() > 10);
    }

    void whatWorksIsStoppedByKeys()
    {
        for (const char* id : {"runs.pause", "runs.stopAfter", "runs.stop", "jobs.stop"})
            QVERIFY2(!m_window->context().actions.action(id)->shortcut().isEmpty(), id);
    }

    void themeGoesRoundToTheDesktops()
    {
        Context& context = m_window->context();
        QAction* action = context.actions.action("view.theme");
        const std::pair<ThemeMode, const char*> round[] = {
            {ThemeMode::Light, "light"}, {ThemeMode::Dark, "dark"}, {ThemeMode::System, "desktop"}};
        QCOMPARE(context.theme.mode(), ThemeMode::System);
        for (const auto& [mode, word] : round) {
            action->trigger();
            QCOMPARE(context.theme.mode(), mode);
            QCOMPARE(context.settings.themeMode(), mode);
            QVERIFY2(action->text().contains(word), qPrintable(action->text()));
            QVERIFY2(action->toolTip().contains(word), qPrintable(action->toolTip()));
        }
        QCOMPARE(context.theme.isDark(), Theme::systemIsDark());
    }

    void themeFollowsTheDesktop()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        QSKIP("From Qt 6.5 on the desktop tells its scheme itself, which a test cannot do for it.");
#endif
        Theme& theme = m_window->context().theme;
        QVERIFY(!theme.isDark());
        // What comes of a dark desktop: its colour where the palette leaves one to it.
        const auto darken = [] {
            QPalette desktop = QApplication::palette();
            desktop.setColor(QPalette::Disabled, QPalette::AlternateBase, QColor(40, 40, 40));
            QApplication::setPalette(desktop);
        };
        darken();
        QVERIFY(theme.isDark());
        QCOMPARE(theme.mode(), ThemeMode::System);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::tokens(true).window);
        theme.setMode(ThemeMode::Light);
        darken();
        QVERIFY2(!theme.isDark(), "what was chosen stays");
        theme.setMode(ThemeMode::System);
    }

    void labStartsAgainForTheNextStudent()
    {
        LabPanel* lab = m_window->lab();
        m_window->context().actions.action("lab.show")->trigger();
        const auto steps = static_cast<int>(lab->lab().steps.size());
        int asks = 0;
        while (asks < steps && lab->lab().steps[static_cast<std::size_t>(asks)].prompt.empty())
            ++asks;
        QVERIFY(asks < steps);
        lab->setStep(asks);
        lab->answer("Value needs less.");
        QVERIFY(lab->isDone(asks));
        QTest::keyClicks(lab->student(), "Ada");
        const auto press = [&](const char* name) {
            QTimer::singleShot(0, this, [name] {
                const QWidget* box = QApplication::activeModalWidget();
                if (auto* found = box ? box->findChild<QPushButton*>(name) : nullptr)
                    found->click();
            });
            for (QToolButton* button : lab->findChildren<QToolButton*>())
                if (button->accessibleName() == "Start the lab again")
                    button->click();
        };
        press("keepAnswers");
        QVERIFY(lab->isDone(asks));
        press("startAgain");
        QCOMPARE(lab->step(), 0);
        QVERIFY(!lab->isDone(asks));
        QVERIFY(lab->student()->text().isEmpty());
        // Nor does the next start bring them back.
        QVERIFY(lab->open(lab->findChild<QComboBox*>()->currentData().toString()));
        QVERIFY(!lab->isDone(asks));
        QVERIFY(m_window->context().settings.value("lab/student", {}).isEmpty());
    }

    void thresholdMovesAllFigures()
    {
        m_window->workspace().add("/made-up.study", test::study());
        m_window->go(Place::Results);
        ResultsPage* page = m_window->resultsPage();
        page->rebuild();
        const auto heights = [page] {
            std::vector<double> all;
            for (int i = 1; i < FigureGrid::places; ++i) {
                const analysis::Figure& figure = page->grid()->card(i)->view()->figure();
                double sum = 0;
                for (const auto& series : figure.series)
                    for (const auto& point : series.points)
                        sum += point.y;
                all.push_back(sum);
            }
            return all;
        };
        const auto before = heights();
        page->controls()->thresholdSlider()->setValue(600);
        QCoreApplication::processEvents();
        QTRY_VERIFY(heights() != before);
        const auto after = heights();
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY2(before[i] > 0, "a figure of the measure is empty");
            QVERIFY2(after[i] < before[i], "a lower threshold needs fewer singular values");
        }
    }

    void clickedPointSelectsItsRunsEverywhere()
    {
        m_window->workspace().add("/made-up.study", test::study());
        ResultsPage* page = m_window->resultsPage();
        page->rebuild();
        const analysis::Figure& figure = page->grid()->card(1)->view()->figure();
        QVERIFY(!figure.series.empty());
        QStringList runs;
        for (const std::string& id : figure.series[0].points[0].runIds)
            runs << QString::fromStdString(id);
        QVERIFY(!runs.isEmpty());
        Q_EMIT page->grid()->card(1)->view()->runsClicked(runs);
        QCOMPARE(page->selectedRuns(), QSet<QString>(runs.begin(), runs.end()));
        m_window->context().actions.action("results.clear")->trigger();
        QVERIFY(page->selectedRuns().isEmpty());
    }

    void exportsEveryFormat()
    {
        m_window->workspace().add("/made-up.study", test::study());
        ResultsPage* page = m_window->resultsPage();
        page->rebuild();
        const analysis::Figure& figure = page->grid()->card(0)->view()->figure();
        const std::pair<const char*, QByteArray> formats[] = {
            {"png", "\x89PNG"}, {"svg", "<?xml"}, {"pdf", "%PDF"}, {"csv", "series"}};
        for (const auto& [format, start] : formats) {
            const QString path = m_folder->filePath(QString("figure.") + format);
            QVERIFY(page->exportFigure(figure, format, path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(bytes.startsWith(start), format);
            QVERIFY(bytes.size() > 200);
        }
        QVERIFY(!page->exportFigure(figure, "png", "/proc/no/such/place.png"));
    }

    void adapterShowsItsSpectra()
    {
        m_window->workspace().addAdapter(test::adapter());
        QCOMPARE(m_window->place(), Place::Adapters);
        AdaptersPage* page = m_window->adaptersPage();
        QCOMPARE(page->heatMap()->data().cells.size(), std::size_t{48});
        QCOMPARE(page->spectrumCard()->view()->figure().series.size(), std::size_t{4});
        const auto value = page->heatMap()->data().cells[0].value;
        page->thresholdSlider()->setValue(600);
        QVERIFY(*page->heatMap()->data().cells[0].value < *value);
        m_window->workspace().closeAdapter(0);
        QVERIFY(m_window->workspace().adapters().empty());
    }

    void garbageGivesASentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty run") << "a.h5" << QByteArray();
        QTest::newRow("noise as a run") << "b.h5" << QByteArray(5000, '\x7f');
        QTest::newRow("empty adapter") << "c.safetensors" << QByteArray();
        QTest::newRow("huge header") << "d.safetensors" << QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f{", 9);
        QTest::newRow("pickle") << "e.bin" << QByteArray("\x80\x02}q\x00.");
        QTest::newRow("a picture") << "f.png" << QByteArray("\x89PNG");
        QTest::newRow("broken study") << "g.study/study.json" << QByteArray("{\"schema\": ");
        QTest::newRow("newer study") << "h.study/study.json"
                                     << QByteArray("{\"schema\": 999, \"name\": \"x\"}");
        QTest::newRow("missing") << "" << QByteArray();
    }
    void garbageGivesASentence()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QString path = m_folder->filePath(name.isEmpty() ? "no such file" : name);
        if (!name.isEmpty()) {
            QDir().mkpath(QFileInfo(path).absolutePath());
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        QSignalSpy failed(&m_window->workspace(), &Workspace::failed);
        m_window->openPaths({path});
        QTRY_VERIFY_WITH_TIMEOUT(failed.count() == 1, 30000);
        QVERIFY(m_window->messages()->isVisible());
        QVERIFY2(m_window->messages()->message().contains('.'), qPrintable(m_window->messages()->message()));
    }

    void hintIsGoneForGoodOnceClosed()
    {
        m_window->workspace().add("/made-up.study", test::study());
        m_window->go(Place::Results);
        auto* hint = m_window->resultsPage()->findChild<Hint*>();
        QVERIFY(hint && hint->isVisible());
        hint->findChild<QToolButton*>()->click();
        QVERIFY(!hint->isVisible());
        QVERIFY(m_window->context().settings.hintClosed("results"));
    }

    void presetCardsSayWhatTheyNeed()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_window->startPage()->needs("demo-text").contains("bert-mini-debian"),
                                 30000);
        QVERIFY(m_window->startPage()->presetCount() >= 2);
    }

    void recentFileIsChosenOnce()
    {
        const QString path = m_folder->filePath("recent.study");
        QVERIFY(QDir().mkpath(path));
        m_window->context().settings.addRecentFile(path);
        m_window->go(Place::Start);
        StartPage* page = m_window->startPage();
        const auto lists = page->findChildren<QListView*>();
        QCOMPARE(lists.size(), 1);
        QListView* list = lists.front();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QObject::disconnect(page, &StartPage::pathChosen, nullptr, nullptr); // the list alone
        QSignalSpy chosen(page, &StartPage::pathChosen);
        const QPoint at = list->visualRect(list->model()->index(0, 0)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(chosen.count(), 1);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen.at(1).at(0).toString(), path);
    }

    void presetBecomesAStudyThatOpens()
    {
        const auto made = createStudy("demo-text", "mine", m_folder->path());
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        QSignalSpy opened(&m_window->workspace(), &Workspace::studyOpened);
        m_window->openPaths({*made});
        QTRY_VERIFY_WITH_TIMEOUT(opened.count() == 1, 30000);
        QCOMPARE(m_window->place(), Place::Study);
        QVERIFY(!createStudy("demo-text", "mine", m_folder->path()));
        QVERIFY(!createStudy("no-such-preset", "other", m_folder->path()));

        StudyPage* page = m_window->studyPage();
        QCOMPARE(page->problemCount(), 0);
        for (const char* garbage : {"", "many", "-5", "1e999", "0"}) {
            page->edit("/lora/rank", garbage);
            QVERIFY2(page->problemCount() > 0, garbage);
            QVERIFY(!page->editor("/lora/rank")->problem().isEmpty());
        }
        QVERIFY(!m_window->context().actions.action("study.save")->isEnabled());
        m_window->context().actions.action("study.undo")->trigger();
        QCOMPARE(page->problemCount(), 0);
        QVERIFY(!page->isChanged());
        page->edit("/lora/rank", "16");
        QCOMPARE(page->problemCount(), 0);
        page->save();
        QVERIFY(!page->isChanged());
        QCOMPARE(page->draft()["lora"]["rank"], 16);

        // Sweeps come and go, and undo brings them back.
        const std::size_t sweeps = page->draft()["sweeps"].size();
        for (const std::string& over : study::sweepSettings()) {
            Q_EMIT page->form()->sweepAdded(QString::fromStdString(over));
            QVERIFY2(page->problemCount() == 0, over.c_str());
        }
        QCOMPARE(page->draft()["sweeps"].size(), sweeps + study::sweepSettings().size());
        QVERIFY(page->editor("/sweeps/2/classes"));
        Q_EMIT page->form()->sweepRemoved(0);
        QCOMPARE(page->problemCount(), 0);
        for (std::size_t i = 0; i <= study::sweepSettings().size(); ++i)
            m_window->context().actions.action("study.undo")->trigger();
        QCOMPARE(page->draft()["sweeps"].size(), sweeps);
        QVERIFY(!page->isChanged());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
