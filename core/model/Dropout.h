#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <vector>

namespace deltarank::model {

/// Where dropout masks come from: one key per run of a bank. A mask depends on its key, place and step alone,
/// never on the other runs of the bank, on threads or on ATen's generator.
struct DropoutKeys
{
    struct Member
    {
        std::uint64_t seed = 0;
        std::uint32_t repeat = 0;
    };
    std::vector<Member> members;
    std::uint32_t step = 0;
    std::uint32_t piece = 0; ///< number of the micro-batch within the step
};

/// x with each element kept with probability 1 - p and scaled by 1/(1 - p). x: [members · rows, ...], members
/// contiguous in the first dimension. `place` names the layer and position. Returns x where p is 0.
at::Tensor dropout(const at::Tensor& x, double p, const DropoutKeys* keys, std::uint32_t place);

/// The mask itself (0 or 1/(1 - p)), float32 on the CPU: `count` numbers of one member.
void fillDropoutMask(float* mask, std::size_t count, double p, const DropoutKeys::Member& member,
                     std::uint32_t step, std::uint32_t place);

} // namespace deltarank::model
