#include "model/Checkpoint.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/RandomStream.h"
#include "base/Safetensors.h"
#include "model/TorchCompat.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace deltarank::model {

using base::ErrorCode;
using base::fail;
using base::SafetensorsFile;
using base::TensorEntry;
using base::TensorType;
namespace fs = std::filesystem;

namespace {

/// A tensor of the checkpoint and the file that holds it.
struct Source
{
    const SafetensorsFile* file;
    const TensorEntry* entry;
};

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// The name that the current libraries would give: prefix present, gamma and beta renamed.
std::string canonicalName(std::string name, const ModelConfig& config)
{
    if (endsWith(name, ".gamma"))
        name = name.substr(0, name.size() - 5) + "weight";
    else if (endsWith(name, ".beta"))
        name = name.substr(0, name.size() - 4) + "bias";
    const std::string prefix = std::string(config.prefix()) + ".";
    for (const char* part : {"embeddings.", "encoder.", "pooler.", "layernorm."})
        if (name.rfind(part, 0) == 0)
            return prefix + name;
    return name;
}

bool isPickle(const fs::path& path)
{
    const auto extension = path.extension();
    return extension == ".bin" || extension == ".pt" || extension == ".pth" || extension == ".ckpt";
}

tl::unexpected<base::Error> refusePickle(const fs::path& path)
{
    return fail(ErrorCode::Unsupported,
                "This checkpoint is a Python pickle, which can run any program when it is opened.",
                path.string(),
                "Convert it to safetensors first: in Python, `safetensors.torch.save_file(torch.load(\"" +
                    path.filename().string() + "\", weights_only=True), \"model.safetensors\")`.");
}

/// The safetensors files of a checkpoint: the file itself, model.safetensors, or the shards of its index.
base::Result<std::vector<fs::path>> filesOf(const fs::path& path)
{
    std::error_code ec;
    if (!fs::exists(path, ec))
        return fail(ErrorCode::NotFound, "The base model does not exist.", path.string());
    if (!fs::is_directory(path, ec)) {
        if (isPickle(path))
            return refusePickle(path);
        return std::vector<fs::path>{path};
    }
    if (fs::exists(path / "model.safetensors", ec))
        return std::vector<fs::path>{path / "model.safetensors"};
    const fs::path index = path / "model.safetensors.index.json";
    if (fs::exists(index, ec)) {
        auto text = base::readFile(index, 64 << 20);
        if (!text)
            return fail(text.error());
        const auto json = nlohmann::json::parse(*text, nullptr, false);
        if (json.is_discarded() || !json.is_object() || !json.contains("weight_map") ||
            !json["weight_map"].is_object())
            return fail(ErrorCode::Format, "The index has no `weight_map`.", index.string());
        std::set<std::string> names;
        for (const auto& [tensor, file] : json["weight_map"].items()) {
            if (!file.is_string() || fs::path(file.get<std::string>()).has_parent_path())
                return fail(ErrorCode::Format,
                            "`weight_map` of \"" + tensor + "\" is not the name of a file in this folder.",
                            index.string());
            names.insert(file.get<std::string>());
        }
        std::vector<fs::path> files;
        for (const auto& name : names) {
            if (!fs::exists(path / name, ec))
                return fail(ErrorCode::NotFound, "A part of the checkpoint is missing.",
                            (path / name).string(), "Download it again.");
            files.push_back(path / name);
        }
        if (files.empty())
            return fail(ErrorCode::Format, "The index names no file.", index.string());
        return files;
    }
    for (const auto& item : fs::directory_iterator(path, ec))
        if (isPickle(item.path()))
            return refusePickle(item.path());
    return fail(ErrorCode::NotFound, "There is no model.safetensors in this folder.", path.string());
}

at::ScalarType scalarTypeOf(TensorType type)
{
    switch (type) {
    case TensorType::F16:
        return at::kHalf;
    case TensorType::BF16:
        return at::kBFloat16;
    case TensorType::F64:
        return at::kDouble;
    default:
        return at::kFloat;
    }
}

base::Status readTensor(const Source& source, at::Tensor& target)
{
    target = at::empty(source.entry->shape, at::TensorOptions().dtype(scalarTypeOf(source.entry->type)));
    DELTARANK_TRY(source.file->readBytes(*source.entry, target.data_ptr()));
    if (target.scalar_type() != at::kFloat)
        target = target.to(at::kFloat);
    return {};
}

/// What checkpoints of these models usually hold beside the classifier's tensors: pre-training heads, numbers
/// of positions, ViT's pooler.
bool knownAndUnused(const std::string& name)
{
    return name.rfind("cls.", 0) == 0 || name.rfind("vit.pooler.", 0) == 0 || endsWith(name, ".position_ids");
}

/// As the reference initialises it: N(0, initialiserRange²), zero bias.
void makePooler(LoadedModel& model)
{
    const std::int64_t hidden = model.config.hidden;
    auto& pooler = model.weights.pooler;
    pooler.weight = at::empty({hidden, hidden}, at::TensorOptions().dtype(at::kFloat));
    pooler.bias = at::zeros({hidden}, at::TensorOptions().dtype(at::kFloat));
    base::RandomStream stream(
        {0, base::Purpose::InitialWeights, 0, 0, base::placeOf("bert.pooler.dense.weight")});
    float* values = pooler.weight.data_ptr<float>();
    for (std::int64_t i = 0; i < hidden * hidden; ++i)
        values[i] = static_cast<float>(model.config.initialiserRange * stream.normal());
}

std::string listOf(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 8; ++i)
        text += (i ? ", " : "") + names[i];
    if (names.size() > 8)
        text += " and " + std::to_string(names.size() - 8) + " more";
    return text;
}

