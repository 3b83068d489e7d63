#include "data/SampleCache.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/ParallelFor.h"
#include "data/CacheStore.h"

#include <chrono>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

namespace {

constexpr char cacheMagic[8] = {'D', 'R', 'R', 'O', 'W', 'S', '0', '1'};
constexpr std::size_t headerBytes = 64; ///< magic, rows, place of the table; rows start aligned
constexpr std::uint64_t blockBytes = std::uint64_t{64} << 20;

struct Header
{
    char magic[8];
    std::uint64_t rows;
    std::uint64_t table;
};

/// Data set and samples, as part of a key.
base::Sha256 keyOf(const Dataset& dataset, const std::vector<std::uint32_t>& samples, const char* kind)
{
    if (dataset.fingerprint().empty())
        throw std::logic_error("a data set without a fingerprint cannot be cached");
    base::Sha256 hash;
    hash.addField(kind);
    hash.addField(dataset.fingerprint());
    hash.addNumber(samples.size());
    for (const std::uint32_t sample : samples)
        hash.addField(dataset.samples().at(sample).id);
    return hash;
}

/// Tells the progress of one block as part of the whole.
base::ProgressSink within(const base::ProgressSink& whole, std::size_t before, std::size_t total,
                          std::chrono::steady_clock::time_point start)
{
    if (!whole)
        return {};
    return [&whole, before, total, start](base::Progress progress) {
        progress.done += before;
        progress.total = total;
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        progress.secondsLeft =
            seconds / static_cast<double>(progress.done) * static_cast<double>(total - progress.done);
        whole(progress);
    };
}

base::Status writePixels(const Dataset& dataset, const std::vector<std::uint32_t>& samples,
                         const ImageProcessor& processor, std::size_t each, SampleCache::Writer& writer,
                         const base::ProgressSink& progress, const base::StopToken& stop)
{
    const auto start = std::chrono::steady_clock::now();
    const std::size_t atOnce = std::max<std::size_t>(1, blockBytes / each);
    std::vector<PixelTensor> block;
    for (std::size_t begin = 0; begin < samples.size(); begin += atOnce) {
        block.assign(std::min(atOnce, samples.size() - begin), {});
        DELTARANK_TRY(base::parallelFor(block.size(), "Preparing pictures",
                                        within(progress, begin, samples.size(), start), stop,
                                        [&](std::size_t i) -> base::Status {
                                            const auto picture = dataset.image(samples[begin + i]);
                                            DELTARANK_TRY(picture);
                                            block[i] = processor.pixels(*picture);
                                            return {};
                                        }));
        for (const PixelTensor& pixels : block)
            writer.add(pixels.values.data(), pixels.values.size());
    }
    return {};
}

base::Status writeTokens(const Dataset& dataset, const std::vector<std::uint32_t>& samples,
                         const Tokenizer& tokenizer, std::size_t maxTokens, SampleCache::Writer& writer,
                         const base::ProgressSink& progress, const base::StopToken& stop)
{
    const auto start = std::chrono::steady_clock::now();
    constexpr std::size_t atOnce = 8192;
    std::vector<std::string> texts;
    for (std::size_t begin = 0; begin < samples.size(); begin += atOnce) {
        const std::size_t end = std::min(samples.size(), begin + atOnce);
        texts.clear();
        for (std::size_t i = begin; i < end; ++i) {
            auto text = dataset.text(samples[i]);
            DELTARANK_TRY(text);
            texts.push_back(std::move(*text));
        }
        const auto encodings = tokenizer.encodeBatch(texts, {}, maxTokens, 0, stop);
        DELTARANK_TRY(encodings);
        for (const Encoding& encoding : *encodings)
            writer.add(encoding.ids.data(), encoding.ids.size() * sizeof(std::int32_t));
        if (const auto tell = within(progress, begin, samples.size(), start))
            tell({.stage = "Cutting texts into tokens", .done = end - begin});
    }
    return {};
}

} // namespace

void SampleCache::Writer::add(const void* bytes, std::size_t count)
{
    m_failed |= std::fwrite(bytes, 1, count, m_file) != count;
    m_offsets.push_back(m_offsets.back() + count);
}

base::Result<SampleCache> SampleCache::load(const fs::path& path, std::size_t rows)
{
    auto file = base::MappedFile::open(path);
    DELTARANK_TRY(file);
    const auto broken = [&] { return fail(ErrorCode::Format, "The cache file is broken.", path.string()); };
    Header header{};
    if (file->size() < headerBytes)
        return broken();
    std::memcpy(&header, file->data(), sizeof header);
    const std::uint64_t tableBytes = (std::uint64_t{rows} + 1) * sizeof(std::uint64_t);
    if (std::memcmp(header.magic, cacheMagic, sizeof cacheMagic) != 0 || header.rows != rows ||
        header.table < headerBytes || header.table % sizeof(std::uint64_t) != 0 ||
        header.table > file->size() || file->size() - header.table != tableBytes)
        return broken();
    SampleCache cache;
    cache.m_file = std::move(*file);
    cache.m_rows = rows;
    cache.m_table = header.table;
    const std::uint64_t* offsets = cache.offsets();
    for (std::size_t i = 0; i < rows; ++i)
        if (offsets[i] > offsets[i + 1])
            return broken();
    if (offsets[0] != 0 || offsets[rows] > header.table - headerBytes)
        return broken();
    return cache;
}

