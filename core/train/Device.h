#pragma once

#include "base/Result.h"

#include <string>
#include <vector>

namespace deltarank::train {

/// A place to train on, as the user names it: "cpu", "cuda:0".
struct DeviceInfo
{
    std::string name;        ///< "cpu", "cuda:0"
    std::string description; ///< the processor with its threads, or the card's name
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
/// Why no graphics card can be used and what to do about it: "" if one can.
std::string cudaNotice();
/// "auto" takes the first CUDA device, else the CPU. Errors: unknown name, device not there.
base::Result<std::string> resolveDevice(const std::string& wanted);
ProductSpeed measureProducts(const std::string& device, int threads);
/// The library that multiplies matrices on the processor, as the process has loaded it.
struct BlasInfo
{
    std::string name;      ///< "OpenBLAS (OpenMP)", "reference BLAS", ...
    std::string warning{}; ///< why it is slow and what to install; empty where it is not
};
BlasInfo blasInfo();
/// From the paths of the shared libraries of a process.
BlasInfo blasInfo(const std::vector<std::string>& libraries);
/// Products of float32 matrices are computed in float32: no TF32 on cards that would round the factors.
void useFullFloat32();
/// "1.13.1"
std::string torchVersion();

} // namespace deltarank::train
