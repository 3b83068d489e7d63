#include "Golden.h"
#include "base/RandomStream.h"
#include "data/ImageProcessor.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace deltarank;
using data::Image;
using data::ImageProcessor;
using data::ImageProcessorConfig;
using data::Resample;

namespace {

Image filled(int width, int height, std::uint8_t value)
{
    return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3), value)};
}

Image noise(int width, int height)
{
    Image image = filled(width, height, 0);
    base::RandomStream stream({.seed = 3});
    for (auto& value : image.rgb)
        value = static_cast<std::uint8_t>(stream.next());
    return image;
}

Image transposed(const Image& image)
{
    Image out{image.height, image.width, std::vector<std::uint8_t>(image.rgb.size())};
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            std::copy_n(image.rgb.begin() + (y * image.width + x) * 3, 3,
                        out.rgb.begin() + (x * image.height + y) * 3);
    return out;
}

constexpr Resample filters[] = {Resample::Nearest, Resample::Lanczos, Resample::Bilinear,
                                Resample::Bicubic, Resample::Box,     Resample::Hamming};

} // namespace

/// Properties of the resize and of the settings; the exact numbers are among the golden cases.
class TestImageProcessor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void constantStaysConstant()
    {
        for (const Resample filter : filters)
            for (const int value : {0, 1, 128, 255}) {
                const Image out =
                    data::resize(filled(37, 11, static_cast<std::uint8_t>(value)), 16, 29, filter);
                QCOMPARE(out.rgb.size(), std::size_t{16 * 29 * 3});
                QVERIFY(std::ranges::all_of(out.rgb, [&](int v) { return v == value; }));
            }
    }

    void sameSizeIsTheSamePicture()
    {
        const Image image = noise(13, 9);
        for (const Resample filter : filters)
            QVERIFY(data::resize(image, 13, 9, filter).rgb == image.rgb);
    }

    void axesAreFilteredAlike()
    {
        const Image image = noise(20, 20);
        for (const Resample filter : filters) {
            // One axis at a time there is no order of rounding: transposing must give the transposed result.
            const Image wide = data::resize(image, 7, 20, filter);
            const Image tall = data::resize(transposed(image), 20, 7, filter);
            QVERIFY(transposed(wide).rgb == tall.rgb);
        }
    }

    void knownRows()
    {
        Image row{4, 1, {}};
        for (const int value : {0, 100, 200, 40})
            row.rgb.insert(row.rgb.end(), 3, static_cast<std::uint8_t>(value));
        const auto reds = [&](int width, Resample filter) {
            const Image out = data::resize(row, width, 1, filter);
            std::vector<int> values;
            for (int x = 0; x < width; ++x)
                values.push_back(out.rgb[static_cast<std::size_t>(3 * x)]);
            return values;
        };
        QVERIFY((reds(2, Resample::Box) == std::vector<int>{50, 120}));
        QVERIFY((reds(2, Resample::Nearest) == std::vector<int>{100, 40}));
        QVERIFY((reds(8, Resample::Nearest) == std::vector<int>{0, 0, 100, 100, 200, 200, 40, 40}));
        // Triangle of half width 2 at 1: weights 1, 3, 3, 1 of 8, the first of which lies outside the row.
        QVERIFY((reds(2, Resample::Bilinear) ==
                 std::vector<int>{(0 * 3 + 100 * 3 + 200 + 3) / 7, (100 + 200 * 3 + 40 * 3 + 3) / 7}));
    }

    void sizes()
    {
        ImageProcessorConfig config;
        config.shortestEdge = 10;
        const auto wide = ImageProcessor(config).pixels(noise(40, 16));
        QCOMPARE(wide.width, 25);
        QCOMPARE(wide.height, 10);
        config.cropWidth = config.cropHeight = 8;
        const auto cropped = ImageProcessor(config).pixels(noise(16, 40));
        QCOMPARE(cropped.width, 8);
        QCOMPARE(cropped.height, 8);
        const auto thin = ImageProcessor(config).pixels(noise(1, 30'000)); // the long side is bounded
        QCOMPARE(thin.values.size(), std::size_t{8 * 8 * 3});
    }

    void cropTakesTheCentreAndFillsWithBlack()
    {
        ImageProcessorConfig config;
        config.doResize = false;
        config.cropWidth = 4;
        config.cropHeight = 8;
        Image image = noise(9, 5);
        const auto out = ImageProcessor(config).pixels(image);
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 4; ++x) {
                const bool inside = y >= 2 && y < 7;
                const int expected =
                    inside ? image.rgb[static_cast<std::size_t>(((y - 2) * 9 + x + 2) * 3 + 1)] : 0;
                QCOMPARE(int(out.values[static_cast<std::size_t>(32 + y * 4 + x)]), expected);
            }
    }

    void waysOfNormalising()
    {
        Image image = filled(2, 2, 0);
        image.rgb = {0, 51, 255, 0, 51, 255, 0, 51, 255, 0, 51, 255};
        const auto usual = ImageProcessor(ImageProcessorConfig::usual(2)).process(image);
        QCOMPARE(usual[0], -1.0f);
        QCOMPARE(usual[8], 1.0f);
        const auto none = ImageProcessor(ImageProcessorConfig::none(2)).process(image);
        QCOMPARE(none[0], 0.0f);
        QCOMPARE(none[4], 0.2f);
        QCOMPARE(none[8], 1.0f);
        auto raw = ImageProcessorConfig::none(2);
        raw.doRescale = false;
        QCOMPARE(ImageProcessor(raw).process(image)[8], 255.0f);
        auto imagenet = ImageProcessorConfig::usual(2);
        imagenet.mean = {0.485f, 0.456f, 0.406f};
        imagenet.deviation = {0.229f, 0.224f, 0.225f};
        QCOMPARE(ImageProcessor(imagenet).process(image)[4], (0.2f - 0.456f) / 0.224f);
    }

    void readsEveryFormOfSize()
    {
        const auto parse = [](const char* json) { return ImageProcessorConfig::parse(json).value(); };
        QCOMPARE(parse(R"({"size": 384})").width, 384);
        QCOMPARE(parse(R"({"size": {"height": 10, "width": 20}})").width, 20);
        QCOMPARE(parse(R"({"size": {"shortest_edge": 256}})").shortestEdge, 256);
        const auto clip = parse(R"({"size": 224, "do_center_crop": true, "crop_size": 200, "resample": 3})");
        QCOMPARE(clip.shortestEdge, 224);
        QCOMPARE(clip.cropWidth, 200);
        QVERIFY(clip.resample == Resample::Bicubic);
        const auto other =
            parse(R"({"do_normalize": false, "rescale_factor": 0.5, "image_mean": [0.1, 0.2, 0.3],
                                     "image_std": null, "crop_size": {"height": 1, "width": 2}})");
        QVERIFY(!other.doNormalize);
        QCOMPARE(other.rescaleFactor, 0.5);
        QCOMPARE(other.mean[2], 0.3f);
        QCOMPARE(other.deviation[0], 0.5f);
        QCOMPARE(other.cropWidth, 0); // not asked for
        QVERIFY(other.pixelKey() == ImageProcessorConfig::usual(224).pixelKey());
        QVERIFY(clip.pixelKey() != other.pixelKey());
    }

    void refusesBadSettings_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("names");
        QTest::newRow("not json") << QByteArray("{") << "JSON";
        QTest::newRow("list") << QByteArray("[1]") << "JSON";
        QTest::newRow("zero") << QByteArray(R"({"size": 0})") << "size";
        QTest::newRow("huge") << QByteArray(R"({"size": {"height": 1e9, "width": 3}})") << "height";
        QTest::newRow("half") << QByteArray(R"({"size": {"height": 3}})") << "size";
        QTest::newRow("filter") << QByteArray(R"({"resample": 9})") << "resample";
        QTest::newRow("deviation") << QByteArray(R"({"image_std": [0, 1, 1]})") << "image_std";
        QTest::newRow("mean") << QByteArray(R"({"image_mean": [1, 2]})") << "image_mean";
        QTest::newRow("flag") << QByteArray(R"({"do_resize": "yes"})") << "do_resize";
        QTest::newRow("factor") << QByteArray(R"({"rescale_factor": "a"})") << "rescale_factor";
        QTest::newRow("crop") << QByteArray(R"({"do_center_crop": true})") << "crop_size";
    }
    void refusesBadSettings()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, names);
        const auto config = ImageProcessorConfig::parse(json.toStdString(), "preprocessor_config.json");
        QVERIFY(!config);
        QVERIFY(config.error().where == "preprocessor_config.json");
        QVERIFY2(config.error().message.find(names.toStdString()) != std::string::npos,
                 config.error().message.c_str());
    }

    void settingsOfAModel()
    {
        const auto config = ImageProcessorConfig::ofModel(goldenFile("images"), 32);
        QVERIFY2(config, config ? "" : config.error().text().c_str());
        QCOMPARE(config->width, 224);
        QCOMPARE(config->height, 224);
        QVERIFY(config->resample == data::Resample::Bilinear);
        QCOMPARE(config->mean[2], 0.5f);
        QCOMPARE(config->rescaleFactor, 1.0 / 255);
    }

    void modelWithoutSettings()
    {
        QTemporaryDir folder;
        const auto config = ImageProcessorConfig::ofModel(folder.path().toStdString(), 32);
        QVERIFY(config);
        QCOMPARE(config->width, 32);
    }
};

QTEST_GUILESS_MAIN(TestImageProcessor)
#include "test_image_processor.moc"
