#pragma once

#include "base/Result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deltarank::study {

/// A base model found on this machine.
struct BaseModel
{
    std::string name; ///< the folder's
    std::filesystem::path folder;
};

/// Finds the folder of a base model (one with config.json): `path` as it is, else as a name in the program's
/// resources/models, in $DELTARANK_MODELS, in the models of the user's cache folder, or in the Hugging Face
/// cache
/// ("google/vit-base-patch16-224" or its last part; the newest snapshot). The error lists where it looked.
base::Result<std::filesystem::path> findModel(const std::string& path);

/// Sizes of a base model that estimates need.
struct ModelShape
{
    int layers = 12;
    int hidden = 768;
    int intermediate = 3072;
    int heads = 12;
    int vocabulary = 30'522; ///< texts
    int positions = 512;
    int imageTokens = 0;  ///< pictures: patches and the class token; 0: the model reads texts
    int patchNumbers = 0; ///< pictures: channels x patch x patch
};

/// From config.json; what it does not say keeps the sizes of a base model.
base::Result<ModelShape> readModelShape(const std::filesystem::path& folder);

/// Every base model in those places, by name.
std::vector<BaseModel> listModels();

/// SHA-256 over config.json and the weights (all .safetensors files, by name), which a study carries.
base::Result<std::string> modelFingerprint(const std::filesystem::path& folder);

} // namespace deltarank::study
