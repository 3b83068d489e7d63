#include "train/Device.h"

#include "base/System.h"
#include "model/TorchCompat.h"

#include <ATen/Context.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <algorithm>
#include <chrono>

namespace deltarank::train {

std::string torchVersion()
{
    return std::to_string(TORCH_VERSION_MAJOR) + "." + std::to_string(TORCH_VERSION_MINOR) + "." +
           std::to_string(TORCH_VERSION_PATCH);
}

std::string cudaNotice()
{
    const std::string install =
        "Install the official CUDA build of LibTorch: packaging/setup --libtorch FILE.zip, "
        "with a .zip from pytorch.org named cxx11-abi and cu.";
    if (model::cudaDevices() > 0)
        return {};
    const base::GraphicsCards cards = base::nvidiaCards();
    if (cards.count == 0 && !cards.driver)
        // text: "No NVIDIA card was found, and this LibTorch (%1) is built for the processor only."
        // text: "With a card: %1"
        return model::builtWithCuda() ? "No NVIDIA card was found; everything is computed on the processor."
                                      : "No NVIDIA card was found, and this LibTorch (" + torchVersion() +
                                            ") is built for the processor only. With a card: " + install;
    if (!cards.driver)
        // text: "There is an NVIDIA card, but its driver is not loaded."
        // text: "Install the driver (Debian: the package nvidia-driver), restart, and see that `nvidia-smi` lists the card."
        // text: "Then: %1"
        return "There is an NVIDIA card, but its driver is not loaded. Install the driver (Debian: the "
               "package "
               "nvidia-driver), restart, and see that `nvidia-smi` lists the card." +
               std::string(model::builtWithCuda() ? "" : " Then: " + install);
    // text: "There is an NVIDIA card with its driver, but this LibTorch (%1) is built for the processor only."
    // text: "There is an %1 with its driver, but this LibTorch (%2) is built for the processor only."
    // text: "There is an NVIDIA card with its driver, but CUDA cannot use it."
    // text: "There is an %1 with its driver, but CUDA cannot use it."
    // text: "See that `nvidia-smi` lists it, that its driver is new enough for this LibTorch (%1), and that CUDA_VISIBLE_DEVICES does not hide it."
    const std::string card =
        cards.names.empty() ? "There is an NVIDIA card" : "There is an " + cards.names[0];
    if (!model::builtWithCuda())
        return card + " with its driver, but this LibTorch (" + torchVersion() +
               ") is built for the processor only. " + install;
    return card +
           " with its driver, but CUDA cannot use it. See that `nvidia-smi` lists it, that its driver is "
           "new enough for this LibTorch (" +
           torchVersion() + "), and that CUDA_VISIBLE_DEVICES does not hide it.";
}

std::vector<DeviceInfo> listDevices()
{
    std::vector<DeviceInfo> devices{
        {"cpu", base::processorName() + ", " + std::to_string(base::availableCores()) + " threads"}};
    const int count = model::cudaDevices();
    const auto names = count > 0 ? base::nvidiaCards().names : std::vector<std::string>();
    for (int i = 0; i < count; ++i)
        // Where CUDA hides or reorders cards, the system's names could be those of others.
        devices.push_back({"cuda:" + std::to_string(i), static_cast<int>(names.size()) == count
                                                            ? names[static_cast<std::size_t>(i)]
                                                            : "CUDA device " + std::to_string(i)});
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

BlasInfo blasInfo(const std::vector<std::string>& libraries)
{
    const auto loaded = [&](const char* part) {
        return std::any_of(libraries.begin(), libraries.end(), [&](const std::string& library) {
            return library.find(part) != std::string::npos;
        });
    };
    if (loaded("openblas")) {
        if (loaded("openblas-openmp") || loaded("openblaso"))
            return {"OpenBLAS (OpenMP)"};
        return {"OpenBLAS",
                "This OpenBLAS is not the OpenMP build: its threads fight LibTorch's and training "
                "takes about twice as long. Install libopenblas0-openmp."};
    }
    if (loaded("libmkl"))
        return {"MKL"};
    if (loaded("/blas/libblas") || loaded("/libblas.so") || loaded("/librefblas"))
        return {"reference BLAS", "Matrices are multiplied by the reference BLAS, about 30 times slower than "
                                  "this processor can. Install libopenblas0-openmp."};
    if (loaded("libblis"))
        return {"BLIS"};
    return {"built into LibTorch"};
}

BlasInfo blasInfo()
{
    return blasInfo(base::loadedLibraries());
}

void useFullFloat32()
{
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setAllowTF32CuDNN(false);
}

} // namespace deltarank::train
