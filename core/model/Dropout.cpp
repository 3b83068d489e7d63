#include "model/Dropout.h"

#include "base/PhiloxBlocks.h"
#include "model/TorchCompat.h"

#include <algorithm>
#include <array>

namespace deltarank::model {

void fillDropoutMask(float* mask, std::size_t count, double p, const DropoutKeys::Member& member,
                     std::uint32_t step, std::uint32_t place)
{
    const std::array<std::uint32_t, 2> key{
        static_cast<std::uint32_t>(member.seed),
        static_cast<std::uint32_t>(member.seed >> 32) ^
            (static_cast<std::uint32_t>(base::Purpose::Dropout) * 0x85EBCA6Bu)};
    const auto threshold = static_cast<std::uint32_t>(p * 4294967296.0);
    const float kept = static_cast<float>(1.0 / (1.0 - p));
    const auto blocks = static_cast<std::int64_t>((count + 3) / 4);
    at::parallel_for(0, blocks, 4096, [&](std::int64_t begin, std::int64_t end) {
        constexpr std::int64_t piece = 256;
        std::array<std::uint32_t, 4 * piece> numbers;
        for (std::int64_t from = begin; from < end; from += piece) {
            const std::int64_t here = std::min(piece, end - from);
            base::philoxBlocks(key, {static_cast<std::uint32_t>(from), member.repeat, step, place},
                               static_cast<std::size_t>(here), numbers.data());
            const std::size_t first = static_cast<std::size_t>(from) * 4;
            const std::size_t last = std::min(count, first + static_cast<std::size_t>(here) * 4);
            for (std::size_t i = first; i < last; ++i)
                mask[i] = numbers[i - first] < threshold ? 0.f : kept;
        }
    });
}

at::Tensor dropout(const at::Tensor& x, double p, const DropoutKeys* keys, std::uint32_t place)
{
    if (!keys || p <= 0)
        return x;
    at::Tensor mask = at::empty(x.sizes(), at::TensorOptions().dtype(at::kFloat));
    const auto each = static_cast<std::size_t>(x.numel()) / keys->members.size();
    for (std::size_t m = 0; m < keys->members.size(); ++m)
        fillDropoutMask(mask.data_ptr<float>() + m * each, each, p, keys->members[m], keys->step,
                        place + keys->piece * 0x9E3779B9u);
    return x * mask.to(x.device(), x.scalar_type());
}

} // namespace deltarank::model
