#include "adapter/OpenAdapter.h"

#include "adapter/Hdf5.h"
#include "adapter/Kohya.h"
#include "adapter/LowRankFile.h"
#include "adapter/Peft.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace deltarank::adapter {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

bool hasLowRankTensors(const base::SafetensorsFile& file)
{
    return std::any_of(file.entries().begin(), file.entries().end(), [](const base::TensorEntry& entry) {
        const auto part = roleOf(entry.name).part;
        return part == TensorRole::Part::Down || part == TensorRole::Part::Up;
    });
}

/// A pickle, alone or in the zip archive that torch.save makes.
bool isPickle(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    char start[9] = {};
    stream.read(start, sizeof start);
    const bool zip = stream.gcount() >= 4 && std::memcmp(start, "PK\x03\x04", 4) == 0;
    // A safetensors header of 640, 896, ... bytes starts with the same two bytes; its ninth is the JSON's
    // brace.
    const bool header = stream.gcount() >= 9 && start[8] == '{';
    const bool plain =
        stream.gcount() >= 2 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5 && !header;
    const auto ending = path.extension();
    return zip || plain || ending == ".bin" || ending == ".pt" || ending == ".pth" || ending == ".ckpt";
}

Result<std::unique_ptr<AdapterSource>> openFolder(const fs::path& path, const Hdf5Opener& hdf5)
{
    std::error_code ec;
    if (fs::exists(path / "adapter_config.json", ec) || fs::exists(path / "adapter_model.safetensors", ec) ||
        fs::exists(path / "adapter_model.bin", ec))
        return openPeft(path);
    const auto found = adaptersIn(path);
    if (found.size() == 1)
        return openAdapter(found.front(), hdf5);
    if (found.empty())
        return fail(ErrorCode::NotFound, "The folder holds no adapter.", path.string(),
                    "An adapter is a folder with adapter_config.json and adapter_model.safetensors, a "
                    ".safetensors file "
                    "with LoRA tensors, or an HDF5 file of this program.");
    std::string names;
    for (std::size_t i = 0; i < found.size() && i < 10; ++i)
        names += (i ? ", " : "") + found[i].lexically_relative(path).string();
    return fail(ErrorCode::NotFound,
                "The folder holds " + std::to_string(found.size()) + " adapters: " + names +
                    (found.size() > 10 ? ", …." : "."),
                path.string(), "Open one of them.");
}

void collect(const fs::path& folder, int levels, std::vector<fs::path>& found)
{
    std::error_code ec;
    std::vector<fs::path> members;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
        members.push_back(it->path());
    std::sort(members.begin(), members.end());
    const bool isPeft = fs::exists(folder / "adapter_config.json", ec);
    if (isPeft)
        found.push_back(folder);
    for (const auto& member : members) {
        if (fs::is_directory(member, ec)) {
            if (levels > 0)
                collect(member, levels - 1, found);
        } else if (Hdf5File::hasSignature(member)) {
            found.push_back(member);
        } else if (member.extension() == ".safetensors" &&
                   !(isPeft && member.filename() == "adapter_model.safetensors")) {
            auto file = base::SafetensorsFile::open(member);
            if (file && hasLowRankTensors(*file))
                found.push_back(member);
        }
    }
}

} // namespace

Result<std::unique_ptr<AdapterSource>> openAdapter(const fs::path& path, const Hdf5Opener& hdf5)
{
    std::error_code ec;
    if (!fs::exists(path, ec))
        return fail(ErrorCode::NotFound, "There is no such file or folder.", path.string());
    if (fs::is_directory(path, ec))
        return openFolder(path, hdf5);
    if (!fs::is_regular_file(path, ec))
        return fail(ErrorCode::Io, "This is neither a file nor a folder.", path.string());
    if (Hdf5File::hasSignature(path)) {
        if (!hdf5)
            return fail(ErrorCode::Unsupported, "HDF5 files are not read here.", path.string());
        return hdf5(path);
    }
    if (path.filename() == "adapter_config.json")
        return openPeft(path.has_parent_path() ? path.parent_path() : fs::path("."));
    if (isPickle(path))
        return fail(ErrorCode::Unsupported,
                    "This is a Python pickle, which can run any program when it is read.", path.string(),
                    "Convert it in Python: load it with torch.load(file, weights_only=True) and save the "
                    "tensors with "
                    "safetensors.torch.save_file.");
    auto file = base::SafetensorsFile::open(path);
    DELTARANK_TRY(file);
    const fs::path config = path.parent_path() / "adapter_config.json";
    if (hasPeftNames(*file) || (path.filename() == "adapter_model.safetensors" && fs::exists(config, ec)))
        return openPeft(std::move(*file), config, path);
    if (!hasLowRankTensors(*file)) {
        const auto roles = groupTensors(*file);
        if (roles.unread.empty())
            return fail(ErrorCode::Format,
                        "The file holds no adapter: none of its " + std::to_string(file->entries().size()) +
                            " tensors is a LoRA matrix.",
                        path.string());
    }
    return openKohya(std::move(*file));
}

std::vector<fs::path> adaptersIn(const fs::path& folder)
{
    std::vector<fs::path> found;
    collect(folder, 3, found);
    return found;
}

} // namespace deltarank::adapter
