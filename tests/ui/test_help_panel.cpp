#include "ui/frame/HelpPanel.h"
#include "ui/frame/MainWindow.h"
#include "ui/work/Background.h"

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
