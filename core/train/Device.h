#pragma once

#include "base/Result.h"

#include <string>
#include <vector>

namespace deltarank::train {

/// A place to train on, as the user names it: "cpu", "cuda:0".
struct DeviceInfo
{
    std::string name;        ///< "cpu", "cuda:0"
    std::string description; ///< "CPU, 2 threads" or the card's name and memory
};

/// Speed of square matrix products on this device, measured now (about half a second).
struct ProductSpeed
{
    double float32 = 0;  ///< GFLOP/s
    double bfloat16 = 0; ///< GFLOP/s; 0 where the library refuses the type
    std::string bfloat16Error{};
    bool bfloat16Fast() const { return bfloat16 > 1.2 * float32; }
};

std::vector<DeviceInfo> listDevices();
/// Why no graphics card can be used: "" if there is one.
std::string cudaNotice();
/// "auto" takes the first CUDA device, else the CPU. Errors: unknown name, device not there.
base::Result<std::string> resolveDevice(const std::string& wanted);
ProductSpeed measureProducts(const std::string& device, int threads);
/// Library that multiplies matrices on the CPU, from the loaded shared objects: "OpenBLAS (OpenMP)",
/// "reference BLAS", ... `warning` is filled where it is slow.
std::string blasName(std::string& warning);
/// "1.13.1"
std::string torchVersion();
std::string cpuName();

} // namespace deltarank::train
