#pragma once

#include "adapter/AdapterSource.h"
#include "base/Safetensors.h"

#include <filesystem>
#include <memory>

namespace deltarank::adapter {

/// Opens a PEFT LoRA adapter: a folder with `adapter_config.json` and `adapter_model.safetensors`, or the
/// latter file alone (then the scaling is unknown and taken as 1, with a note).
///
/// Module paths are the model's own names, without `base_model.model.`. Tensors that are no part of a
/// low-rank product (a trained head, biases, DoRA magnitudes) are the adapter's head tensors; magnitudes are
/// also listed as not read. Errors name the file; `.bin` files are refused, saying how to convert them.
base::Result<std::unique_ptr<AdapterSource>> openPeft(const std::filesystem::path& path);
/// The same for an opened file; `configPath` may not exist.
base::Result<std::unique_ptr<AdapterSource>> openPeft(base::SafetensorsFile file,
                                                      const std::filesystem::path& configPath,
                                                      const std::filesystem::path& shownPath);
/// True if a tensor name starts with PEFT's prefix.
bool hasPeftNames(const base::SafetensorsFile& file);

/// Writes the folder so that PEFT loads it: A and B in their original shapes and types under
/// `base_model.model.<module path>.lora_A.weight` / `.lora_B.weight`, head tensors under their own names,
/// `adapter_config.json` with r and lora_alpha of most matrices and `rank_pattern`, `alpha_pattern` for the
/// others. Settings of the adapter's own configuration are kept.
base::Status writePeft(const std::filesystem::path& folder, const AdapterSource& source);

} // namespace deltarank::adapter
