#pragma once

#include "base/RandomStream.h"
#include "model/Weights.h"
#include "train/AdamW.h"

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace deltarank::train {

/// The fields that recipes of texts and of pictures share.
struct PretrainRecipe
{
    std::string name;
    std::string dataset;
    std::uint64_t seed = 1;
    int steps = 1000;
    int batch = 64; ///< samples a step
    double learningRate = 1e-3;
    double beta2 = 0.98;
    double weightDecay = 0.01;
    double warmup = 0.05;
    double clipNorm = 1.0;
    int evaluateEvery = 500;
    bool bfloat16 = true; ///< where the processor is fast at it
    model::ModelConfig model;
    nlohmann::json json; ///< as written, for fields of one kind of recipe
};

base::Result<PretrainRecipe> readRecipe(const std::filesystem::path& path);
/// Writes recipe.json: the recipe with what was measured.
base::Status writeRecipe(const std::filesystem::path& folder, const PretrainRecipe& recipe,
                         const nlohmann::json& measured);

/// A float32 leaf drawn from N(0, deviation²), the stream keyed by its name.
at::Tensor normalParameter(const std::vector<std::int64_t>& shape, double deviation, std::uint64_t seed,
                           const std::string& name);
/// Fresh weights as the reference initialises them: matrices N(0, range²), biases 0, norms 1.
void initialise(const model::ModelConfig& config, model::ModelWeights& weights, std::uint64_t seed);
/// Two optimizer groups: weight decay on matrices, none on biases and norms.
std::vector<AdamW::Group> decayGroups(const std::vector<at::Tensor>& parameters, double weightDecay);

/// Loss, schedule and saving are the same for both kinds; these do the rest.
struct PretrainRun;
base::Result<nlohmann::json> pretrainText(const PretrainRecipe& recipe, const PretrainRun& run);
base::Result<nlohmann::json> pretrainImage(const PretrainRecipe& recipe, const PretrainRun& run);

} // namespace deltarank::train
