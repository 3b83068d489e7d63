#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "data/WordSplitter.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace deltarank::data {

/// One text, or pair of texts, as a BERT model reads it: [CLS] a [SEP], or [CLS] a [SEP] b [SEP].
struct Encoding
{
    std::vector<std::int32_t> ids;
    std::vector<std::int32_t> typeIds; ///< 0 up to the first [SEP], 1 behind it
};

/// Encodings of equal width, row-major [rows, width].
struct TokenBatch
{
    std::size_t rows = 0;
    std::size_t width = 0;
    std::vector<std::int32_t> ids;
    std::vector<std::int32_t> typeIds;
    std::vector<std::int32_t> mask; ///< 1 for a token, 0 for padding
};

/// What `tokenizer_config.json` decides.
struct TokenizerOptions
{
    bool lowerCase = true;
    std::optional<bool> stripAccents{}; ///< as lowerCase where not given
    bool spaceChinese = true;
    std::string unknown = "[UNK]";
    std::string padding = "[PAD]";
    std::string first = "[CLS]";
    std::string separator = "[SEP]";
    std::string mask = "[MASK]"; ///< the one that a vocabulary may lack
};

/// BERT's WordPiece tokenizer (Devlin et al. 2019), giving the ids of the Hugging Face `tokenizers` library:
/// special tokens are found literally before anything else, the rest goes through WordSplitter, and each
/// word is cut greedily into the longest known pieces; a word that cannot be cut, or of more than 100
/// characters, becomes [UNK]. Constant after construction and safe from any number of threads.
class Tokenizer
{
public:
    static constexpr std::size_t longestWord = 100;

    /// Reads `vocab.txt` and, if present, `tokenizer_config.json`. Errors: no or empty vocabulary, a special
    /// token missing from it, a configuration that is not JSON.
    static base::Result<Tokenizer> load(const std::filesystem::path& folder);
    /// From the lines of a vocabulary; the line's number is the id.
    static base::Result<Tokenizer> make(std::vector<std::string> vocabulary,
                                        const TokenizerOptions& options = {});

    /// At most `maxTokens` ids with the special ones; 0: no limit. A pair is cut longest first; where both
    /// must give, each gets half of the room and the longer one (the second, if equal) an odd token.
    /// @pre maxTokens == 0, or at least the number of special tokens (2, for a pair 3).
    Encoding encode(std::string_view text, std::size_t maxTokens = 0) const;
    Encoding encodePair(std::string_view text, std::string_view second, std::size_t maxTokens = 0) const;

    /// The same for many texts on `threads` threads (0: all cores); the result does not depend on their
    /// number. `seconds` is empty or as long as `texts`. Error: stopped.
    base::Result<std::vector<Encoding>> encodeBatch(std::span<const std::string> texts,
                                                    std::span<const std::string> seconds = {},
                                                    std::size_t maxTokens = 0, int threads = 0,
                                                    const base::StopToken& stop = {}) const;

    /// Pads to the longest, or to `width` (0: the longest). @pre no encoding is longer than `width`.
    TokenBatch pad(std::span<const Encoding> encodings, std::size_t width = 0) const;

    std::size_t vocabularySize() const { return m_vocabulary.size(); }
    /// The token of an id; "##" marks a piece inside a word. @pre 0 <= id < vocabularySize().
    const std::string& token(std::int32_t id) const { return m_vocabulary.at(static_cast<std::size_t>(id)); }
    std::optional<std::int32_t> idOf(std::string_view token) const;
    bool isSpecial(std::int32_t id) const;
    /// Readable text: pieces joined, special tokens left out.
    std::string decode(std::span<const std::int32_t> ids) const;

    std::int32_t paddingId() const { return m_padding; }
    std::int32_t unknownId() const { return m_unknown; }
    std::int32_t firstId() const { return m_first; }
    std::int32_t separatorId() const { return m_separator; }
    std::optional<std::int32_t> maskId() const { return m_mask; }
    const TokenizerOptions& options() const { return m_options; }

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Table = std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>>;
    struct Special
    {
        std::string text;
        std::int32_t id;
    };
    struct Scratch; ///< buffers and the ids of words met before, one per thread

    Tokenizer() = default;
    void tokenize(std::string_view text, Scratch& scratch, std::vector<std::int32_t>& ids) const;
    void tokenizePlain(std::string_view text, Scratch& scratch, std::vector<std::int32_t>& ids) const;
    void cutWord(std::string_view word, std::size_t characters, std::vector<std::int32_t>& ids) const;
    Encoding encode(std::string_view text, const std::string_view* second, std::size_t maxTokens,
                    Scratch& scratch) const;

    TokenizerOptions m_options;
    WordSplitter m_splitter;
    std::vector<std::string> m_vocabulary;
    Table m_starts;                 ///< pieces that start a word
    Table m_inner;                  ///< pieces inside a word, without "##"
    std::size_t m_longestStart = 0; ///< bytes
    std::size_t m_longestInner = 0;
    std::vector<Special> m_specials; ///< longest first
    std::string m_specialStarts;     ///< their first bytes
    std::int32_t m_padding = 0;
    std::int32_t m_unknown = 0;
    std::int32_t m_first = 0;
    std::int32_t m_separator = 0;
    std::optional<std::int32_t> m_mask;
};

} // namespace deltarank::data
