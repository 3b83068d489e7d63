#pragma once

#include "adapter/AdapterSource.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace deltarank::adapter {

/// How HDF5 files are opened: in the reader process (study::ReaderClient), or with openHdf5 where this
/// process has written the file itself.
using Hdf5Opener = std::function<base::Result<std::unique_ptr<AdapterSource>>(const std::filesystem::path&)>;

/// Opens whatever adapter the path leads to: a PEFT folder or file, a kohya or diffusers file, an HDF5 run or
/// adapter file. Contents decide, not the name's ending. Pickles are refused with a sentence that says why
/// and how to convert them.
base::Result<std::unique_ptr<AdapterSource>> openAdapter(const std::filesystem::path& path,
                                                         const Hdf5Opener& hdf5);

/// Everything below a folder (four levels) that looks like an adapter, in alphabetical order: folders with an
/// adapter_config.json, HDF5 files, safetensors files with LoRA tensors. The folder itself counts where it is
/// one.
std::vector<std::filesystem::path> adaptersIn(const std::filesystem::path& folder);

} // namespace deltarank::adapter
