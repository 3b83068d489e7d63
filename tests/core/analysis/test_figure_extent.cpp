#include "analysis/FigureExtent.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace deltarank::analysis;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Points (i, ys[i]) with intervals of `half` on either side of y.
Figure figure(const std::vector<double>& ys, double half = 0)
{
    Figure made;
    made.series.push_back({});
    for (const double y : ys) {
        Point point;
        point.x = static_cast<double>(made.series[0].points.size());
        point.y = y;
        if (half > 0)
            point.interval = Interval{y - half, y + half};
        made.series[0].points.push_back(point);
    }
    return made;
}

} // namespace

class FigureExtentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void intervalsAreWhole()
    {
        QCOMPARE(extent(figure({2, 4, 6}, 3)).y.low, -1.0);
        QCOMPARE(extent(figure({2, 4, 6}, 3)).y.high, 9.0);
        // Also where they are much longer than the points are apart: that is what there is to see.
        QCOMPARE(extent(figure({5, 5.01, 5.02}, 2)).y.low, 3.0);
        QCOMPARE(extent(figure({5}, 2)).y.high, 7.0);
        Figure across = figure({2, 4});
        across.series[0].points[1].xInterval = Interval{-0.5, 2.5};
        QCOMPARE(extent(across).x.low, -0.5);
        QCOMPARE(extent(across).x.high, 2.5);
    }
    void oneEndlessIntervalFlattensNothing()
    {
        Figure made = figure({2, 4, 6}, 1);
        made.series[0].points[1].interval = Interval{-1000, 1000};
        QCOMPARE(extent(made).y.low, 2.0 - 2 * 4);
        QCOMPARE(extent(made).y.high, 6.0 + 2 * 4);
        // Of two intervals neither is the usual one: the shorter counts.
        made = figure({2, 4}, 0.5);
        made.series[0].points[1].interval = Interval{-1000, 1000};
        QCOMPARE(extent(made).y.low, 2.0 - 2 * 2);
        QCOMPARE(extent(made).y.high, 4.0 + 2 * 2);
    }
    void bandsCountUpToHalfTheHeight()
    {
        Figure made = figure({2, 4, 6});
        FitLine fit;
        fit.slope = 2;
        fit.intercept = 2;
        fit.xTo = 2;
        fit.band = {{0, 1.5, 2.5}, {1, 3.8, 4.2}, {2, 5.5, 6.5}};
        made.series[0].fit = fit;
        QCOMPARE(extent(made).y.low, 1.5);
        QCOMPARE(extent(made).y.high, 6.5);
        made.series[0].fit->band = {{0, -90, 90}, {2, -90, 90}};
        QCOMPARE(extent(made).y.low, 0.0);
        QCOMPARE(extent(made).y.high, 8.0);
    }
    void linesOfOthersAndNullBandsMayLeave()
    {
        Figure made = figure({2, 4, 6});
        OverlayLine line;
        line.slope = 100;
        line.xFrom = -50;
        line.xTo = 50;
        made.overlays.push_back(line);
        made.bands.push_back({"random", ColourRole::Band, {{0, 70, 80}}});
        QCOMPARE(extent(made).x.low, -1.0);
        QCOMPARE(extent(made).x.high, 3.0);
        QCOMPARE(extent(made).y.low, -2.0);
        QCOMPARE(extent(made).y.high, 10.0);
    }
    void limitsCutIntervalsButNoPoints()
    {
        Figure made = figure({0.7, 0.8, 0.95}, 0.2);
        QCOMPARE(extent(made).y.high, 1.15);
        made.y.limits = Interval{0, 1};
        QCOMPARE(extent(made).y.high, 1.0);
        QCOMPARE(extent(made).y.low, 0.5);
        made.series[0].points[0].y = 1.05;
        QCOMPARE(extent(made).y.high, 1.05);
        made = figure({1});
        made.y.limits = Interval{0, 1};
        QCOMPARE(extent(made).y.high, 1.0);
        QVERIFY(extent(made).y.low < 1);
    }
    void logarithmicAxes()
    {
        Figure made = figure({1, 10, 100});
        made.series[0].points[2].interval = Interval{-5, 1e30};
        const FigureExtent shown = extent(made, AxisScale::Linear, AxisScale::Logarithmic);
        QCOMPARE(shown.y.low, 1.0);
        QVERIFY2(std::isfinite(shown.y.high) && shown.y.high >= 100, "an end below 0 has no place there");
        QCOMPARE(extent(made, AxisScale::Logarithmic, AxisScale::Linear).x.low, 1.0);
    }
    void nothingAndNonsense()
    {
        QCOMPARE(extent(Figure{}).y.high, 1.0);
        const FigureExtent shown = extent(figure({undefined, 3, undefined}, 1));
        QCOMPARE(shown.y.low, 2.0);
        QCOMPARE(shown.y.high, 4.0);
        Figure hint = figure({3});
        hint.y.range = Interval{0, 5};
        QCOMPARE(extent(hint).y.low, 0.0);
        QCOMPARE(extent(hint).y.high, 5.0);
    }
};

QTEST_GUILESS_MAIN(FigureExtentTest)
#include "test_figure_extent.moc"