base::Status checkEntry(const ParameterRef& wanted, const Source& source)
{
    const auto type = source.entry->type;
    if (type != TensorType::F32 && type != TensorType::F16 && type != TensorType::BF16 &&
        type != TensorType::F64)
        return fail(ErrorCode::Unsupported,
                    "Tensor \"" + source.entry->name + "\" has the type " + source.entry->typeName + ".",
                    source.file->path().string(), "F32, F16, BF16 and F64 can be read.");
    if (source.entry->shape != wanted.shape)
        return fail(ErrorCode::Mismatch,
                    "Tensor \"" + source.entry->name + "\" has the shape " +
                        base::shapeText(source.entry->shape) + "; config.json asks for " +
                        base::shapeText(wanted.shape) + ".",
                    source.file->path().string(), "The weights and config.json do not belong together.");
    return {};
}

} // namespace

base::Result<LoadedModel> loadCheckpoint(const fs::path& path, const LoadOptions& options)
{
    auto paths = filesOf(path);
    if (!paths)
        return fail(paths.error());
    auto config = readModelConfig(path);
    if (!config)
        return fail(config.error());
    LoadedModel model;
    model.config = *config;

    std::vector<SafetensorsFile> files;
    for (const auto& file : *paths) {
        auto opened = SafetensorsFile::open(file);
        if (!opened)
            return fail(opened.error());
        files.push_back(std::move(*opened));
    }
    std::unordered_map<std::string, Source> sources;
    for (const auto& file : files)
        for (const auto& entry : file.entries())
            if (!sources.emplace(canonicalName(entry.name, *config), Source{&file, &entry}).second)
                return fail(ErrorCode::Format, "Tensor \"" + entry.name + "\" is there twice.",
                            file.path().string());

    const bool hasHead = sources.count("classifier.weight") && sources.count("classifier.bias");
    if (hasHead) {
        const auto& shape = sources.at("classifier.weight").entry->shape;
        if (shape.size() == 2 && shape[0] > 0 && shape[0] < (1 << 24))
            model.config.labels = static_cast<int>(shape[0]);
    }
    auto wanted = encoderParameters(model.config, model.weights);
    if (hasHead)
        for (auto& parameter : classifierParameters(model.config, model.weights, model.config.labels))
            wanted.push_back(parameter);
    std::vector<std::string> missing;
    for (const auto& parameter : wanted)
        if (!sources.count(parameter.name))
            missing.push_back(parameter.name);
    // Encoders saved without their pooler still make a classifier, as in the reference.
    const bool poolerOnly =
        !missing.empty() && std::all_of(missing.begin(), missing.end(), [](const std::string& name) {
            return name.rfind("bert.pooler.", 0) == 0;
        });
    if (!missing.empty() && !poolerOnly)
        return fail(ErrorCode::Format,
                    (missing.size() == 1 ? "A tensor is missing: "
                                         : std::to_string(missing.size()) + " tensors are missing: ") +
                        listOf(missing) + ".",
                    path.string(),
                    "The checkpoint is incomplete, or of another model than its config.json says.");
    if (poolerOnly) {
        makePooler(model);
        model.notes.push_back("The checkpoint has no pooler (" + listOf(missing) +
                              "): it starts from random weights, the same ones every time.");
    }
    for (const auto& parameter : wanted) {
        const auto found = sources.find(parameter.name);
        if (found == sources.end())
            continue;
        DELTARANK_TRY(checkEntry(parameter, found->second));
        DELTARANK_TRY(readTensor(found->second, *parameter.tensor));
        sources.erase(found);
    }
    std::vector<std::string> unknown;
    for (const auto& [name, source] : sources) {
        model.ignored.push_back(source.entry->name);
        if (!knownAndUnused(name))
            unknown.push_back(source.entry->name);
    }
    std::sort(model.ignored.begin(), model.ignored.end());
    std::sort(unknown.begin(), unknown.end());
    if (!unknown.empty())
        model.notes.push_back((unknown.size() == 1
                                   ? "A tensor of the checkpoint belongs to no part of the model "
                                     "and is not used: "
                                   : std::to_string(unknown.size()) +
                                         " tensors of the checkpoint belong to no part of the "
                                         "model and are not used: ") +
                              listOf(unknown) + ".");
    if (options.hash) {
        base::Sha256 hash;
        for (const auto& file : *paths) {
            auto one = base::sha256OfFile(file);
            if (!one)
                return fail(one.error());
            hash.addField(*one);
        }
        model.sha256 = hash.hex();
    }
    return model;
}

base::Status saveCheckpoint(const fs::path& folder, const ModelConfig& config, ModelWeights& weights,
                            const std::vector<ExtraTensor>& extras, bool asHalf,
                            const std::map<std::string, std::string>& metadata)
{
    std::vector<at::Tensor> keep;
    std::vector<base::TensorToWrite> list;
    auto add = [&](const std::string& name, const at::Tensor& tensor) {
        keep.push_back(tensor.detach().to(at::kCPU, asHalf ? at::kHalf : at::kFloat).contiguous());
        list.push_back({name, asHalf ? TensorType::F16 : TensorType::F32, keep.back().sizes().vec(),
                        keep.back().data_ptr()});
    };
    for (const auto& parameter : encoderParameters(config, weights))
        add(parameter.name, *parameter.tensor);
    for (const auto& extra : extras)
        add(extra.name, extra.tensor);
    return base::writeSafetensors(folder / "model.safetensors", list, metadata);
}

} // namespace deltarank::model
