#include "ui/Precompiled.h"

#include "ui/Synthetic.h"
#include "ui/TrainableStudy.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/MessageBar.h"
#include "ui/models/ClassTableModel.h"
#include "ui/pages/AdaptersPage.h"
#include "ui/pages/DatasetView.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/NewStudyDialog.h"
#include "ui/pages/PlanView.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/RunsPage.h"
#include "ui/pages/StudyPage.h"
#include "ui/work/Background.h"
#include "ui/work/RunController.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <qcustomplot.h>

using namespace deltarank;
using namespace deltarank::ui;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What a person does on the first day: a preset becomes a study, it is made small, trained, explored and
/// written out.
class TestEndToEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::useBuiltReader(DELTARANK_BINARY_DIR);
        if (!RunController::isAvailable())
            QSKIP("This build cannot train.");
        QVERIFY(m_folder.isValid());
        m_window = std::make_unique<MainWindow>(
            std::make_unique<QSettings>(m_folder.filePath("settings.ini"), QSettings::IniFormat));
        m_window->resize(1280, 720);
        m_window->show();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        backgroundPool().waitForDone();
    }

    void presetBecomesAShortStudy()
    {
        const auto made = createStudy("demo-text", "first", m_folder.path());
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        m_path = *made;
        m_window->openPaths({m_path});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace().studies().size(), std::size_t{1}, 30000);
        QCOMPARE(m_window->place(), Place::Study);

        StudyPage* page = m_window->studyPage();
        const std::pair<const char*, QString> typed[] = {{"/dataset/source", "csv"},
                                                         {"/dataset/path", test::writeTexts(m_folder.path())},
                                                         {"/repeats", "2"},
                                                         {"/task/train_size", "40"},
                                                         {"/task/minimum_per_class", "0"},
                                                         {"/task/validation_size", "8"},
                                                         {"/input/max_tokens", "16"},
                                                         {"/lora/rank", "4"},
                                                         {"/train/batch_size", "8"},
                                                         {"/train/steps", "6"},
                                                         {"/compute/precision", "float32"},
                                                         {"/compute/bank", "2"},
                                                         {"/sweeps/0/classes", "2, 3, 4"},
                                                         {"/sweeps/1/class_count", "2"},
                                                         {"/sweeps/1/corruption", "0, 0.5"},
                                                         {"/sweeps/1/task/train_size", "40"},
                                                         {"/sweeps/1/train/lora/epochs", "2"}};
        for (const auto& [field, value] : typed) {
            QVERIFY2(page->editor(field), field);
            page->edit(field, value);
        }
        QCOMPARE(page->problemCount(), 0);
        page->save();
        QVERIFY(!page->isChanged());
        QTRY_COMPARE_WITH_TIMEOUT(page->dataset()->classes()->rowCount(), 4, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(page->preview().plan() || !page->plan()->facts().isEmpty(), 30000);
    }

    void trainsToItsEnd()
    {
        m_window->context().actions.action("runs.start")->trigger();
        QVERIFY(m_window->runs()->isActive());
        QCOMPARE(m_window->place(), Place::Runs);
        // What is trained is kept up to date while another study is looked at.
        m_window->workspace().add("/made-up.study", test::study());
        QVERIFY(m_window->workspace().current() != study());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->runs()->isActive(), 240000);
        QTRY_VERIFY2_WITH_TIMEOUT(
            !study()->rows().empty() &&
                std::all_of(study()->rows().begin(), study()->rows().end(),
                            [](const RunRow& row) { return row.state == RunState::Done; }),
            qPrintable(m_window->runs()->log().join('\n')), 30000);
        // Finished runs are read in the background.
        QTRY_VERIFY2_WITH_TIMEOUT(study()->results().runs.size() >= 16,
                                  qPrintable(QString::number(study()->results().runs.size())), 30000);
        QVERIFY(!m_window->runs()->liveHistories().isEmpty());
        QVERIFY(m_window->workspace().current() != study());
        m_window->workspace().close(m_window->workspace().current());
        QCOMPARE(m_window->workspace().current(), study());
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(study()->rows().begin(), study()->rows().end(),
                                             [](const RunRow& row) {
                                                 return row.accuracy ||
                                                        row.nullControl != study::NullControl::None;
                                             }),
                                 30000);
    }

    void thresholdMovesTheFigures()
    {
        m_window->go(Place::Results);
        ResultsPage* page = m_window->resultsPage();
        page->rebuild();
        const auto sum = [page] {
            double all = 0;
            for (const auto& series : page->grid()->card(1)->view()->figure().series)
                for (const auto& point : series.points)
                    all += point.y;
            return all;
        };
        QVERIFY2(!page->grid()->card(1)->view()->figure().empty, "the rank has no figure");
        page->controls()->thresholdSlider()->setValue(999);
        QCoreApplication::processEvents();
        const double high = sum();
        page->controls()->thresholdSlider()->setValue(500);
        QTRY_VERIFY2(sum() < high, "a lower threshold needs fewer singular values");
    }

    void clickedPointLeadsToItsSpectrum()
    {
        ResultsPage* page = m_window->resultsPage();
        FigureView* view = page->grid()->card(1)->view();
        QTest::qWait(50); // one frame: the plot needs its size
        view->plot()->replot();
        const analysis::Series& series = view->figure().series.front();
        const analysis::Point& point = series.points.front();
        const QPoint at(qRound(view->plot()->xAxis->coordToPixel(point.x)),
                        qRound(view->plot()->yAxis->coordToPixel(point.y)));
        QTest::mouseClick(view->plot(), Qt::LeftButton, {}, at);
        QVERIFY(!page->selectedRuns().isEmpty());
        m_window->context().actions.action("results.openRun")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace().adapters().size(), std::size_t{1}, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace().adapters().front()->complete, 60000);
        QCOMPARE(m_window->place(), Place::Adapters);
        QVERIFY(!m_window->adaptersPage()->spectrumCard()->view()->figure().series.empty());
        m_window->go(Place::Results);
    }

    void figureInEveryFormat()
    {
        ResultsPage* page = m_window->resultsPage();
        const analysis::Figure& figure = page->grid()->card(1)->view()->figure();
        const auto write = [&](const char* format) {
            const QString path = m_folder.filePath(QString("figure.") + format);
            const base::Status done = page->exportFigure(figure, format, path);
            return done ? contents(path) : QByteArray(done.error().text().c_str());
        };
        const QImage picture = QImage::fromData(write("png"));
        QVERIFY(picture.width() > 600); // 85 mm at 300 pixels per inch
        QVERIFY2(picture.text().contains("study"), qPrintable(picture.text()));
        const QByteArray svg = write("svg");
        QVERIFY(svg.contains("<svg") && svg.contains("<metadata") && svg.contains("first"));
        const QByteArray pdf = write("pdf");
        QVERIFY(pdf.startsWith("%PDF") && pdf.contains("%%EOF"));
        const QByteArray csv = write("csv");
        const auto& point = figure.series.front().points.front();
        QVERIFY2(csv.contains(figure.series.front().name.c_str()), csv.constData());
        QVERIFY2(csv.contains(point.runIds.front().c_str()), csv.constData());
    }

    void tablesAsTextMarkdownAndLatex()
    {
        ResultsPage* page = m_window->resultsPage();
        const auto copied = [page](const char* style) {
            page->copyFits(style);
            return QGuiApplication::clipboard()->text();
        };
        QVERIFY(page->fits().rowCount() > 0);
        const QString line = page->fits().table().rows.at(1).at(0);
        const QString plain = copied("text");
        QVERIFY(plain.contains('\t') && plain.contains(line));
        const QString markdown = copied("markdown");
        QVERIFY(markdown.contains("|---") && markdown.contains("| " + line));
        const QString latex = copied("latex");
        QVERIFY(latex.startsWith("\\begin{tabular}") && latex.contains("\\end{tabular}") &&
                latex.contains("$R^2$"));
    }

    void wholeReport()
    {
        ResultsPage* page = m_window->resultsPage();
        const QString folder = m_folder.filePath("report");
        page->writeReport(folder);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(folder + "/report.pdf"), 120000);
        const QByteArray html = contents(folder + "/report.html");
        QVERIFY(html.contains("first") && html.contains("data:image/svg"));
        QVERIFY2(html.contains("bert-mini-debian"), "the report states its base model");
        const auto results = nlohmann::json::parse(contents(folder + "/results.json").toStdString());
        QVERIFY(results.contains("provenance") || results.contains("study"));
        QVERIFY(contents(folder + "/report.pdf").startsWith("%PDF"));
        QVERIFY(QDir(folder + "/tables").entryList({"*.tex"}).size() >= 3);
        QVERIFY(QDir(folder + "/tables").entryList({"*.md"}).size() >= 3);
    }

    void duplicateTrainsOnlyWhatChanged()
    {
        StudyPage* page = m_window->studyPage();
        const std::size_t before = study()->rows().size();
        const auto copy = page->duplicate(m_folder.filePath("second"), "second");
        QVERIFY2(copy.has_value(), copy ? "" : copy.error().text().c_str());
        m_window->openPaths({*copy});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace().studies().size(), std::size_t{2}, 30000);
        QCOMPARE(m_window->workspace().current()->name(), QString("second"));
        QCOMPARE(m_window->workspace().current()->results().runs.size(), before);

        // A further number of repeats touches no run that is there.
        page->edit("/repeats", "3");
        QVERIFY2(!page->warning().isEmpty(), "while its plan is not known, a change may cost runs");
        QTRY_VERIFY_WITH_TIMEOUT(page->preview().plan() && page->preview().plan()->plan.runs.size() > before,
                                 30000);
        QCOMPARE(page->preview().plan()->finished, static_cast<int>(before));
        QVERIFY2(page->warning().isEmpty(), qPrintable(page->warning()));
        // Another rank makes the LoRA runs worthless, and says so before; full runs have no rank.
        page->edit("/lora/rank", "8");
        QTRY_VERIFY_WITH_TIMEOUT(page->preview().plan() && page->preview().plan()->lost > 0, 30000);
        QVERIFY(!page->warning().isEmpty());
        QVERIFY(page->preview().plan()->finished >= 6);
        QVERIFY(page->costText().contains(QString::number(page->preview().plan()->lost)));
        for (int i = 0; i < 2; ++i)
            m_window->context().actions.action("study.undo")->trigger();
        QVERIFY(!page->isChanged());
    }

    /// One file with the samples in it; unpacked, it is the same study in another folder.
    void packedAndUnpacked()
    {
        const auto studies = m_window->workspace().studies().size();
        StudyPage* page = m_window->studyPage();
        const std::size_t runs = m_window->workspace().current()->results().runs.size();
        const QString file = m_folder.filePath("sent.study.tar");
        QSignalSpy told(page, &StudyPage::told);
        QSignalSpy failed(page, &StudyPage::failed);
        page->pack(file, {.weights = false, .data = true});
        QTRY_VERIFY_WITH_TIMEOUT(told.size() == 1 || !failed.empty(), 60000);
        QVERIFY2(failed.empty(), failed.empty() ? "" : failed[0][0].value<base::Error>().text().c_str());
        QVERIFY(told[0][0].toString().contains("sent.study.tar"));
        QVERIFY(contents(file).contains(".jsonl.gz"));
        m_window->unpack(file, m_folder.filePath("received.study"));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace().studies().size(), studies + 1, 60000);
        QCOMPARE(m_window->workspace().current()->path(), m_folder.filePath("received.study"));
        QCOMPARE(m_window->workspace().current()->results().runs.size(), runs);
    }

private:
    StudyDocument* study() { return m_window->workspace().studies().front().get(); }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestEndToEnd)
#include "test_end_to_end.moc"
