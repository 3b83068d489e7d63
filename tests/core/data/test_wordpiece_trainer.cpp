#include "base/RandomStream.h"
#include "data/Tokenizer.h"
#include "data/WordPieceTrainer.h"

#include <QTest>
#include <map>
#include <set>

using namespace deltarank;
using data::WordPieceTrainer;
using data::WordPieceTrainerOptions;

namespace {

/// Words of random syllables; the first ones are the most frequent.
std::vector<std::string> randomTexts(std::size_t count)
{
    const std::vector<std::string> syllables = {"ba",   "de", "lin",        "ux", "pro",
                                                "gram", "ta", "bl\xC3\xA9", "on", "k"};
    base::RandomStream random({.seed = 9});
    std::vector<std::string> words(300);
    for (std::string& word : words)
        for (std::uint64_t i = 1 + random.below(4); i > 0; --i)
            word += syllables[random.below(syllables.size())];
    std::vector<std::string> texts(count);
    for (std::string& text : texts)
        for (int i = 0; i < 30; ++i)
            text += words[static_cast<std::size_t>(random.uniform() * random.uniform() * 300)] +
                    (random.below(9) ? " " : ", ");
    return texts;
}

/// The same rules without any cleverness: all pairs are counted anew for every merge.
std::vector<std::string> trainSlowly(const std::vector<std::string>& texts,
                                     const std::vector<std::string>& alphabet, std::size_t size)
{
    std::vector<std::string> vocabulary = alphabet;
    std::map<std::string, std::size_t> ids;
    for (std::size_t i = 0; i < vocabulary.size(); ++i)
        ids[vocabulary[i]] = i;
    std::map<std::string, int> counts;
    for (const auto& text : texts) {
        data::Words words;
        data::WordSplitter().split(text, words);
        for (const auto& word : words.words)
            ++counts[std::string(words.text(word))];
    }
    std::vector<std::pair<std::vector<std::size_t>, int>> words;
    for (const auto& [word, count] : counts) {
        std::vector<std::size_t> pieces;
        for (const char c : word)
            pieces.push_back(ids.at((pieces.empty() ? std::string() : std::string("##")) + c));
        words.emplace_back(pieces, count);
    }
    while (vocabulary.size() < size) {
        std::map<std::pair<std::size_t, std::size_t>, int> pairs;
        for (const auto& [pieces, count] : words)
            for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
                pairs[{pieces[i], pieces[i + 1]}] += count;
        auto best = pairs.begin();
        for (auto it = pairs.begin(); it != pairs.end(); ++it)
            if (it->second > best->second)
                best = it;
        if (best == pairs.end() || best->second < 2)
            break;
        const auto [first, second] = best->first;
        const std::string text = vocabulary[first] + vocabulary[second].substr(2);
        const auto [entry, isNew] = ids.try_emplace(text, vocabulary.size());
        if (isNew)
            vocabulary.push_back(text);
        for (auto& [pieces, count] : words)
            for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
                if (pieces[i] == first && pieces[i + 1] == second) {
                    pieces[i] = entry->second;
                    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
                }
    }
    return vocabulary;
}

} // namespace

class WordPieceTrainerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallExample()
    {
        const std::vector<std::string> texts = {"hug hug hug pug pun bun bun hugs"};
        const auto vocabulary =
            WordPieceTrainer::train(texts, {.vocabularySize = 100, .smallestCharacterCount = 1});
        QVERIFY(vocabulary);
        // ##u ##g occurs 5 times; then h ##ug 4, ##u ##n 3 and b ##un 2 times.
        QCOMPARE(*vocabulary,
                 (std::vector<std::string>{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "b",   "g",
                                           "h",     "n",     "p",     "s",     "u",      "##g", "##n",
                                           "##s",   "##u",   "##ug",  "hug",   "##un",   "bun"}));
    }
    void agreesWithCountingAnew()
    {
        std::vector<std::string> texts = randomTexts(60);
        for (std::string& text : texts) // plain ASCII, with repeats inside words for overlapping pairs
            for (std::size_t i; (i = text.find("\xC3\xA9")) != std::string::npos;)
                text.replace(i, 2, "aaaa");
        texts.push_back("aaaaaaa aaaaa aaaaa aaa aa baaab baaab");
        const auto alphabet = WordPieceTrainer::train(
            texts, {.vocabularySize = 1000, .smallestCharacterCount = 1, .smallestPairCount = 1u << 30});
        const auto vocabulary =
            WordPieceTrainer::train(texts, {.vocabularySize = 250, .smallestCharacterCount = 1});
        QVERIFY(alphabet && vocabulary);
        QVERIFY(vocabulary->size() > alphabet->size() + 50);
        QCOMPARE(*vocabulary, trainSlowly(texts, *alphabet, 250));
    }
    void orderOfTextsDoesNotMatter()
    {
        auto texts = randomTexts(300);
        const auto vocabulary = WordPieceTrainer::train(texts, {.vocabularySize = 200});
        QVERIFY(vocabulary);
        std::reverse(texts.begin(), texts.end());
        QCOMPARE(WordPieceTrainer::train(texts, {.vocabularySize = 200}).value(), *vocabulary);
        // A smaller vocabulary is the start of a larger one.
        const auto less = WordPieceTrainer::train(texts, {.vocabularySize = 120}).value();
        QCOMPARE(less.size(), std::size_t(120));
        QVERIFY(std::equal(less.begin(), less.end(), vocabulary->begin()));
        QCOMPARE(std::set<std::string>(vocabulary->begin(), vocabulary->end()).size(), vocabulary->size());
    }
    void everyTextIsCovered()
    {
        const auto texts = randomTexts(300);
        const auto tokenizer =
            data::Tokenizer::make(WordPieceTrainer::train(texts, {.vocabularySize = 400}).value());
        QVERIFY(tokenizer);
        std::size_t pieces = 0;
        for (const std::string& text : texts) {
            const auto ids = tokenizer->encode(text).ids;
            QVERIFY(std::find(ids.begin(), ids.end(), tokenizer->unknownId()) == ids.end());
            pieces += ids.size() - 2;
        }
        QVERIFY(pieces < texts.size() * 60); // 30 words and a few commas: under two pieces a word
        QCOMPARE(tokenizer->paddingId(), 0);
        QCOMPARE(tokenizer->maskId(), 4);
    }
    void rareCharactersStayOut()
    {
        auto texts = randomTexts(100);
        texts.push_back("ba\xC5\xBE \xE4\xB8\xAD");
        const auto tokenizer =
            data::Tokenizer::make(WordPieceTrainer::train(texts, {.vocabularySize = 300}).value());
        QVERIFY(!tokenizer->idOf("\xE4\xB8\xAD"));
        QVERIFY(WordPieceTrainer::train(texts, {.alphabetSize = 5}).value().size() < 100);
    }
    void errors()
    {
        QCOMPARE(WordPieceTrainer::train(std::span<const std::string>()).error().code,
                 base::ErrorCode::InvalidArgument);
        const auto texts = randomTexts(50);
        QCOMPARE(WordPieceTrainer::train(texts, {.vocabularySize = 10}).error().code,
                 base::ErrorCode::InvalidArgument);
        QCOMPARE(WordPieceTrainer::train(texts, {.smallestCharacterCount = 1u << 30}).error().code,
                 base::ErrorCode::InvalidArgument);
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        QCOMPARE(WordPieceTrainer::train(texts, {}, {}, stop).error().code, base::ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(WordPieceTrainerTest)
#include "test_wordpiece_trainer.moc"
