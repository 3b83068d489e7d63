#include "DataFixture.h"
#include "base/Base64.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "data/ImageFolder.h"
#include "data/PngEncoder.h"
#include "data/Snapshot.h"
#include "data/TextDataset.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <functional>

using namespace deltarank;
using namespace deltarank::data;

namespace {

TextDataset::Content content()
{
    TextDataset::Content content{.source = "csv",
                                 .classNames = {"good", "b\xC3\xA4"
                                                        "d \"quoted\""},
                                 .samples = {},
                                 .texts = {},
                                 .notes = {"One line was empty."}};
    for (int i = 0; i < 500; ++i) {
        content.samples.push_back({.id = "row " + std::to_string(i),
                                   .label = i % 2,
                                   .part = static_cast<Part>(i % 4),
                                   .group = i / 3 - 1});
        content.texts.push_back("text\nwith \"lines\"\t\\ and \xE4\xB8\xAD number " + std::to_string(i * i));
    }
    return content;
}

/// Without the flush to disk that atomic writing costs: these tests write a thousand files.
bool writeQuickly(const std::string& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.good();
}

} // namespace

class SnapshotTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fingerprintSeesEverything()
    {
        const std::string whole = TextDataset(content()).fingerprint();
        QCOMPARE(whole.size(), std::size_t(64));
        QCOMPARE(TextDataset(content()).fingerprint(), whole);
        std::vector<std::function<void(TextDataset::Content&)>> changes = {
            [](auto& c) { c.samples[7].id += "x"; },
            [](auto& c) { c.samples[7].label = 0; },
            [](auto& c) { c.samples[7].part = Part::Train; },
            [](auto& c) { c.samples[7].group = -1; },
            [](auto& c) { c.texts[7] += " "; },
            [](auto& c) { c.classNames[1] = "bad"; },
            [](auto& c) { std::swap(c.texts[1], c.texts[2]); },
        };
        for (const auto& change : changes) {
            auto changed = content();
            change(changed);
            QVERIFY(TextDataset(changed).fingerprint() != whole);
        }
        auto wrong = content();
        wrong.samples[0].label = 2;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TextDataset{wrong});
        wrong = content();
        wrong.texts.pop_back();
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, TextDataset{wrong});
    }
    void roundTrip_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "data.jsonl";
        QTest::newRow("compressed") << "data.jsonl.gz";
    }
    void roundTrip()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const std::string path = folder.filePath(name).toStdString();
        const TextDataset dataset(content());
        QVERIFY(writeSnapshot(dataset, path));
        const auto opened = openSnapshot(path);
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        const auto& copy = dynamic_cast<const TextDataset&>(**opened);
        QCOMPARE(copy.source(), dataset.source());
        QCOMPARE(copy.classNames(), dataset.classNames());
        QCOMPARE(copy.texts(), dataset.texts());
        QCOMPARE(copy.notes(), dataset.notes());
        QCOMPARE(copy.fingerprint(), dataset.fingerprint());
        // What was read hashes to what was stated.
        QCOMPARE(TextDataset({copy.source(), copy.classNames(), copy.samples(), copy.texts()}).fingerprint(),
                 dataset.fingerprint());
        QCOMPARE(base::readFile(path)->starts_with("\x1F\x8B"), name.endsWith(".gz"));
    }
    void pictures()
    {
        DataFixture fixture;
        for (int i = 0; i < 6; ++i)
            fixture.write(std::string("own/") + (i % 2 ? "a/" : "b/") + numbered("p", i) + ".png",
                          pngBytes(10 + i, 12, static_cast<unsigned>(i)));
        fixture.write("own/a/j.jpg", jpegBytes(30, 20, 3));
        const auto dataset = openImageFolder(fixture.path("own")).value();
        const auto path = fixture.path("pictures.jsonl.gz");
        QVERIFY(writeSnapshot(*dataset, path));
        const auto copy = openSnapshot(path).value();
        QVERIFY(copy->modality() == Modality::Image);
        QCOMPARE(copy->fingerprint(), dataset->fingerprint());
        QCOMPARE(copy->size(), dataset->size());
        for (std::size_t i = 0; i < dataset->size(); ++i) {
            QCOMPARE(copy->samples()[i].id, dataset->samples()[i].id);
            QVERIFY(copy->image(i).value().rgb == dataset->image(i).value().rgb);
            QCOMPARE(copy->image(i).value().width, dataset->image(i).value().width);
        }
        // A picture that is damaged is an error with the sample's name, when it is read.
        const auto plain = fixture.path("pictures.jsonl");
        QVERIFY(writeSnapshot(*dataset, plain));
        const auto whole = base::readFile(plain).value();
        for (std::size_t keep = 0; keep < whole.size(); keep += 1 + whole.size() / 97) {
            QVERIFY(writeQuickly(plain.string(), whole.substr(0, keep)));
            QVERIFY(!openSnapshot(plain));
        }
    }
    void greyPicturesTakeOneChannel()
    {
        Image grey{8, 8, {}};
        for (int i = 0; i < 64; ++i)
            grey.rgb.insert(grey.rgb.end(), 3, static_cast<std::uint8_t>(i * 4));
        const auto png = encodePng(grey).value();
        QCOMPARE(png[25], char(0)); // colour type: grey
        QVERIFY(decodeImage(png).value().rgb == grey.rgb);
        grey.rgb[4] = 200;
        QVERIFY(decodeImage(encodePng(grey).value()).value().rgb == grey.rgb);
        QVERIFY(!encodePng({}));
    }
    void aSelectionStatesItsParts()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("part.jsonl.gz").toStdString();
        const TextDataset dataset(content());
        QVERIFY(writeSnapshot(dataset, {{3, 7, 400}, {Part::Test, Part::Train, Part::Validation}}, path));
        const auto copy = openSnapshot(path).value();
        QCOMPARE(copy->size(), std::size_t{3});
        QCOMPARE(copy->fingerprint(), dataset.fingerprint());
        QCOMPARE(copy->classNames(), dataset.classNames());
        QCOMPARE(copy->samples()[2].id, dataset.samples()[400].id);
        QVERIFY(copy->samples()[2].part == Part::Validation && copy->samples()[0].part == Part::Test);
        QCOMPARE(copy->text(1).value(), dataset.texts()[7]);
    }
    void base64BothWays()
    {
        std::string bytes;
        for (int i = 0; i < 200; ++i) {
            const auto back = base::fromBase64(base::base64(bytes));
            QVERIFY(back && *back == bytes);
            bytes += static_cast<char>(i * 37);
        }
        QCOMPARE(base::base64("Man"), std::string("TWFu"));
        QCOMPARE(base::base64("M"), std::string("TQ=="));
        for (const char* wrong : {"T", "TQ=", "TQ==TQ==", "T===", "====", "TW!u", "TW=u"})
            QVERIFY2(!base::fromBase64(wrong), wrong);
    }
    void everyTruncationIsAnError_data() { roundTrip_data(); }
    void everyTruncationIsAnError()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const std::string path = folder.filePath(name).toStdString();
        QVERIFY(writeSnapshot(TextDataset(content()), path));
        const std::string bytes = base::readFile(path).value();
        for (std::size_t size = 0; size + 1 < bytes.size(); size += 1 + size / 40) {
            QVERIFY(writeQuickly(path, std::string_view(bytes).substr(0, size)));
            const auto opened = openSnapshot(path);
            QVERIFY2(!opened, qPrintable(QString::number(size)));
            QCOMPARE(opened.error().code, base::ErrorCode::Format);
        }
    }
    void changesAreSeen()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("data.jsonl").toStdString();
        QVERIFY(writeSnapshot(TextDataset(content()), path));
        const std::string bytes = base::readFile(path).value();
        std::string changed = bytes;
        changed.replace(changed.find("number 16"), 9, "number 17");
        QVERIFY(writeQuickly(path, changed));
        QCOMPARE(openSnapshot(path).error().code, base::ErrorCode::Mismatch);
        // Any single wrong byte is an error of some kind, never a crash.
        for (std::size_t i = 0; i < bytes.size(); i += 97) {
            changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 0x15);
            QVERIFY(writeQuickly(path, changed));
            QVERIFY(!openSnapshot(path));
        }
    }
    void otherFiles()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("data.jsonl").toStdString();
        QCOMPARE(openSnapshot(path).error().code, base::ErrorCode::NotFound);
        QCOMPARE(openSnapshot(folder.path().toStdString()).error().code, base::ErrorCode::NotFound);
        for (const char* text :
             {"", "\n", "{}", "[1]", "null\n{}", "{\"format\":\"deltarank-snapshot\",\"version\":\"1\"}",
              "{\"format\":\"deltarank-snapshot\",\"version\":1,\"modality\":\"text\",\"source\":1}"}) {
            QVERIFY(writeQuickly(path, text));
            QVERIFY(!openSnapshot(path));
        }
        QVERIFY(writeQuickly(path, "{\"format\":\"deltarank-snapshot\",\"version\":99}\n"));
        QCOMPARE(openSnapshot(path).error().code, base::ErrorCode::Unsupported);
    }
    void brokenBytesBecomeReplacements()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("data.jsonl").toStdString();
        auto broken = content();
        broken.texts[0] = "a\xFF"
                          "b";
        QVERIFY(writeSnapshot(TextDataset(broken), path));
        QCOMPARE(openSnapshot(path).value()->text(0).value(), std::string("a\xEF\xBF\xBD"
                                                                          "b"));
    }
    void stops()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("data.jsonl").toStdString();
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        QCOMPARE(writeSnapshot(TextDataset(content()), path, {}, stop).error().code,
                 base::ErrorCode::Stopped);
        QVERIFY(QDir(folder.path()).isEmpty());
        QVERIFY(writeSnapshot(TextDataset(content()), path));
        QCOMPARE(openSnapshot(path, {}, stop).error().code, base::ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "test_snapshot.moc"
