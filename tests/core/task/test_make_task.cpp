#include "task/MakeTask.h"

#include "FakeDataset.h"
#include "base/Hash.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace deltarank;
using namespace deltarank::task;

namespace {

/// Everything a task says, sample numbers replaced by ids.
std::string digest(const data::Dataset& dataset, const Task& task)
{
    base::Sha256 hash;
    for (const auto& name : task.classNames)
        hash.addField(name);
    const auto add = [&](const std::vector<std::uint32_t>& samples, const std::vector<int>& labels) {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            hash.addField(dataset.samples()[samples[i]].id);
            hash.addNumber(static_cast<std::uint64_t>(labels[i]));
        }
    };
    add(task.trainSamples, task.trainLabels);
    add(task.validationSamples, task.validationLabels);
    add(task.testSamples, task.testLabels);
    for (const auto chosen : task.corrupted)
        hash.addNumber(chosen);
    return hash.hex();
}

std::vector<std::size_t> perClass(const std::vector<int>& labels, int classes)
{
    std::vector<std::size_t> counts(static_cast<std::size_t>(classes));
    for (const int label : labels)
        ++counts[static_cast<std::size_t>(label)];
    return counts;
}

const std::vector<int> manyCounts{400, 120, 300, 80, 500, 60, 90, 1000, 200, 150, 70, 640};

TaskSpec smallSpec()
{
    TaskSpec spec;
    spec.seed = 17;
    spec.sweep = "classes";
    spec.classCount = 4;
    spec.trainSize = 200;
    spec.validationSize = 24;
    return spec;
}

} // namespace

