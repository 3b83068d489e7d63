#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace deltarank::train {

struct PretrainOptions
{
    std::filesystem::path recipe; ///< a JSON file; see resources/models/*/recipe.json
    std::filesystem::path output; ///< folder of the new model
    std::string device = "auto";
    int threads = 0; ///< 0: all
};

/// Trains a small base model as its recipe says and writes it in Hugging Face form: config.json,
/// model.safetensors (float16), vocabulary or preprocessor_config.json, recipe.json (the recipe with the
/// measured quality and the data's fingerprint). Saves after every evaluation, so that stopping leaves the
/// model reached so far, and says so in its recipe. Errors name the field of the recipe.
base::Result<nlohmann::json> pretrain(const PretrainOptions& options, const base::ProgressSink& progress,
                                      const base::StopToken& stop);

} // namespace deltarank::train
