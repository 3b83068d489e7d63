#include "data/Tokenizer.h"

#include "base/Files.h"
#include "base/System.h"

#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <tuple>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::string_view innerMark = "##";
constexpr std::uint64_t vocabularyLimit = std::uint64_t{64} << 20;

base::Status readOptions(const std::filesystem::path& path, TokenizerOptions& options)
{
    auto bytes = base::readFile(path, vocabularyLimit);
    DELTARANK_TRY(bytes);
    const auto json = nlohmann::json::parse(*bytes, nullptr, false);
    if (!json.is_object())
        return fail(
            ErrorCode::Format, "The tokenizer's configuration is not a JSON object.", path.string(),
            "Copy the file again from where the model came from, or remove it to use BERT's defaults.");
    const auto flag = [&](const char* key) -> std::optional<bool> {
        const auto found = json.find(key);
        return found != json.end() && found->is_boolean() ? std::optional(found->get<bool>()) : std::nullopt;
    };
    options.lowerCase = flag("do_lower_case").value_or(true);
    options.stripAccents = flag("strip_accents");
    options.spaceChinese = flag("tokenize_chinese_chars").value_or(true);
    // A token is a string or an object that holds it as "content".
    const auto name = [&](const char* key, std::string& value) {
        auto found = json.find(key);
        if (found == json.end())
            return;
        if (found->is_string())
            value = found->get<std::string>();
        else if (found->is_object() && found->contains("content") && (*found)["content"].is_string())
            value = (*found)["content"].get<std::string>();
    };
    name("unk_token", options.unknown);
    name("pad_token", options.padding);
    name("cls_token", options.first);
    name("sep_token", options.separator);
    name("mask_token", options.mask);
    return {};
}

std::vector<std::string> linesOf(const std::string& bytes)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        std::string line = bytes.substr(begin, end - begin);
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

/// Lengths of the two texts of a pair after cutting to `room` tokens.
std::pair<std::size_t, std::size_t> cutPair(std::size_t first, std::size_t second, std::size_t room)
{
    if (first + second <= room)
        return {first, second};
    const bool swapped = first > second;
    const std::size_t shorter = std::min(first, second);
    std::size_t keepShorter = shorter;
    std::size_t keepLonger = room >= shorter ? std::max(shorter, room - shorter) : shorter;
    if (keepShorter + keepLonger > room) {
        keepShorter = room / 2;
        keepLonger = keepShorter + room % 2;
    }
    return swapped ? std::pair(keepLonger, keepShorter) : std::pair(keepShorter, keepLonger);
}

} // namespace

struct Tokenizer::Scratch
{
    Words words;
    std::vector<std::int32_t> first;
    std::vector<std::int32_t> second;
    /// Texts repeat their words: a look-up replaces the cutting. Bounded, so that it never grows with a
    /// corpus.
    std::unordered_map<std::string, std::vector<std::int32_t>, Hash, std::equal_to<>> known;
    static constexpr std::size_t mostKnown = 1 << 16;
};

base::Result<Tokenizer> Tokenizer::load(const std::filesystem::path& folder)
{
    TokenizerOptions options;
    const auto configuration = folder / "tokenizer_config.json";
    std::error_code ec;
    if (std::filesystem::exists(configuration, ec))
        DELTARANK_TRY(readOptions(configuration, options));
    const auto path = folder / "vocab.txt";
    if (!std::filesystem::exists(path, ec))
        return fail(ErrorCode::NotFound, "The model's vocabulary vocab.txt is missing.", path.string(),
                    "A BERT model folder holds config.json, model.safetensors and vocab.txt.");
    auto bytes = base::readFile(path, vocabularyLimit);
    DELTARANK_TRY(bytes);
    auto tokenizer = make(linesOf(*bytes), options);
    if (!tokenizer)
        tokenizer.error().where = path.string();
    return tokenizer;
}

