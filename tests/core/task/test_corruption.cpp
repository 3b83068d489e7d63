#include "task/Corruption.h"

#include "FakeDataset.h"
#include "task/MakeTask.h"
#include "task/TaskReport.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace deltarank;
using namespace deltarank::task;

namespace {

Task corruptedTask(CorruptionMode mode, double share, int n = 5, int repeat = 0)
{
    static const auto dataset = FakeDataset::withCounts(std::vector<int>(12, 700));
    TaskSpec spec;
    spec.seed = 4;
    spec.sweep = "corruption";
    spec.classCount = n;
    spec.repeat = repeat;
    spec.trainSize = 1000;
    spec.validationSize = 100;
    spec.corruptionMode = mode;
    spec.corruption = share;
    return makeTask(dataset, spec).value();
}

const std::vector<CorruptionMode> modes{CorruptionMode::Shuffle, CorruptionMode::Swap,
                                        CorruptionMode::Uniform};

} // namespace

/// Label noise does what its name says, to the chosen share and nothing else.
class CorruptionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void chosenShareIsExactAndTheRestIsClean()
    {
        for (const auto mode : modes)
            for (const double share : {0.0, 0.05, 0.3, 0.5, 1.0}) {
                const auto task = corruptedTask(mode, share);
                QCOMPARE(std::count(task.corrupted.begin(), task.corrupted.end(), 1),
                         static_cast<std::ptrdiff_t>(std::lround(share * 1000)));
                for (std::size_t i = 0; i < task.trainLabels.size(); ++i)
                    if (!task.corrupted[i])
                        QCOMPARE(task.trainLabels[i], task.trainCleanLabels[i]);
            }
    }
    void validationStaysClean()
    {
        for (const auto mode : modes) {
            const auto clean = corruptedTask(mode, 0);
            const auto all = corruptedTask(mode, 1);
            QCOMPARE(clean.validationSamples, all.validationSamples);
            QCOMPARE(clean.validationLabels, all.validationLabels);
        }
    }
    void shufflePermutesTheChosenLabels()
    {
        for (int repeat = 0; repeat < 20; ++repeat) {
            const auto task = corruptedTask(CorruptionMode::Shuffle, 0.4, 5, repeat);
            std::multiset<int> before, after;
            for (std::size_t i = 0; i < task.trainLabels.size(); ++i)
                if (task.corrupted[i]) {
                    before.insert(task.trainCleanLabels[i]);
                    after.insert(task.trainLabels[i]);
                }
            QVERIFY(before == after);
            // A label meets its own class again in about one of five cases.
            QVERIFY(std::abs(task.mislabelledShare() - 0.4 * 0.8) < 0.06);
        }
    }
    void swapIsOneDerangement()
    {
        for (int n : {2, 3, 12})
            for (int repeat = 0; repeat < 20; ++repeat) {
                const auto task = corruptedTask(CorruptionMode::Swap, 0.5, n, repeat);
                std::vector<int> target(static_cast<std::size_t>(n), -1);
                for (std::size_t i = 0; i < task.trainLabels.size(); ++i)
                    if (task.corrupted[i]) {
                        auto& to = target[static_cast<std::size_t>(task.trainCleanLabels[i])];
                        QVERIFY(to == -1 || to == task.trainLabels[i]);
                        to = task.trainLabels[i];
                        QVERIFY(to != task.trainCleanLabels[i]);
                    }
                std::sort(target.begin(), target.end());
                for (int c = 0; c < n; ++c)
                    QCOMPARE(target[static_cast<std::size_t>(c)], c);
                QCOMPARE(task.mislabelledShare(), 0.5);
            }
    }
    void swapOfEverythingOnlyRenames()
    {
        const auto task = corruptedTask(CorruptionMode::Swap, 1.0);
        std::set<std::pair<int, int>> pairs;
        for (std::size_t i = 0; i < task.trainLabels.size(); ++i)
            pairs.emplace(task.trainCleanLabels[i], task.trainLabels[i]);
        QCOMPARE(pairs.size(), std::size_t{5});
    }
    void uniformDrawsEveryClass()
    {
        const auto task = corruptedTask(CorruptionMode::Uniform, 1.0);
        std::vector<int> counts(5);
        for (const int label : task.trainLabels)
            ++counts[static_cast<std::size_t>(label)];
        for (const int count : counts) // 200 expected, standard deviation 12.6
            QVERIFY(count > 140 && count < 260);
        QVERIFY(std::abs(task.mislabelledShare() - 0.8) < 0.06);
    }
    void smallerSharesAreNested()
    {
        const auto less = corruptedTask(CorruptionMode::Shuffle, 0.25);
        const auto more = corruptedTask(CorruptionMode::Shuffle, 0.75);
        QCOMPARE(less.trainSamples, more.trainSamples);
        for (std::size_t i = 0; i < less.corrupted.size(); ++i)
            QVERIFY(!less.corrupted[i] || more.corrupted[i]);
    }
    void reportCounts()
    {
        const auto report = describeTask(corruptedTask(CorruptionMode::Swap, 0.5), 192, 32);
        QCOMPARE(report.classes, 5);
        QCOMPARE(report.trainSize, std::size_t{1000});
        QCOMPARE(report.validationSize, std::size_t{100});
        QCOMPARE(report.perClass, std::vector<std::size_t>(5, 200));
        QCOMPARE(report.mislabelledShare, 0.5);
        QCOMPARE(report.chosenShare, 0.5);
        QCOMPARE(report.timesSeen, 6.0); // 32 batches make a pass
        QCOMPARE(stepsFor(1000, 6, 32), std::int64_t{192});
        QCOMPARE(stepsFor(1000, 0.5, 32), std::int64_t{16});
        QVERIFY(text(report).find("50.0% are wrong") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CorruptionTest)
#include "test_corruption.moc"
