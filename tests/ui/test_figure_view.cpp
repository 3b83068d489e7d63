// QCustomPlot's header needs the keywords that our other tests do without.
#undef QT_NO_KEYWORDS

#include "ui/base/Icons.h"
#include "ui/base/Theme.h"
#include "ui/base/Words.h"
#include "ui/figure/FigureCard.h"
#include "ui/figure/FigureLegend.h"
#include "ui/figure/FigureRange.h"
#include "ui/figure/FigureView.h"
#include "ui/figure/WrappedName.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
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

FigureLegend* legendOf(const FigureView& view)
{
    for (int i = 0; i < view.plot()->itemCount(); ++i)
        if (auto* legend = qobject_cast<FigureLegend*>(view.plot()->item(i)))
            return legend;
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

    void sharesEndAtOne()
    {
        analysis::Figure made;
        made.id = "shares";
        made.y.limits = analysis::Interval{0, 1};
        made.series.push_back({});
        for (const double y : {0.7, 0.9, 1.0}) {
            made.series[0].points.push_back({made.series[0].points.size() * 1.0, y});
            made.series[0].points.back().interval = analysis::Interval{y - 0.2, y + 0.2};
        }
        QCOMPARE(rangeOf(made, {}).y.high, 1.0);
        QVERIFY(rangeOf(made, {}).y.low < 0.5);
        AxisChoice log;
        log.y = analysis::AxisScale::Logarithmic;
        QCOMPARE(rangeOf(made, log).y.high, 1.0);

        // The mark on the end of the axis is whole, the interval behind it is not drawn on.
        made.series[0].points[2].interval.reset();
        FigureView view(*m_theme);
        view.resize(400, 300);
        view.setFigure(made);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.plot()->replot();
        const QImage picture = view.plot()->toPixmap(0, 0, 1).toImage();
        const QPoint at = place(view, 2, 1);
        const QColor ground = picture.pixelColor(at.x() + 12, at.y() - 3);
        QVERIFY(picture.pixelColor(at - QPoint(0, 2)) != ground);
        QCOMPARE(picture.pixelColor(place(view, 1, 1) - QPoint(0, 3)), ground);
    }

    void namesOfLinesStandAboveANarrowFigure()
    {
        FigureView view(*m_theme);
        analysis::Figure made = figure();
        made.series[0].name = "full fine-tuning of the model";
        view.resize(900, 360);
        view.setFigure(made);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(!legendOf(view));
        const int top = view.plot()->axisRect()->margins().top();
        view.resize(240, 360);
        QTRY_VERIFY(legendOf(view));
        QCOMPARE(legendOf(view)->entries().size(), std::size_t{2});
        QCOMPARE(legendOf(view)->entries()[0].line, Qt::DashLine); // the paper's, drawn first
        QVERIFY(legendOf(view)->entries()[1].mark.shape() == QCPScatterStyle::ssCircle);
        QVERIFY(view.plot()->axisRect()->margins().top() > top + 10);
        view.setZoom("5 6 10 12");
        QVERIFY2(legendOf(view), "also while a line's end is out of sight");
        view.resize(900, 360);
        QTRY_VERIFY(!legendOf(view));
    }

    void namesOfAxesBreak()
    {
        const QFontMetrics metrics(QApplication::font());
        const auto width = [&metrics](const QString& words) { return metrics.horizontalAdvance(words); };
        const QString unit = "energy of the first singular values (share)";
        QCOMPARE(wrappedName(unit, 10000, metrics), unit);
        QCOMPARE(wrappedName(unit, width("energy of the first singular values"), metrics),
                 QString("energy of the first singular values\n(share)"));
        const QString name = "best validation accuracy, full fine-tuning";
        const int room = std::max(width("best validation"), width("full fine-tuning"));
        QCOMPARE(wrappedName(name, room, metrics), QString("best validation\naccuracy,\nfull fine-tuning"));
        const QString cut = wrappedName(name + " of all " + name, room, metrics);
        QCOMPARE(cut.count('\n'), 2);
        QVERIFY(cut.endsWith(QChar(0x2026)));
        for (const QString& line : cut.split('\n'))
            QVERIFY(width(line) <= room);
        for (const int space : {0xA0, 0x202F})
            QVERIFY(!wrappedName(QString("95%1percent").arg(QChar(space)), width("percent"), metrics)
                         .contains('\n'));
    }

    void titleBeginsWithTheStudy()
    {
        const Icons icons(*m_theme);
        FigureCard card(*m_theme, icons);
        card.resize(600, 300);
        analysis::Figure made = figure();
        made.title = "Intrinsic rank and accuracy";
        made.panel = "sound-dogs";
        card.setFigure(made);
        QToolButton* title = nullptr;
        for (auto* button : card.findChildren<QToolButton*>())
            if (button->property("role") == "figureTitle")
                title = button;
        QVERIFY(title);
        QCOMPARE(title->text(), QString("sound-dogs · Intrinsic rank and accuracy"));
        card.resize(220, 300);
        card.setFigure(made);
        QVERIFY2(title->text().startsWith("sound-dogs"), qPrintable(title->text()));
        QVERIFY(title->toolTip().contains("sound-dogs · Intrinsic rank and accuracy"));
        made.panel = "a-study-with-a-very-long-name-that-ends-in-two";
        card.setFigure(made);
        QVERIFY2(title->text().startsWith("a-") && title->text().endsWith("o"), qPrintable(title->text()));
    }

    void numbersAreReadable()
    {
        QCOMPARE(readableOn("#38AE7D"), QColor("#1E1F21"));
        QCOMPARE(readableOn("#2C1250"), QColor("#FFFFFF"));
        QVERIFY(std::abs(contrast(Qt::white, Qt::black) - 21) < 1e-3);
        for (int hue = 0; hue < 360; hue += 15)
            for (int value = 0; value <= 255; value += 15) {
                const QColor ground = QColor::fromHsv(hue, 200, value);
                QVERIFY(contrast(ground, readableOn(ground)) >= 4);
            }
        QCOMPARE(number(-1.5), QString::fromUtf8("−1.5"));
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
