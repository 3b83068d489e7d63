#include "ImageBytes.h"
#include "base/RandomStream.h"
#include "data/ImageDecoder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

using namespace deltarank;
using namespace imagebytes;
using data::decodeImage;

namespace {

std::vector<int> pixel(const data::Image& image, int x, int y)
{
    const auto* p = image.rgb.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                        static_cast<std::size_t>(x)) *
                                           3;
    return {p[0], p[1], p[2]};
}

using Color = std::vector<int>;

data::Image decoded(const std::string& bytes, const data::DecodeOptions& options = {},
                    std::vector<std::string>* warnings = nullptr)
{
    auto image = decodeImage(bytes, options, warnings);
    if (!image)
        qWarning("%s", image.error().text().c_str());
    return image ? std::move(*image) : data::Image{};
}

std::string rgbRows(int width, int height)
{
    std::string rows;
    for (int y = 0; y < height; ++y) {
        rows += '\0';
        for (int x = 0; x < width; ++x)
            for (int value : {10 * x, 20 * y, 7 * (x + y)})
                rows += static_cast<char>(value);
    }
    return rows;
}

std::string smallPng()
{
    return bytesOf(Png{.width = 9, .height = 5, .rows = rgbRows(9, 5)});
}

Jpeg smoothJpeg(int width, int height, int channels)
{
    Jpeg parts{.width = width, .height = height, .channels = channels};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c)
                parts.samples.push_back(static_cast<std::uint8_t>(40 + 3 * x + 2 * y + 30 * c));
    return parts;
}

std::string greyPalette()
{
    std::string palette;
    for (int i = 0; i < 256; ++i)
        palette += {static_cast<char>(255 - i), static_cast<char>(i), static_cast<char>(i / 2)};
    return palette;
}

Gif smallGif()
{
    Gif parts{.screenWidth = 12,
              .screenHeight = 10,
              .left = 2,
              .top = 1,
              .width = 8,
              .height = 7,
              .palette = greyPalette()};
    for (int i = 0; i < 56; ++i)
        parts.pixels.push_back(static_cast<std::uint8_t>(4 * i));
    return parts;
}

std::string smallBmp()
{
    std::string rows;
    for (int i = 0; i < 4 * 20; ++i)
        rows += static_cast<char>(3 * i);
    return bmp(6, 4, 24, {}, rows);
}

} // namespace

