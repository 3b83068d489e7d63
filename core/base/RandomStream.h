#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace deltarank::base {

/// What a stream of random numbers is for. Two different purposes never share numbers.
enum class Purpose : std::uint32_t {
    ClassSubset = 1,
    Split = 2,
    SampleChoice = 3,
    Corruption = 4,
    InitialWeights = 5,
    Dropout = 6,
    BatchOrder = 7,
    Augmentation = 8,
    Masking = 9,
    NullControl = 10,
    Bootstrap = 11,
    Derangement = 12,
    Other = 100,
};

/// Everything that decides a stream. Equal keys give equal numbers on every machine.
struct StreamKey
{
    std::uint64_t seed = 0;
    Purpose purpose = Purpose::Other;
    std::uint32_t repeat = 0;
    std::uint32_t step = 0;
    std::uint32_t place = 0; ///< layer, matrix or any other position; see placeOf() for names
};

/// A stable 32-bit number for a name (FNV-1a), for StreamKey::place and derived seeds.
constexpr std::uint32_t placeOf(std::string_view name)
{
    std::uint32_t hash = 2166136261u;
    for (char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

/// Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): block(counter) of a
/// key. The key is (seed low, seed high xor purpose), the counter (index, repeat, step, place).
class Philox
{
public:
    using Block = std::array<std::uint32_t, 4>;
    static Block block(std::array<std::uint32_t, 2> key, Block counter)
    {
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t p0 = std::uint64_t{0xD2511F53u} * counter[0];
            const std::uint64_t p1 = std::uint64_t{0xCD9E8D57u} * counter[2];
            counter = {
                static_cast<std::uint32_t>(p1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(p1),
                static_cast<std::uint32_t>(p0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(p0)};
            key[0] += 0x9E3779B9u;
            key[1] += 0xBB67AE85u;
        }
        return counter;
    }
};

/// A sequence of random numbers that depends on its key alone.
class RandomStream
{
public:
    explicit RandomStream(const StreamKey& key)
        : m_key{static_cast<std::uint32_t>(key.seed),
                static_cast<std::uint32_t>(key.seed >> 32) ^
                    (static_cast<std::uint32_t>(key.purpose) * 0x85EBCA6Bu)},
          m_counter{0, key.repeat, key.step, key.place}
    {}

    std::uint32_t next()
    {
        if (m_used == 4) {
            m_block = Philox::block(m_key, m_counter);
            ++m_counter[0];
            m_used = 0;
        }
        return m_block[m_used++];
    }
    std::uint64_t next64() { return (std::uint64_t{next()} << 32) | next(); }

    /// Uniform in [0, 1) with 53 bits.
    double uniform() { return static_cast<double>(next64() >> 11) * 0x1.0p-53; }
    /// Uniform in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform integer in [0, bound), without modulo bias. @pre bound > 0.
    std::uint64_t below(std::uint64_t bound)
    {
        const std::uint64_t limit = bound * (~std::uint64_t{0} / bound);
        std::uint64_t value = next64();
        while (value >= limit)
            value = next64();
        return value % bound;
    }
    /// Standard normal (Box-Muller, one of the pair).
    double normal()
    {
        const double u = 1.0 - uniform();
        const double v = uniform();
        return std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * v);
    }

    /// Fisher-Yates.
    template <typename T> void shuffle(std::vector<T>& values)
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }
    /// `count` different numbers of [0, total) in random order. @pre count <= total.
    std::vector<std::size_t> choose(std::size_t count, std::size_t total)
    {
        std::vector<std::size_t> all(total);
        for (std::size_t i = 0; i < total; ++i)
            all[i] = i;
        for (std::size_t i = 0; i < count; ++i)
            std::swap(all[i], all[i + below(total - i)]);
        all.resize(count);
        return all;
    }

private:
    std::array<std::uint32_t, 2> m_key;
    Philox::Block m_counter;
    Philox::Block m_block{};
    int m_used = 4;
};

} // namespace deltarank::base
