#pragma once

#include "adapter/Hdf5Adapter.h"
#include "adapter/Kohya.h"
#include "adapter/Peft.h"
#include "base/RandomStream.h"

#include <cmath>
#include <filesystem>
#include <string>

/// Adapters as files, for tests that open them.
namespace deltarank::test {

/// BERT-like matrices of `rank` whose directions lose energy one after the other. Equal seeds give equal
/// numbers.
inline adapter::Adapter madeAdapter(std::uint64_t seed, int layers = 3, int rank = 8, int width = 48)
{
    base::RandomStream random({seed, base::Purpose::Other, 0, 0, 0});
    adapter::Adapter made;
    made.format = "peft";
    made.baseModel = "bert-tiny";
    for (int layer = 0; layer < layers; ++layer)
        for (const char* kind : {"query", "value"}) {
            adapter::AdaptedMatrix matrix;
            matrix.modulePath = "bert.encoder.layer." + std::to_string(layer) + ".attention.self." + kind;
            matrix.layer = layer;
            matrix.kind = kind;
            matrix.rank = rank;
            matrix.alpha = 2.0 * rank;
            matrix.scaling = 2;
            matrix.a.resize(rank, width);
            matrix.b.resize(width, rank);
            for (Eigen::Index i = 0; i < matrix.a.size(); ++i)
                matrix.a.data()[i] = static_cast<float>(random.normal());
            for (Eigen::Index i = 0; i < width; ++i)
                for (int k = 0; k < rank; ++k)
                    matrix.b(i, k) = static_cast<float>(random.normal() * std::pow(0.5, k + layer * 0.3));
            matrix.originalShapeA = {rank, width};
            matrix.originalShapeB = {width, rank};
            made.matrices.push_back(std::move(matrix));
        }
    return made;
}

/// Writes it as "peft", "kohya" or "h5"; the path that was made.
inline std::string writeAdapter(const std::filesystem::path& path, const adapter::Adapter& made,
                                const std::string& format = "peft")
{
    const adapter::MemorySource source(made);
    const auto written = format == "h5"      ? adapter::writeHdf5(path, source)
                         : format == "kohya" ? adapter::writeKohya(path, source)
                                             : adapter::writePeft(path, source);
    return written ? path.string() : std::string();
}

} // namespace deltarank::test
