#pragma once

#include "base/Result.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace deltarank::model {

enum class Family { Bert, Vit };

/// Sizes and constants of a base model, read from `config.json` in Hugging Face form.
struct ModelConfig
{
    Family family = Family::Bert;
    int hidden = 0;
    int layers = 0;
    int heads = 0;
    int intermediate = 0;
    double layerNormEps = 1e-12;
    double hiddenDropout = 0;
    double attentionDropout = 0;
    double classifierDropout = 0; ///< BERT: classifier_dropout, else the hidden one
    double initialiserRange = 0.02;
    int labels = 2;
    // BERT
    int vocabulary = 0;
    int positions = 0;
    int tokenTypes = 0;
    // ViT
    int imageSize = 0;
    int patch = 0;
    int channels = 0;
    bool queryKeyValueBias = true;

    int headSize() const { return hidden / heads; }
    int patches() const { return (imageSize / patch) * (imageSize / patch); }
    /// "bert" or "vit": the prefix of parameter names.
    const char* prefix() const { return family == Family::Bert ? "bert" : "vit"; }
};

/// Parses and checks a configuration; errors name the field. `where` is the file, for messages.
base::Result<ModelConfig> parseModelConfig(const nlohmann::json& json, const std::string& where);
/// Reads `config.json` of a checkpoint folder (or beside a single .safetensors file).
base::Result<ModelConfig> readModelConfig(const std::filesystem::path& checkpoint);
/// What `config.json` of this model holds (architectures, sizes), as transformers reads it.
nlohmann::json toJson(const ModelConfig& config, const std::string& architecture);

} // namespace deltarank::model
