#include "ui/Precompiled.h"

#include "ui/base/CoreTexts.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QProcess>
#include <QTranslator>

using namespace deltarank;
using namespace deltarank::ui;

namespace {

/// A translation whose words show what was found: "de:" before the template.
const char* const table[] = {
    "The file is empty.",
    "query",
    "singular values",
    "a whole number",
    "The class '%1' is named twice.",
    "The file has %1 bytes; at most %2 are read here.",
    "The file has %1 bytes.",
    "Intrinsic rank and %1",
    "number of classes",
    "energy kept",
    "share",
    "random A and B, %1",
    "%1 runs",
    "Give %1.",
    "%1 from %2 to %3",
    "a number",
    "%1 above %2",
    "%1 above %2 and at most %3",
    "%1 of at least %2",
    "`%1` is %2.",
    "Needs about %1 of memory and %2 on disk.",
    "Needs about %1 on disk.",
    "Convert it with torch.load(file, weights_only=True) [%1] (a|b)* $^.",
    "%1 Or give the path.",
    "Download it.",
    "Unpack it.",
    "%1 and %2",
    "%1 or %2",
};

CoreTextMatcher marked()
{
    return CoreTextMatcher(table, [](const char* source) { return "de:" + QString::fromUtf8(source); });
}

QString shown(const char* english)
{
    return marked().find(english).value_or("(unknown)");
}

} // namespace

