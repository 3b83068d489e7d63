#include "lab/Lab.h"

#include "SyntheticStudy.h"
#include "base/Files.h"
#include "base/System.h"
#include "lab/LabReport.h"
#include "lab/StudyQuantities.h"
#include "study/Pack.h"

#include <QTemporaryDir>
#include <QTest>

using namespace deltarank;
using namespace deltarank::lab;

class TestLab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSteps()
    {
        const auto lab =
            parseLab("# A title\n\nHello.\n\n## First\ntext\n> goal: rank.value >= 20 and page = results\n"
                     "> now: It is {rank.value}.\n\n## Second\r\n> ask: Which?\n> answer: layer.most\n"
                     "> choices: a, b\n> hint: look\n\n## Third\nOnly reading.\n",
                     "made-up");
        QVERIFY2(lab.has_value(), lab ? "" : lab.error().text().c_str());
        QCOMPARE(lab->title, std::string("A title"));
        QCOMPARE(lab->introduction, std::string("\nHello.\n\n"));
        QCOMPARE(lab->steps.size(), std::size_t{3});
        QCOMPARE(lab->steps[0].goal.size(), std::size_t{2});
        QCOMPARE(lab->steps[1].choices, (std::vector<std::string>{"a", "b"}));
        QVERIFY(!lab->steps[2].hasTask());
    }

    void faultsNameTheirLine_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        QTest::newRow("empty") << ""
                               << "line 1"
                               << "no title";
        QTest::newRow("no steps") << "# t\ntext\n"
                                  << "line 2"
                                  << "no steps";
        QTest::newRow("unknown key") << "# t\n## s\n> gaol: a = 1\n"
                                     << "line 3"
                                     << "gaol";
        QTest::newRow("no value") << "# t\n## s\n> goal:\n"
                                  << "line 3"
                                  << "no value";
        QTest::newRow("no colon") << "# t\n## s\n> a quotation\n"
                                  << "line 3"
                                  << "no value";
        QTest::newRow("no condition") << "# t\n## s\n> goal: rank\n"
                                      << "line 3"
                                      << "condition";
        QTest::newRow("order of words") << "# t\n## s\n> goal: page > start\n"
                                        << "line 3"
                                        << "condition";
        QTest::newRow("bad within") << "# t\n## s\n> within: -1\n"
                                    << "line 3"
                                    << "within";
        QTest::newRow("two tasks") << "# t\n\n## s\n> goal: a = 1\n> write: x\n"
                                   << "line 3"
                                   << "more than one";
        QTest::newRow("no answer") << "# t\n## s\n> ask: x?\n"
                                   << "line 2"
                                   << "no answer";
        QTest::newRow("no question") << "# t\n## s\n> answer: x\n"
                                     << "line 2"
                                     << "no question";
    }
    void faultsNameTheirLine()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, where);
        QFETCH(QString, what);
        const auto lab = parseLab(markdown.toStdString(), "x");
        QVERIFY(!lab);
        const QString said = QString::fromStdString(lab.error().text());
        QVERIFY2(said.contains(where) && said.contains(what), qPrintable(said));
    }

    void goalsAreReached_data()
    {
        QTest::addColumn<QString>("goal");
        QTest::addColumn<bool>("reached");
        QTest::newRow("at least") << "rank >= 20" << true;
        QTest::newRow("greater") << "rank > 20" << false;
        QTest::newRow("near enough") << "rank = 20.05" << true;
        QTest::newRow("too far") << "rank = 21" << false;
        QTest::newRow("percent sign") << "threshold <= 95%" << true;
        QTest::newRow("decimal comma") << "threshold < 95,5" << true;
        QTest::newRow("text") << "page = Results" << true;
        QTest::newRow("not") << "page != results" << false;
        QTest::newRow("unknown") << "nothing >= 0" << false;
        QTest::newRow("text for a number") << "page >= 1" << false;
        QTest::newRow("both") << "rank >= 20 and page = start" << false;
    }
    void goalsAreReached()
    {
        QFETCH(QString, goal);
        QFETCH(bool, reached);
        const auto lab = parseLab("# t\n## s\n> goal: " + goal.toStdString() + "\n", "x");
        QVERIFY2(lab.has_value(), lab ? "" : lab.error().text().c_str());
        const Quantities now{{"rank", 20.0}, {"threshold", 95.0}, {"page", std::string("results")}};
        QCOMPARE(isReached(lab->steps[0], now), reached);
    }

    void answersAreCompared()
    {
        Step step;
        step.question = "?";
        step.answer = "layer.most";
        QVERIFY(!isRight(step, "3", {}));
        const Quantities now{{"layer.most", 3.0}, {"kind.most", std::string("value")}};
        QVERIFY(isRight(step, " 3 ", now).value());
        QVERIFY(!isRight(step, "three", now).value());
        QVERIFY(!isRight(step, "", now).value());
        step.within = 1;
        QVERIFY(isRight(step, "2", now).value());
        step.answer = "kind.most";
        QVERIFY(isRight(step, "VALUE ", now).value());
        step.answer = "a text of its own";
        QVERIFY(isRight(step, "A text of its own", now).value());
        QCOMPARE(filled("{layer.most} and {no.such} of {kind.most}", now), std::string("3 and – of value"));
        QCOMPARE(filled("open {brace", now), std::string("open {brace"));
    }

    void quantitiesAgreeWithTheRule()
    {
        synthetic::Options options;
        options.nullControls = true; // must not count
        const analysis::ResultsTable table(synthetic::study(options));
        const Quantities all = quantitiesOf(table, {});
        // The made-up cutoff falls by half a layer and is largest for key at low accuracy.
        QCOMPARE(std::get<double>(all.at("layer.most")), 0.0);
        QCOMPARE(std::get<double>(all.at("layer.least")), 3.0);
        QCOMPARE(std::get<std::string>(all.at("kind.least")), std::string("query"));
        QCOMPARE(std::get<std::string>(all.at("accuracy.hardest")), std::string("the most classes"));
        QVERIFY(std::get<double>(all.at("accuracy.full")) > std::get<double>(all.at("accuracy.lora")));
        QCOMPARE(std::get<double>(all.at("threshold")), 95.0);
        analysis::AnalysisSettings one;
        one.kinds = {"value"};
        QVERIFY(!quantitiesOf(table, one).contains("rank.query"));
        QVERIFY(quantitiesOf(analysis::ResultsTable({}), {}).contains("runs"));
    }

    void bundledLabsWorkOnAStudy()
    {
        const auto resources = base::resourceFolder();
        QVERIFY(resources);
        const analysis::ResultsTable table(synthetic::study({}));
        int labs = 0;
        // Translations lie in folders of their own.
        for (const auto& entry : std::filesystem::recursive_directory_iterator(*resources / "labs")) {
            if (entry.is_directory())
                continue;
            const auto lab = readLab(entry.path().string());
            QVERIFY2(lab.has_value(), lab ? "" : lab.error().text().c_str());
            Quantities now = quantitiesOf(table, {});
            now["page"] = std::string("results");
            now["selected"] = 1.0;
            for (const Step& step : lab->steps) {
                for (const Condition& condition : step.goal)
                    QVERIFY2(now.contains(condition.name), condition.name.c_str());
                QVERIFY2(filled(step.now, now).find("–") == std::string::npos, step.now.c_str());
                if (step.question.empty())
                    continue;
                const auto right = isRight(step, "", now);
                QVERIFY2(right.has_value(), step.answer.c_str());
                bool possible = step.choices.empty();
                for (const std::string& choice : step.choices)
                    possible |= isRight(step, choice, now).value();
                QVERIFY2(possible, step.question.c_str());
            }
            ++labs;
        }
        QVERIFY(labs >= 2);
    }

    void fortyReportsBecomeOneTable()
    {
        QTemporaryDir folder;
        analysis::Figure figure;
        figure.id = figure.title = "f";
        figure.series.push_back({"s"});
        figure.series[0].points.push_back({1, 2});
        for (int i = 0; i < 40; ++i) {
            LabRecord record{
                "Student " + std::to_string(i), "first", "First", "demo", "abc", "2026", "1", {}};
            record.steps = {{"one", "ask", "</script><b>&\"\n\xFF" + std::to_string(i), i % 2 == 0},
                            {"two", "", "", true}};
            const auto html = labReportHtml(record, {figure});
            QVERIFY(html);
            const std::string path =
                folder.filePath(QString("%1.html").arg(i, 2, 10, QChar('0'))).toStdString();
            QVERIFY(base::writeFileAtomically(path, *html));
            const auto read = readLabReport(path);
            QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
            QCOMPARE(read->student, record.student);
            QCOMPARE(read->steps.size(), std::size_t{2});
            QVERIFY(read->steps[0].answer.find("</script><b>&\"\n") == 0);
        }
        QVERIFY(
            base::writeFileAtomically(folder.filePath("other.html").toStdString(), "<html>no lab</html>"));
        QVERIFY(base::makeFolder(folder.filePath("broken.study").toStdString()));
        QVERIFY(base::writeFileAtomically(folder.filePath("broken.study/study.json").toStdString(), "{"));
        study::ReaderClient reader;
        const auto gathered = gather(folder.path().toStdString(), reader);
        QVERIFY2(gathered.has_value(), gathered ? "" : gathered.error().text().c_str());
        QCOMPARE(gathered->table.rows.size(), std::size_t{40});
        QCOMPARE(gathered->unread.size(), std::size_t{2});
        const std::string csv = analysis::toCsv(gathered->table);
        QVERIFY(csv.find("student") != std::string::npos && csv.find("Student 39") != std::string::npos);
        QVERIFY(csv.find("step_01_answer") != std::string::npos);
        QVERIFY(!gather(folder.filePath("none").toStdString(), reader));
        QTemporaryDir empty;
        QVERIFY(!gather(empty.path().toStdString(), reader));
    }

    /// A study that was sent in one file counts like its folder, and leaves nothing behind.
    void packedStudiesAreGathered()
    {
        QTemporaryDir folder;
        study::ReaderClient reader(DELTARANK_BINARY_DIR "/bin/deltarank-read");
        const auto sample = study::Store::open(DELTARANK_SOURCE_DIR "/resources/studies/demo-text.study");
        QVERIFY(sample);
        QVERIFY(study::packStudy(*sample, folder.filePath("a.study.tar").toStdString(), {}, reader));
        QVERIFY(base::writeFileAtomically(folder.filePath("b.tar").toStdString(), "no archive"));
        std::filesystem::copy(sample->folder(), folder.filePath("c.study").toStdString(),
                              std::filesystem::copy_options::recursive);
        const auto gathered = gather(folder.path().toStdString(), reader);
        QVERIFY2(gathered.has_value(), gathered ? "" : gathered.error().text().c_str());
        QCOMPARE(gathered->unread.size(), std::size_t{1});
        QCOMPARE(gathered->table.rows.size(), std::size_t{2});
        const auto& rows = gathered->table.rows;
        QVERIFY(std::get<std::string>(rows[0][0]) == "a.study.tar");
        QVERIFY(std::vector(rows[0].begin() + 1, rows[0].end()) ==
                std::vector(rows[1].begin() + 1, rows[1].end()));
        for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
            QVERIFY(!QByteArray(entry.path().filename().c_str())
                         .startsWith(QByteArray("deltarank-gather.") + base::hostName().c_str() + '-' +
                                     QByteArray::number(base::processId())));
    }
};

QTEST_APPLESS_MAIN(TestLab)
#include "test_lab.moc"
