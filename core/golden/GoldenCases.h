#pragma once

#include "base/Result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace deltarank::golden {

/// How far one quantity is from the reference.
struct Deviation
{
    std::string quantity; ///< "logits", "gradients of A and B"
    double error = 0;     ///< the largest; absolute, or relative where the quantity says so
    double tolerance = 0; ///< what a correct installation stays within
    std::string where{};  ///< the tensor or text with that error, where there are several

    bool within() const { return error <= tolerance; } // false for an error that is not a number
};

/// One comparison with the reference data.
struct GoldenCase
{
    std::string name;      ///< "bert-tiny-random forward padded"
    bool onDevice = false; ///< computed on the chosen device; all others on the processor
    /// Computes and compares. Errors: a file or tensor of the reference is missing or broken, the device
    /// fails.
    std::function<base::Result<std::vector<Deviation>>()> run;
};

/// Everything that a folder of reference data (form: tests/golden/reference/README.md) can be checked for:
/// forward passes, LoRA and full gradients, merging, training trajectories, tokens, pictures, adapters and
/// singular values. Computed in float32, without TF32 on CUDA. `device` as in train::resolveDevice.
std::vector<GoldenCase> goldenCases(const std::filesystem::path& folder, const std::string& device);

/// Where reference data lies: $DELTARANK_GOLDEN, else with the installed resources, else in the source tree.
base::Result<std::filesystem::path> goldenFolder();

} // namespace deltarank::golden