base::Result<Tokenizer> Tokenizer::make(std::vector<std::string> vocabulary, const TokenizerOptions& options)
{
    if (vocabulary.empty())
        return fail(ErrorCode::Format, "The vocabulary is empty.", {}, "It holds one token a line.");
    Tokenizer tokenizer;
    tokenizer.m_options = options;
    tokenizer.m_splitter = WordSplitter({.lowerCase = options.lowerCase,
                                         .stripAccents = options.stripAccents.value_or(options.lowerCase),
                                         .spaceChinese = options.spaceChinese});
    tokenizer.m_vocabulary = std::move(vocabulary);
    for (std::size_t id = 0; id < tokenizer.m_vocabulary.size(); ++id) {
        const std::string_view token = tokenizer.m_vocabulary[id];
        const auto number = static_cast<std::int32_t>(id);
        tokenizer.m_starts.insert_or_assign(std::string(token), number);
        tokenizer.m_longestStart = std::max(tokenizer.m_longestStart, token.size());
        if (token.size() > innerMark.size() && token.starts_with(innerMark)) {
            tokenizer.m_inner.insert_or_assign(std::string(token.substr(innerMark.size())), number);
            tokenizer.m_longestInner = std::max(tokenizer.m_longestInner, token.size() - innerMark.size());
        }
    }
    const auto special = [&](const std::string& text, std::int32_t& id) -> base::Status {
        const auto found = tokenizer.idOf(text);
        if (!found || text.empty())
            return fail(ErrorCode::Format,
                        "The vocabulary has no token " + (text.empty() ? "\"\"" : text) + ".", {},
                        "A BERT vocabulary holds [PAD], [UNK], [CLS] and [SEP], one token a line.");
        id = *found;
        tokenizer.m_specials.push_back({text, id});
        return {};
    };
    DELTARANK_TRY(special(options.unknown, tokenizer.m_unknown));
    DELTARANK_TRY(special(options.padding, tokenizer.m_padding));
    DELTARANK_TRY(special(options.first, tokenizer.m_first));
    DELTARANK_TRY(special(options.separator, tokenizer.m_separator));
    if (!options.mask.empty() && (tokenizer.m_mask = tokenizer.idOf(options.mask)))
        tokenizer.m_specials.push_back({options.mask, *tokenizer.m_mask});
    for (const Special& each : tokenizer.m_specials)
        if (tokenizer.m_specialStarts.find(each.text[0]) == std::string::npos)
            tokenizer.m_specialStarts += each.text[0];
    std::stable_sort(tokenizer.m_specials.begin(), tokenizer.m_specials.end(),
                     [](const Special& a, const Special& b) { return a.text.size() > b.text.size(); });
    return tokenizer;
}

std::optional<std::int32_t> Tokenizer::idOf(std::string_view token) const
{
    const auto found = m_starts.find(token);
    return found == m_starts.end() ? std::nullopt : std::optional(found->second);
}

bool Tokenizer::isSpecial(std::int32_t id) const
{
    return std::any_of(m_specials.begin(), m_specials.end(), [id](const Special& s) { return s.id == id; });
}

std::string Tokenizer::decode(std::span<const std::int32_t> ids) const
{
    std::string text;
    for (const std::int32_t id : ids) {
        if (isSpecial(id) && id != m_unknown)
            continue;
        const std::string_view piece = token(id);
        const bool inner = piece.size() > innerMark.size() && piece.starts_with(innerMark);
        if (!inner && !text.empty())
            text += ' ';
        text += inner ? piece.substr(innerMark.size()) : piece;
    }
    return text;
}

void Tokenizer::cutWord(std::string_view word, std::size_t characters, std::vector<std::int32_t>& ids) const
{
    const std::size_t before = ids.size();
    std::size_t begin = 0;
    while (begin < word.size() && characters <= longestWord) {
        const Table& table = begin == 0 ? m_starts : m_inner;
        std::size_t length = std::min(word.size() - begin, begin == 0 ? m_longestStart : m_longestInner);
        auto found = table.end();
        for (; length > 0; --length) {
            // A piece ends where a character ends.
            if (begin + length < word.size() &&
                (static_cast<unsigned char>(word[begin + length]) & 0xC0) == 0x80)
                continue;
            found = table.find(word.substr(begin, length));
            if (found != table.end())
                break;
        }
        if (found == table.end())
            break;
        ids.push_back(found->second);
        begin += length;
    }
    if (begin < word.size()) {
        ids.resize(before);
        ids.push_back(m_unknown);
    }
}

void Tokenizer::tokenizePlain(std::string_view text, Scratch& scratch, std::vector<std::int32_t>& ids) const
{
    scratch.words.clear();
    m_splitter.split(text, scratch.words);
    for (const auto& word : scratch.words.words) {
        const std::string_view letters = scratch.words.text(word);
        if (const auto known = scratch.known.find(letters); known != scratch.known.end()) {
            ids.insert(ids.end(), known->second.begin(), known->second.end());
            continue;
        }
        const std::size_t before = ids.size();
        cutWord(letters, word.characters, ids);
        if (scratch.known.size() < Scratch::mostKnown)
            scratch.known.emplace(
                std::string(letters),
                std::vector<std::int32_t>(ids.begin() + static_cast<std::ptrdiff_t>(before), ids.end()));
    }
}

void Tokenizer::tokenize(std::string_view text, Scratch& scratch, std::vector<std::int32_t>& ids) const
{
    // Special tokens count wherever they stand, even inside a word; the leftmost, then the longest one wins.
    std::size_t begin = 0;
    std::size_t i = text.find_first_of(m_specialStarts);
    while (i != std::string_view::npos) {
        const auto found = std::find_if(m_specials.begin(), m_specials.end(),
                                        [&](const Special& s) { return text.substr(i).starts_with(s.text); });
        if (found != m_specials.end()) {
            tokenizePlain(text.substr(begin, i - begin), scratch, ids);
            ids.push_back(found->id);
            i += found->text.size();
            begin = i;
        } else {
            ++i;
        }
        i = text.find_first_of(m_specialStarts, i);
    }
    tokenizePlain(text.substr(begin), scratch, ids);
}

