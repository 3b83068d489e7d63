#include "model/Dropout.h"

#include "base/PhiloxBlocks.h"
#include "model/TorchCompat.h"

#include <algorithm>
#include <array>

namespace deltarank::model {

void fillDropoutMask(float* mask, const MaskShape& shape, double p, const DropoutKeys::Member& member,
                     std::uint32_t step, std::uint32_t place)
{
    const std::array<std::uint32_t, 2> key{
        static_cast<std::uint32_t>(member.seed),
        static_cast<std::uint32_t>(member.seed >> 32) ^
            (static_cast<std::uint32_t>(base::Purpose::Dropout) * 0x85EBCA6Bu)};
    const auto threshold = static_cast<std::uint32_t>(p * 4294967296.0);
    const float kept = static_cast<float>(1.0 / (1.0 - p));
    // Four numbers make a block; every line begins with a block of its own.
    const std::int64_t perLine = (shape.width + 3) / 4;
    const std::int64_t perWideLine = (shape.wide + 3) / 4;
    at::parallel_for(0, shape.rows * shape.lines * perLine, 4096, [&](std::int64_t begin, std::int64_t end) {
        constexpr std::int64_t piece = 256;
        std::array<std::uint32_t, piece> counters;
        std::array<std::uint32_t, 4 * piece> numbers;
        std::int64_t line = begin / perLine;
        std::int64_t block = begin % perLine;
        while (begin < end) {
            const auto count = static_cast<std::size_t>(std::min(piece, end - begin));
            std::int64_t l = line;
            std::int64_t b = block;
            for (std::size_t i = 0; i < count; ++i) {
                const std::int64_t wideLine = l / shape.lines * shape.stride + l % shape.lines;
                const std::int64_t stop = std::min(static_cast<std::int64_t>(count - i), perLine - b);
                for (std::int64_t j = 0; j < stop; ++j)
                    counters[i + static_cast<std::size_t>(j)] =
                        static_cast<std::uint32_t>(wideLine * perWideLine + b + j);
                i += static_cast<std::size_t>(stop) - 1;
                b += stop;
                if (b == perLine) {
                    b = 0;
                    ++l;
                }
            }
            base::philoxBlocks(key, {0, member.repeat, step, place}, {counters.data(), count},
                               numbers.data());
            const std::uint32_t* number = numbers.data();
            const std::uint32_t* last = number + 4 * count;
            while (number != last) {
                const std::int64_t from = 4 * block;
                const std::int64_t here = std::min(static_cast<std::int64_t>(last - number),
                                                   4 * perLine - from); // of this line, padding included
                float* target = mask + line * shape.width + from;
                for (std::int64_t i = 0; i < std::min(here, shape.width - from); ++i)
                    target[i] = number[i] < threshold ? 0.f : kept;
                number += here;
                block += here / 4;
                if (block == perLine) {
                    block = 0;
                    ++line;
                }
            }
            begin += static_cast<std::int64_t>(count);
        }
    });
}

at::Tensor dropout(const at::Tensor& x, double p, const DropoutKeys* keys, std::uint32_t place,
                   TokenAxes axes)
{
    if (!keys || p <= 0)
        return x;
    at::Tensor mask = at::empty(x.sizes(), at::TensorOptions().dtype(at::kFloat));
    const auto members = static_cast<std::int64_t>(keys->members.size());
    const std::int64_t each = x.numel() / members;
    MaskShape shape{1, 1, each, 1, each};
    if (axes != TokenAxes::None && keys->longest > 0) {
        shape = {x.size(0) / members, x.size(1), x.size(2), keys->longest, x.size(2)};
        if (axes == TokenAxes::SecondAndThird)
            shape.wide = keys->longest;
    }
    for (std::int64_t m = 0; m < members; ++m)
        fillDropoutMask(mask.data_ptr<float>() + m * each, shape, p,
                        keys->members[static_cast<std::size_t>(m)], keys->step,
                        place + keys->piece * 0x9E3779B9u);
    return x * mask.to(x.device(), x.scalar_type());
}

} // namespace deltarank::model
