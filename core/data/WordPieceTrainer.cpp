#include "data/WordPieceTrainer.h"

#include "data/Tokenizer.h"
#include "data/Utf8.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <queue>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

namespace {

using Piece = std::uint32_t;

struct CountedWord
{
    std::vector<Piece> pieces;
    std::uint64_t count = 0;
};

struct Candidate
{
    std::uint64_t count;
    Piece first;
    Piece second;
    /// std::priority_queue takes the largest: the highest count, then the earliest pieces.
    bool operator<(const Candidate& other) const
    {
        return std::tie(count, other.first, other.second) < std::tie(other.count, first, second);
    }
};

/// Pieces, words made of them, and how often each pair of neighbours occurs.
class Merger
{
public:
    Merger(std::vector<std::string> vocabulary, std::vector<CountedWord> words)
        : m_vocabulary(std::move(vocabulary)), m_words(std::move(words))
    {
        for (std::size_t id = 0; id < m_vocabulary.size(); ++id)
            m_ids.emplace(m_vocabulary[id], static_cast<Piece>(id));
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (std::size_t i = 0; i + 1 < m_words[w].pieces.size(); ++i)
                change(m_words[w].pieces[i], m_words[w].pieces[i + 1], m_words[w].count, w);
        pushChanged();
    }

    std::size_t size() const { return m_vocabulary.size(); }
    std::vector<std::string> takeVocabulary() { return std::move(m_vocabulary); }

    /// Merges the most frequent pair; false if none occurs `smallestCount` times.
    bool mergeBest(std::uint64_t smallestCount)
    {
        while (!m_queue.empty()) {
            const Candidate best = m_queue.top();
            m_queue.pop();
            const auto found = m_pairs.find(key(best.first, best.second));
            if (found == m_pairs.end() || found->second.count < smallestCount)
                continue;
            // Counts that fell are corrected when they reach the top; counts that rose were pushed again.
            if (found->second.count != best.count) {
                if (found->second.count < best.count)
                    m_queue.push({found->second.count, best.first, best.second});
                continue;
            }
            merge(best.first, best.second);
            return true;
        }
        return false;
    }

private:
    struct Pair
    {
        std::uint64_t count = 0;
        std::vector<std::uint32_t> words; ///< where it occurs, or once did
    };

    static std::uint64_t key(Piece first, Piece second) { return (std::uint64_t{first} << 32) | second; }

    void change(Piece first, Piece second, std::uint64_t by, std::size_t word)
    {
        Pair& pair = m_pairs[key(first, second)];
        pair.count += by;
        if (pair.words.empty() || pair.words.back() != word)
            pair.words.push_back(static_cast<std::uint32_t>(word));
        m_changed.push_back(key(first, second));
    }

    void reduce(Piece first, Piece second, std::uint64_t by)
    {
        if (const auto found = m_pairs.find(key(first, second)); found != m_pairs.end())
            found->second.count -= by;
    }

    void pushChanged()
    {
        std::sort(m_changed.begin(), m_changed.end());
        m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
        for (const std::uint64_t pair : m_changed)
            if (const auto found = m_pairs.find(pair); found != m_pairs.end())
                m_queue.push({found->second.count, static_cast<Piece>(pair >> 32), static_cast<Piece>(pair)});
        m_changed.clear();
    }

    void merge(Piece first, Piece second)
    {
        // Two ways of cutting may lead to the same text: it stays one piece.
        const std::string text = m_vocabulary[first] + m_vocabulary[second].substr(2);
        const auto [entry, isNew] = m_ids.try_emplace(text, static_cast<Piece>(m_vocabulary.size()));
        const Piece merged = entry->second;
        if (isNew)
            m_vocabulary.push_back(text);
        const auto node = m_pairs.extract(key(first, second));
        for (const std::uint32_t w : node.mapped().words) {
            CountedWord& word = m_words[w];
            auto& pieces = word.pieces;
            for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
                if (pieces[i] != first || pieces[i + 1] != second)
                    continue;
                if (i > 0) {
                    reduce(pieces[i - 1], first, word.count);
                    change(pieces[i - 1], merged, word.count, w);
                }
                if (i + 2 < pieces.size()) {
                    reduce(second, pieces[i + 2], word.count);
                    change(merged, pieces[i + 2], word.count, w);
                }
                pieces[i] = merged;
                pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            }
        }
        m_pairs.erase(key(first, second));
        pushChanged();
    }

    std::vector<std::string> m_vocabulary;
    std::vector<CountedWord> m_words;
    std::unordered_map<std::string, Piece> m_ids;
    std::unordered_map<std::uint64_t, Pair> m_pairs;
    std::priority_queue<Candidate> m_queue;
    std::vector<std::uint64_t> m_changed;
};

} // namespace

WordPieceTrainer::WordPieceTrainer(const WordPieceTrainerOptions& options)
    : m_options(options), m_splitter(options.splitter)
{}

void WordPieceTrainer::add(std::string_view text)
{
    m_words.clear();
    m_splitter.split(text, m_words);
    for (const auto& word : m_words.words) {
        if (word.characters > Tokenizer::longestWord)
            continue;
        const std::string_view letters = m_words.text(word);
        if (const auto found = m_counts.find(letters); found != m_counts.end())
            ++found->second;
        else
            m_counts.emplace(std::string(letters), 1);
    }
}

