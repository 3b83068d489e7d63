// Opens and measures an adapter like that of a 70-billion-parameter model: 80 layers of 7 modules, 8192 wide,
// rank 64, bfloat16. Usage: bench_adapter [FILE [LAYERS]]. The file is made if it is not there, and kept.
#include "adapter/Inspect.h"
#include "adapter/OpenAdapter.h"
#include "base/RandomStream.h"
#include "base/Safetensors.h"
#include "base/System.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace deltarank;

namespace {

std::vector<std::uint16_t> randomValues(std::size_t count, std::uint32_t place)
{
    base::RandomStream stream({5, base::Purpose::InitialWeights, 0, 0, place});
    std::vector<std::uint16_t> values(count);
    for (auto& value : values)
        value = base::floatToBfloat16(static_cast<float>(stream.normal()));
    return values;
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path path =
        argc > 1 ? argv[1]
                 : (std::filesystem::temp_directory_path() / "deltarank-bench-adapter.safetensors").string();
    const int layers = argc > 2 ? std::atoi(argv[2]) : 80;
    const std::int64_t width = 8192;
    const std::int64_t rank = 64;
    if (!std::filesystem::exists(path)) {
        // The same numbers in every module: only time and memory are measured.
        const auto a = randomValues(static_cast<std::size_t>(rank * width), 1);
        const auto b = randomValues(static_cast<std::size_t>(rank * width), 2);
        std::vector<base::TensorToWrite> tensors;
        for (int layer = 0; layer < layers; ++layer)
            for (const char* module : {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj",
                                       "self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"}) {
                const std::string name =
                    "base_model.model.model.layers." + std::to_string(layer) + "." + module;
                tensors.push_back({name + ".lora_A.weight", base::TensorType::BF16, {rank, width}, a.data()});
                tensors.push_back({name + ".lora_B.weight", base::TensorType::BF16, {width, rank}, b.data()});
            }
        if (auto status = base::writeSafetensors(path, tensors); !status) {
            std::fprintf(stderr, "%s\n", status.error().text().c_str());
            return 1;
        }
    }
    for (int round = 0; round < 2; ++round) {
        const auto start = std::chrono::steady_clock::now();
        auto source = adapter::openAdapter(path, {});
        if (!source) {
            std::fprintf(stderr, "%s\n", source.error().text().c_str());
            return 1;
        }
        const double opened = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const auto inspection = adapter::inspect(**source, 0.95);
        if (!inspection) {
            std::fprintf(stderr, "%s\n", inspection.error().text().c_str());
            return 1;
        }
        const double all = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::printf("%zu matrices, %.0f MB: opened in %.3f s, measured in %.2f s, peak memory %.0f MB\n",
                    inspection->matrices.size(), static_cast<double>((*source)->fileBytes()) / 1e6, opened,
                    all, static_cast<double>(base::peakMemory()) / 1e6);
    }
    return 0;
}