Encoding Tokenizer::encode(std::string_view text, const std::string_view* second, std::size_t maxTokens,
                           Scratch& scratch) const
{
    const std::size_t specials = second ? 3 : 2;
    if (maxTokens != 0 && maxTokens < specials)
        throw std::invalid_argument("a limit below the number of special tokens");
    scratch.first.clear();
    scratch.second.clear();
    tokenize(text, scratch, scratch.first);
    if (second)
        tokenize(*second, scratch, scratch.second);
    std::size_t keepFirst = scratch.first.size();
    std::size_t keepSecond = scratch.second.size();
    if (maxTokens != 0)
        std::tie(keepFirst, keepSecond) =
            second ? cutPair(keepFirst, keepSecond, maxTokens - specials)
                   : std::pair(std::min(keepFirst, maxTokens - specials), keepSecond);
    Encoding encoding;
    encoding.ids.reserve(keepFirst + keepSecond + specials);
    const auto add = [&](const std::vector<std::int32_t>& ids, std::size_t count) {
        encoding.ids.insert(encoding.ids.end(), ids.begin(),
                            ids.begin() + static_cast<std::ptrdiff_t>(count));
        encoding.ids.push_back(m_separator);
    };
    encoding.ids.push_back(m_first);
    add(scratch.first, keepFirst);
    encoding.typeIds.assign(encoding.ids.size(), 0);
    if (second) {
        add(scratch.second, keepSecond);
        encoding.typeIds.resize(encoding.ids.size(), 1);
    }
    return encoding;
}

Encoding Tokenizer::encode(std::string_view text, std::size_t maxTokens) const
{
    Scratch scratch;
    return encode(text, nullptr, maxTokens, scratch);
}

Encoding Tokenizer::encodePair(std::string_view text, std::string_view second, std::size_t maxTokens) const
{
    Scratch scratch;
    return encode(text, &second, maxTokens, scratch);
}

base::Result<std::vector<Encoding>> Tokenizer::encodeBatch(std::span<const std::string> texts,
                                                           std::span<const std::string> seconds,
                                                           std::size_t maxTokens, int threads,
                                                           const base::StopToken& stop) const
{
    if (!seconds.empty() && seconds.size() != texts.size())
        throw std::invalid_argument("as many second texts as texts");
    if (maxTokens != 0 && maxTokens < (seconds.empty() ? 2u : 3u))
        throw std::invalid_argument("a limit below the number of special tokens");
    constexpr std::size_t block = 64;
    const std::size_t blocks = (texts.size() + block - 1) / block;
    if (threads <= 0)
        threads = base::availableCores();
    const std::size_t workers = std::clamp<std::size_t>(blocks, 1, static_cast<std::size_t>(threads));

    std::vector<Encoding> encodings(texts.size());
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    const auto work = [&] {
        Scratch scratch;
        for (std::size_t i = next++; i < blocks; i = next++) {
            if (stop.waitAndCheck()) {
                stopped = true;
                return;
            }
            const std::size_t end = std::min(texts.size(), (i + 1) * block);
            for (std::size_t k = i * block; k < end; ++k) {
                const std::string_view second = seconds.empty() ? std::string_view() : seconds[k];
                encodings[k] = encode(texts[k], seconds.empty() ? nullptr : &second, maxTokens, scratch);
            }
        }
    };
    {
        std::vector<std::jthread> pool;
        for (std::size_t i = 1; i < workers; ++i)
            pool.emplace_back(work);
        work();
    }
    if (stopped)
        return fail(ErrorCode::Stopped, "Tokenizing was stopped.");
    return encodings;
}

TokenBatch Tokenizer::pad(std::span<const Encoding> encodings, std::size_t width) const
{
    TokenBatch batch;
    batch.rows = encodings.size();
    std::size_t longest = 0;
    for (const Encoding& encoding : encodings)
        longest = std::max(longest, encoding.ids.size());
    if (width != 0 && longest > width)
        throw std::invalid_argument("an encoding is longer than the batch");
    batch.width = width == 0 ? longest : width;
    const std::size_t count = batch.rows * batch.width;
    batch.ids.assign(count, m_padding);
    batch.typeIds.assign(count, 0);
    batch.mask.assign(count, 0);
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Encoding& encoding = encodings[row];
        const auto at = static_cast<std::ptrdiff_t>(row * batch.width);
        std::copy(encoding.ids.begin(), encoding.ids.end(), batch.ids.begin() + at);
        std::copy(encoding.typeIds.begin(), encoding.typeIds.end(), batch.typeIds.begin() + at);
        std::fill_n(batch.mask.begin() + at, encoding.ids.size(), 1);
    }
    return batch;
}

} // namespace deltarank::data