base::Result<SampleCache> SampleCache::open(const std::string& key, const char* ending, std::size_t rows,
                                            std::uint64_t bytes,
                                            const std::function<base::Status(Writer&)>& build)
{
    const fs::path path = sampleCacheFolder() / (key.substr(0, 40) + ending);
    if (auto cache = load(path, rows)) {
        // The time says when it was last of use: what is old goes first.
        std::error_code ec;
        fs::last_write_time(path, fs::file_time_type::clock::now(), ec);
        return cache;
    }
    const std::uint64_t table = (std::uint64_t{rows} + 1) * sizeof(std::uint64_t);
    DELTARANK_TRY(makeRoomForSamples(bytes + table + headerBytes));
    DELTARANK_TRY(base::replaceFileAtomically(path, [&](const fs::path& temporary) -> base::Status {
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(temporary.c_str(), "wb"),
                                                             &std::fclose);
        const auto full = [&] {
            return fail(ErrorCode::Io, "Cannot write the prepared samples.", path.string(),
                        "The disk may be full: free some space, or set DELTARANK_CACHE to another folder.");
        };
        if (!file)
            return full();
        char head[headerBytes] = {};
        Writer writer(file.get());
        writer.m_failed |= std::fwrite(head, 1, headerBytes, file.get()) != headerBytes;
        DELTARANK_TRY(build(writer));
        if (writer.m_offsets.size() != rows + 1)
            throw std::logic_error("a cache was built with another number of rows than it said");
        const std::size_t padding = (8 - writer.m_offsets.back() % 8) % 8;
        const Header header{{cacheMagic[0], cacheMagic[1], cacheMagic[2], cacheMagic[3], cacheMagic[4],
                             cacheMagic[5], cacheMagic[6], cacheMagic[7]},
                            rows,
                            headerBytes + writer.m_offsets.back() + padding};
        const char zeros[8] = {};
        writer.m_failed |= std::fwrite(zeros, 1, padding, file.get()) != padding;
        writer.m_failed |= std::fwrite(writer.m_offsets.data(), 1, table, file.get()) != table;
        writer.m_failed |= std::fseek(file.get(), 0, SEEK_SET) != 0;
        writer.m_failed |= std::fwrite(&header, 1, sizeof header, file.get()) != sizeof header;
        writer.m_failed |= std::fflush(file.get()) != 0;
        return writer.m_failed ? full() : base::Status();
    }));
    return load(path, rows);
}

const std::uint64_t* SampleCache::offsets() const
{
    return reinterpret_cast<const std::uint64_t*>(m_file.data() + m_table);
}

std::span<const std::uint8_t> SampleCache::row(std::size_t index) const
{
    if (index >= m_rows)
        throw std::out_of_range("SampleCache::row");
    const std::uint64_t begin = offsets()[index];
    return {m_file.data() + headerBytes + begin, static_cast<std::size_t>(offsets()[index + 1] - begin)};
}

base::Result<SampleCache> openPixelCache(const Dataset& dataset, const std::vector<std::uint32_t>& samples,
                                         const ImageProcessor& processor, const base::ProgressSink& progress,
                                         const base::StopToken& stop)
{
    auto key = keyOf(dataset, samples, "pixels 1");
    key.addField(processor.config().pixelKey());
    std::size_t each = 1;
    if (!samples.empty()) {
        // One picture says how large a row is.
        const auto picture = dataset.image(samples.front());
        DELTARANK_TRY(picture);
        each = std::max<std::size_t>(1, processor.pixels(*picture).values.size());
    }
    return SampleCache::open(key.hex(), ".pixels", samples.size(), std::uint64_t{each} * samples.size(),
                             [&](SampleCache::Writer& writer) {
                                 return writePixels(dataset, samples, processor, each, writer, progress,
                                                    stop);
                             });
}

base::Result<SampleCache> openTokenCache(const Dataset& dataset, const std::vector<std::uint32_t>& samples,
                                         const Tokenizer& tokenizer, std::size_t maxTokens,
                                         const base::ProgressSink& progress, const base::StopToken& stop)
{
    auto key = keyOf(dataset, samples, "tokens 1");
    key.addNumber(maxTokens);
    key.addNumber(tokenizer.vocabularySize());
    for (std::size_t i = 0; i < tokenizer.vocabularySize(); ++i)
        key.addField(tokenizer.token(static_cast<std::int32_t>(i)));
    const TokenizerOptions& options = tokenizer.options();
    key.addNumber(options.lowerCase);
    key.addNumber(options.stripAccents.value_or(options.lowerCase));
    key.addNumber(options.spaceChinese);
    for (const std::string* special :
         {&options.unknown, &options.padding, &options.first, &options.separator})
        key.addField(*special);
    // Without a limit the size is not known before; 512 tokens a text is more than models read.
    const std::uint64_t longest = maxTokens > 0 ? maxTokens : 512;
    return SampleCache::open(
        key.hex(), ".tokens", samples.size(), longest * sizeof(std::int32_t) * samples.size(),
        [&](SampleCache::Writer& writer) {
            return writeTokens(dataset, samples, tokenizer, maxTokens, writer, progress, stop);
        });
}

} // namespace deltarank::data
