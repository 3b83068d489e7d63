#include "analysis/Association.h"
#include "analysis/Regression.h"
#include "analysis/Statistics.h"

#include "base/RandomStream.h"

#include <QTest>
#include <cmath>

using namespace deltarank;
using namespace deltarank::analysis;

class StatisticsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactLine()
    {
        const std::vector<double> x{1, 2, 3, 5}, y{5, 7, 9, 13};
        const auto fit = fitLine(x, y);
        QCOMPARE(fit->slope, 2.0);
        QCOMPARE(fit->intercept, 3.0);
        QCOMPARE(fit->r2, 1.0);
        QCOMPARE(fit->p, 0.0);
        const FitLine line = toFitLine(*fit, x);
        QCOMPARE(line.xFrom, 1.0);
        QCOMPARE(line.xTo, 5.0);
        QCOMPARE(line.band.size(), std::size_t{33});
        QCOMPARE(line.band[0].low, 5.0);
    }
    void degenerate()
    {
        QVERIFY(!fitLine(std::vector<double>{}, std::vector<double>{}));
        QVERIFY(!fitLine(std::vector<double>{1}, std::vector<double>{1}));
        QVERIFY(!fitLine(std::vector<double>{0.3, 0.1 + 0.2},
                         std::vector<double>{1, 2})); // equal but for rounding
        QVERIFY(!fitLine(std::vector<double>{1, 2}, std::vector<double>{1}));
        QVERIFY(!fitLine(std::vector<double>{1, 2, std::nan("")}, std::vector<double>{1, 2, 3}));
        const auto two = fitLine(std::vector<double>{1, 2}, std::vector<double>{1, 3});
        QCOMPARE(two->slope, 2.0);
        QVERIFY(std::isnan(two->p));
        QVERIFY(std::isnan(two->bandAt(1).low));
        const auto flat = fitLine(std::vector<double>{1, 2, 3}, std::vector<double>{4, 4, 4});
        QCOMPARE(flat->slope, 0.0);
        QCOMPARE(flat->r2, 0.0);
        QCOMPARE(flat->p, 1.0);
        QVERIFY(!spearman(std::vector<double>{1, 1}, std::vector<double>{1, 2}));
        QVERIFY(!yorkLine(std::vector<double>{1, 2, 3}, std::vector<double>{1, 2, 3},
                          std::vector<double>{0, 1, 1}, std::vector<double>{1, 1, 1}));
        QVERIFY(!withinGroups(std::vector<Group>{{{1}, {2}}, {{3}, {4}}}));
        QVERIFY(!bootstrapSlope(std::vector<ConfigurationRuns>{{{1}, {2}}, {{3}, {4}}}, 1));
    }
    void oneRunHasNoInterval()
    {
        const std::vector<RunValues> one{{"a", {5, 6, 7}, 1}};
        for (IntervalKind kind : {IntervalKind::Run, IntervalKind::Published}) {
            const auto result = aggregate(one, kind);
            QCOMPARE(result->mean, 6.0);
            QVERIFY(!result->interval);
            QCOMPARE(result->undefined, 1);
        }
        QVERIFY(!aggregate(std::vector<RunValues>{{"a", {}, 12}}, IntervalKind::Run));
        // A run without any value does not count as a run
        const auto two = aggregate(std::vector<RunValues>{{"a", {1, 3}, 0}, {"b", {}, 2}}, IntervalKind::Run);
        QVERIFY(!two->interval);
        QCOMPARE(two->undefined, 2);
        QCOMPARE(two->runIds.size(), std::size_t{1});
    }
    void layersOfOneRunAreNotIndependent()
    {
        // Layers vary, runs agree: the run interval is a point, the published one is not.
        const std::vector<RunValues> runs{{"a", {1, 9}, 0}, {"b", {2, 8}, 0}, {"c", {4, 6}, 0}};
        QCOMPARE(aggregate(runs, IntervalKind::Run)->interval->low, 5.0);
        QVERIFY(aggregate(runs, IntervalKind::Published)->interval->low < 3.5);
    }
    void chance()
    {
        QCOMPARE(chanceCorrected(0.5, 2), 0.0);
        QCOMPARE(chanceCorrected(1, 7), 1.0);
        QVERIFY(std::abs(chanceCorrected(0.1, 10)) < 1e-15);
    }
    void bootstrapIsReproducibleAndHonest()
    {
        std::vector<ConfigurationRuns> configurations;
        base::RandomStream random({3, base::Purpose::Other, 0, 0, 0});
        for (int c = 0; c < 5; ++c) {
            ConfigurationRuns one;
            for (int i = 0; i < 8; ++i) {
                one.x.push_back(c + 0.01 * random.normal());
                one.y.push_back(2 * c + random.normal());
            }
            configurations.push_back(one);
        }
        const auto a = bootstrapSlope(configurations, 1), b = bootstrapSlope(configurations, 1);
        const auto other = bootstrapSlope(configurations, 2);
        QCOMPARE(a->interval.low, b->interval.low);
        QVERIFY(a->interval.low != other->interval.low);
        QVERIFY(a->interval.low < a->slope && a->slope < a->interval.high);
        QVERIFY(a->interval.low < 2 && 2 < a->interval.high);
    }
    void withinGroupsIgnoresWhatIsBetween()
    {
        // Between groups y falls with x, within them it rises by 3 for each 1.
        std::vector<Group> groups;
        for (int g = 0; g < 4; ++g)
            groups.push_back({{g + 0.0, g + 0.1, g + 0.2, g + 0.3},
                              {-5.0 * g, -5.0 * g + 0.3, -5.0 * g + 0.6, -5.0 * g + 0.9}});
        const auto within = withinGroups(groups);
        QVERIFY(std::abs(within->slope - 3) < 1e-9);
        QVERIFY(within->correlation > 0.999);
        QCOMPARE(within->groups, 4);
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "test_statistics.moc"
