#include "Golden.h"
#include "base/Safetensors.h"
#include "data/ImageDecoder.h"
#include "data/ImageProcessor.h"

#include <QTest>

#include <cmath>

using namespace deltarank;

/// Decoding, resizing and normalising against Pillow and ViTImageProcessor: bytes identical, floats within
/// 1e-6.
class TestGoldenImages : public QObject
{
    Q_OBJECT

private:
    std::optional<base::SafetensorsFile> m_expected;

    data::Image load(const QString& name)
    {
        auto image = data::decodeImageFile(goldenFile("images/" + name.toStdString() + ".png"));
        if (!image)
            qFatal("%s", image.error().text().c_str());
        return std::move(*image);
    }
    std::vector<std::uint8_t> bytes(const base::TensorEntry& entry)
    {
        std::vector<std::uint8_t> values(entry.bytes);
        if (!m_expected->readBytes(entry, values.data()))
            qFatal("cannot read %s", entry.name.c_str());
        return values;
    }
    static std::size_t differences(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b)
    {
        std::size_t count = a.size() == b.size() ? 0 : std::max(a.size(), b.size());
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            count += a[i] != b[i];
        return count;
    }
    static double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
    {
        if (a.size() != b.size())
            return INFINITY;
        double largest = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            largest = std::max(largest, std::fabs(static_cast<double>(a[i]) - b[i]));
        return largest;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto file = base::SafetensorsFile::open(goldenFile("images/expected.safetensors"));
        QVERIFY2(file, file ? "" : file.error().text().c_str());
        m_expected = std::move(*file);
    }

    void matchesReference_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"gradient_97x61", "mix_300x200", "noise_64x64", "palette_80x45",
                                 "gray_50x70", "alpha_121x90", "tiny_7x5"})
            QTest::newRow(name) << QString(name);
    }
    void matchesReference()
    {
        QFETCH(QString, name);
        const auto image = load(name);
        const std::string stem = name.left(name.indexOf('_')).toStdString();
        const auto find = [&](const std::string& suffix) {
            const auto* entry = m_expected->find(name.toStdString() + suffix);
            return entry ? entry : m_expected->find(stem + suffix);
        };
        if (const auto* entry = find(".rgb"))
            QCOMPARE(differences(image.rgb, bytes(*entry)), std::size_t{0});
        if (const auto* entry = find(".224.u8")) {
            const data::ImageProcessor processor(data::ImageProcessorConfig::usual(224));
            const auto pixels = processor.pixels(image);
            QCOMPARE(pixels.width, 224);
            QCOMPARE(differences(pixels.values, bytes(*entry)), std::size_t{0});
        }
        const auto* entry = find(".64.f32");
        QVERIFY2(entry, "the reference holds no 64 x 64 result for this picture");
        const auto expected = m_expected->readFloats(*entry);
        QVERIFY(expected);
        const data::ImageProcessor processor(data::ImageProcessorConfig::usual(64));
        const double error = largestDifference(processor.process(image), *expected);
        QVERIFY2(error <= 1e-6, qPrintable(QString("largest error %1").arg(error)));
    }

    void readsProcessorFile()
    {
        const auto config = data::ImageProcessorConfig::ofModel(goldenFile("images"), 32);
        QVERIFY2(config, config ? "" : config.error().text().c_str());
        QCOMPARE(config->width, 224);
        QCOMPARE(config->height, 224);
        QVERIFY(config->resample == data::Resample::Bilinear);
        QCOMPARE(config->mean[2], 0.5f);
        QCOMPARE(config->rescaleFactor, 1.0 / 255);
    }
};

QTEST_GUILESS_MAIN(TestGoldenImages)
#include "test_golden_images.moc"
