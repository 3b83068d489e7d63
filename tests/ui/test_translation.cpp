#include "ui/Precompiled.h"
#include "ui/base/Localised.h"
#include "ui/frame/HelpPanel.h"
#include "ui/frame/LabPanel.h"

#include <QComboBox>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTextBrowser>
#include <QXmlStreamReader>
#include <filesystem>

using namespace deltarank;
using namespace deltarank::ui;

/// Nothing is left untranslated, and what is translated is shown.
class TestTranslation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsUnfinished()
    {
        QFile file(DELTARANK_SOURCE_DIR "/resources/translations/deltarank_de.ts");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        int messages = 0;
        QString source;
        QStringList bad;
        static const QRegularExpression place("%(n|v|m|[0-9])");
        const auto places = [](const QString& text) {
            QSet<QString> all;
            for (auto match = place.globalMatch(text); match.hasNext();)
                all.insert(match.next().captured());
            return all;
        };
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                ++messages;
                if (xml.attributes().hasAttribute("type"))
                    bad << source;
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
                if (text.trimmed().isEmpty() != source.trimmed().isEmpty() || places(text) != places(source))
                    bad << source;
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(messages > 600);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join('\n')));
    }

    void sourcesHaveNoTextThatIsMissing()
    {
        QProcess check;
        check.start(DELTARANK_SOURCE_DIR "/packaging/translations", {"--check"});
        QVERIFY(check.waitForFinished(60000));
        const QByteArray said = check.readAllStandardError();
        if (said.contains("lupdate is missing"))
            QSKIP("lupdate (qt6-l10n-tools) is not installed.");
        QVERIFY2(check.exitCode() == 0, said);
    }

    void germanWindowSpeaksGerman()
    {
        if (!QFile::exists(":/deltarank/i18n/deltarank_de.qm"))
            QSKIP("This build has no translations: lrelease (qt6-l10n-tools) was not found.");
        QLocale::setDefault(QLocale(QLocale::German));
        QTemporaryDir folder;
        {
            MainWindow window(std::make_unique<QSettings>(folder.filePath("s.ini"), QSettings::IniFormat));
            QCOMPARE(window.context().actions.action("runs.start")->text(), QString("Training starten"));
            window.workspace().add("/made-up.study", test::study());
            window.go(Place::Results);
            window.resultsPage()->selectRuns({window.workspace().current()->rows()[0].id});
            QStringList texts;
            for (const QLabel* label : window.resultsPage()->findChildren<QLabel*>())
                texts << label->text();
            QVERIFY2(texts.contains("1 Lauf gewählt"), qPrintable(texts.join('\n')));
            // What core says is German as well: the titles of its figures.
            const auto titles = [&window] {
                QStringList all;
                for (const QToolButton* button : window.resultsPage()->findChildren<QToolButton*>())
                    all << button->accessibleName();
                return all.join('\n');
            };
            static const QRegularExpression german("^Abbildung: .*Genauigkeit",
                                                   QRegularExpression::MultilineOption);
            QTRY_VERIFY2(titles().contains(german), qPrintable(titles()));
            // So are the help and the lab.
            auto* help = window.findChild<HelpPanel*>();
            help->showTopic("figure-cutoff-accuracy");
            const QString page = help->findChild<QTextBrowser*>()->toPlainText();
            QVERIFY2(page.contains("Genauigkeit") && page.contains("Rang"), qPrintable(page));
            window.context().actions.action("lab.show")->trigger();
            const auto* lab = window.findChild<LabPanel*>()->findChild<QComboBox*>();
            QTRY_COMPARE(lab->currentText(), QString("Wie viel Rang ist nötig?"));
        }
        QLocale::setDefault(QLocale(QLocale::French)); // not translated: English, as a whole
        const std::filesystem::path pages = std::filesystem::path(DELTARANK_SOURCE_DIR) / "resources/help";
        QCOMPARE(localised(pages, "results.md"), pages / "results.md");
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Austria));
        QCOMPARE(localised(pages, "results.md"), pages / "de/results.md");
        QCOMPARE(localised(pages, "none.md"), pages / "none.md");
        QLocale::setDefault(QLocale::c());
        MainWindow english(std::make_unique<QSettings>(folder.filePath("t.ini"), QSettings::IniFormat));
        QCOMPARE(english.context().actions.action("runs.start")->text(), QString("Start training"));
    }
};

QTEST_MAIN(TestTranslation)
#include "test_translation.moc"
