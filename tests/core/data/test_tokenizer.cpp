#include "base/Files.h"
#include "base/RandomStream.h"
#include "data/Tokenizer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace deltarank;
using data::Tokenizer;
using data::TokenizerOptions;

namespace {

std::vector<std::string> smallVocabulary()
{
    return {"[PAD]", "[UNK]",  "[CLS]", "[SEP]", "[MASK]", "hello", "world", "un",
            "##aff", "##able", ",",     "!",     "a",      "##a",   "b",     "##b",
            "Hello", "e",      "é",     "##é",   "中",     "[",     "]"};
}

Tokenizer small(const TokenizerOptions& options = {})
{
    return Tokenizer::make(smallVocabulary(), options).value();
}

/// Texts of random characters: letters, accents, ideographs, punctuation, specials, control and broken bytes.
std::vector<std::string> randomTexts(std::size_t count, std::uint64_t seed)
{
    const std::vector<std::string> parts = {"a",
                                            "b",
                                            " ",
                                            "hello",
                                            "world",
                                            "unaffable",
                                            ",",
                                            "\xC3\xA9",
                                            "\xE4\xB8\xAD",
                                            "!",
                                            "[MASK]",
                                            "[",
                                            "\n",
                                            "\x01",
                                            "\xFF",
                                            "\xC3",
                                            "\xF0\x9F",
                                            "\xED\xA0\x80",
                                            "##a",
                                            "\xCC\x81",
                                            "\xE2\x80\x83",
                                            std::string(1, '\0')};
    base::RandomStream random({.seed = seed});
    std::vector<std::string> texts(count);
    for (std::string& text : texts)
        for (std::uint64_t i = random.below(60); i > 0; --i)
            text += parts[random.below(parts.size())];
    return texts;
}

} // namespace

class TokenizerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void greedyPieces()
    {
        QCOMPARE(small().encode("unaffable, Hello!").ids,
                 (std::vector<std::int32_t>{2, 7, 8, 9, 10, 5, 11, 3}));
        QCOMPARE(small().encode("unaffablex hello").ids, (std::vector<std::int32_t>{2, 1, 5, 3}));
        QCOMPARE(small().decode(small().encode("unaffable,Hello").ids), std::string("unaffable , hello"));
    }
    void casedStaysCased()
    {
        const auto cased = small({.lowerCase = false});
        QCOMPARE(cased.encode("Hello hello \xC3\xA9").ids, (std::vector<std::int32_t>{2, 16, 5, 18, 3}));
        QCOMPARE(small().encode("Hello \xC3\x89").ids, (std::vector<std::int32_t>{2, 5, 17, 3}));
        // Lower case without stripping, and stripping without lower case.
        QCOMPARE(small({.stripAccents = false}).encode("\xC3\x89").ids,
                 (std::vector<std::int32_t>{2, 18, 3}));
        QCOMPARE(small({.lowerCase = false, .stripAccents = true}).encode("Hello \xC3\xA9").ids,
                 (std::vector<std::int32_t>{2, 16, 17, 3}));
    }
    void ideographs()
    {
        QCOMPARE(small()
                     .encode("a\xE4\xB8\xAD"
                             "b")
                     .ids,
                 (std::vector<std::int32_t>{2, 12, 20, 14, 3}));
        QCOMPARE(small({.spaceChinese = false}).encode("a\xE4\xB8\xAD").ids,
                 (std::vector<std::int32_t>{2, 1, 3}));
    }
    void specialTokensAnywhere()
    {
        QCOMPARE(small().encode("a[MASK]b[mask]").ids,
                 (std::vector<std::int32_t>{2, 12, 4, 14, 21, 1, 22, 3}));
    }
    void configurationIsRead()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::string lines;
        for (const auto& line : smallVocabulary())
            lines += line + "\r\n";
        QVERIFY(base::writeFileAtomically(path / "vocab.txt", lines));
        QCOMPARE(Tokenizer::load(path)->encode("Hello").ids, (std::vector<std::int32_t>{2, 5, 3}));
        QVERIFY(
            base::writeFileAtomically(path / "tokenizer_config.json",
                                      R"({"do_lower_case": false, "mask_token": {"content": "[MASK]"}})"));
        const auto cased = Tokenizer::load(path);
        QVERIFY(cased);
        QVERIFY(!cased->options().lowerCase);
        QCOMPARE(cased->encode("Hello").ids, (std::vector<std::int32_t>{2, 16, 3}));
        QCOMPARE(cased->vocabularySize(), smallVocabulary().size());
    }
    void wrongFolders()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QCOMPARE(Tokenizer::load(path).error().code, base::ErrorCode::NotFound);
        QVERIFY(base::writeFileAtomically(path / "vocab.txt", ""));
        QCOMPARE(Tokenizer::load(path).error().code, base::ErrorCode::Format);
        QVERIFY(base::writeFileAtomically(path / "vocab.txt", "a\nb\n"));
        const auto missing = Tokenizer::load(path);
        QCOMPARE(missing.error().code, base::ErrorCode::Format);
        QVERIFY(missing.error().text().find("[UNK]") != std::string::npos);
        QVERIFY(base::writeFileAtomically(path / "tokenizer_config.json", "{\"do_lower_case\": "));
        QCOMPARE(Tokenizer::load(path).error().code, base::ErrorCode::Format);
    }
    void truncation()
    {
        const auto tokenizer = small();
        for (const std::string& text : randomTexts(200, 1)) {
            const auto whole = tokenizer.encode(text).ids;
            for (const std::size_t limit : {2, 3, 7, 32, 500}) {
                const auto cut = tokenizer.encode(text, limit).ids;
                QCOMPARE(cut.size(), std::min(limit, whole.size()));
                QCOMPARE(cut.back(), tokenizer.separatorId());
                QVERIFY(std::equal(cut.begin(), cut.end() - 1, whole.begin()));
            }
        }
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)tokenizer.encode("a", 1));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)tokenizer.encodePair("a", "b", 2));
    }
    void truncationOfPairs()
    {
        const auto tokenizer = small();
        const auto repeated = [](const char* word, int count) {
            return QByteArray(word).repeated(count).toStdString();
        };
        for (int first = 0; first < 12; ++first)
            for (int second = 0; second < 12; ++second)
                for (int limit = 3; limit < 28; ++limit) {
                    const auto cut =
                        tokenizer.encodePair(repeated("a ", first), repeated("b ", second), limit);
                    const int a = static_cast<int>(std::count(cut.ids.begin(), cut.ids.end(), 12));
                    const int b = static_cast<int>(std::count(cut.ids.begin(), cut.ids.end(), 14));
                    const int room = limit - 3;
                    QCOMPARE(a + b, std::min(first + second, room));
                    QCOMPARE(static_cast<int>(std::count(cut.typeIds.begin(), cut.typeIds.end(), 1)), b + 1);
                    // Only what is longer than its half is cut.
                    QVERIFY(a == first || a >= room / 2);
                    QVERIFY(b == second || b >= room / 2);
                    QVERIFY(a == first || b == second || std::abs(a - b) <= 1);
                }
    }
    void batchEqualsSingleForAnyThreads()
    {
        const auto tokenizer = small();
        const auto texts = randomTexts(1000, 2);
        const auto seconds = randomTexts(1000, 3);
        for (const int threads : {1, 2, 5, 0}) {
            const auto batch = tokenizer.encodeBatch(texts, {}, 20, threads);
            const auto pairs = tokenizer.encodeBatch(texts, seconds, 20, threads);
            QVERIFY(batch && pairs);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                QCOMPARE((*batch)[i].ids, tokenizer.encode(texts[i], 20).ids);
                const auto pair = tokenizer.encodePair(texts[i], seconds[i], 20);
                QCOMPARE((*pairs)[i].ids, pair.ids);
                QCOMPARE((*pairs)[i].typeIds, pair.typeIds);
            }
        }
        QVERIFY(tokenizer.encodeBatch({}).value().empty());
    }
    void stops()
    {
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        QCOMPARE(small().encodeBatch(randomTexts(10, 4), {}, 0, 2, stop).error().code,
                 base::ErrorCode::Stopped);
    }
    void padding()
    {
        const auto tokenizer = small();
        const std::vector<data::Encoding> encodings = {tokenizer.encode("a b"),
                                                       tokenizer.encodePair("a", "b"), tokenizer.encode("")};
        const auto batch = tokenizer.pad(encodings);
        QCOMPARE(batch.width, std::size_t(5));
        QCOMPARE(batch.ids, (std::vector<std::int32_t>{2, 12, 14, 3, 0, 2, 12, 3, 14, 3, 2, 3, 0, 0, 0}));
        QCOMPARE(batch.typeIds, (std::vector<std::int32_t>{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0}));
        QCOMPARE(batch.mask, (std::vector<std::int32_t>{1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0}));
        QCOMPARE(tokenizer.pad(encodings, 8).ids.size(), std::size_t(24));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)tokenizer.pad(encodings, 4));
    }
    void anyBytesGiveValidIds()
    {
        const auto tokenizer = small();
        base::RandomStream random({.seed = 5});
        for (int round = 0; round < 2000; ++round) {
            std::string text(random.below(80), '\0');
            for (char& c : text)
                c = static_cast<char>(random.below(256));
            for (const auto id : tokenizer.encode(text).ids)
                QVERIFY(id >= 0 && static_cast<std::size_t>(id) < tokenizer.vocabularySize());
        }
        // Broken bytes vanish, as U+FFFD does.
        for (const char* broken :
             {"hel\xFFlo", "hel\xC3lo", "hel\xE4\xB8lo", "hel\xC0\x80lo", "hel\xED\xA0\x80lo",
              "hel\xF4\x90\x80\x80lo", "hello\xF0\x9F", "hel\xEF\xBF\xBDlo"})
            QCOMPARE(tokenizer.encode(broken).ids, (std::vector<std::int32_t>{2, 5, 3}));
    }
    void longWordsAreUnknown()
    {
        const auto tokenizer = small();
        QCOMPARE(tokenizer.encode(std::string(100, 'a')).ids.size(), std::size_t(102));
        QCOMPARE(tokenizer.encode(std::string(101, 'a')).ids, (std::vector<std::int32_t>{2, 1, 3}));
        // A million letters are one unknown word, found in no time.
        QCOMPARE(tokenizer.encode(std::string(1000000, 'a')).ids, (std::vector<std::int32_t>{2, 1, 3}));
    }
};

QTEST_GUILESS_MAIN(TokenizerTest)
#include "test_tokenizer.moc"
