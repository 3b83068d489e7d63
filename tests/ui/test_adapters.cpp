#undef QT_NO_KEYWORDS
#include "Golden.h"
#include "SampleRun.h"
#include "base/Files.h"
#include "spectrum/Measures.h"
#include "study/ReaderClient.h"
#include "study/RunFile.h"
#include "study/Store.h"
#include "ui/AdapterFiles.h"
#include "ui/Synthetic.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/MessageBar.h"
#include "ui/models/MatrixTableModel.h"
#include "ui/pages/AdapterFolderView.h"
#include "ui/pages/AdaptersPage.h"
#include "ui/pages/ComparisonView.h"
#include "ui/pages/HeatMap.h"
#include "ui/pages/RankAdvisorDialog.h"
#include "ui/pages/SaveAdapterDialog.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFloat16>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <qcustomplot.h>

using namespace deltarank;
using namespace deltarank::ui;

/// Adapters as files, opened in the window: what is shown, compared and written.
class TestAdapters : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;

    AdaptersPage* page() const { return m_window->adaptersPage(); }
    Workspace& workspace() const { return m_window->workspace(); }
    std::string write(const char* name, std::uint64_t seed, const char* format = "peft", int rank = 8) const
    {
        return test::writeAdapter(m_folder->filePath(name).toStdString(), test::madeAdapter(seed, 3, rank),
                                  format);
    }
    /// Opens a file and waits until all of it is measured.
    bool open(const std::string& path)
    {
        QSignalSpy opened(&workspace(), &Workspace::opened);
        workspace().open(QString::fromStdString(path));
        return QTest::qWaitFor([&] { return !opened.isEmpty(); }, 30000);
    }

