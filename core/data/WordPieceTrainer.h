#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/WordSplitter.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace deltarank::data {

struct WordPieceTrainerOptions
{
    std::size_t vocabularySize = 8192;
    std::size_t alphabetSize = 1000; ///< the most frequent characters; words with others are left out
    std::uint64_t smallestCharacterCount = 20; ///< rarer characters do not enter the alphabet
    std::uint64_t smallestPairCount = 2;       ///< rarer pairs are not merged
    WordSplitterOptions splitter{};            ///< as the tokenizer will split
};

/// Learns a WordPiece vocabulary. Words start as characters ("w", "##o", "##r", "##d"); the most frequent
/// pair of neighbours becomes a piece, again and again, until the vocabulary is full (Sennrich et al. 2016,
/// with WordPiece's marks). Ties go to the pair whose pieces came first, so that equal texts give equal
/// vocabularies whatever the order of the texts.
class WordPieceTrainer
{
public:
    explicit WordPieceTrainer(const WordPieceTrainerOptions& options = {});

    /// Counts the words of a text. Special tokens written in it count as ordinary text.
    void add(std::string_view text);

    /// The lines of `vocab.txt`: [PAD], [UNK], [CLS], [SEP], [MASK], the alphabet, its "##" forms, then the
    /// merged pieces in the order they were found. Fewer than vocabularySize where the texts have no more
    /// pairs. Errors: no words, a vocabulary that cannot hold the alphabet, stopped.
    base::Result<std::vector<std::string>> train(const base::ProgressSink& progress = {},
                                                 const base::StopToken& stop = {}) const;

    /// add() and train() for a whole list.
    static base::Result<std::vector<std::string>> train(std::span<const std::string> texts,
                                                        const WordPieceTrainerOptions& options = {},
                                                        const base::ProgressSink& progress = {},
                                                        const base::StopToken& stop = {});

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    WordPieceTrainerOptions m_options;
    WordSplitter m_splitter;
    Words m_words;
    std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> m_counts;
};

} // namespace deltarank::data
