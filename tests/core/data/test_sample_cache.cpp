#include "data/SampleCache.h"

#include "DataFixture.h"
#include "data/CacheStore.h"
#include "data/ImageFolder.h"
#include "data/TextDataset.h"

#include <QTest>
#include <algorithm>
#include <chrono>
#include <sys/wait.h>
#include <unistd.h>

using namespace deltarank;
using namespace deltarank::data;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<Dataset> pictures(const DataFixture& fixture, int count)
{
    for (int i = 0; i < count; ++i)
        fixture.write(std::string("own/") + (i % 2 ? "a/" : "b/") + numbered("p", i) + ".png",
                      pngBytes(10 + i % 5, 12, static_cast<unsigned>(i)));
    return openImageFolder(fixture.path("own")).value();
}

TextDataset texts(int count)
{
    TextDataset::Content content;
    content.source = "test";
    content.classNames = {"a", "b"};
    for (int i = 0; i < count; ++i) {
        content.samples.push_back({numbered("s", i), i % 2, Part::Unspecified, -1});
        std::string text;
        for (int k = 0; k < i % 7; ++k)
            text += k % 2 ? " two" : " one";
        content.texts.push_back(text);
    }
    return TextDataset(std::move(content));
}

Tokenizer tokenizer(bool lowerCase = true)
{
    TokenizerOptions options;
    options.lowerCase = lowerCase;
    return Tokenizer::make({"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "one", "two"}, options).value();
}

std::vector<fs::path> cacheFiles()
{
    std::vector<fs::path> files;
    std::error_code ec;
    for (const auto& entry : fs::directory_iterator(sampleCacheFolder(), ec))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::uint32_t> firstSamples(std::uint32_t count)
{
    std::vector<std::uint32_t> samples;
    for (std::uint32_t i = 0; i < count; ++i)
        samples.push_back(i);
    return samples;
}

} // namespace

/// Prepared samples: what was prepared is what is read, everything that matters is in the key, and files that
/// are broken, old or made twice do no harm.
class SampleCacheTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { qunsetenv("DELTARANK_CACHE_LIMIT"); }

    void picturesAreThoseOfTheProcessor()
    {
        DataFixture fixture;
        const auto dataset = pictures(fixture, 11);
        const ImageProcessor processor(ImageProcessorConfig::usual(8));
        const std::vector<std::uint32_t> samples{7, 0, 3};
        int told = 0;
        const auto cache =
            openPixelCache(*dataset, samples, processor, [&](const base::Progress&) { ++told; }).value();
        QVERIFY(told > 0);
        QCOMPARE(cache.rows(), std::size_t{3});
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const auto expected = processor.pixels(dataset->image(samples[i]).value()).values;
            QCOMPARE(expected.size(), std::size_t{3 * 8 * 8});
            QVERIFY(std::ranges::equal(cache.row(i), expected));
        }
        told = 0;
        const auto again =
            openPixelCache(*dataset, samples, processor, [&](const base::Progress&) { ++told; }).value();
        QCOMPARE(told, 0);
        QVERIFY(std::ranges::equal(again.row(2), cache.row(2)));
        QCOMPARE(cacheFiles().size(), std::size_t{1});
    }
    void everythingThatMattersIsInTheKey()
    {
        DataFixture fixture;
        const auto dataset = pictures(fixture, 6);
        const auto make = [&](const std::vector<std::uint32_t>& samples, int size) {
            QVERIFY(openPixelCache(*dataset, samples, ImageProcessor(ImageProcessorConfig::usual(size))));
        };
        make({0, 1}, 8);
        make({1, 0}, 8);
        make({0, 1}, 9);
        make({0, 1, 2}, 8);
        QCOMPARE(cacheFiles().size(), std::size_t{4});
        // Mean and deviation do not touch the 8-bit values.
        QVERIFY(openPixelCache(*dataset, {0, 1}, ImageProcessor(ImageProcessorConfig::none(8))));
        QCOMPARE(cacheFiles().size(), std::size_t{4});
        const auto words = texts(10);
        QVERIFY(openTokenCache(words, {0, 1}, tokenizer(), 8));
        QVERIFY(openTokenCache(words, {0, 1}, tokenizer(), 9));
        QVERIFY(openTokenCache(words, {0, 1}, tokenizer(false), 8));
        QVERIFY(openTokenCache(texts(11), {0, 1}, tokenizer(), 8));
        QCOMPARE(cacheFiles().size(), std::size_t{8});
    }
    void tokensAreThoseOfTheTokenizer()
    {
        DataFixture fixture;
        const auto words = texts(20'000);
        const auto samples = firstSamples(20'000);
        const auto cut = tokenizer();
        const auto cache = openTokenCache(words, samples, cut, 5).value();
        for (std::uint32_t i = 0; i < 20'000; i += 1 + i / 50)
            QVERIFY(std::ranges::equal(tokensOf(cache.row(i)), cut.encode(words.texts()[i], 5).ids));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, cache.row(20'000));
    }
    void brokenFilesAreMadeAgain()
    {
        DataFixture fixture;
        const auto words = texts(50);
        const auto samples = firstSamples(50);
        const auto expected = tokenizer().encode(words.texts()[6], 8).ids;
        QVERIFY(openTokenCache(words, samples, tokenizer(), 8));
        const auto file = cacheFiles().at(0);
        const auto bytes = base::readFile(file).value();
        std::vector<std::string> broken{"", "short", bytes.substr(0, bytes.size() - 1), bytes + "x"};
        for (std::size_t at : {std::size_t{0}, std::size_t{8}, std::size_t{16}, bytes.size() - 3}) {
            broken.push_back(bytes);
            broken.back()[at] = static_cast<char>(broken.back()[at] ^ 0x7F);
        }
        for (const auto& content : broken) {
            QVERIFY(base::writeFileAtomically(file, content));
            const auto cache = openTokenCache(words, samples, tokenizer(), 8);
            QVERIFY(cache.has_value());
            QVERIFY(std::ranges::equal(tokensOf(cache->row(6)), expected));
        }
    }
    void twoProcessesAtOnce()
    {
        DataFixture fixture;
        const auto dataset = pictures(fixture, 40);
        const ImageProcessor processor(ImageProcessorConfig::usual(64));
        const auto samples = firstSamples(40);
        std::vector<pid_t> children;
        for (int i = 0; i < 3; ++i) {
            const pid_t child = ::fork();
            if (child == 0) {
                const auto cache = openPixelCache(*dataset, samples, processor);
                bool right = cache.has_value();
                for (std::size_t k = 0; right && k < samples.size(); ++k)
                    right = std::ranges::equal(cache->row(k),
                                               processor.pixels(dataset->image(samples[k]).value()).values);
                ::_exit(right ? 0 : 1);
            }
            children.push_back(child);
        }
        for (const pid_t child : children) {
            int state = -1;
            QCOMPARE(::waitpid(child, &state, 0), child);
            QCOMPARE(state, 0);
        }
        QCOMPARE(cacheFiles().size(), std::size_t{1});
    }
    void theOldestGoFirst()
    {
        DataFixture fixture;
        const auto words = texts(300);
        const auto samples = firstSamples(300);
        const auto open = [&](std::size_t tokens) {
            return openTokenCache(words, samples, tokenizer(), tokens);
        };
        const auto kept = open(4).value();
        QVERIFY(open(5));
        QVERIFY(open(6));
        auto files = cacheFiles();
        QCOMPARE(files.size(), std::size_t{3});
        for (const auto& file : files)
            fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(48));
        fixture.write("../cache/samples/left-behind.tmp", "x");
        fs::last_write_time(sampleCacheFolder() / "left-behind.tmp",
                            fs::file_time_type::clock::now() - std::chrono::hours(48));
        QVERIFY(open(5)); // used now: the youngest
        const auto bytes = fs::file_size(files[0]) + fs::file_size(files[1]) + fs::file_size(files[2]);
        qputenv("DELTARANK_CACHE_LIMIT",
                QByteArray::number(static_cast<double>(bytes) / (1024.0 * 1024 * 1024), 'g', 17));
        QVERIFY(open(7));
        std::size_t left = 0;
        for (const auto& file : cacheFiles())
            left += fs::file_size(file);
        QVERIFY(left <= bytes);
        QVERIFY(!fs::exists(sampleCacheFolder() / "left-behind.tmp"));
        // What was removed from the folder is still readable where it is open.
        QVERIFY(std::ranges::equal(tokensOf(kept.row(6)), tokenizer().encode(words.texts()[6], 4).ids));
        int told = 0;
        QVERIFY(openTokenCache(words, samples, tokenizer(), 5, [&](const base::Progress&) { ++told; }));
        QCOMPARE(told, 0);
    }
    void tooLargeIsRefused()
    {
        DataFixture fixture;
        qputenv("DELTARANK_CACHE_LIMIT", "0.000001");
        const auto result = openTokenCache(texts(500), firstSamples(500), tokenizer(), 8);
        QVERIFY(!result);
        QVERIFY(result.error().hint.find("DELTARANK_CACHE_LIMIT") != std::string::npos);
    }
    void unreadablePicturesAndStops()
    {
        DataFixture fixture;
        const auto dataset = pictures(fixture, 8);
        fs::remove(fixture.path("own/a/p1.png"));
        const ImageProcessor processor(ImageProcessorConfig::usual(8));
        const auto result = openPixelCache(*dataset, firstSamples(8), processor);
        QVERIFY(!result);
        QVERIFY(result.error().where.find("p1.png") != std::string::npos);
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        QVERIFY(openPixelCache(*dataset, {4, 5}, processor, {}, stop).error().code ==
                base::ErrorCode::Stopped);
        QVERIFY(cacheFiles().empty());
    }
    void useAndClear()
    {
        DataFixture fixture;
        const auto dataset = pictures(fixture, 4);
        QVERIFY(openPixelCache(*dataset, firstSamples(4), ImageProcessor(ImageProcessorConfig::usual(8))));
        std::uint64_t bytes = 0;
        for (const auto& use : cacheUse()) {
            QCOMPARE(use.files, std::uint64_t(use.name == "indexes" ? 0 : 1));
            bytes += use.bytes;
        }
        QVERIFY(!clearCache("everything"));
        const auto samples = clearCache("samples").value();
        QVERIFY(samples > 4 * 192 && samples < bytes);
        QCOMPARE(clearCache().value(), bytes - samples);
        for (const auto& use : cacheUse())
            QCOMPARE(use.files, std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(SampleCacheTest)
#include "test_sample_cache.moc"
