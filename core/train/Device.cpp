#include "train/Device.h"

#include "base/System.h"
#include "model/TorchCompat.h"

#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <chrono>
#include <fstream>

namespace deltarank::train {

std::string torchVersion()
{
    return std::to_string(TORCH_VERSION_MAJOR) + "." + std::to_string(TORCH_VERSION_MINOR) + "." +
           std::to_string(TORCH_VERSION_PATCH);
}

std::string cpuName()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.rfind("model name", 0) == 0)
            return line.substr(line.find(':') + 2);
    return "CPU";
}

std::string cudaNotice()
{
    if (model::builtWithCuda())
        return model::cudaDevices() > 0 ? "" : "This LibTorch can use CUDA, but no card or driver was found.";
    return "This LibTorch (" + torchVersion() +
           ") is built for the CPU only. For a graphics card install the official CUDA build: "
           "packaging/setup --libtorch FILE.zip.";
}

std::vector<DeviceInfo> listDevices()
{
    std::vector<DeviceInfo> devices{
        {"cpu", cpuName() + ", " + std::to_string(base::availableCores()) + " threads"}};
    for (int i = 0; i < model::cudaDevices(); ++i)
        devices.push_back({"cuda:" + std::to_string(i), "CUDA device " + std::to_string(i)});
    return devices;
}

base::Result<std::string> resolveDevice(const std::string& wanted)
{
    const auto devices = listDevices();
    if (wanted == "auto" || wanted.empty())
        return devices.size() > 1 ? devices[1].name : devices[0].name;
    const std::string name = wanted == "cuda" ? "cuda:0" : wanted;
    for (const auto& device : devices)
        if (device.name == name)
            return name;
    return base::fail(base::ErrorCode::NotFound, "The device \"" + wanted + "\" is not there.", "--device",
                      name.rfind("cuda", 0) == 0
                          ? cudaNotice()
                          : "Choose auto, cpu or cuda:N; `deltarank-cli list devices` shows them.");
}

ProductSpeed measureProducts(const std::string& device, int threads)
{
    using Clock = std::chrono::steady_clock;
    at::NoGradGuard guard;
    if (threads > 0)
        at::set_num_threads(threads);
    ProductSpeed speed;
    const at::Device place(device);
    const std::int64_t size = place.is_cuda() ? 4096 : 768;
    auto measure = [&](at::ScalarType type) {
        const at::Tensor a = at::ones({size, size}, at::TensorOptions().dtype(type).device(place));
        at::Tensor c = at::matmul(a, a);
        double best = 0;
        const auto start = Clock::now();
        for (int i = 0; i < 200 && std::chrono::duration<double>(Clock::now() - start).count() < 0.2; ++i) {
            const auto before = Clock::now();
            for (int j = 0; j < 4; ++j)
                c = at::matmul(a, a);
            c[0][0].item<float>(); // waits for the device
            const double seconds = std::chrono::duration<double>(Clock::now() - before).count();
            best = std::max(best, 4 * 2.0 * static_cast<double>(size * size * size) / seconds * 1e-9);
        }
        return best;
    };
    speed.float32 = measure(at::kFloat);
    try {
        speed.bfloat16 = measure(at::kBFloat16);
    } catch (const c10::Error& error) {
        speed.bfloat16Error = error.what_without_backtrace();
    }
    return speed;
}

std::string blasName(std::string& warning)
{
    std::ifstream maps("/proc/self/maps");
    std::string found;
    bool openblas = false, openmp = false, reference = false, mkl = false;
    for (std::string line; std::getline(maps, line);) {
        if (line.find("openblas") != std::string::npos) {
            openblas = true;
            openmp |= line.find("openmp") != std::string::npos;
        }
        reference |= line.find("/blas/libblas") != std::string::npos;
        mkl |= line.find("mkl") != std::string::npos && line.find("mkldnn") == std::string::npos;
    }
    if (openblas && openmp)
        return "OpenBLAS (OpenMP)";
    if (openblas) {
        warning =
            "OpenBLAS is not the OpenMP build: its threads fight LibTorch's. Install libopenblas0-openmp.";
        return "OpenBLAS";
    }
    if (mkl)
        return "MKL";
    if (reference) {
        warning = "Matrices are multiplied by the reference BLAS, about 30 times slower than needed. Install "
                  "libopenblas0-openmp.";
        return "reference BLAS";
    }
    return "built into LibTorch";
}

} // namespace deltarank::train
