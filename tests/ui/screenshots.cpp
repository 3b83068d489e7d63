// Fills a folder with a picture of every page in light and dark at two sizes: deltarank_screenshots MANIFEST
// FOLDER
#include "study/Presets.h"
#include "study/StudySpecJson.h"
#include "ui/Synthetic.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsPage.h"

#include <QApplication>
#include <QDir>
#include <QFile>
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

void prepare(MainWindow& window, const QString& page, const QString& open)
{
    if (open == "study")
        window.workspace().add("demo-text.study", withSettings(test::study()));
    else if (open == "unfinished")
        window.workspace().add("demo-text.study", withSettings(test::unfinishedStudy()));
    else if (open == "adapter")
        window.workspace().addAdapter(test::adapter());
    const std::pair<const char*, Place> places[] = {{"start", Place::Start},
                                                    {"study", Place::Study},
                                                    {"runs", Place::Runs},
                                                    {"results", Place::Results},
                                                    {"adapters", Place::Adapters}};
    for (const auto& [name, place] : places)
        if (page.startsWith(name))
            window.go(place);
    window.resultsPage()->rebuild();
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
    if (page == "help") {
        window.go(Place::Results);
        window.context().actions.action("help.page")->trigger();
    }
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
                prepare(window, words[0], words[1]);
                settle();
                const QString name = QString("%1-%2-%3.png")
                                         .arg(words[0])
                                         .arg(size.width())
                                         .arg(mode == ThemeMode::Dark ? "dark" : "light");
                if (!window.grab().save(folder.filePath(name))) {
                    std::fprintf(stderr, "%s cannot be written.\n", qPrintable(folder.filePath(name)));
                    return 1;
                }
                std::printf("%s\n", qPrintable(name));
            }
    }
    return 0;
}
