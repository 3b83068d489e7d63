#include "data/Tokenizer.h"

#include <cstdint>
#include <cstdlib>
#include <string>

/// The first byte chooses the options and the limit, the next two the share of the vocabulary; the rest is
/// vocabulary (one token a line) and text. Ids are always those of the vocabulary, limits are kept, and what
/// a word was cut into decodes without a fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace deltarank;
    if (size < 3)
        return 0;
    data::TokenizerOptions options;
    options.lowerCase = data[0] & 1;
    if (data[0] & 2)
        options.stripAccents = (data[0] & 4) != 0;
    options.spaceChinese = data[0] & 8;
    const std::size_t limit = data[0] & 16 ? 3 + data[0] / 32 : 0;
    const std::string_view all(reinterpret_cast<const char*>(data) + 3, size - 3);
    const std::size_t share = all.size() * (data[1] * 256u + data[2]) / 65536;
    std::vector<std::string> vocabulary{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
    std::string_view lines = all.substr(0, share);
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        vocabulary.emplace_back(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    const auto tokenizer = data::Tokenizer::make(std::move(vocabulary), options);
    if (!tokenizer)
        return 0;
    const std::string_view text = all.substr(share);
    const auto check = [&](const data::Encoding& encoding) {
        if (encoding.ids.size() != encoding.typeIds.size() || (limit > 0 && encoding.ids.size() > limit) ||
            encoding.ids.empty() || encoding.ids.front() != tokenizer->firstId())
            std::abort();
        for (const std::int32_t id : encoding.ids)
            if (id < 0 || static_cast<std::size_t>(id) >= tokenizer->vocabularySize())
                std::abort();
        static_cast<void>(tokenizer->decode(encoding.ids));
    };
    check(tokenizer->encode(text, limit));
    check(tokenizer->encodePair(text.substr(0, text.size() / 2), text.substr(text.size() / 2), limit));
    return 0;
}
