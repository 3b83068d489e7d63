// QCustomPlot's header needs the keywords that our other tests do without.
#undef QT_NO_KEYWORDS

#include "ui/base/Theme.h"
#include "ui/figure/FigureRange.h"
#include "ui/figure/FigureView.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <qcustomplot.h>

using namespace deltarank;
using namespace deltarank::ui;

namespace {

analysis::Figure figure()
{
    analysis::Figure made;
    made.id = "test";
    made.title = "Test";
    made.x.label = "classes";
    made.y.label = "rank";
    analysis::Series series;
    series.name = "query";
    series.role = analysis::ColourRole::Query;
    for (int i = 0; i < 5; ++i) {
        analysis::Point point{8.0 - i, 10.0 + i}; // not in order of x
        point.interval = analysis::Interval{point.y - 1 - i, point.y + 2 + i};
        point.runIds = {"run" + std::to_string(i)};
        point.n = 4;
        series.points.push_back(point);
        series.singleRuns.push_back({8.0 - i, 9.5 + i});
    }
    series.fit = analysis::FitLine{-1, 18, 1, 0.1, 0.1, 0.01, 5, 4, 8, {{4, 13, 15}, {8, 9, 11}}};
    made.series.push_back(series);
    made.overlays.push_back({"paper, query", "paper", analysis::ColourRole::Paper, 0, 12, 0.9, 4, 8});
    made.bands.push_back({"random", analysis::ColourRole::Band, {{0, 11, 12}}});
    return made;
}

QCPGraph* named(QCustomPlot* plot, const QString& name)
{
    for (int i = 0; i < plot->graphCount(); ++i)
        if (plot->graph(i)->name() == name)
            return plot->graph(i);
    return nullptr;
}

QPoint place(const FigureView& view, double x, double y)
{
    return {qRound(view.plot()->xAxis->coordToPixel(x)), qRound(view.plot()->yAxis->coordToPixel(y))};
}

/// Whatever the platform does with a cursor.
void move(const FigureView& view, const QPoint& to, Qt::MouseButtons buttons = Qt::NoButton,
          Qt::KeyboardModifiers keys = Qt::NoModifier)
{
    QMouseEvent event(QEvent::MouseMove, QPointF(to), QPointF(view.plot()->mapToGlobal(to)), Qt::NoButton,
                      buttons, keys);
    QApplication::sendEvent(view.plot(), &event);
}

} // namespace

