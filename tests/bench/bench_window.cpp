// How quick the window is: start, redraw of all figures of 1,000 runs on a new threshold, a table of 10,000
// runs and a selection in it, and opening an adapter (bench_window FILE, such as the one that bench_adapter
// makes).
#include "ui/Synthetic.h"
#include "ui/base/Words.h"
#include "ui/figure/FigureView.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/AdaptersPage.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/RunsPage.h"
#include "ui/work/FigureSource.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <qcustomplot.h>

using namespace deltarank;
using namespace deltarank::ui;

namespace {

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void print(const char* what, std::vector<double> times, double limit)
{
    std::sort(times.begin(), times.end());
    std::printf("%-48s median %7.1f ms  worst %7.1f ms  limit %6.0f ms\n", what, times[times.size() / 2],
                times.back(), limit);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QTemporaryDir folder;
    QElapsedTimer timer;
    timer.start();
    MainWindow window(std::make_unique<QSettings>(folder.filePath("s.ini"), QSettings::IniFormat));
    window.resize(1280, 720);
    window.show();
    QCoreApplication::processEvents();
    window.grab();
    print("window visible", {milliseconds(timer)}, 1000);

    test::StudyShape shape;
    shape.repeats = 67; // 15 runs a repeat: 1,005 runs
    window.workspace().add("/made-up.study", test::study(shape));
    window.go(Place::Results);
    ResultsPage* page = window.resultsPage();
    page->rebuild();
    QCoreApplication::processEvents();
    for (int i = 0; i < FigureGrid::places; ++i) {
        const analysis::Figure& figure = page->grid()->card(i)->view()->figure();
        std::size_t marks = 0;
        for (const analysis::Series& series : figure.series)
            marks += series.points.size() + series.singleRuns.size();
        std::printf("figure %-20s %zu series, %zu points%s\n", figure.id.c_str(), figure.series.size(), marks,
                    figure.empty ? ", EMPTY" : "");
    }
    std::vector<double> redraws;
    for (int value = 600; value < 990; value += 13) {
        page->controls()->thresholdSlider()->setValue(value);
        timer.restart();
        page->rebuild();
        for (int i = 0; i < FigureGrid::places; ++i)
            page->grid()->card(i)->view()->plot()->replot(QCustomPlot::rpImmediateRefresh);
        redraws.push_back(milliseconds(timer));
        QCoreApplication::processEvents();
    }
    print("four figures of 1,005 runs, new threshold", redraws, 33);
    // Where that time goes.
    std::vector<double> data, drawing, painting;
    for (int value = 600; value < 990; value += 13) {
        page->controls()->thresholdSlider()->setValue(value);
        double parts[3] = {};
        for (int i = 0; i < FigureGrid::places; ++i) {
            FigureView* view = page->grid()->card(i)->view();
            timer.restart();
            const auto figure = page->source()->figure(text(view->figure().id), page->controls()->settings());
            parts[0] += milliseconds(timer);
            timer.restart();
            view->setFigure(figure);
            parts[1] += milliseconds(timer);
            timer.restart();
            view->plot()->replot(QCustomPlot::rpImmediateRefresh);
            parts[2] += milliseconds(timer);
        }
        data.push_back(parts[0]);
        drawing.push_back(parts[1]);
        painting.push_back(parts[2]);
        QCoreApplication::processEvents();
    }
    print("  of it: the numbers", data, 33);
    print("  of it: the plot's objects", drawing, 33);
    print("  of it: painting", painting, 33);

    test::StudyShape large;
    large.repeats = 667;
    large.layers = 1;
    large.rank = 4;
    timer.restart();
    window.workspace().add("/large.study", test::study(large));
    window.go(Place::Runs);
    QCoreApplication::processEvents();
    print("table of 10,005 runs, opened", {milliseconds(timer)}, 1000);
    QScrollBar* bar = window.runsPage()->table()->verticalScrollBar();
    std::vector<double> scrolls;
    for (int i = 0; i < 100; ++i) {
        timer.restart();
        bar->setValue(bar->maximum() * i / 100);
        window.runsPage()->table()->viewport()->repaint();
        scrolls.push_back(milliseconds(timer));
    }
    print("table of 10,005 runs, one scroll step", scrolls, 16);
    // Every second run and the others in turn: the most stretches that a selection can have.
    QSet<QString> halves[2];
    const auto& rows = window.workspace().current()->rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
        halves[i % 2].insert(rows[i].id);
    std::vector<double> selections;
    for (int i = 0; i < 10; ++i) {
        timer.restart();
        window.resultsPage()->selectRuns(halves[i % 2]);
        window.runsPage()->table()->viewport()->repaint();
        selections.push_back(milliseconds(timer));
        QCoreApplication::processEvents();
    }
    print("table of 10,005 runs, every second one selected", selections, 50);
    std::vector<double> arrivals;
    for (int i = 0; i < 5; ++i) {
        StudyContents next = test::study(large);
        arrange(next);
        timer.restart();
        window.workspace().current()->setContents(std::move(next));
        arrivals.push_back(milliseconds(timer));
        QCoreApplication::processEvents();
    }
    print("table of 10,005 runs, another one finished", arrivals, 50);
    if (argc > 1) {
        // How long the event loop is away while matrices come in.
        std::vector<double> gaps;
        QElapsedTimer gap;
        bool shown = false;
        QTimer ticks;
        QObject::connect(&ticks, &QTimer::timeout, [&] {
            gaps.push_back(milliseconds(gap));
            gap.restart();
        });
        ticks.setInterval(0);
        QObject::connect(&window.workspace(), &Workspace::opened, [&] { shown = true; });
        timer.restart();
        gap.start();
        ticks.start();
        window.workspace().open(QString::fromLocal8Bit(argv[1]));
        while (!shown && timer.elapsed() < 60000)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        print("adapter, opened and measured", {milliseconds(timer)}, 15000);
        print("adapter, event loop away while it is measured", gaps, 50);
        std::vector<double> slides;
        for (int value = 600; value < 990; value += 13) {
            timer.restart();
            window.adaptersPage()->thresholdSlider()->setValue(value);
            window.adaptersPage()->repaint();
            slides.push_back(milliseconds(timer));
            QCoreApplication::processEvents();
        }
        print("adapter, new threshold", slides, 33);
    }
    return 0;
}
