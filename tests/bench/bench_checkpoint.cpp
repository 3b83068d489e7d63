// Loading a checkpoint of 400 MB that the system has cached: seconds, and the memory it takes at its peak.
//   bench_checkpoint [FOLDER]     without FOLDER, one in the form of bert-base is written below the temporary
//   folder
// Ends with status 1 where a cached load takes a second or more, or the peak shows a second copy: more
// than 1.4 times the file's size.
#include "base/Files.h"
#include "base/Safetensors.h"
#include "base/System.h"
#include "model/Checkpoint.h"
#include "model/TorchCompat.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <vector>

using namespace deltarank;
namespace fs = std::filesystem;

namespace {

/// bert-base in float32 with one buffer behind all tensors: writing it takes little memory.
base::Status writeModel(const fs::path& folder)
{
    model::ModelConfig config;
    config.hidden = 768;
    config.layers = 12;
    config.heads = 12;
    config.intermediate = 3072;
    config.vocabulary = 30522;
    config.positions = 512;
    config.tokenTypes = 2;
    model::ModelWeights weights;
    const auto parameters = model::encoderParameters(config, weights);
    std::size_t largest = 0;
    for (const auto& parameter : parameters) {
        std::size_t count = 1;
        for (const auto extent : parameter.shape)
            count *= static_cast<std::size_t>(extent);
        largest = std::max(largest, count);
    }
    const std::vector<float> values(largest, 0.01f);
    std::vector<base::TensorToWrite> tensors;
    for (const auto& parameter : parameters)
        tensors.push_back({parameter.name, base::TensorType::F32, parameter.shape, values.data()});
    DELTARANK_TRY(base::makeFolder(folder));
    DELTARANK_TRY(base::writeFileAtomically(folder / "config.json", toJson(config, "BertModel").dump(2)));
    return base::writeSafetensors(folder / "model.safetensors", tensors, {{"format", "pt"}});
}

} // namespace

int main(int argc, char** argv)
{
    base::tuneAllocator();
    const bool own = argc < 2;
    const fs::path folder =
        own ? fs::temp_directory_path() / ("bench_checkpoint-" + std::to_string(base::processId())) : argv[1];
    if (own)
        if (auto written = writeModel(folder); !written) {
            std::fprintf(stderr, "%s\n", written.error().text().c_str());
            return 1;
        }
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".safetensors")
            bytes += fs::file_size(entry.path());
    // Peak memory never falls, so each figure is what one load adds to the highest level before it. The first
    // one may also wait for the disk.
    double slowest = 0;
    for (int round = 0; round < 3; ++round) {
        const std::uint64_t before = base::peakMemory();
        const auto start = std::chrono::steady_clock::now();
        const auto model = model::loadCheckpoint(folder);
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (!model) {
            std::fprintf(stderr, "%s\n", model.error().text().c_str());
            return 1;
        }
        if (round > 0)
            slowest = std::max(slowest, seconds);
        std::printf("%s  %4.0f MB in %.2f s, %.0f MB/s; peak memory %.0f MB, %.0f MB more than before\n",
                    round == 0 ? "first " : "cached", static_cast<double>(bytes) / 1e6, seconds,
                    static_cast<double>(bytes) / 1e6 / seconds, static_cast<double>(base::peakMemory()) / 1e6,
                    static_cast<double>(base::peakMemory() - before) / 1e6);
    }
    if (own)
        fs::remove_all(folder);
    return slowest < 1 && static_cast<double>(base::peakMemory()) < 1.4 * static_cast<double>(bytes) ? 0 : 1;
}
