#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <vector>

namespace deltarank::model {

/// Where dropout masks come from: one key per run of a bank. A mask depends on its key, place and step alone,
/// never on the other runs of the bank, on how far they pad the texts, on threads or on ATen's generator.
struct DropoutKeys
{
    struct Member
    {
        std::uint64_t seed = 0;
        std::uint32_t repeat = 0;
    };
    std::vector<Member> members;
    std::uint32_t step = 0;
    std::uint32_t piece = 0;   ///< number of the micro-batch within the step
    std::uint32_t longest = 0; ///< tokens that an input may have; 0: all inputs are of one length
};

/// Axes of a tensor whose length is that of the input.
enum class TokenAxes {
    None,
    Second,        ///< [rows, tokens, width]
    SecondAndThird ///< [rows, tokens, tokens]
};

/// x with each element kept with probability 1 - p and scaled by 1/(1 - p). x: [members · rows, ...], members
/// contiguous in the first dimension. `place` names the layer and position. Returns x where p is 0.
/// @pre no axis of tokens is longer than keys->longest, unless that is 0.
at::Tensor dropout(const at::Tensor& x, double p, const DropoutKeys* keys, std::uint32_t place,
                   TokenAxes axes);

/// Lines of numbers, and the lines among which they are numbered: line t of row r is the (r · stride + t)-th
/// of lines that are `wide` long.
struct MaskShape
{
    std::int64_t rows = 1, lines = 1, width = 0;
    std::int64_t stride = 1, wide = 0; ///< at least `lines` and `width`
};

/// The mask itself (0 or 1/(1 - p)), float32 on the CPU, rows · lines · width numbers of one member.
void fillDropoutMask(float* mask, const MaskShape& shape, double p, const DropoutKeys::Member& member,
                     std::uint32_t step, std::uint32_t place);

} // namespace deltarank::model