/// Every format with its pitfalls, and damaged input.
class TestImageDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pngRgb()
    {
        const auto image = decoded(smallPng());
        QCOMPARE(image.width, 9);
        QCOMPARE(image.height, 5);
        QCOMPARE(pixel(image, 4, 3), (Color{40, 60, 49}));
    }

    void pngPaletteKeepsColoursBehindTransparency()
    {
        // Two colours of two bits; index 2 lies outside the palette: a grey ramp, as in Pillow.
        const std::string rows("\0\x1A", 2); // 0 1 2 2
        const auto image = decoded(bytesOf(Png{.width = 4,
                                               .height = 1,
                                               .bitDepth = 2,
                                               .colorType = 3,
                                               .palette = "\x0A\x14\x1E\xC8\xD2\xDC",
                                               .transparency = std::string(1, '\0'),
                                               .rows = rows}));
        QCOMPARE(pixel(image, 0, 0), (Color{10, 20, 30}));
        QCOMPARE(pixel(image, 1, 0), (Color{200, 210, 220}));
        QCOMPARE(pixel(image, 3, 0), (Color{2, 2, 2}));
    }

    void pngGreyDepths()
    {
        const auto one = decoded(bytesOf(
            Png{.width = 3, .height = 1, .bitDepth = 1, .colorType = 0, .rows = std::string("\0\xA0", 2)}));
        QCOMPARE(pixel(one, 0, 0), (Color{255, 255, 255}));
        QCOMPARE(pixel(one, 1, 0), (Color{0, 0, 0}));
        const auto two = decoded(bytesOf(
            Png{.width = 4, .height = 1, .bitDepth = 2, .colorType = 0, .rows = std::string("\0\x1B", 2)}));
        QCOMPARE(pixel(two, 2, 0), (Color{170, 170, 170}));
        const auto four = decoded(bytesOf(
            Png{.width = 2, .height = 1, .bitDepth = 4, .colorType = 0, .rows = std::string("\0\x3C", 2)}));
        QCOMPARE(pixel(four, 1, 0), (Color{204, 204, 204}));
    }

    void pngSixteenBits()
    {
        std::vector<std::string> warnings;
        const auto color = decoded(bytesOf(Png{.width = 1,
                                               .height = 1,
                                               .bitDepth = 16,
                                               .rows = std::string("\0\x12\xFF\x80\x01\x00\xFF", 7)}),
                                   {}, &warnings);
        QCOMPARE(pixel(color, 0, 0), (Color{0x12, 0x80, 0x00})); // the upper byte
        QVERIFY(warnings.empty());
        const auto grey = decoded(bytesOf(Png{.width = 3,
                                              .height = 1,
                                              .bitDepth = 16,
                                              .colorType = 0,
                                              .rows = std::string("\0\x00\x80\x01\x00\xFF\xFF", 7)}),
                                  {}, &warnings);
        QCOMPARE(pixel(grey, 0, 0), (Color{128, 128, 128})); // clipped to 255, not scaled
        QCOMPARE(pixel(grey, 1, 0), (Color{255, 255, 255}));
        QCOMPARE(warnings.size(), std::size_t{1});
        const auto greyAlpha = decoded(bytesOf(Png{.width = 1,
                                                   .height = 1,
                                                   .bitDepth = 16,
                                                   .colorType = 4,
                                                   .rows = std::string("\0\x42\x17\x00\x00", 5)}));
        QCOMPARE(pixel(greyAlpha, 0, 0), (Color{0x42, 0x42, 0x42}));
    }

    void pngAlphaIsDropped()
    {
        const auto rgba = decoded(bytesOf(Png{.width = 2,
                                              .height = 1,
                                              .colorType = 6,
                                              .rows = std::string("\0\x01\x02\x03\x00\x0A\x0B\x0C\x80", 9)}));
        QCOMPARE(pixel(rgba, 0, 0), (Color{1, 2, 3}));
        QCOMPARE(pixel(rgba, 1, 0), (Color{10, 11, 12}));
        const auto greyAlpha = decoded(bytesOf(
            Png{.width = 2, .height = 1, .colorType = 4, .rows = std::string("\0\x07\x00\xC8\x10", 5)}));
        QCOMPARE(pixel(greyAlpha, 0, 0), (Color{7, 7, 7}));
        QCOMPARE(pixel(greyAlpha, 1, 0), (Color{200, 200, 200}));
        const auto keyed = decoded(bytesOf(Png{.width = 1,
                                               .height = 1,
                                               .transparency = std::string("\0\x05\0\x06\0\x07", 6),
                                               .rows = std::string("\0\x05\x06\x07", 4)}));
        QCOMPARE(pixel(keyed, 0, 0), (Color{5, 6, 7}));
    }

    void pngInterlaced()
    {
        // Adam7, 3 x 3 grey: each pass is a small picture of its own.
        const int values[3][3] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        static constexpr int startX[] = {0, 4, 0, 2, 0, 1, 0}, startY[] = {0, 0, 4, 0, 2, 0, 1};
        static constexpr int stepX[] = {8, 8, 4, 4, 2, 2, 1}, stepY[] = {8, 8, 8, 4, 4, 2, 2};
        std::string rows;
        for (int pass = 0; pass < 7; ++pass)
            for (int y = startY[pass]; y < 3; y += stepY[pass]) {
                std::string row;
                for (int x = startX[pass]; x < 3; x += stepX[pass])
                    row += static_cast<char>(values[y][x]);
                if (!row.empty())
                    rows += '\0' + row;
            }
        const auto image =
            decoded(bytesOf(Png{.width = 3, .height = 3, .colorType = 0, .interlaced = true, .rows = rows}));
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 3; ++x)
                QCOMPARE(pixel(image, x, y)[0], values[y][x]);
    }

    void gifFirstFrame()
    {
        const Gif parts = smallGif();
        const auto image = decoded(bytesOf(parts));
        QCOMPARE(image.width, 12);
        QCOMPARE(image.height, 10);
        QCOMPARE(pixel(image, 2, 1), (Color{255, 0, 0}));
        QCOMPARE(pixel(image, 9, 7), (Color{255 - 220, 220, 110}));
        QCOMPARE(pixel(image, 0, 0), (Color{255, 0, 0})); // outside the frame: colour 0
        Gif transparent = parts;
        transparent.transparent = 100;
        QCOMPARE(pixel(decoded(bytesOf(transparent)), 0, 0), (Color{155, 100, 50}));
        QCOMPARE(pixel(decoded(bytesOf(transparent)), 3, 4), (Color{155, 100, 50})); // drawn, not blended
        Gif large = parts;
        large.screenWidth = large.screenHeight = 3;
        QCOMPARE(decoded(bytesOf(large)).width, 10); // a frame beyond the screen enlarges it
        Gif bare = parts;
        bare.palette.clear();
        QCOMPARE(pixel(decoded(bytesOf(bare)), 9, 7), (Color{220, 220, 220})); // no colour table: grey
    }

    void gifInterlaced()
    {
        Gif plain = smallGif(), woven = smallGif();
        woven.interlaced = true;
        woven.pixels.clear();
        for (const int line : {0, 4, 2, 6, 1, 3, 5})
            woven.pixels.insert(woven.pixels.end(), plain.pixels.begin() + line * 8,
                                plain.pixels.begin() + line * 8 + 8);
        QVERIFY(decoded(bytesOf(plain)).rgb == decoded(bytesOf(woven)).rgb);
    }

    void bmpKinds()
    {
        const auto image = decoded(smallBmp()); // bottom row first, blue first, rows of 20 bytes
        QCOMPARE(pixel(image, 0, 3), (Color{6, 3, 0}));
        QCOMPARE(pixel(image, 1, 0), (Color{(60 + 5) * 3 % 256, (60 + 4) * 3 % 256, (60 + 3) * 3 % 256}));
        const auto topDown = decoded(bmp(1, -2, 32, {}, std::string("\x01\x02\x03\xFF\x04\x05\x06\x00", 8)));
        QCOMPARE(pixel(topDown, 0, 0), (Color{3, 2, 1}));
        QCOMPARE(pixel(topDown, 0, 1), (Color{6, 5, 4}));
        const std::string palette("\x01\x02\x03\0\x0A\x0B\x0C\0", 8);
        const auto eight = decoded(bmp(3, 1, 8, palette, std::string("\x01\x00\x05\x00", 4)));
        QCOMPARE(pixel(eight, 0, 0), (Color{12, 11, 10}));
        QCOMPARE(pixel(eight, 2, 0), (Color{5, 5, 5})); // outside the palette: grey ramp
        const auto one = decoded(bmp(2, 1, 1, palette, std::string("\x40\0\0\0", 4)));
        QCOMPARE(pixel(one, 1, 0), (Color{12, 11, 10}));
        const auto packed = decodeImage(bmp(4, 4, 8, palette, std::string(16, '\0'), 1));
        QVERIFY(!packed && packed.error().code == base::ErrorCode::Unsupported);
    }

    void jpegColours()
    {
        for (const bool progressive : {false, true})
            for (const int channels : {1, 3}) {
                Jpeg parts = smoothJpeg(20, 13, channels);
                parts.progressive = progressive;
                const auto image = decoded(bytesOf(parts));
                QCOMPARE(image.width, 20);
                QCOMPARE(image.height, 13);
                for (int c = 0; c < 3; ++c)
                    QVERIFY(std::abs(pixel(image, 7, 5)[static_cast<std::size_t>(c)] -
                                     (40 + 21 + 10 + (channels == 3 ? 30 * c : 0))) <= 3);
            }
    }

    void jpegCmykAsPillow()
    {
        Jpeg parts{.width = 8, .height = 8, .channels = 4};
        for (int i = 0; i < 64; ++i)
            for (int value :
                 {200, 100, 50, 180}) // stored inverted: 55 cyan, 155 magenta, 205 yellow, 75 black
                parts.samples.push_back(static_cast<std::uint8_t>(value));
        const auto image = decoded(bytesOf(parts));
        const int white = 180;
        const int expected[] = {200, 100, 50};
        for (std::size_t c = 0; c < 3; ++c)
            QVERIFY(std::abs(pixel(image, 4, 4)[c] - white * expected[c] / 255) <= 2);
    }

    void orientationOnlyWhenAsked()
    {
        // 3 x 2 picture with one bright corner at the upper left; where it is shown by each orientation.
        static constexpr int corner[9][2] = {{},     {0, 0}, {2, 0}, {2, 1}, {0, 1},
                                             {0, 0}, {1, 0}, {1, 2}, {0, 2}};
        for (int orientation = 1; orientation <= 8; ++orientation)
            for (const bool littleEndian : {false, true}) {
                const std::string rows("\0\xFA\0\0\0\0\0\0", 8);
                const std::string bytes = bytesOf(Png{.width = 3,
                                                      .height = 2,
                                                      .colorType = 0,
                                                      .exif = exif(orientation, littleEndian),
                                                      .rows = rows});
                QCOMPARE(decoded(bytes).width, 3);
                QCOMPARE(pixel(decoded(bytes), 0, 0)[0], 250);
                const auto turned = decoded(bytes, {.applyOrientation = true});
                QCOMPARE(turned.width, orientation >= 5 ? 2 : 3);
                QCOMPARE(pixel(turned, corner[orientation][0], corner[orientation][1])[0], 250);
            }
        Jpeg parts = smoothJpeg(16, 8, 3);
        parts.exif = exif(6, true);
        QCOMPARE(decoded(bytesOf(parts)).width, 16);
        QCOMPARE(decoded(bytesOf(parts), {.applyOrientation = true}).width, 8);
        parts.exif = exif(200, true);
        QCOMPARE(decoded(bytesOf(parts), {.applyOrientation = true}).width, 16);
    }

    void refusals()
    {
        const auto code = [](const std::string& bytes) {
            const auto image = decodeImage(bytes);
            return image ? base::ErrorCode::Internal : image.error().code;
        };
        QCOMPARE(code(""), base::ErrorCode::Format);
        QCOMPARE(code("MATLAB 5.0 MAT-file, written by"), base::ErrorCode::Format);
        QCOMPARE(code("RIFF\x10\x20\x30\x40WEBPVP8 "), base::ErrorCode::Unsupported);
        for (const int side : {50'000, 2'000'000'000})
            QCOMPARE(code(bytesOf(Png{.width = static_cast<std::uint32_t>(side),
                                      .height = static_cast<std::uint32_t>(side),
                                      .rows = "x"})),
                     base::ErrorCode::Unsupported);
        QCOMPARE(code(bmp(50'000, 50'000, 24, {}, "x")), base::ErrorCode::Unsupported);
        QCOMPARE(code(bmp(100, 0x80000000, 24, {}, "x")), base::ErrorCode::Unsupported);
        Gif gif = smallGif();
        gif.screenWidth = gif.screenHeight = 65535;
        QCOMPARE(code(bytesOf(gif)), base::ErrorCode::Unsupported);
        std::string jpeg = bytesOf(smoothJpeg(16, 16, 3));
        const auto frame = jpeg.find("\xFF\xC0");
        jpeg.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
        QCOMPARE(code(jpeg), base::ErrorCode::Unsupported);
        const auto large = decodeImage(smallPng(), {.maxPixels = 44});
        QVERIFY(!large && large.error().message.find("9 x 5") != std::string::npos);
    }

    void truncatedIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto add = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<int>(bytes.size()));
        };
        Jpeg jpeg = smoothJpeg(40, 40, 3);
        add("jpeg", bytesOf(jpeg));
        jpeg.progressive = true;
        add("progressive jpeg", bytesOf(jpeg));
        add("png", smallPng());
        add("gif", bytesOf(smallGif()));
        add("bmp", smallBmp());
    }
    void truncatedIsAnError()
    {
        QFETCH(QByteArray, bytes);
        const std::string whole(bytes.data(), static_cast<std::size_t>(bytes.size()));
        QVERIFY(decodeImage(whole));
        for (std::size_t size = 0; size < whole.size() * 3 / 4; ++size) {
            const auto image = decodeImage(std::string_view(whole).substr(0, size));
            QVERIFY2(!image, qPrintable(QString("cut at %1 of %2").arg(size).arg(whole.size())));
            QVERIFY(!image.error().message.empty());
        }
    }

    void damagedButReadableWarns()
    {
        std::string bytes = bytesOf(smoothJpeg(40, 40, 3));
        std::vector<std::string> warnings;
        QVERIFY(decodeImage(bytes, {}, &warnings));
        QVERIFY(warnings.empty());
        const auto whole = decoded(bytes);
        std::string padded = bytes;
        padded.insert(padded.size() - 2, "\x12\x34\x56\x78"); // extraneous bytes before the end marker
        QVERIFY(decoded(padded).rgb == whole.rgb);
        bytes.resize(bytes.size() - 2);
        warnings.clear();
        QVERIFY(decodeImage(bytes, {}, &warnings));
        QCOMPARE(warnings.size(), std::size_t{1});
    }

    void namesTheFile()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("wrong.jpg")); // a PNG named .jpg is read by its content
        QVERIFY(file.open(QIODevice::WriteOnly));
        const std::string bytes = smallPng();
        file.write(bytes.data(), static_cast<qint64>(bytes.size()));
        file.close();
        const std::string path = file.fileName().toStdString();
        QVERIFY(data::decodeImageFile(path));
        QVERIFY(data::sniffImageFormat(bytes) == data::ImageFormat::Png);
        QVERIFY(file.resize(20));
        const auto broken = data::decodeImageFile(path);
        QVERIFY(!broken && broken.error().where == path);
        QVERIFY(!data::decodeImageFile(folder.filePath("none.png").toStdString()));
        QVERIFY(!data::decodeImageFile(folder.path().toStdString()));
    }

    void damagedNeverCrashes_data() { truncatedIsAnError_data(); }
    void damagedNeverCrashes()
    {
        QFETCH(QByteArray, bytes);
        const std::string whole(bytes.data(), static_cast<std::size_t>(bytes.size()));
        base::RandomStream stream({.seed = 11, .purpose = base::Purpose::Other});
        std::size_t read = 0;
        for (int round = 0; round < 4000; ++round) {
            std::string mutated = whole;
            for (std::uint64_t changes = 1 + stream.below(6); changes > 0; --changes) {
                // Headers decide most: half of the changes hit the first 64 bytes.
                const std::size_t range =
                    stream.below(2) ? mutated.size() : std::min<std::size_t>(mutated.size(), 64);
                mutated[stream.below(range)] = static_cast<char>(stream.next());
            }
            if (stream.below(8) == 0)
                mutated.resize(stream.below(mutated.size()) + 1);
            std::vector<std::string> warnings;
            const auto image =
                decodeImage(mutated, {.applyOrientation = true, .maxPixels = 200'000}, &warnings);
            if (!image) {
                QVERIFY(!image.error().message.empty());
                continue;
            }
            ++read;
            QCOMPARE(image->rgb.size(),
                     static_cast<std::size_t>(image->width) * static_cast<std::size_t>(image->height) * 3);
        }
        QVERIFY2(read < 4000, "no mutation was noticed");
    }
};

QTEST_GUILESS_MAIN(TestImageDecoder)
#include "test_image_decoder.moc"
