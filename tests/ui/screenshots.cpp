// Fills a folder with a picture of every page in light and dark at two sizes: deltarank_screenshots MANIFEST
// FOLDER
#include "study/Presets.h"
#include "study/StudySpecJson.h"
#include "ui/AdapterFiles.h"
#include "ui/Synthetic.h"
#include "ui/TrainableStudy.h"
#include "ui/frame/LabPanel.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/AdapterFolderView.h"
#include "ui/pages/AdaptersPage.h"
#include "ui/pages/ComparisonView.h"
#include "ui/pages/DatasetView.h"
#include "ui/pages/ExportFigureDialog.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/HeatMap.h"
#include "ui/pages/NewStudyDialog.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/StudyPage.h"
#include "ui/work/Background.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <cstdio>

using namespace deltarank;
using namespace deltarank::ui;

namespace {

/// Settings of a real preset, so that the study page has something to show.
StudyContents withSettings(StudyContents contents)
{
    if (const auto preset = study::loadPreset("demo-text"))
        if (const auto spec = study::studySpecFromJson(*preset))
            contents.results.settings = study::toJson(*spec);
    return contents;
}

QElapsedTimer startedTimer()
{
    QElapsedTimer timer;
    timer.start();
    return timer;
}

void wait(const std::function<bool()>& done)
{
    for (QElapsedTimer timer = startedTimer(); !done() && timer.elapsed() < 20000;)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
}

/// A study on disk with data that can be read, as the study page needs it.
void openDraft(MainWindow& window, const QString& folder, const QString& page)
{
    const QString path =
        test::makeStudy(folder, "demo-text", test::shortSpec(test::writeTexts(folder, 300), 200));
    window.workspace().open(path);
    wait([&window] { return window.workspace().current() != nullptr; });
    StudyPage* study = window.studyPage();
    study->showStep(page == "study-plan"    ? "sweeps"
                    : page == "study-task"  ? "task"
                    : page == "study-wrong" ? "training"
                                            : "data");
    wait([study] { return study->preview().plan().has_value(); });
    wait([study] { return !study->preview().isExamining() && study->dataset()->sampleCount() > 0; });
    if (page == "study-wrong") {
        study->edit("/train/batch_size", "0");
        study->edit("/train/full/learning_rate", "fast");
    }
}

/// Adapters as files, which comparing and the table of a folder need.
void openFiles(MainWindow& window, const QString& folder, const QString& page)
{
    const auto place = [&folder](const char* name) { return (folder + '/' + name).toStdString(); };
    const std::string paths[] = {
        test::writeAdapter(place("text-a"), test::madeAdapter(1, 6, 16, 64)),
        test::writeAdapter(place("text-b.h5"), test::madeAdapter(2, 6, 16, 64), "h5"),
        test::writeAdapter(place("text-c.safetensors"), test::madeAdapter(3, 6, 8, 64), "kohya")};
    if (page == "adapters-folder") {
        window.workspace().open(folder);
        AdapterFolderView* view = window.adaptersPage()->folderView();
        wait([view] { return !view->paths().isEmpty() && view->isComplete(); });
        return;
    }
    for (const std::string& path : {paths[0], paths[1]})
        window.workspace().open(QString::fromStdString(path));
    wait([&window] {
        const auto& adapters = window.workspace().adapters();
        return adapters.size() == 2 && adapters[0]->complete && adapters[1]->complete;
    });
    window.adaptersPage()->otherAdapter()->setCurrentIndex(1);
    ComparisonView* comparison = window.adaptersPage()->comparison();
    wait([comparison] { return !comparison->similarityMap(true)->data().cells.empty(); });
}

void prepare(MainWindow& window, const QString& page, const QString& open, const QString& folder)
{
    if (open == "study")
        window.workspace().add("demo-text.study", withSettings(test::study()));
    else if (open == "single") {
        test::StudyShape shape;
        shape.repeats = 1; // no intervals, and notes that say so
        window.workspace().add("demo-text.study", withSettings(test::study(shape)));
    } else if (open == "sample") {
        Q_EMIT window.lab()->sampleRequested();
        wait([&window] { return window.workspace().current() != nullptr; });
    } else if (open == "unfinished")
        window.workspace().add("demo-text.study", withSettings(test::unfinishedStudy()));
    else if (open == "adapter")
        window.workspace().addAdapter(test::adapter());
    else if (open == "adapters")
        openFiles(window, folder, page);
    else if (open == "draft")
        openDraft(window, folder, page);
    else if (open == "three")
        for (const char* name : {"sound-dogs", "sound-pets", "sound-arxiv"}) {
            test::StudyShape shape;
            shape.repeats = 3;
            shape.layers = name[6] == 'a' ? 12 : 6;
            StudyContents contents = test::study(shape);
            contents.results.name = name;
            window.workspace().add(QString("/made-up/%1.study").arg(name), withSettings(std::move(contents)));
        }
    const std::pair<const char*, Place> places[] = {{"start", Place::Start},
                                                    {"study", Place::Study},
                                                    {"runs", Place::Runs},
                                                    {"results", Place::Results},
                                                    {"adapters", Place::Adapters}};
    for (const auto& [name, place] : places)
        if (page.startsWith(name))
            window.go(place);
    window.resultsPage()->rebuild();
    if (page == "results-side") {
        window.resultsPage()->showBeside({"/made-up/sound-dogs.study", "/made-up/sound-pets.study"});
        window.resultsPage()->rebuild();
    }
    if (page == "lab") {
        window.go(Place::Results);
        window.context().actions.action("lab.show")->trigger();
        window.lab()->setStep(4);
    }
    if (page == "results-maximised")
        window.resultsPage()->grid()->setMaximised(1);
    if (page == "results-selection") {
        const auto& figure = window.resultsPage()->grid()->card(1)->view()->figure();
        QSet<QString> runs;
        if (!figure.series.empty() && !figure.series[0].points.empty())
            for (const std::string& id : figure.series[0].points[0].runIds)
                runs.insert(QString::fromStdString(id));
        window.resultsPage()->selectRuns(runs);
    }
    if (page == "adapters-layers" || page == "adapters-table")
        window.adaptersPage()->view()->tabs()->setCurrentIndex(page == "adapters-layers" ? 1 : 2);
    if (page == "help") {
        window.go(Place::Results);
        window.context().actions.action("help.page")->trigger();
    }
}

/// A dialog that belongs to the page, shown beside the window's picture in its place.
std::unique_ptr<QDialog> dialogOf(MainWindow& window, const QString& page)
{
    if (page == "start-new")
        return std::make_unique<NewStudyDialog>(
            window.context(), "demo-text",
            "A first look in minutes on real text: Debian package descriptions, told apart by section.",
            &window);
    if (page == "results-export")
        return std::make_unique<ExportFigureDialog>(
            window.context(), window.resultsPage()->grid()->card(1)->view()->figure(), "png", &window);
    return nullptr;
}

void settle()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s MANIFEST FOLDER\n", argv[0]);
        return 2;
    }
    QFile manifest(QString::fromLocal8Bit(argv[1]));
    if (!manifest.open(QIODevice::ReadOnly | QIODevice::Text)) {
        std::fprintf(stderr, "%s cannot be read.\n", argv[1]);
        return 1;
    }
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    if (!folder.mkpath(".")) {
        std::fprintf(stderr, "%s cannot be made.\n", argv[2]);
        return 1;
    }
    QTextStream lines(&manifest);
    while (!lines.atEnd()) {
        const QStringList words = lines.readLine().split(' ', Qt::SkipEmptyParts);
        if (words.size() != 2 || words[0].startsWith('#'))
            continue;
        for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)})
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                QTemporaryDir settings;
                MainWindow window(
                    std::make_unique<QSettings>(settings.filePath("s.ini"), QSettings::IniFormat));
                window.context().theme.setMode(mode);
                window.resize(size);
                window.show();
                settle();
                prepare(window, words[0], words[1], settings.path());
                settle();
                const QString name = QString("%1-%2-%3.png")
                                         .arg(words[0])
                                         .arg(size.width())
                                         .arg(mode == ThemeMode::Dark ? "dark" : "light");
                const std::unique_ptr<QDialog> dialog = dialogOf(window, words[0]);
                if (dialog) {
                    dialog->show();
                    settle();
                }
                QWidget& shown = dialog ? static_cast<QWidget&>(*dialog) : window;
                if (!shown.grab().save(folder.filePath(name))) {
                    std::fprintf(stderr, "%s cannot be written.\n", qPrintable(folder.filePath(name)));
                    return 1;
                }
                std::printf("%s\n", qPrintable(name));
            }
    }
    backgroundPool().waitForDone();
    return 0;
}
