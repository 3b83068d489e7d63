#pragma once

#include "golden/Reference.h"
#include "model/Checkpoint.h"
#include "model/LoraBank.h"
#include "model/Transformer.h"

#include <filesystem>
#include <string>
#include <vector>

/// What the cases with a live model share.
namespace deltarank::golden {

/// A reference checkpoint in float32 on a device, TF32 off.
model::LoadedModel loadReferenceModel(const std::filesystem::path& folder, const std::string& device);
/// "layer.0.query"
std::string matrixKey(const model::BankMatrix& matrix);
/// Query, key and value at rank 4, alpha 8 with A (and B where stored) of the reference.
model::LoraBank referenceBank(const model::ModelConfig& config, const TensorFile& file,
                              const std::string& prefix, const std::string& device);
/// Encoder and classifier.
std::vector<model::ParameterRef> allParameters(model::LoadedModel& model);

} // namespace deltarank::golden