/// Tasks: the same everywhere for the same spec, balanced, of the promised size, and refused in plain words.
class MakeTaskTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownDigest()
    {
        // Fixed for good: a change here changes the data of every study made so far.
        const auto dataset = FakeDataset::withCounts(manyCounts);
        auto spec = smallSpec();
        spec.corruption = 0.5;
        QCOMPARE(QString::fromStdString(digest(dataset, makeTask(dataset, spec).value())),
                 QString("82e6c90db9cfba8b86201f432bc39b730848b844dbe8f68173cff5aa5876db64"));
    }
    void sameSpecSameTaskInAnyOrder()
    {
        const auto dataset = FakeDataset::withCounts(manyCounts);
        const auto other = dataset.reordered(2);
        std::vector<TaskSpec> specs;
        for (int n : {2, 4, 8})
            for (int repeat : {0, 1, 2})
                for (double p : {0.0, 0.5}) {
                    auto spec = smallSpec();
                    spec.classCount = n;
                    spec.trainSize = 100;
                    spec.validationSize = 10;
                    spec.repeat = repeat;
                    spec.corruption = p;
                    specs.push_back(spec);
                }
        std::vector<std::string> forward;
        for (const auto& spec : specs)
            forward.push_back(digest(dataset, makeTask(dataset, spec).value()));
        for (std::size_t i = specs.size(); i-- > 0;)
            QCOMPARE(digest(other, makeTask(other, specs[i]).value()), forward[i]);
        QCOMPARE(std::set<std::string>(forward.begin(), forward.end()).size(), forward.size());
    }
    void reducedCopyGivesTheSameTask()
    {
        // What a snapshot promises: only the samples that were used, with their parts.
        const auto dataset = FakeDataset::withCounts(manyCounts);
        std::vector<TaskSpec> specs;
        for (int n : {2, 5})
            for (int repeat : {0, 1}) {
                auto spec = smallSpec();
                spec.classCount = n;
                spec.repeat = repeat;
                spec.trainSize = 90;
                spec.validationSize = 12;
                spec.corruption = 0.3;
                specs.push_back(spec);
            }
        std::map<std::uint32_t, data::Part> used;
        for (const auto& spec : specs) {
            const auto task = makeTask(dataset, spec).value();
            for (auto i : task.trainSamples)
                used[i] = data::Part::Train;
            for (auto i : task.validationSamples)
                used[i] = data::Part::Validation;
        }
        FakeDataset reduced = FakeDataset::withCounts(std::vector<int>(manyCounts.size(), 0));
        for (const auto& [index, part] : used) {
            const auto& sample = dataset.samples()[index];
            reduced.add(sample.id, sample.label, part);
        }
        QVERIFY(reduced.size() < dataset.size() / 2);
        for (const auto& spec : specs)
            QCOMPARE(digest(reduced, makeTask(reduced, spec).value()),
                     digest(dataset, makeTask(dataset, spec).value()));
    }
    void strictSizeAndBalance()
    {
        const auto dataset = FakeDataset::withCounts(manyCounts);
        for (int repeat = 0; repeat < 40; ++repeat)
            for (int n : {2, 4, 8, 12}) {
                auto spec = smallSpec();
                spec.classCount = n;
                spec.repeat = repeat;
                spec.trainSize = 130;
                spec.validationSize = 24;
                const auto task = makeTask(dataset, spec).value();
                QCOMPARE(task.trainSamples.size(), std::size_t{130});
                QCOMPARE(task.validationSamples.size(), std::size_t{24});
                QCOMPARE(task.classCount(), n);
                std::set<std::uint32_t> all(task.trainSamples.begin(), task.trainSamples.end());
                all.insert(task.validationSamples.begin(), task.validationSamples.end());
                QCOMPARE(all.size(), std::size_t{154});
                QVERIFY(std::is_sorted(task.classes.begin(), task.classes.end()));
                for (std::size_t i = 0; i < task.trainSamples.size(); ++i)
                    QCOMPARE(task.classes[static_cast<std::size_t>(task.trainLabels[i])],
                             dataset.samples()[task.trainSamples[i]].label);
                // Water-filling: a class below the largest quota minus one has nothing more to give.
                const auto counts = perClass(task.trainCleanLabels, n);
                const auto largest = *std::max_element(counts.begin(), counts.end());
                for (std::size_t c = 0; c < counts.size(); ++c) {
                    const int pool = manyCounts[static_cast<std::size_t>(task.classes[c])];
                    const int training = pool - static_cast<int>(std::lround(0.15 * pool));
                    QVERIFY(counts[c] + 1 >= largest || static_cast<int>(counts[c]) == training);
                }
            }
    }
    void testPartIsCappedUnderStrict()
    {
        // Judging a run should not take longer than training it: at most four test samples a validation
        // sample.
        auto dataset = FakeDataset::withCounts(manyCounts);
        for (int c = 0; c < static_cast<int>(manyCounts.size()); ++c)
            for (int i = 0; i < 100; ++i)
                dataset.add(numbered("t", c) + numbered("-", i), c, data::Part::Test);
        auto spec = smallSpec();
        spec.trainSize = 100;
        const auto capped = makeTask(dataset, spec).value();
        QCOMPARE(capped.testSamples.size(), std::size_t{96});
        QCOMPARE(capped.testLabels.size(), std::size_t{96});
        spec.validationSize = 0; // no number given: the whole test part
        auto whole = makeTask(dataset, spec).value().testSamples;
        QCOMPARE(whole.size(), std::size_t{400});
        std::sort(whole.begin(), whole.end());
        for (const auto sample : capped.testSamples)
            QVERIFY(std::binary_search(whole.begin(), whole.end(), sample));
        spec.validationSize = 24;
        spec.size = SizeRule::Published; // the paper's way knows no cap
        QCOMPARE(makeTask(dataset, spec).value().testSamples.size(), std::size_t{400});
    }
    void subsetsBelowTheSizeAreNotDrawn()
    {
        const auto dataset = FakeDataset::withCounts({20, 20, 20, 20, 20, 20, 200, 300});
        auto spec = smallSpec();
        spec.classCount = 2;
        spec.trainSize = 150; // needs one of the two large classes
        spec.validationSize = 0;
        std::set<int> seen;
        for (spec.repeat = 0; spec.repeat < 50; ++spec.repeat) {
            const auto task = makeTask(dataset, spec).value();
            QVERIFY(task.classes[0] >= 6 || task.classes[1] >= 6);
            seen.insert(task.classes.begin(), task.classes.end());
        }
        QCOMPARE(seen.size(), std::size_t{8});
    }
    void onlyOneSubsetFits()
    {
        std::vector<int> counts(100, 20);
        counts[31] = 100;
        counts[77] = 90;
        const auto dataset = FakeDataset::withCounts(counts);
        auto spec = smallSpec();
        spec.classCount = 2;
        spec.trainSize = 161; // 85 + 76 (77 or 76 after rounding): only these two
        spec.validationSize = 0;
        const auto task = makeTask(dataset, spec).value();
        QCOMPARE(task.classes, (std::vector<int>{31, 77}));
    }
    void tooLargeIsRefusedWithNames()
    {
        const auto dataset = FakeDataset::withCounts({100, 40, 60});
        auto spec = smallSpec();
        spec.classCount = 3;
        spec.trainSize = 1000;
        const auto error = makeTask(dataset, spec).error();
        QCOMPARE(error.where, std::string("task.trainSize"));
        QVERIFY(error.message.find("1000") != std::string::npos);
        QVERIFY(error.message.find("170") != std::string::npos);
        QVERIFY(error.message.find("'class 1'") != std::string::npos);
        QVERIFY(error.message.find("34") != std::string::npos);
    }
    void publishedRule()
    {
        const auto dataset = FakeDataset::withCounts({100, 40, 60, 80});
        const auto partition = makePartition(dataset, 17, 0.15).value();
        auto spec = smallSpec();
        spec.size = SizeRule::Published;
        // Training counts 85, 34, 51, 68.
        spec.trainSize = publishedTotal(partition, 2, spec).value();
        QCOMPARE(spec.trainSize, 34 + 51);
        spec.validationSize = 0;
        spec.classCount = 2;
        spec.subset = SubsetRule::Fixed;
        spec.fixedClasses = {"class 1", "class 0"};
        auto task = makeTask(dataset, spec).value();
        QCOMPARE(perClass(task.trainCleanLabels, 2), (std::vector<std::size_t>{34, 42}));
        QCOMPARE(task.validationSamples.size(), std::size_t{7}); // 10% of 76
        QCOMPARE(task.classNames[0], std::string("class 1"));
        spec.classCount = 4;
        spec.subset = SubsetRule::Random;
        task = makeTask(dataset, spec).value();
        QCOMPARE(perClass(task.trainCleanLabels, 4), (std::vector<std::size_t>{21, 21, 21, 21}));
        QVERIFY(!publishedTotal(partition, 5, spec));
        spec.trainSize = 3;
        QVERIFY(!makeTask(dataset, spec));
    }
    void pairedAndIndependentDraws()
    {
        const auto dataset = FakeDataset::withCounts(manyCounts);
        auto spec = smallSpec();
        spec.classCount = 6;
        std::set<std::vector<int>> subsets;
        for (spec.draw = 0; spec.draw < 10; ++spec.draw)
            subsets.insert(makeTask(dataset, spec).value().classes);
        QVERIFY(subsets.size() > 5);
        // The corruption of a run does not change its subset nor its samples.
        spec.draw = 0;
        const auto clean = makeTask(dataset, spec).value();
        spec.corruption = 0.75;
        const auto corrupted = makeTask(dataset, spec).value();
        QCOMPARE(clean.trainSamples, corrupted.trainSamples);
        QCOMPARE(clean.validationSamples, corrupted.validationSamples);
        QVERIFY(clean.trainLabels != corrupted.trainLabels);
    }
    void trainingSetsAreNested()
    {
        const auto dataset = FakeDataset::withCounts(manyCounts);
        auto spec = smallSpec();
        spec.sweep = "size";
        spec.subset = SubsetRule::Fixed;
        spec.fixedClasses = {"class 0", "class 4", "class 7", "class 11"};
        std::set<std::uint32_t> smaller;
        for (spec.trainSize = 50; spec.trainSize <= 800; spec.trainSize *= 2) {
            const auto task = makeTask(dataset, spec).value();
            const std::set<std::uint32_t> now(task.trainSamples.begin(), task.trainSamples.end());
            QVERIFY(std::includes(now.begin(), now.end(), smaller.begin(), smaller.end()));
            smaller = now;
        }
    }
    void everyClassIsDrawnEquallyOften()
    {
        const auto dataset = FakeDataset::withCounts(std::vector<int>(10, 20));
        auto spec = smallSpec();
        spec.classCount = 3;
        spec.trainSize = 30;
        spec.validationSize = 0;
        std::vector<int> drawn(10);
        for (spec.repeat = 0; spec.repeat < 1000; ++spec.repeat) {
            const auto task = makeTask(dataset, spec).value();
            for (const int label : task.classes)
                ++drawn[static_cast<std::size_t>(label)];
        }
        for (const int count : drawn) // 300 expected, standard deviation 14.5
            QVERIFY2(count > 230 && count < 370, qPrintable(QString::number(count)));
    }
    void mergedLabelsKeepTheSamples()
    {
        const auto dataset = FakeDataset::withCounts(manyCounts);
        auto spec = smallSpec();
        spec.classCount = 8;
        const auto fine = makeTask(dataset, spec).value();
        for (std::size_t i = 0; i < manyCounts.size(); ++i)
            spec.mergedTo.push_back(i % 2 ? "odd" : "even");
        const auto coarse = makeTask(dataset, spec).value();
        QCOMPARE(coarse.trainSamples, fine.trainSamples);
        QCOMPARE(coarse.classCount(), 2);
        for (std::size_t i = 0; i < coarse.trainSamples.size(); ++i)
            QCOMPARE(
                coarse.classNames[static_cast<std::size_t>(coarse.trainLabels[i])],
                spec.mergedTo[static_cast<std::size_t>(dataset.samples()[coarse.trainSamples[i]].label)]);
        // Two classes of one merged label are never drawn.
        spec.classCount = 2;
        spec.trainSize = 40;
        spec.validationSize = 0;
        for (spec.repeat = 0; spec.repeat < 30; ++spec.repeat)
            QCOMPARE(makeTask(dataset, spec).value().classCount(), 2);
        spec.mergedTo.assign(manyCounts.size(), "all");
        QCOMPARE(makeTask(dataset, spec).error().where, std::string("task.mergedTo"));
        spec.mergedTo.pop_back();
        QVERIFY(makeTask(dataset, spec).error().code == base::ErrorCode::Mismatch);
    }
    void largestSizeFitsEverySubset()
    {
        const auto dataset = FakeDataset::withCounts(manyCounts);
        auto spec = smallSpec();
        const auto size = largestStrictSize(dataset, {2, 4, 8}, spec).value();
        QCOMPARE(size.train, 51 + 59); // classes of 60 and 70 samples, 9 and 11 of them for validation
        QCOMPARE(size.validation, 9 + 11);
        spec.trainSize = size.train;
        spec.validationSize = size.validation;
        spec.classCount = 2;
        spec.subset = SubsetRule::Fixed;
        spec.fixedClasses = {"class 5", "class 10"};
        QVERIFY(makeTask(dataset, spec).has_value());
        ++spec.trainSize;
        QVERIFY(!makeTask(dataset, spec));
        spec.fixedClasses = {"class 0", "class 7"};
        QCOMPARE(largestStrictSize(dataset, {2}, spec).value().train, 340 + 850);
        spec.subset = SubsetRule::Random;
        spec.minimumPerClass = 100;
        QCOMPARE(largestStrictSize(dataset, {2}, spec).value().train, 102 + 127);
        QVERIFY(!largestStrictSize(dataset, {2, 99}, spec));
        QVERIFY(!largestStrictSize(dataset, {}, spec));
    }
    void nearestAndFarthest()
    {
        // Classes 0, 1, 2 close together, the rest far apart.
        const auto dataset = FakeDataset::withCounts(std::vector<int>(6, 40));
        ClassEmbeddings plane{2, {0, 0, 1, 0, 0, 1, 50, 0, 0, 120, 300, 300}};
        auto spec = smallSpec();
        spec.classCount = 3;
        spec.trainSize = 60;
        spec.validationSize = 6;
        spec.subset = SubsetRule::Nearest;
        QCOMPARE(makeTask(dataset, spec, &plane).value().classes, (std::vector<int>{0, 1, 2}));
        spec.subset = SubsetRule::Farthest;
        QCOMPARE(makeTask(dataset, spec, &plane).value().classes, (std::vector<int>{0, 4, 5}));
        QVERIFY(!makeTask(dataset, spec));
        plane.means.pop_back();
        QVERIFY(!makeTask(dataset, spec, &plane));
    }
    void nearestOfAllSubsets()
    {
        // Against every subset, on random points.
        const auto dataset = FakeDataset::withCounts(std::vector<int>(9, 40));
        auto spec = smallSpec();
        spec.classCount = 4;
        spec.trainSize = 60;
        spec.validationSize = 6;
        for (std::uint32_t trial = 0; trial < 20; ++trial) {
            base::RandomStream stream({3, base::Purpose::Other, trial, 0, 0});
            ClassEmbeddings embeddings{2, {}};
            for (int i = 0; i < 18; ++i)
                embeddings.means.push_back(static_cast<float>(stream.normal()));
            const auto spread = [&](const std::vector<int>& classes) {
                double sum = 0;
                for (const int a : classes)
                    for (const int b : classes)
                        sum += std::hypot(embeddings.means[2 * static_cast<std::size_t>(a)] -
                                              embeddings.means[2 * static_cast<std::size_t>(b)],
                                          embeddings.means[2 * static_cast<std::size_t>(a) + 1] -
                                              embeddings.means[2 * static_cast<std::size_t>(b) + 1]);
                return sum;
            };
            double smallest = 1e300;
            double largest = 0;
            for (int bits = 0; bits < 512; ++bits) {
                std::vector<int> classes;
                for (int i = 0; i < 9; ++i)
                    if (bits >> i & 1)
                        classes.push_back(i);
                if (classes.size() != 4)
                    continue;
                smallest = std::min(smallest, spread(classes));
                largest = std::max(largest, spread(classes));
            }
            spec.subset = SubsetRule::Nearest;
            QVERIFY(spread(makeTask(dataset, spec, &embeddings).value().classes) < smallest + 1e-6);
            spec.subset = SubsetRule::Farthest;
            QVERIFY(spread(makeTask(dataset, spec, &embeddings).value().classes) > largest - 1e-6);
        }
    }
    void badSpecsAreRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("where");
        QTest::newRow("one class") << "n1"
                                   << "task.classCount";
        QTest::newRow("too many classes") << "n99"
                                          << "task.classCount";
        QTest::newRow("negative corruption") << "p-1"
                                             << "task.corruption";
        QTest::newRow("corruption above one") << "p2"
                                              << "task.corruption";
        QTest::newRow("corruption not a number") << "pnan"
                                                 << "task.corruption";
        QTest::newRow("negative size") << "N-1"
                                       << "task.trainSize";
        QTest::newRow("fewer samples than classes") << "N3"
                                                    << "task.trainSize";
        QTest::newRow("too many validation samples") << "V9999"
                                                     << "task.validationSize";
        QTest::newRow("unknown class") << "unknown"
                                       << "task.fixedClasses";
        QTest::newRow("class twice") << "twice"
                                     << "task.fixedClasses";
        QTest::newRow("list too short") << "short"
                                        << "task.fixedClasses";
        QTest::newRow("share") << "share"
                               << "task.validationShare";
    }
    void badSpecsAreRefused()
    {
        QFETCH(QString, what);
        QFETCH(QString, where);
        const auto dataset = FakeDataset::withCounts(manyCounts);
        auto spec = smallSpec();
        if (what == "n1")
            spec.classCount = 1;
        if (what == "n99")
            spec.classCount = 99;
        if (what == "p-1")
            spec.corruption = -1;
        if (what == "p2")
            spec.corruption = 2;
        if (what == "pnan")
            spec.corruption = std::nan("");
        if (what == "N-1")
            spec.trainSize = -1;
        if (what == "N3")
            spec.trainSize = 3;
        if (what == "V9999")
            spec.validationSize = 9999;
        if (what == "share")
            spec.validationShare = 1.5;
        if (what == "unknown" || what == "twice" || what == "short")
            spec.subset = SubsetRule::Fixed;
        if (what == "unknown")
            spec.fixedClasses = {"class 0", "class 1", "class 2", "klass"};
        if (what == "twice")
            spec.fixedClasses = {"class 0", "class 1", "class 2", "class 0"};
        if (what == "short")
            spec.fixedClasses = {"class 0"};
        const auto task = makeTask(dataset, spec);
        QVERIFY(!task);
        QCOMPARE(QString::fromStdString(task.error().where), where);
        QVERIFY(task.error().message.back() == '.');
    }
};

QTEST_GUILESS_MAIN(MakeTaskTest)
#include "test_make_task.moc"
