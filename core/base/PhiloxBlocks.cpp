#include "base/PhiloxBlocks.h"

#include <algorithm>

// Compiled once more for processors with wider registers; the loader picks. Elsewhere the compiler's default
// is all there is. Not with the sanitizers, whose start comes after that choice.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) &&                 \
    !defined(__SANITIZE_ADDRESS__)
#define DELTARANK_WIDE __attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#else
#define DELTARANK_WIDE
#endif

namespace deltarank::base {

namespace {

constexpr std::size_t abreast = 64;

DELTARANK_WIDE void blocksAbreast(std::uint32_t key0, std::uint32_t key1, const Philox::Block& rest,
                                  const std::uint32_t* firsts, std::uint32_t* target)
{
    std::uint32_t c0[abreast], c1[abreast], c2[abreast], c3[abreast];
    for (std::size_t i = 0; i < abreast; ++i) {
        c0[i] = firsts[i];
        c1[i] = rest[1];
        c2[i] = rest[2];
        c3[i] = rest[3];
    }
    for (int round = 0; round < 10; ++round) {
#pragma GCC unroll 1
        for (std::size_t i = 0; i < abreast; ++i) {
            const std::uint64_t p0 = std::uint64_t{0xD2511F53u} * c0[i];
            const std::uint64_t p1 = std::uint64_t{0xCD9E8D57u} * c2[i];
            c0[i] = static_cast<std::uint32_t>(p1 >> 32) ^ c1[i] ^ key0;
            c2[i] = static_cast<std::uint32_t>(p0 >> 32) ^ c3[i] ^ key1;
            c1[i] = static_cast<std::uint32_t>(p1);
            c3[i] = static_cast<std::uint32_t>(p0);
        }
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    for (std::size_t i = 0; i < abreast; ++i) {
        target[4 * i] = c0[i];
        target[4 * i + 1] = c1[i];
        target[4 * i + 2] = c2[i];
        target[4 * i + 3] = c3[i];
    }
}

} // namespace

void philoxBlocks(const std::array<std::uint32_t, 2>& key, const Philox::Block& rest,
                  std::span<const std::uint32_t> firsts, std::uint32_t* target)
{
    std::size_t done = 0;
    for (; done + abreast <= firsts.size(); done += abreast)
        blocksAbreast(key[0], key[1], rest, firsts.data() + done, target + 4 * done);
    for (; done < firsts.size(); ++done) {
        const Philox::Block block = Philox::block(key, {firsts[done], rest[1], rest[2], rest[3]});
        std::copy(block.begin(), block.end(), target + 4 * done);
    }
}

} // namespace deltarank::base