class TestFigureView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }

    void mapsDataToGraphs()
    {
        FigureView view(*m_theme);
        view.resize(500, 360);
        view.setFigure(figure());
        QCPGraph* means = named(view.plot(), "query");
        QVERIFY(means);
        QCOMPARE(means->dataCount(), 5);
        // Graphs sort by x; y must have come along.
        for (int i = 0; i < 5; ++i) {
            const auto at = means->data()->at(i);
            QCOMPARE(at->value, 18.0 - at->key);
        }
        QCPGraph* fit = named(view.plot(), "fit");
        QVERIFY(fit);
        QCOMPARE(fit->data()->constBegin()->value, 14.0);
        QVERIFY(named(view.plot(), "runs"));
        QVERIFY(named(view.plot(), "overlay"));
        QVERIFY(named(view.plot(), "band"));
    }

    void intervalsFollowTheirPoints()
    {
        FigureView view(*m_theme);
        view.setFigure(figure());
        QCPErrorBars* errors = nullptr;
        for (int i = 0; i < view.plot()->plottableCount(); ++i)
            if (auto* found = qobject_cast<QCPErrorBars*>(view.plot()->plottable(i)))
                errors = found;
        QVERIFY(errors);
        // The point with the smallest x is the last one given: i = 4.
        QCOMPARE(errors->data()->first().errorMinus, 5.0);
        QCOMPARE(errors->data()->first().errorPlus, 6.0);
    }

    void rangesHoldAllPoints()
    {
        const FigureRange range = rangeOf(figure(), {});
        QVERIFY(range.x.low <= 4 && range.x.high >= 8);
        QVERIFY(range.y.low <= 9 && range.y.high >= 16);
        AxisChoice log;
        log.x = log.y = analysis::AxisScale::Logarithmic;
        analysis::Figure zero = figure();
        zero.series[0].points[0].x = 0; // has no place on a logarithmic axis
        QVERIFY(rangeOf(zero, log).x.low > 0);
        analysis::Figure one;
        one.series.push_back({});
        one.series[0].points.push_back({3, 3});
        QVERIFY(rangeOf(one, {}).x.high > rangeOf(one, {}).x.low);
        one.series[0].points[0].y = NAN;
        QVERIFY(std::isfinite(rangeOf(one, {}).y.high));
    }

    void emptyFigureSaysWhyAndOffers()
    {
        FigureView view(*m_theme);
        analysis::Figure empty;
        empty.id = "e";
        empty.empty = analysis::EmptyText{"There are no runs.", "Run the study", "run-study"};
        view.setFigure(empty);
        QSignalSpy spy(&view, &FigureView::suggestionClicked);
        auto* button = view.findChild<QPushButton*>();
        QVERIFY(button && button->isEnabled());
        button->click();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.first().first().toString(), QString("run-study"));
    }

    void keyboardWalksOverPointsAndOpensThem()
    {
        FigureView view(*m_theme);
        view.resize(500, 360);
        view.setFigure(figure());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy hovered(&view, &FigureView::runsHovered);
        QSignalSpy clicked(&view, &FigureView::runsClicked);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(hovered.count(), 2);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.first().first().toStringList(), QStringList{"run1"});
    }

    void clickOnAPointOpensItsRuns()
    {
        FigureView view(*m_theme);
        view.resize(500, 360);
        view.setFigure(figure());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.plot()->replot();
        QSignalSpy clicked(&view, &FigureView::runsClicked);
        const QPoint at(qRound(view.plot()->xAxis->coordToPixel(6)),
                        qRound(view.plot()->yAxis->coordToPixel(12)));
        QTest::mouseClick(view.plot(), Qt::LeftButton, {}, at);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.first().first().toStringList(), QStringList{"run2"});
    }

    void singleRunsAreHoveredAndClicked()
    {
        FigureView view(*m_theme);
        view.resize(500, 360);
        analysis::Figure made = figure();
        made.series[0].singleRuns.push_back({5, 10});
        made.series[0].singleRuns.back().runIds = {"alone"};
        view.setFigure(made);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.plot()->replot();
        QSignalSpy clicked(&view, &FigureView::runsClicked);
        QSignalSpy hovered(&view, &FigureView::runsHovered);
        move(view, place(view, 5, 10));
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.first().first().value<QSet<QString>>(), QSet<QString>{"alone"});
        QTest::mouseClick(view.plot(), Qt::LeftButton, {}, place(view, 5, 10));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.first().first().toStringList(), QStringList{"alone"});
        QVERIFY(named(view.plot(), "marked runs"));
        view.setSelectedRuns({"alone", "no such run"});
        move(view, QPoint(1, 1));
        QCOMPARE(named(view.plot(), "marked runs")->dataCount(), 1);
        view.setSelectedRuns({});
        QVERIFY(!named(view.plot(), "marked runs"));
    }

    void rubberBandIsNoZoom()
    {
        FigureView view(*m_theme);
        view.resize(500, 360);
        view.setFigure(figure());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.plot()->replot();
        QSignalSpy selected(&view, &FigureView::runsSelected);
        const QPoint from = place(view, 5, 13) - QPoint(12, 12);
        const QPoint to = place(view, 5, 13) + QPoint(12, 12);
        QTest::mousePress(view.plot(), Qt::LeftButton, Qt::ShiftModifier, from);
        move(view, to - QPoint(4, 4), Qt::LeftButton, Qt::ShiftModifier);
        move(view, to, Qt::LeftButton, Qt::ShiftModifier);
        QTest::mouseRelease(view.plot(), Qt::LeftButton, Qt::ShiftModifier, to);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.first().first().value<QSet<QString>>(), QSet<QString>{"run3"});
        QVERIFY(!view.isZoomed());
        QTest::mousePress(view.plot(), Qt::LeftButton, {}, from);
        move(view, to, Qt::LeftButton);
        QTest::mouseRelease(view.plot(), Qt::LeftButton, {}, to);
        QVERIFY2(view.isZoomed(), "dragging pans");
    }

    void hoverOutlivesNewNumbersAndEndsWithTheMouse()
    {
        FigureView view(*m_theme);
        view.resize(500, 360);
        view.setFigure(figure());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.plot()->replot();
        QSignalSpy hovered(&view, &FigureView::runsHovered);
        move(view, place(view, 6, 12));
        QCOMPARE(hovered.count(), 1);
        analysis::Figure next = figure();
        next.series[0].points[2].y = 12.2;
        view.setFigure(next);
        QCOMPARE(hovered.count(), 1);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view.plot(), &leave);
        QCOMPARE(hovered.count(), 2);
        QVERIFY(hovered.last().first().value<QSet<QString>>().isEmpty());

        // A point that is gone takes its rings along.
        move(view, place(view, 6, 12.2));
        QCOMPARE(hovered.count(), 3);
        next.series[0].points.resize(2);
        view.setFigure(next);
        QCOMPARE(hovered.count(), 4);
        QVERIFY(hovered.last().first().value<QSet<QString>>().isEmpty());
    }

    void zoomSurvivesNewNumbers()
    {
        FigureView view(*m_theme);
        view.resize(500, 360);
        view.setFigure(figure());
        view.setZoom("5 6 10 12");
        analysis::Figure next = figure();
        next.series[0].points[0].y = 30;
        view.setFigure(next);
        QCOMPARE(view.plot()->xAxis->range().upper, 6.0);
        view.resetView();
        QVERIFY(view.plot()->yAxis->range().upper >= 30);
        view.setZoom("garbage");
        QVERIFY(!view.isZoomed());
    }

    void themeChangesColours()
    {
        m_theme->setMode(ThemeMode::Light);
        const QColor light = m_theme->colour(analysis::ColourRole::Value);
        m_theme->setMode(ThemeMode::Dark);
        QVERIFY(m_theme->isDark());
        QVERIFY(light != m_theme->colour(analysis::ColourRole::Value));
        FigureView view(*m_theme);
        view.setFigure(figure());
        QCOMPARE(named(view.plot(), "query")->scatterStyle().brush().color(),
                 m_theme->colour(analysis::ColourRole::Query));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestFigureView)
#include "test_figure_view.moc"