/// Sentences of core are found again in their table.
class TestCoreTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactTexts()
    {
        QCOMPARE(shown("The file is empty."), QString("de:The file is empty."));
        QCOMPARE(shown("  query"), QString("  de:query"));
    }

    void namesAndNumbersArePutBack()
    {
        QCOMPARE(shown("The class 'Manx' is named twice."), QString("de:The class 'Manx' is named twice."));
        QCOMPARE(shown("3 runs"), QString("de:3 runs"));
    }

    void partsThatAreTextsAreTranslated()
    {
        QCOMPARE(shown("Intrinsic rank and number of classes"),
                 QString("de:Intrinsic rank and de:number of classes"));
        QCOMPARE(shown("random A and B, query"), QString("de:random A and B, de:query"));
        QCOMPARE(shown("Give a whole number from 1 to 5."),
                 QString("de:Give de:de:a whole number from 1 to 5."));
        QCOMPARE(shown("energy kept (share)"), QString("de:energy kept (de:share)"));
        QCOMPARE(shown("energy kept (my sweep)"), QString("de:energy kept (my sweep)"));
    }

    void namesOfTheUserStay()
    {
        QCOMPARE(shown("The class 'salt and pepper' is named twice."),
                 QString("de:The class 'salt and pepper' is named twice."));
        QCOMPARE(shown("The class 'a, b and c' is named twice."),
                 QString("de:The class 'a, b and c' is named twice."));
        QCOMPARE(shown("salt and pepper"), QString("(unknown)"));
    }

    void listsAreTranslated()
    {
        QCOMPARE(shown("query, energy kept and share"), QString("de:de:query, de:energy kept and de:share"));
        QCOMPARE(shown("2, 4 and 8"), QString("de:2, 4 and 8"));
        QCOMPARE(shown("Give shuffle, swap or uniform."), QString("de:Give de:shuffle, swap or uniform."));
    }

    void severalSentences()
    {
        QCOMPARE(shown("The file is empty. Download it."), QString("de:The file is empty. de:Download it."));
        QCOMPARE(shown("The file is empty. Nobody wrote this."),
                 QString("de:The file is empty. Nobody wrote this."));
        QCOMPARE(shown("Download it. Unpack it. Or give the path."),
                 QString("de:de:Download it. de:Unpack it. Or give the path."));
        QCOMPARE(shown("a.csv: The file is empty."), QString("a.csv: de:The file is empty."));
    }

    void theMostSpecificTemplateWins()
    {
        QCOMPARE(shown("The file has 9 bytes; at most 3 are read here."),
                 QString("de:The file has 9 bytes; at most 3 are read here."));
        QCOMPARE(shown("The file has 9 bytes."), QString("de:The file has 9 bytes."));
    }

    void aSentenceIsNotCutAtAFragmentInIt()
    {
        const std::pair<const char*, const char*> sentences[] = {
            {"Give a number above 0.", "de:Give de:de:a number above 0."},
            {"Give a number above 0 and at most 10.", "de:Give de:de:a number above 0 and at most 10."},
            {"Give a whole number of at least 2.", "de:Give de:de:a whole number of at least 2."},
            {"Give a number from 0 to 1.", "de:Give de:de:a number from 0 to 1."},
            {"Needs about 7 of memory and /a/b on disk.", "de:Needs about 7 of memory and /a/b on disk."},
            // What nobody translated stays, and the sentence around it is still the right one.
            {"Give a share above 0 and at most 1.", "de:Give de:a share above 0 and at most 1."},
            {"`train.full.learning_rate` is \"fast\". Give a number above 0 and at most 10.",
             "de:`train.full.learning_rate` is \"fast\". de:Give de:de:a number above 0 and at most 10."},
        };
        for (const auto& [english, wanted] : sentences)
            QCOMPARE(shown(english), QString(wanted));
    }

    void whatIsUnknownStays()
    {
        for (const char* other : {"", " ", "An error of another library", "The file is empt", "runs", "x",
                                  "anybody runs", "The class '' is named twice."})
            QCOMPARE(shown(other), QString("(unknown)"));
    }

    void signsOfPatternsAreOrdinary()
    {
        QCOMPARE(shown("Convert it with torch.load(file, weights_only=True) [x.*] (a|b)* $^."),
                 QString("de:Convert it with torch.load(file, weights_only=True) [x.*] (a|b)* $^."));
        QCOMPARE(shown("The class '%1 %2 \\1 .*' is named twice."),
                 QString("de:The class '%1 %2 \\1 .*' is named twice."));
    }

    void englishStaysAsItIs()
    {
        QCOMPARE(coreText("This study has no finished runs yet."),
                 QString("This study has no finished runs yet."));
        QCOMPARE(coreText("20,580 runs"), QString("20,580 runs"));
    }

    void everyTemplateHasGerman()
    {
        QTranslator german;
        if (!german.load(":/deltarank/i18n/deltarank_de.qm"))
            QSKIP("This build has no translations: lrelease (qt6-l10n-tools) was not found.");
        QStringList bad;
        for (const char* source : coreTextTable())
            if (german.translate("deltarank::core", source).isEmpty())
                bad << source;
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join('\n')));
        QVERIFY(coreTextTable().size() > 900);
    }

    void germanSentences()
    {
        QTranslator german;
        if (!german.load(":/deltarank/i18n/deltarank_de.qm"))
            QSKIP("This build has no translations: lrelease (qt6-l10n-tools) was not found.");
        QLocale::setDefault(QLocale(QLocale::German));
        QCoreApplication::installTranslator(&german);
        const std::pair<const char*, const char*> sentences[] = {
            {"Intrinsic rank and accuracy (fine)", "Rang und Genauigkeit (fine)"},
            {"best validation accuracy, full fine-tuning",
             "beste Validierungsgenauigkeit, volle Feinabstimmung"},
            {"intrinsic rank at 95% energy", "intrinsischer Rang bei 95\u00a0% Energie"},
            {"3 of 12 values are undefined (ΔW = 0) and left out.",
             "12 Werte, davon undefiniert (ΔW = 0) und weggelassen: 3."},
            {"Mean over 6 runs, number of classes 2, 4 and 8.",
             "Mittel über 6 Läufe, Anzahl der Klassen 2, 4 und 8."},
            {"`repeats` is 0. Give a whole number from 1 to 10,000.",
             "`repeats` ist 0. Eine ganze Zahl von 1 bis 10 000 angeben."},
            {"`train.full.learning_rate` is \"fast\". Give a number above 0 and at most 10.",
             "`train.full.learning_rate` ist \"fast\". Anzugeben ist: eine Zahl über 0 und höchstens 10."},
            {"`train.steps` is -1. Give a number of at least 0.5.",
             "`train.steps` ist -1. Anzugeben ist: eine Zahl von mindestens 0.5."},
            {"`lora.dropout` is 2. Give a number from 0 to 0.9.",
             "`lora.dropout` ist 2. Anzugeben ist: eine Zahl von 0 bis 0.9."},
            {"`lora.rank` is \"much\".", "`lora.rank` ist \"much\"."},
            {"12 rows have an empty text and were left out. The first is row 3.",
             "12 Zeilen haben einen leeren Text und blieben weg. Die erste ist row 3."},
            {"Train with rank 8 at 4 classes: all 3 runs there kept their accuracy when truncated to rank 5.",
             "Mit Rang 8 trainieren, bei 4 Klassen: Alle dort (3 Läufe) behielten ihre Genauigkeit, als sie "
             "auf Rang 5 gekürzt wurden."},
            {"LoRA runs train 4 at a time: 20 samples/s with 1, 50 samples/s with 4.",
             "Zugleich trainierende LoRA-Läufe: 4 (gemessen: 20 Beispiele/s mit 1, 50 Beispiele/s mit 4)."},
            {"Needs about 1.2 GB of memory (16.0 GB are free) and 30 MB on disk (5.1 GB are free).",
             "Braucht etwa 1.2 GB Arbeitsspeicher (16.0 GB sind frei) und 30 MB auf dem Datenträger (5.1 GB "
             "sind "
             "frei)."},
            {"3 samples could not be read. The study's dataset.json lists them.",
             "3 Beispiele konnten nicht gelesen werden. Die dataset.json der Studie zählt sie auf."},
            {"The file could not be made (HDF5: unable to open).",
             "Die Datei konnte nicht angelegt werden (HDF5: unable to open)."},
        };
        for (const auto& [english, wanted] : sentences)
            QCOMPARE(coreText(english), QString::fromUtf8(wanted));
        QCOMPARE(coreText(base::Error{base::ErrorCode::Format, "This is no file.", "x", "Open one of them."}),
                 QString("Das ist keine Datei. Einen davon öffnen."));
        QCOMPARE(errorLine(base::Error{base::ErrorCode::Format, "This is no file.", "x", {}}),
                 QString("x: Das ist keine Datei."));
        QCOMPARE(axisText({.label = "energy kept", .unit = "share"}), QString("behaltene Energie (Anteil)"));

        // Ten thousand different texts, most of them unknown, do not hold the window up.
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10'000; ++i)
            coreText("Something nobody knows about sample " + std::to_string(i));
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCoreApplication::removeTranslator(&german);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(coreText("This is no file."), QString("This is no file."));
    }

    void theTableIsComplete()
    {
        QProcess check;
        check.start(DELTARANK_SOURCE_DIR "/packaging/checks/core-texts", {});
        QVERIFY(check.waitForFinished(60000));
        QVERIFY2(check.exitCode() == 0, check.readAllStandardError());
    }
};

QTEST_MAIN(TestCoreTexts)
#include "test_core_texts.moc"
