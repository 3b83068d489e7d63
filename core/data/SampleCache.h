#pragma once

#include "base/MappedFile.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/ImageProcessor.h"
#include "data/Tokenizer.h"

#include <cstdint>
#include <cstdio>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace deltarank::data {

/// Rows of bytes in a memory-mapped file of the cache folder (samples/): made once, found again by a key that
/// holds everything they depend on. Two processes that make the same file at once both succeed. Rows stay
/// valid as long as the cache lives, even when the file is removed.
class SampleCache
{
public:
    std::size_t rows() const { return m_rows; }
    std::span<const std::uint8_t> row(std::size_t index) const;

    /// Appends rows to a file that is being made.
    class Writer
    {
    public:
        explicit Writer(std::FILE* file) : m_file(file) {}
        void add(const void* bytes, std::size_t count);

    private:
        friend class SampleCache;
        std::FILE* m_file;
        std::vector<std::uint64_t> m_offsets{0};
        bool m_failed = false;
    };
    /// Opens the rows of `key`, or makes them: `build` adds exactly `rows` rows.
    /// @param bytes the most that they can take, for the cache's limit. @param ending of the file's name.
    static base::Result<SampleCache> open(const std::string& key, const char* ending, std::size_t rows,
                                          std::uint64_t bytes,
                                          const std::function<base::Status(Writer&)>& build);

private:
    static base::Result<SampleCache> load(const std::filesystem::path& path, std::size_t rows);
    const std::uint64_t* offsets() const;

    base::MappedFile m_file;
    std::size_t m_rows = 0;
    std::uint64_t m_table = 0; ///< where the offsets lie
};

/// Decoded, resized and cropped pictures: row i is uint8 [3, height, width] of sample samples[i], what
/// ImageProcessor::pixels() gives. The key holds the data set's fingerprint, the samples and the processing.
/// Errors: an unreadable picture (named), a full disk, Stopped.
base::Result<SampleCache> openPixelCache(const Dataset& dataset, const std::vector<std::uint32_t>& samples,
                                         const ImageProcessor& processor,
                                         const base::ProgressSink& progress = {},
                                         const base::StopToken& stop = {});

/// Token ids: row i is int32 [length] of sample samples[i], what Tokenizer::encode() gives. The key holds the
/// data set's fingerprint, the samples, the vocabulary, its options and maxTokens.
base::Result<SampleCache> openTokenCache(const Dataset& dataset, const std::vector<std::uint32_t>& samples,
                                         const Tokenizer& tokenizer, std::size_t maxTokens,
                                         const base::ProgressSink& progress = {},
                                         const base::StopToken& stop = {});

/// A row of a token cache as numbers.
inline std::span<const std::int32_t> tokensOf(std::span<const std::uint8_t> row)
{
    return {reinterpret_cast<const std::int32_t*>(row.data()), row.size() / sizeof(std::int32_t)};
}

} // namespace deltarank::data
