#include "base/PhiloxBlocks.h"

#include <QTest>
#include <algorithm>

using namespace deltarank::base;

/// Philox against the known answers of the Random123 distribution (kat_vectors, philox4x32 10), and the
/// properties that everything else relies on.
class RandomStreamTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownAnswers()
    {
        QCOMPARE(Philox::block({0, 0}, {0, 0, 0, 0}),
                 (Philox::Block{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u}));
        QCOMPARE(
            Philox::block({0xffffffffu, 0xffffffffu}, {0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu}),
            (Philox::Block{0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu}));
        QCOMPARE(
            Philox::block({0xa4093822u, 0x299f31d0u}, {0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}),
            (Philox::Block{0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u}));
    }
    void manyBlocksAtATimeAreTheSame()
    {
        const std::array<std::uint32_t, 2> key{0xa4093822u, 0x299f31d0u};
        const Philox::Block rest{0, 7, 0x13198a2eu, 0x03707344u};
        for (std::size_t count : {0, 1, 63, 64, 65, 150}) {
            std::vector<std::uint32_t> numbers(4 * count + 1, 0xabcdu);
            std::vector<std::uint32_t> firsts;
            for (std::size_t i = 0; i < count; ++i)
                firsts.push_back(static_cast<std::uint32_t>(0xfffffff0u + i * (1 + i % 3)));
            philoxBlocks(key, rest, firsts, numbers.data());
            for (std::size_t i = 0; i < count; ++i) {
                const Philox::Block block = Philox::block(key, {firsts[i], rest[1], rest[2], rest[3]});
                QVERIFY(std::equal(block.begin(), block.end(),
                                   numbers.begin() + static_cast<std::ptrdiff_t>(4 * i)));
            }
            QCOMPARE(numbers.back(), 0xabcdu); // nothing is written beyond
        }
    }

    void equalKeysEqualNumbers()
    {
        const StreamKey key{42, Purpose::Dropout, 3, 7, placeOf("layer.0.query")};
        RandomStream a(key);
        RandomStream b(key);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(a.next(), b.next());
    }
    void everyFieldMatters()
    {
        const StreamKey key{42, Purpose::Dropout, 3, 7, 1};
        const auto first = RandomStream(key).next();
        QVERIFY(first != RandomStream({43, Purpose::Dropout, 3, 7, 1}).next());
        QVERIFY(first != RandomStream({42, Purpose::Split, 3, 7, 1}).next());
        QVERIFY(first != RandomStream({42, Purpose::Dropout, 4, 7, 1}).next());
        QVERIFY(first != RandomStream({42, Purpose::Dropout, 3, 8, 1}).next());
        QVERIFY(first != RandomStream({42, Purpose::Dropout, 3, 7, 2}).next());
    }
    void momentsOfTheNormal()
    {
        RandomStream stream({1, Purpose::InitialWeights, 0, 0, 0});
        double sum = 0, squares = 0;
        const int count = 200000;
        for (int i = 0; i < count; ++i) {
            const double x = stream.normal();
            sum += x;
            squares += x * x;
        }
        QVERIFY(std::abs(sum / count) < 0.01);
        QVERIFY(std::abs(squares / count - 1) < 0.02);
    }
    void chooseGivesDifferentNumbers()
    {
        RandomStream stream({1, Purpose::ClassSubset, 0, 0, 0});
        auto chosen = stream.choose(20, 27);
        std::sort(chosen.begin(), chosen.end());
        QVERIFY(std::adjacent_find(chosen.begin(), chosen.end()) == chosen.end());
        QVERIFY(chosen.back() < 27);
    }
};

QTEST_GUILESS_MAIN(RandomStreamTest)
#include "test_random_stream.moc"