base::Result<std::vector<std::string>> WordPieceTrainer::train(const base::ProgressSink& progress,
                                                               const base::StopToken& stop) const
{
    if (m_counts.empty())
        return fail(ErrorCode::InvalidArgument, "There are no words to learn a vocabulary from.");
    // A fixed order of the words, whatever order the texts came in.
    std::vector<std::pair<std::string_view, std::uint64_t>> counted(m_counts.begin(), m_counts.end());
    std::sort(counted.begin(), counted.end());

    std::map<char32_t, std::uint64_t> characters;
    for (const auto& [word, count] : counted)
        for (std::size_t i = 0; i < word.size();)
            characters[decodeUtf8(word, i)] += count;
    std::vector<std::pair<char32_t, std::uint64_t>> frequent(characters.begin(), characters.end());
    std::stable_sort(frequent.begin(), frequent.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::erase_if(frequent,
                  [&](const auto& entry) { return entry.second < m_options.smallestCharacterCount; });
    frequent.resize(std::min(frequent.size(), m_options.alphabetSize));
    if (frequent.empty())
        return fail(ErrorCode::InvalidArgument,
                    "No character occurs often enough to learn a vocabulary from these texts.", {},
                    "Give more texts, or a smaller limit.");
    std::map<char32_t, std::pair<Piece, Piece>> alphabet; // as a start and inside a word
    for (const auto& [character, count] : frequent)
        alphabet.emplace(character, std::pair<Piece, Piece>(0, 0));

    const TokenizerOptions names;
    std::vector<std::string> vocabulary = {names.padding, names.unknown, names.first, names.separator,
                                           names.mask};
    const auto usable = [&](std::string_view word) {
        for (std::size_t i = 0; i < word.size();)
            if (!alphabet.contains(decodeUtf8(word, i)))
                return false;
        return true;
    };
    std::erase_if(counted, [&](const auto& entry) { return !usable(entry.first); });
    std::map<char32_t, bool> inner;
    for (const auto& [word, count] : counted) {
        std::size_t i = 0;
        decodeUtf8(word, i);
        while (i < word.size())
            inner[decodeUtf8(word, i)] = true;
    }
    for (auto& [character, ids] : alphabet) {
        ids.first = static_cast<Piece>(vocabulary.size());
        vocabulary.emplace_back();
        appendUtf8(vocabulary.back(), character);
    }
    for (const auto& [character, used] : inner) {
        alphabet.at(character).second = static_cast<Piece>(vocabulary.size());
        vocabulary.emplace_back("##");
        appendUtf8(vocabulary.back(), character);
    }
    if (vocabulary.size() > m_options.vocabularySize)
        return fail(ErrorCode::InvalidArgument,
                    "A vocabulary of " + std::to_string(m_options.vocabularySize) +
                        " tokens cannot hold the alphabet and the special tokens, together " +
                        std::to_string(vocabulary.size()) + ".",
                    {}, "Ask for a larger vocabulary or a smaller alphabet.");

    std::vector<CountedWord> words;
    words.reserve(counted.size());
    for (const auto& [word, count] : counted) {
        CountedWord entry{.pieces = {}, .count = count};
        for (std::size_t i = 0; i < word.size();) {
            const bool first = i == 0;
            const auto& ids = alphabet.at(decodeUtf8(word, i));
            entry.pieces.push_back(first ? ids.first : ids.second);
        }
        words.push_back(std::move(entry));
    }

    Merger merger(std::move(vocabulary), std::move(words));
    using Clock = std::chrono::steady_clock;
    const auto begun = Clock::now();
    const std::size_t before = merger.size();
    std::size_t told = before;
    while (merger.size() < m_options.vocabularySize && merger.mergeBest(m_options.smallestPairCount)) {
        if (stop.waitAndCheck())
            return fail(ErrorCode::Stopped, "Learning the vocabulary was stopped.");
        if (progress && merger.size() >= told + 64) {
            told = merger.size();
            const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
            progress({.stage = "Learning the vocabulary",
                      .done = merger.size(),
                      .total = m_options.vocabularySize,
                      .secondsLeft = seconds * static_cast<double>(m_options.vocabularySize - merger.size()) /
                                     static_cast<double>(merger.size() - before)});
        }
    }
    return merger.takeVocabulary();
}

base::Result<std::vector<std::string>> WordPieceTrainer::train(std::span<const std::string> texts,
                                                               const WordPieceTrainerOptions& options,
                                                               const base::ProgressSink& progress,
                                                               const base::StopToken& stop)
{
    WordPieceTrainer trainer(options);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i % 1024 == 0) {
            if (stop.waitAndCheck())
                return fail(ErrorCode::Stopped, "Learning the vocabulary was stopped.");
            if (progress)
                progress({.stage = "Counting words", .done = i, .total = texts.size()});
        }
        trainer.add(texts[i]);
    }
    return trainer.train(progress, stop);
}

} // namespace deltarank::data
