#include "Matrices.h"
#include "spectrum/Measures.h"
#include "spectrum/SingularValues.h"
#include "spectrum/SpectrumTable.h"

#include <QTest>
#include <cmath>

using namespace deltarank::spectrum;

namespace {
std::vector<float> decaying(std::size_t count, std::uint64_t seed)
{
    auto random = matrices::stream(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(std::exp(2 * random.normal()));
    std::sort(values.rbegin(), values.rend());
    return values;
}
std::vector<float> times(std::vector<float> values, float factor)
{
    for (float& value : values)
        value *= factor;
    return values;
}
} // namespace

class MeasuresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        const std::vector<float> v{4, 2, 1, 1}; // Σ = 8, Σσ² = 22, Σσ⁴ = 274
        QCOMPARE(*stableRank(v), 22.0 / 16.0);
        QCOMPARE(*participationRatio(v), 22.0 * 22.0 / 274.0);
        QVERIFY(qFuzzyCompare(*nuclearOverFrobenius(v), 8.0 / std::sqrt(22.0)));
        // p = 1/2, 1/4, 1/8, 1/8: entropy 1.75 ln 2
        QVERIFY(qFuzzyCompare(*effectiveRank(v), std::pow(2.0, 1.75)));
        // ascending 1 1 2 4: (−3·1 − 1·1 + 1·2 + 3·4) / (4·8)
        QVERIFY(qFuzzyCompare(*gini(v), 10.0 / 32.0));
        // chord from 4 to 1 over three steps: 3 and 2 at the inner points, distances 1 and 1: the first one
        QCOMPARE(*elbow(v), 2);
        QVERIFY(qFuzzyCompare(frobeniusNorm(v), std::sqrt(22.0)));
        QCOMPARE(nuclearNorm(v), 8.0);
        QCOMPARE(numericalRank(std::vector<float>{1, 1e-3f, 1e-6f, 1e-9f}, 100), 2);
        QCOMPARE(*energyCutoff(v, 0.7), 1); // 16/22 = 0.727
        QCOMPARE(*energyCutoff(v, 0.95), 3);
    }
    void extremes()
    {
        const std::vector<float> flat(10, 3.0f), one{7, 0, 0, 0};
        for (auto* f : {&stableRank, &effectiveRank, &participationRatio}) {
            QVERIFY(qFuzzyCompare(*(*f)(flat), 10.0));
            QVERIFY(qFuzzyCompare(*(*f)(one), 1.0));
        }
        QCOMPARE(*gini(flat), 0.0);
        QCOMPARE(*gini(one), 0.75);
        QVERIFY(!elbow(flat));
        QCOMPARE(*elbow(one), 2);
        QVERIFY(!elbow(std::vector<float>{2, 1}));
    }
    void zeroHasNoValue()
    {
        for (const std::vector<float>& v : {std::vector<float>{0, 0, 0}, std::vector<float>{}})
            for (Measure which : allMeasures()) {
                const auto value = measure(which, v, 0.95);
                if (which == Measure::Frobenius || which == Measure::Nuclear ||
                    which == Measure::NumericalRank)
                    QCOMPARE(value.value_or(-1), 0.0);
                else
                    QVERIFY2(!value, id(which));
            }
    }
    void scalingLeavesThemAlone()
    {
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            const auto v = decaying(12, seed);
            for (float factor : {0x1p-100f, 0x1p100f, 8.0f})
                for (Measure which : allMeasures()) {
                    const double before = *measure(which, v, 0.9),
                                 after = *measure(which, times(v, factor), 0.9);
                    if (which == Measure::Frobenius || which == Measure::Nuclear)
                        QVERIFY(qFuzzyCompare(after, before * static_cast<double>(factor)));
                    else
                        QCOMPARE(after, before); // powers of two: the same bits
                }
        }
    }
    /// ΔW turned by orthogonal matrices on either side has the same spectrum, so the same measures.
    void rotationLeavesThemAlone()
    {
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const auto a = matrices::gaussian(7, 40, seed), b = matrices::gaussian(30, 7, seed + 50);
            const matrices::RowMatrix left = matrices::orthonormal(30, 30, seed + 1).cast<float>();
            const matrices::RowMatrix right = matrices::orthonormal(40, 40, seed + 2).cast<float>();
            const matrices::RowMatrix turnedA = a * right, turnedB = left * b;
            const auto before = narrow(*singularValues(LowRankProduct{a, b, 2}));
            const auto after = narrow(*singularValues(LowRankProduct{turnedA, turnedB, 2}));
            for (Measure which : allMeasures())
                for (double threshold : {0.5, 0.9, 0.95}) {
                    const double one = *measure(which, before, threshold, 40),
                                 two = *measure(which, after, threshold, 40);
                    QVERIFY2(std::abs(one - two) <= 1e-5 * one, id(which));
                }
        }
    }
    void thresholdIsMonotone()
    {
        const auto v = decaying(40, 3);
        int before = 0;
        for (double t = 0; t < 1; t += 0.001) {
            const int j = *energyCutoff(v, t);
            QVERIFY(j >= before);
            before = j;
        }
        QCOMPARE(*energyCutoff(v, 0), 1);
        QCOMPARE(*energyCutoff(v, std::nextafter(1.0, 0.0)) <= 40, true);
    }
    void ordersOfMeasures()
    {
        // stable rank <= participation-like counts <= rank, for any spectrum
        for (std::uint64_t seed = 1; seed < 50; ++seed) {
            const auto v = decaying(20, seed);
            const double stable = *stableRank(v), pr = *participationRatio(v), effective = *effectiveRank(v);
            QVERIFY(stable >= 1 && stable <= pr + 1e-9);
            QVERIFY(pr <= effective + 1e-9);
            QVERIFY(effective <= 20 + 1e-9);
            const double ratio = *nuclearOverFrobenius(v);
            QVERIFY(ratio * ratio <= 20 + 1e-9);
        }
    }
    void names()
    {
        for (Measure which : allMeasures())
            QCOMPARE(static_cast<int>(*measureFromId(id(which))), static_cast<int>(which));
        QVERIFY(!measureFromId("cutoff"));
        QCOMPARE(label(Measure::EnergyCutoff, 0.95), std::string("intrinsic rank at 95% energy"));
        QCOMPARE(label(Measure::EnergyCutoff, 0.975), std::string("intrinsic rank at 97.5% energy"));
    }

    void tableEqualsTheFunctions()
    {
        SpectrumTable table;
        std::vector<std::vector<float>> rows{{}, {0, 0}, {5}, {3, 1}, {1, 1, 1, 1}};
        for (std::uint64_t seed = 0; seed < 60; ++seed)
            rows.push_back(decaying(1 + seed, seed + 1));
        for (std::size_t length : {64u, 1u, 7u, 0u}) // many of one length: found several at a time
            for (std::uint64_t seed = 0; seed < 21; ++seed)
                rows.push_back(decaying(length, 100 + seed));
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(table.add(rows[i]), i);
        QCOMPARE(table.size(), rows.size());
        std::vector<std::int32_t> cutoffs(rows.size());
        for (double t : {0.0, 0.5, 0.9, 0.95, 0.99, 0.999999}) {
            table.cutoffs(t, cutoffs);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                QCOMPARE(cutoffs[i], energyCutoff(rows[i], t).value_or(0));
                for (Measure which : allMeasures()) {
                    const auto here = table.value(i, which, t), there = measure(which, rows[i], t);
                    QCOMPARE(here.has_value(), there.has_value());
                    if (here)
                        QVERIFY(std::abs(*here - *there) <= 1e-6 * std::abs(*there));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(MeasuresTest)
#include "test_measures.moc"
