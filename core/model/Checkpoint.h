#pragma once

#include "model/Weights.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace deltarank::model {

/// A base model read into memory: float32 weights on the CPU, and what was odd about its files.
struct LoadedModel
{
    ModelConfig config;
    ModelWeights weights;               ///< classifier undefined where the file has none
    std::vector<std::string> notes{};   ///< "The checkpoint has no pooler ...", one sentence each
    std::vector<std::string> ignored{}; ///< tensors of the file that the classifier does not use
    std::string sha256{};               ///< over the weight files' contents; only where asked for
};

struct LoadOptions
{
    bool hash = false; ///< also compute LoadedModel::sha256
};

/// Opens a checkpoint: a folder with config.json and model.safetensors or model.safetensors.index.json, or a
/// single .safetensors file beside its config.json. Types F32, F16, BF16 (and F64); names with and without
/// `bert.`/`vit.` and with the old gamma/beta. Data is read straight into the tensors. Errors: pickle files
/// are refused and the conversion named; missing tensors are listed; a wrong shape names the tensor, what it
/// is and what is expected. Tensors that belong to no part of the model are listed in a note.
base::Result<LoadedModel> loadCheckpoint(const std::filesystem::path& path, const LoadOptions& options = {});

/// A tensor to store beside the encoder's, under its own name.
struct ExtraTensor
{
    std::string name;
    at::Tensor tensor;
};

/// Writes encoder and extras as `model.safetensors` of a folder, float32 or float16.
base::Status saveCheckpoint(const std::filesystem::path& folder, const ModelConfig& config,
                            ModelWeights& weights, const std::vector<ExtraTensor>& extras, bool asHalf,
                            const std::map<std::string, std::string>& metadata = {{"format", "pt"}});

} // namespace deltarank::model
