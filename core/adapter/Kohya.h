#pragma once

#include "adapter/AdapterSource.h"
#include "base/Safetensors.h"

#include <filesystem>
#include <memory>

namespace deltarank::adapter {

/// Opens a file of the kohya family: `<module>.lora_down.weight` [r, in(, height, width)],
/// `<module>.lora_up.weight` [out, r(, 1, 1)], scalar `<module>.alpha` (0 or missing: r), optional
/// `<module>.lora_mid.weight`; also the diffusers spellings (`lora_A`, `lora.down`, `diffusion_model.` and
/// `unet.` names). scaling = alpha / r. Module names are kept as they are: the underscores of kohya names
/// cannot be turned back into dots without the model. Tensors of other methods (LoHa, LoKr, …) are listed as
/// not read.
base::Result<std::unique_ptr<AdapterSource>> openKohya(base::SafetensorsFile file);

/// Writes `<module>.lora_down.weight`, `.lora_up.weight` and `.alpha` with alpha = scaling · rank. Names that
/// contain dots become kohya names under `lora_te_` unless the adapter came from such a file. The metadata is
/// kept, `ss_network_dim` and `ss_network_alpha` follow the new ranks ("Dynamic" where they differ), and
/// hashes of the old contents are dropped.
base::Status writeKohya(const std::filesystem::path& path, const AdapterSource& source);

} // namespace deltarank::adapter
