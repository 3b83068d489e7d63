#include "task/Partition.h"

#include "FakeDataset.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <set>

using namespace deltarank;
using namespace deltarank::task;
using data::Part;

/// The split: disjoint, complete, stratified, never through a group, independent of the order of the samples.
class PartitionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void disjointCompleteAndStratified()
    {
        const auto dataset = FakeDataset::withCounts({100, 40, 7, 2, 1});
        const auto partition = makePartition(dataset, 5, 0.15).value();
        std::set<std::uint32_t> seen;
        for (const auto* lists : {&partition.train, &partition.validation, &partition.test})
            for (std::size_t c = 0; c < lists->size(); ++c)
                for (const auto index : (*lists)[c]) {
                    QCOMPARE(dataset.samples()[index].label, static_cast<int>(c));
                    QVERIFY(seen.insert(index).second);
                }
        QCOMPARE(seen.size(), dataset.size());
        const std::vector<std::size_t> expected{15, 6, 1, 1, 0};
        for (std::size_t c = 0; c < expected.size(); ++c)
            QCOMPARE(partition.validation[c].size(), expected[c]);
    }
    void groupsNeverStraddle_data()
    {
        QTest::addColumn<int>("groups");
        QTest::newRow("few large groups") << 20;
        QTest::newRow("many small groups") << 400;
    }
    void groupsNeverStraddle()
    {
        QFETCH(int, groups);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            FakeDataset dataset;
            base::RandomStream stream({seed, base::Purpose::Other, 1, 0, 0});
            for (int i = 0; i < 2000; ++i)
                dataset.add(numbered("s", i), static_cast<int>(stream.below(5)), Part::Unspecified,
                            static_cast<int>(stream.below(static_cast<std::uint64_t>(groups))));
            const auto partition = makePartition(dataset, seed, 0.15).value();
            std::map<int, std::set<int>> parts;
            std::size_t validation = 0;
            for (const auto& list : partition.train)
                for (const auto index : list)
                    parts[dataset.samples()[index].group].insert(0);
            for (const auto& list : partition.validation)
                for (const auto index : list) {
                    parts[dataset.samples()[index].group].insert(1);
                    ++validation;
                }
            for (const auto& [group, where] : parts)
                QCOMPARE(where.size(), std::size_t{1});
            QVERIFY2(validation > 160 && validation < 480, qPrintable(QString::number(validation)));
            QCOMPARE(partition.straddling, std::size_t{0});
        }
    }
    void ownPartsAreKept()
    {
        FakeDataset dataset;
        for (int i = 0; i < 90; ++i)
            dataset.add(numbered("s", i), i % 2,
                        i % 3 == 0   ? Part::Train
                        : i % 3 == 1 ? Part::Validation
                                     : Part::Test);
        const auto partition = makePartition(dataset, 1, 0.15).value();
        for (const auto& [lists, part] : {std::pair{&partition.train, Part::Train},
                                          {&partition.validation, Part::Validation},
                                          {&partition.test, Part::Test}})
            for (const auto& list : *lists) {
                QCOMPARE(list.size(), std::size_t{15});
                for (const auto index : list)
                    QVERIFY(dataset.samples()[index].part == part);
            }
    }
    void validationIsCutFromTrainingOnly()
    {
        FakeDataset dataset;
        for (int i = 0; i < 300; ++i)
            dataset.add(numbered("s", i), i % 2, i < 200 ? Part::Train : Part::Test);
        const auto partition = makePartition(dataset, 1, 0.15).value();
        for (int c = 0; c < 2; ++c) {
            QCOMPARE(partition.test[static_cast<std::size_t>(c)].size(), std::size_t{50});
            QCOMPARE(partition.validation[static_cast<std::size_t>(c)].size(), std::size_t{15});
            for (const auto index : partition.validation[static_cast<std::size_t>(c)])
                QVERIFY(dataset.samples()[index].part == Part::Train);
        }
    }
    void straddlingGroupsOfTheSourceAreCut()
    {
        FakeDataset dataset;
        for (int i = 0; i < 40; ++i)
            dataset.add(numbered("s", i), i % 2, i < 30 ? Part::Train : Part::Test, i / 8);
        // Group 3 holds samples 24 .. 31: six of them in the training part, two in the test part.
        const auto partition = makePartition(dataset, 1, 0.2).value();
        QCOMPARE(partition.straddling, std::size_t{6});
        for (const auto* lists : {&partition.train, &partition.validation})
            for (const auto& list : *lists)
                for (const auto index : list)
                    QVERIFY(dataset.samples()[index].group < 3);
        QCOMPARE(partition.test[0].size() + partition.test[1].size(), std::size_t{10});
    }
    void orderOfSamplesDoesNotMatter()
    {
        auto dataset = FakeDataset::withCounts({50, 50, 50});
        for (std::size_t i = 0; i < dataset.size(); ++i)
            dataset.mutableSamples()[i].group = static_cast<int>(i * 7 % 40);
        const auto ids = [](const FakeDataset& d, const std::vector<std::vector<std::uint32_t>>& lists) {
            std::vector<std::string> all;
            for (const auto& list : lists)
                for (const auto index : list)
                    all.push_back(d.samples()[index].id);
            return all;
        };
        const auto first = makePartition(dataset, 9, 0.15).value();
        auto other = dataset.reordered(3);
        for (auto& sample : other.mutableSamples())
            sample.group = 100 - sample.group;
        const auto second = makePartition(other, 9, 0.15).value();
        QCOMPARE(ids(dataset, first.train), ids(other, second.train));
        QCOMPARE(ids(dataset, first.validation), ids(other, second.validation));
        QVERIFY(ids(dataset, first.validation) !=
                ids(dataset, makePartition(dataset, 10, 0.15).value().validation));
    }
    void refusals()
    {
        QVERIFY(!makePartition(FakeDataset::withCounts({5, 5}), 1, 0));
        QVERIFY(!makePartition(FakeDataset::withCounts({5, 5}), 1, 1));
        QVERIFY(!makePartition(FakeDataset(), 1, 0.15));
    }
};

QTEST_GUILESS_MAIN(PartitionTest)
#include "test_partition.moc"