private slots:
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
        m_folder.reset();
    }

    void matricesShowAsTheyFinish()
    {
        const std::string path = write("large", 1, "peft", 8);
        QVERIFY(!path.empty());
        QList<int> measured;
        connect(&workspace(), &Workspace::adapterOpened, this,
                [&] { measured << workspace().adapters().back()->measuredCount(); });
        QVERIFY(open(path));
        QCOMPARE(measured.value(0, -1), 0); // names first
        const AdapterContents& contents = *workspace().adapters()[0];
        QVERIFY(contents.complete);
        QCOMPARE(contents.measuredCount(), 6);
        const adapter::Adapter made = test::madeAdapter(1);
        for (std::size_t i = 0; i < contents.matrices.size(); ++i) {
            QCOMPARE(contents.matrices[i].values.size(), std::size_t{8});
            QCOMPARE(contents.matrices[i].modulePath, made.matrices[i].modulePath);
        }
        QCOMPARE(page()->heatMap()->data().cells.size(), std::size_t{6});
        QVERIFY(page()->heatMap()->data().cells[0].value);
        page()->view()->tabs()->setCurrentIndex(1);
        QVERIFY(page()->view()->layerCard()->view()->figure().series.size() == 2);
    }

    void goldenAdaptersOnScreen_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        for (const char* model : {"bert-tiny-random", "vit-tiny-random"})
            for (const char* name : {"adapter", "adapter-rslora", "adapter-patterns"})
                for (const char* format : {"peft", "kohya", "h5"})
                    QTest::addRow("%s %s %s", model, name, format) << model << name << format;
    }
    /// The stated numbers, on screen, of each golden adapter and of the files made from it.
    void goldenAdaptersOnScreen()
    {
        QFETCH(QString, model);
        QFETCH(QString, name);
        QFETCH(QString, format);
        std::string path = goldenFile((model + '/' + name).toStdString());
        if (format != "peft") {
            study::ReaderClient reader;
            const auto source = study::openAdapter(path, reader);
            QVERIFY(source.has_value());
            path = m_folder->filePath(format == "h5" ? "made.h5" : "made.safetensors").toStdString();
            QVERIFY(saveAdapter(**source, {std::nullopt, format, QString::fromStdString(path)}).has_value());
        }
        QVERIFY(open(path));
        const auto text = base::readFile(goldenFile((model + "/adapter_expected.json").toStdString()));
        const auto modules = nlohmann::json::parse(*text).at(name.toStdString()).at("modules");
        QTableView* table = page()->view()->matrixTable();
        QCOMPARE(table->model()->rowCount(), static_cast<int>(modules.size()));
        const auto& contents = *workspace().adapters()[0];
        for (const int tenths : {900, 950, 990}) {
            page()->thresholdSlider()->setValue(tenths);
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const MatrixSpectrum& matrix = contents.matrices[static_cast<std::size_t>(row)];
                const auto& expected =
                    modules.at("layer." + std::to_string(matrix.layer) + "." + matrix.kind);
                const auto cell = [&](int column) {
                    return table->model()->index(row, column).data(MatrixTableModel::SortRole).toDouble();
                };
                const char* threshold = tenths == 900 ? "0.9" : tenths == 950 ? "0.95" : "0.99";
                QCOMPARE(cell(MatrixTableModel::Cutoff), expected.at("cutoff").at(threshold).get<double>());
                QCOMPARE(cell(MatrixTableModel::Rank), expected.at("r").get<double>());
                QVERIFY(std::abs(cell(MatrixTableModel::Frobenius) / expected.at("frobenius").get<double>() -
                                 1) < 1e-5);
            }
        }
    }

    void rankAdvisorMakesTheVerifyingStudy()
    {
        const analysis::ResultsTable table(test::study().results);
        analysis::AnalysisSettings settings;
        RankAdvisorDialog dialog(m_window->context(), m_folder->filePath("x.study"), table, settings,
                                 m_window.get());
        QVERIFY(dialog.advice().has_value());
        QVERIFY2(dialog.sentence().contains(QString::number(dialog.advice()->rank)),
                 qPrintable(dialog.sentence()));
        QVERIFY(dialog.evidence().rowCount() > 0);
        QVERIFY(!dialog.makeVerification()); // there is no such study
        study::StudySpec spec;
        spec.name = "x";
        spec.model.path = "tiny";
        spec.dataset.source = "debian-sections";
        study::Sweep sweep;
        sweep.name = dialog.advice()->sweep;
        sweep.over = "classes";
        sweep.values = {2, 4};
        spec.sweeps = {sweep};
        auto store = study::Store::create(m_folder->filePath("x.study").toStdString(), spec);
        QVERIFY(store.has_value());
        study::Plan plan;
        plan.sizes = {{sweep.name, 300, 100}};
        QVERIFY(store->fixPlan(plan).has_value());
        const auto made = dialog.makeVerification();
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        const auto verify = study::Store::open(made->toStdString());
        QVERIFY2(verify.has_value(), verify ? "" : verify.error().text().c_str());
        QCOMPARE(verify->spec().lora.rank, dialog.advice()->rank);
        QCOMPARE(verify->spec().task.trainSize, 300);
    }

    /// A run of a study has its spectra and, where they were kept, A and B to work with.
    void runOfAStudy()
    {
        auto run = tests::sampleRun();
        const std::string path = m_folder->filePath("run.h5").toStdString();
        QVERIFY(study::writeRunFile(path, run));
        QVERIFY(open(path));
        const auto contents = workspace().adapters()[0];
        QCOMPARE(contents->matrices.size(), run.spectra.size());
        QVERIFY(contents->source);
        QVERIFY(m_window->context().actions.action("adapters.truncate")->isEnabled());
        run.adapter.matrices.clear();
        const std::string bare = m_folder->filePath("bare.h5").toStdString();
        QVERIFY(study::writeRunFile(bare, run));
        QVERIFY(open(bare));
        QCOMPARE(workspace().adapters()[1]->matrices.size(), run.spectra.size());
        QVERIFY(!workspace().adapters()[1]->source);
        QVERIFY(!m_window->context().actions.action("adapters.truncate")->isEnabled());
        // Comparing says what is missing.
        QSignalSpy failed(page(), &AdaptersPage::failed);
        page()->otherAdapter()->setCurrentIndex(1);
        QTRY_COMPARE(failed.count(), 1);
    }

    void closingWhileItIsRead()
    {
        const std::string path = write("closed", 1);
        connect(&workspace(), &Workspace::adapterOpened, this, [&](int index) {
            QMetaObject::invokeMethod(
                &workspace(), [this, index] { workspace().closeAdapter(index); }, Qt::QueuedConnection);
        });
        QSignalSpy busy(&workspace(), &Workspace::busyChanged);
        workspace().open(QString::fromStdString(path));
        QTRY_VERIFY_WITH_TIMEOUT(!busy.isEmpty() && busy.last()[0].toString().isEmpty(), 30000);
        QTRY_VERIFY(workspace().adapters().empty());
    }

    void tableSortsCopiesAndExports()
    {
        QVERIFY(open(write("a", 1)));
        QTableView* table = page()->view()->matrixTable();
        const QAbstractItemModelTester tester(table->model());
        QCOMPARE(table->model()->rowCount(), 6);
        table->sortByColumn(MatrixTableModel::Cutoff, Qt::DescendingOrder);
        double before = 1e9;
        for (int row = 0; row < 6; ++row) {
            const double here = table->model()
                                    ->index(row, MatrixTableModel::Cutoff)
                                    .data(MatrixTableModel::SortRole)
                                    .toDouble();
            QVERIFY(here <= before);
            before = here;
        }
        table->sortByColumn(-1, Qt::AscendingOrder);
        const double cutoff =
            table->model()->index(0, MatrixTableModel::Cutoff).data(MatrixTableModel::SortRole).toDouble();
        const double unused =
            table->model()->index(0, MatrixTableModel::Unused).data(MatrixTableModel::SortRole).toDouble();
        QCOMPARE(cutoff + unused, 8.0);
        table->selectAll();
        page()->view()->tabs()->setCurrentIndex(2);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), 7);
        QVERIFY(page()->writeTable(m_folder->filePath("t.csv")));
        const std::string csv = *base::readFile(m_folder->filePath("t.csv").toStdString());
        QVERIFY(csv.starts_with("kind,layer,rank,cutoff,unused,"));
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), 7);
        QVERIFY(csv.find("query,0,8,") != std::string::npos);
    }

    void heatMapAsAFile()
    {
        QVERIFY(open(write("a", 1)));
        const std::pair<const char*, const char*> formats[] = {
            {"png", "\x89PNG"}, {"svg", "<?xml"}, {"pdf", "%PDF-"}, {"csv", "row,column,value"}};
        for (const auto& [format, start] : formats) {
            const QString path = m_folder->filePath(QString("map.") + format);
            QVERIFY2(page()->heatMap()->write(format, path).has_value(), format);
            const std::string bytes = *base::readFile(path.toStdString());
            QVERIFY2(bytes.starts_with(start), format);
            QVERIFY(bytes.size() > 150);
        }
        QCOMPARE(page()->heatMap()->csv().count("\r\n"), 7);
        QVERIFY(!page()->heatMap()->write("png", "/proc/none/map.png").has_value());
    }

    void valuesUnderTheMouse()
    {
        QVERIFY(open(write("a", 1)));
        HeatMap* map = page()->heatMap();
        QSignalSpy chosen(map, &HeatMap::chosenChanged);
        QTest::mouseMove(map, QPoint(map->width() / 2, 10));
        // From the top, right of the names: a cell of the first kind.
        for (int y = 5; y < map->height() && chosen.isEmpty(); y += 10)
            for (int x = 0; x < map->width() && chosen.isEmpty(); x += 20)
                QTest::mouseClick(map, Qt::LeftButton, {}, QPoint(x, y));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(page()->spectrumCard()->view()->figure().series.size(), std::size_t{1});
    }

    void thresholdLineIsDragged()
    {
        QVERIFY(open(write("a", 1)));
        QCOMPARE(page()->thresholdSlider()->value(), 950);
        FigureView* view = page()->energyCard()->view();
        QCustomPlot* plot = view->plot();
        plot->replot();
        const auto at = [&](double share) {
            return QPoint(plot->axisRect()->center().x(), qRound(plot->yAxis->coordToPixel(share)));
        };
        const auto value = *page()->heatMap()->data().cells[0].value;
        QTest::mousePress(plot, Qt::LeftButton, {}, at(0.95));
        QTest::mouseMove(plot, at(0.7));
        QTest::mouseRelease(plot, Qt::LeftButton, {}, at(0.7));
        QVERIFY2(std::abs(page()->thresholdSlider()->value() - 700) < 15,
                 qPrintable(QString::number(page()->thresholdSlider()->value())));
        QVERIFY(*page()->heatMap()->data().cells[0].value < value);
        QVERIFY(!view->isZoomed()); // the line moved, not the picture
    }

    void spectraLinearAndNormalised()
    {
        QVERIFY(open(write("a", 1)));
        AdapterView::Choice choice;
        choice.normalised = true;
        choice.logarithmic = false;
        page()->view()->setChoice(choice);
        const FigureView* view = page()->spectrumCard()->view();
        QCOMPARE(view->figure().series[0].points[0].y, 1.0);
        QVERIFY(view->axisChoice().y == analysis::AxisScale::Linear);
    }

    void comparesTwo()
    {
        QVERIFY(open(write("first", 1)));
        QVERIFY(open(write("second", 2)));
        QCOMPARE(page()->otherAdapter()->count(), 2);
        page()->otherAdapter()->setCurrentIndex(1);
        ComparisonView* comparison = page()->comparison();
        QTRY_VERIFY_WITH_TIMEOUT(comparison->isReady(), 30000);
        QCOMPARE(comparison->differenceMap()->data().cells.size(), std::size_t{6});
        QVERIFY(comparison->differenceMap()->data().diverging);
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(*comparison->differenceMap()->data().cells[i].value,
                     *comparison->secondMap()->data().cells[i].value -
                         *comparison->firstMap()->data().cells[i].value);
        QVERIFY(comparison->firstMap()->data().range == comparison->secondMap()->data().range);
        QTRY_COMPARE(comparison->similarityMap(false)->data().cells.size(), std::size_t{64});
        QVERIFY(!comparison->angleCard()->view()->figure().isEmpty());
        comparison->quantity()->setCurrentIndex(1); // distance
        QVERIFY(*comparison->differenceMap()->data().cells[0].value > 0);
        QCOMPARE(comparison->table()->model()->rowCount(), 6);
        QCOMPARE(comparison->csv().count("\r\n"), 7);
        page()->otherAdapter()->setCurrentIndex(0);
        QVERIFY(!comparison->isVisible());
    }

    void anAdapterWithItselfIsTheSame()
    {
        const std::string peft = write("one", 1);
        QVERIFY(open(peft));
        QVERIFY(open(write("two.h5", 1, "h5")));
        page()->otherAdapter()->setCurrentIndex(1);
        ComparisonView* comparison = page()->comparison();
        QTRY_VERIFY_WITH_TIMEOUT(comparison->isReady(), 30000);
        for (const auto& cell : comparison->differenceMap()->data().cells)
            QCOMPARE(*cell.value, 0.0);
        QTRY_VERIFY(!comparison->similarityMap(true)->data().cells.empty());
        for (const auto& cell : comparison->similarityMap(true)->data().cells)
            QVERIFY(std::abs(*cell.value - 1) < 1e-6 || cell.row != cell.column);
    }

    void truncatesAndSaves()
    {
        QVERIFY(open(write("a", 1)));
        const auto contents = workspace().adapters()[0];
        SaveAdapterDialog dialog(m_window->context(), contents, contents->path,
                                 SaveAdapterDialog::Keep::Energy, 0.95, m_window.get());
        QVERIFY2(dialog.problem().isEmpty(), qPrintable(dialog.problem()));
        QVERIFY(dialog.prediction().contains('%'));
        dialog.setRank(3);
        QVERIFY2(dialog.prediction().contains("3"), qPrintable(dialog.prediction()));
        dialog.setFormat("h5");
        QVERIFY(dialog.request().target.endsWith(".h5"));
        dialog.setTarget(contents->path);
        QVERIFY(!dialog.problem().isEmpty()); // exists
        dialog.setTarget(m_folder->filePath("small.h5"));
        const auto preview = previewTruncation(*contents, *dialog.request().truncate);
        QVERIFY(preview.has_value());
        page()->save(dialog.request(), false);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->messages()->message().contains("small.h5"), 30000);
        study::ReaderClient reader;
        const auto small = study::openAdapter(m_folder->filePath("small.h5").toStdString(), reader);
        QVERIFY(small.has_value());
        double error = 0, norm = 0;
        const adapter::Adapter made = test::madeAdapter(1);
        for (std::size_t i = 0; i < 6; ++i) {
            const auto matrix = (*small)->load(i);
            QCOMPARE(matrix->rank, 3);
            const Eigen::MatrixXd whole = made.matrices[i].scaling * made.matrices[i].b.cast<double>() *
                                          made.matrices[i].a.cast<double>();
            const Eigen::MatrixXd cut = matrix->scaling * matrix->b.cast<double>() * matrix->a.cast<double>();
            error += (whole - cut).squaredNorm();
            norm += whole.squaredNorm();
        }
        QVERIFY(std::abs(std::sqrt(error / norm) - preview->relativeError) < 1e-5);
    }

    void aFolderOfMany()
    {
        QDir(m_folder->path()).mkdir("many");
        QVERIFY(!write("many/a", 1).empty());
        QVERIFY(!write("many/b.safetensors", 2, "kohya").empty());
        QVERIFY(!write("many/c.h5", 3, "h5", 5).empty());
        workspace().open(m_folder->filePath("many"));
        AdapterFolderView* view = page()->folderView();
        QTRY_VERIFY_WITH_TIMEOUT(view->paths().size() == 3 && view->isComplete(), 30000);
        QVERIFY(view->isVisible());
        const QAbstractItemModel* model = view->table()->model();
        QCOMPARE(model->index(2, 0).data().toString(), QString("c.h5"));
        QCOMPARE(model->index(2, 3).data().toString(), QString("5"));
        QVERIFY(model->index(0, 5).data().toString().toDouble() > 0);
        SaveRequest request;
        request.truncate = adapter::TruncateTo{std::nullopt, 2};
        request.target = m_folder->filePath("small");
        page()->save(request, true);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->messages()->message().contains("3"), 30000);
        for (const char* made : {"small/a/adapter_config.json", "small/b.safetensors", "small/c.h5"})
            QVERIFY2(QFileInfo::exists(m_folder->filePath(made)), made);
        QVERIFY(open(m_folder->filePath("small/b.safetensors").toStdString()));
        QCOMPARE(workspace().adapters().back()->matrices[0].rank, 2);
        QVERIFY(!view->isVisible());
        page()->folderButton()->click();
        QVERIFY(view->isVisible());
        // A folder without any says so.
        QDir(m_folder->path()).mkdir("none");
        QSignalSpy failed(page(), &AdaptersPage::failed);
        workspace().open(m_folder->filePath("none"));
        QTRY_COMPARE(failed.count(), 1);
    }
};

QTEST_MAIN(TestAdapters)
#include "test_adapters.moc"
