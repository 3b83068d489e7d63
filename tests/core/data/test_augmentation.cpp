#include "data/Augmentation.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace deltarank;

/// Augmentation: a function of its key, mild, in range, and the same for all channels.
class TestAugmentation : public QObject
{
    Q_OBJECT

private:
    static constexpr int side = 32;
    static constexpr std::size_t area = std::size_t{side} * side;

    static std::vector<float> square()
    {
        std::vector<float> picture(3 * area);
        for (std::size_t c = 0; c < 3; ++c)
            for (std::size_t y = 8; y < 24; ++y)
                for (std::size_t x = 10; x < 22; ++x)
                    picture[c * area + y * side + x] = 1;
        return picture;
    }
    static std::vector<float> applied(const data::AugmentationOptions& options, const std::vector<float>& in,
                                      const base::StreamKey& key)
    {
        std::vector<float> out(in.size());
        data::Augmentation(options).apply(in.data(), out.data(), 3, side, side, key);
        return out;
    }
    static base::StreamKey key(std::uint32_t place)
    {
        return {.seed = 5, .purpose = base::Purpose::Augmentation, .place = place};
    }

private Q_SLOTS:
    void dependsOnItsKeyAlone()
    {
        const auto picture = square();
        const auto first = applied({}, picture, key(1));
        applied({}, picture, key(2));
        QVERIFY(first == applied({}, picture, key(1)));
        QVERIFY(first != applied({}, picture, key(2)));
        auto otherStep = key(1);
        otherStep.step = 7;
        QVERIFY(first != applied({}, picture, otherStep));
    }

    void nothingAskedNothingDone()
    {
        const auto picture = square();
        const auto same =
            applied({.rotation = 0, .scale = 0, .shift = 0, .contrast = 0, .noise = 0}, picture, key(3));
        for (std::size_t i = 0; i < picture.size(); ++i)
            QVERIFY(std::fabs(same[i] - picture[i]) < 1e-5f);
        std::vector<std::uint8_t> bytes(3 * area), out(3 * area);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(i * 37);
        data::Augmentation({.rotation = 0, .scale = 0, .shift = 0, .contrast = 0, .noise = 0})
            .apply(bytes.data(), out.data(), 3, side, side, key(3));
        QVERIFY(bytes == out);
    }

    void staysMildGreyAndInRange()
    {
        const auto picture = square();
        double largestMove = 0;
        for (std::uint32_t place = 0; place < 200; ++place) {
            const auto out = applied({}, picture, key(place));
            double ink = 0, x = 0, y = 0;
            for (std::size_t i = 0; i < area; ++i) {
                QVERIFY(out[i] >= 0 && out[i] <= 1);
                QCOMPARE(out[i], out[area + i]);
                QCOMPARE(out[i], out[2 * area + i]);
                const double value = out[i] > 0.5f ? 1 : 0;
                ink += value;
                x += value * static_cast<double>(i % side);
                y += value * static_cast<double>(i / side);
            }
            QVERIFY(ink > 12 * 16 * 0.75 && ink < 12 * 16 * 1.3);
            largestMove = std::max({largestMove, std::fabs(x / ink - 15.5), std::fabs(y / ink - 15.5)});
        }
        QVERIFY2(largestMove > 1 && largestMove < 2.2, qPrintable(QString::number(largestMove)));
    }

    void rangeIsRespected()
    {
        auto picture = square();
        for (float& value : picture)
            value = 2 * value - 1;
        data::AugmentationOptions options;
        options.low = -1;
        const auto out = applied(options, picture, key(9));
        auto unit = applied({}, square(), key(9));
        for (std::size_t i = 0; i < out.size(); ++i)
            QVERIFY(std::fabs(out[i] - (2 * unit[i] - 1)) < 1e-4f);
    }

    void noiseIsAsAskedFor()
    {
        const std::vector<float> grey(3 * area, 0.5f);
        double square = 0, mean = 0, expected = 0;
        constexpr std::uint32_t pictures = 200;
        for (std::uint32_t place = 0; place < pictures; ++place) {
            const auto out = applied({.rotation = 0, .scale = 0, .shift = 0, .contrast = 0, .noise = 0.04},
                                     grey, key(place));
            for (std::size_t i = 0; i < area; ++i) {
                mean += out[i] - 0.5;
                square += (out[i] - 0.5) * (out[i] - 0.5);
            }
        }
        mean /= pictures * area;
        expected = 0.04 * 0.04 / 3; // the deviation is uniform in 0..0.04
        QVERIFY2(std::fabs(mean) < 3e-4, qPrintable(QString::number(mean)));
        const double variance = square / (pictures * area);
        QVERIFY2(std::fabs(variance / expected - 1) < 0.2, qPrintable(QString::number(variance / expected)));
    }

    void bytesFollowFloats()
    {
        const auto picture = square();
        std::vector<std::uint8_t> bytes(picture.size()), out(picture.size());
        for (std::size_t i = 0; i < picture.size(); ++i)
            bytes[i] = picture[i] > 0 ? 255 : 0;
        data::Augmentation().apply(bytes.data(), out.data(), 3, side, side, key(4));
        const auto floats = applied({}, picture, key(4));
        for (std::size_t i = 0; i < floats.size(); ++i)
            QVERIFY(std::fabs(out[i] - 255 * floats[i]) <= 0.51f);
    }

    void speed()
    {
        std::vector<std::uint8_t> grey(area, 100), out(area);
        const data::Augmentation augmentation;
        std::uint32_t place = 0;
        QBENCHMARK
        {
            augmentation.apply(grey.data(), out.data(), 1, side, side, key(place++));
        }
        QVERIFY(out != grey);
    }
};

QTEST_GUILESS_MAIN(TestAugmentation)
#include "test_augmentation.moc"
