#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// How BERT's basic tokenization treats characters; the values of `tokenizer_config.json`.
struct WordSplitterOptions
{
    bool lowerCase = true;
    bool stripAccents = true; ///< canonical decomposition, then nonspacing marks are dropped
    bool spaceChinese = true; ///< every ideograph becomes a word of its own
};

/// The words of one text: pieces of one buffer, valid until the next split into it.
struct Words
{
    struct Word
    {
        std::uint32_t begin = 0;
        std::uint32_t bytes = 0;
        std::uint32_t characters = 0;
    };

    std::string buffer;
    std::vector<Word> words;

    std::string_view text(const Word& word) const
    {
        return std::string_view(buffer).substr(word.begin, word.bytes);
    }
    void clear()
    {
        buffer.clear();
        words.clear();
    }
};

/// BERT's basic tokenization, as the Hugging Face `tokenizers` library does it: drops NUL, U+FFFD and
/// control characters (categories Cc, Cf, Co; tab and line ends count as blanks), sets ideographs apart,
/// decomposes (NFD) and drops nonspacing marks, lowers case, and splits at white space and around every
/// punctuation character. Bytes that are not valid UTF-8 are dropped like U+FFFD.
class WordSplitter
{
public:
    WordSplitter() = default;
    explicit WordSplitter(const WordSplitterOptions& options) : m_options(options) {}

    /// Appends the words of `text`. @pre out.buffer stays below 4 GiB.
    void split(std::string_view text, Words& out) const;
    const WordSplitterOptions& options() const { return m_options; }

private:
    WordSplitterOptions m_options;
};

} // namespace deltarank::data
