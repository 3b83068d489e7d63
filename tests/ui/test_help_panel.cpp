#include "ui/Precompiled.h"

#include "ui/Synthetic.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/HelpPanel.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/AdaptersPage.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsPage.h"
#include "ui/work/Background.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace deltarank::ui;

/// The help is shown in the window: pages, the section of one figure, links between them.
class HelpPanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<MainWindow>(
            std::make_unique<QSettings>(m_folder.filePath("settings.ini"), QSettings::IniFormat));
        m_panel = m_window->findChild<HelpPanel*>();
        QVERIFY(m_panel);
        m_browser = m_panel->findChild<QTextBrowser*>();
        QVERIFY(m_browser);
    }
    void cleanup()
    {
        m_window.reset();
        backgroundPool().waitForDone();
    }
    void everyPageIsShown()
    {
        const QDir help(QStringLiteral(DELTARANK_SOURCE_DIR "/resources/help"));
        const QStringList pages = help.entryList({"*.md"});
        QVERIFY(pages.size() >= 12);
        for (const QString& page : pages) {
            m_panel->showTopic(page.chopped(3));
            const QString shown = m_browser->toPlainText();
            QFile file(help.filePath(page));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString title = QString::fromUtf8(file.readLine()).mid(2).trimmed();
            QVERIFY2(shown.startsWith(title), qPrintable(page + ": " + shown.left(80)));
            QVERIFY2(!shown.contains("<!--") && !shown.contains("-->"), qPrintable(page));
        }
    }
    void aFigureHasItsOwnSection()
    {
        m_panel->showTopic("figure-cutoff-accuracy");
        QVERIFY(m_browser->toPlainText().startsWith("Intrinsic rank and accuracy"));
        QVERIFY(m_browser->toPlainText().contains("figure 3"));
        QVERIFY(!m_browser->toPlainText().contains("figure 4"));
        m_panel->showTopic("figure-cutoff-setting:rank@fine");
        QVERIFY(m_browser->toPlainText().startsWith("Intrinsic rank and a setting"));
        // Those of the pages Runs and Adapters, too.
        const std::pair<const char*, const char*> sections[] = {
            {"loss", "Training loss"},          {"accuracy", "Validation accuracy"},
            {"spectrum", "Singular values"},    {"energy", "Cumulative energy"},
            {"layer-profile", "Layer profile"}, {"principal-angles", "Principal angles"}};
        for (const auto& [id, title] : sections) {
            m_panel->showTopic(QStringLiteral("figure-%1").arg(id));
            QVERIFY2(m_browser->toPlainText().startsWith(title), id);
        }
    }
    void figuresOfAdaptersHaveTheirsToo()
    {
        const std::pair<const char*, const char*> known[] = {{"spectrum", "Singular values"},
                                                             {"energy", "Cumulative energy"},
                                                             {"layer-profile", "Layer profile"},
                                                             {"principal-angles", "Principal angles"}};
        for (const auto& [figure, title] : known) {
            m_panel->showTopic(QStringLiteral("figure-") + figure);
            QVERIFY2(m_browser->toPlainText().startsWith(title), qPrintable(m_browser->toPlainText()));
        }
        m_window->workspace().addAdapter(deltarank::test::adapter());
        Q_EMIT m_window->adaptersPage()->energyCard()->helpRequested();
        QCOMPARE(m_panel->topic(), QString("figure-energy"));
        QVERIFY(!m_panel->isHidden());
    }
    void whatHasTheFocusIsExplainedFirst()
    {
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->workspace().add("/made-up.study", deltarank::test::study());
        m_window->go(Place::Results);
        m_window->resultsPage()->rebuild();
        QAction* help = m_window->context().actions.action("help.page");
        const auto focus = [this](int place) {
            FigureView* view = m_window->resultsPage()->grid()->card(place)->view();
            view->setFocus();
            return QString("figure-%1").arg(QString::fromStdString(view->figure().id));
        };
        const QString first = focus(0);
        help->trigger();
        QCOMPARE(m_panel->topic(), first);
        const QString second = focus(1);
        help->trigger();
        QVERIFY(m_panel->isVisible());
        QCOMPARE(m_panel->topic(), second);
        help->trigger();
        QVERIFY(!m_panel->isVisible());
        QApplication::focusWidget()->clearFocus();
        help->trigger();
        QCOMPARE(m_panel->topic(), QString("results"));
    }
    void linksLead()
    {
        m_panel->showTopic("figure-loss-curves");
        Q_EMIT m_browser->anchorClicked(QUrl("figures.md"));
        QVERIFY(m_browser->toPlainText().contains("figure 4"));
        Q_EMIT m_browser->anchorClicked(QUrl("index.md"));
        QVERIFY(m_browser->toPlainText().startsWith("Help"));
        Q_EMIT m_browser->anchorClicked(QUrl("nothing-like-this.md"));
        QVERIFY(m_browser->toPlainText().contains("no help page"));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    HelpPanel* m_panel = nullptr;
    QTextBrowser* m_browser = nullptr;
};

QTEST_MAIN(HelpPanelTest)
#include "test_help_panel.moc"
