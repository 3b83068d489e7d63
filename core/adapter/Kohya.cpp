#include "adapter/Kohya.h"

#include "adapter/LowRankFile.h"
#include "adapter/ModulePath.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

std::string metadataOf(const Adapter& adapter, const char* name)
{
    const auto found = adapter.metadata.find(name);
    return found == adapter.metadata.end() ? std::string() : found->second;
}

/// "16" or "0.3333333333333333": digits enough to read the same number again.
std::string numberText(double value)
{
    char text[40];
    for (const int digits : {15, 17}) {
        std::snprintf(text, sizeof text, "%.*g", digits, value);
        double again = 0;
        if (std::sscanf(text, "%lf", &again) == 1 && again == value)
            break;
    }
    return text;
}

std::string kohyaName(const AdaptedMatrix& matrix, bool rawNames)
{
    if (rawNames)
        return matrix.modulePath;
    std::string name = matrix.modulePath;
    std::replace(name.begin(), name.end(), '.', '_');
    return name.rfind("lora_", 0) == 0 ? name : "lora_te_" + name;
}

} // namespace

Result<std::unique_ptr<AdapterSource>> openKohya(base::SafetensorsFile file)
{
    LowRankGroups found = groupTensors(file);
    if (found.groups.empty())
        return fail(ErrorCode::Format,
                    found.unread.empty()
                        ? "The file holds no LoRA matrices."
                        : "The file holds no LoRA matrices; its " + std::to_string(found.unread.size()) +
                              " tensors belong to another method, such as " + found.unread.front() + ".",
                    file.path().string(), found.notes.empty() ? "" : found.notes.front());
    Adapter facts;
    facts.format = "kohya";
    facts.metadata = file.metadata();
    facts.notes = std::move(found.notes);
    facts.unread = std::move(found.unread);
    facts.baseModel = metadataOf(facts, "ss_sd_model_name");
    if (facts.baseModel.empty())
        facts.baseModel = metadataOf(facts, "ss_base_model_version");
    if (facts.baseModel.empty())
        facts.baseModel = metadataOf(facts, "modelspec.architecture");
    for (const auto& [name, value] : facts.metadata)
        facts.config[name] = value;

    int withoutAlpha = 0;
    int composed = 0;
    for (const auto& group : found.groups) {
        AdaptedMatrix matrix = matrixFacts(group);
        double alpha = 0;
        if (group.alpha) {
            if (group.alpha->count() != 1 || group.alpha->type == base::TensorType::Other ||
                group.alpha->type == base::TensorType::Bool)
                return fail(ErrorCode::Format, "The alpha of " + group.module + " is not one number.",
                            file.path().string());
            auto value = file.readFloats(*group.alpha);
            DELTARANK_TRY(value);
            alpha = static_cast<double>(value->front());
            if (!std::isfinite(alpha))
                return fail(ErrorCode::Numeric, "The alpha of " + group.module + " is not finite.",
                            file.path().string());
        }
        withoutAlpha += alpha == 0;
        composed += group.mid != nullptr;
        matrix.alpha = alpha == 0 ? matrix.rank : alpha;
        matrix.scaling = matrix.alpha / matrix.rank;
        facts.matrices.push_back(std::move(matrix));
    }
    if (withoutAlpha > 0)
        facts.notes.push_back(std::to_string(withoutAlpha) + " of " + std::to_string(facts.matrices.size()) +
                              " modules have no alpha, or 0: it is taken as the rank.");
    if (composed > 0)
        facts.notes.push_back(
            std::to_string(composed) +
            " modules have a lora_mid between A and B: A is the change that both make together.");
    assignPlaces(facts.matrices);

    std::vector<const base::TensorEntry*> head;
    for (const auto* entry : found.magnitudes) {
        facts.unread.push_back(entry->name);
        if (entry->type == base::TensorType::Other || entry->type == base::TensorType::Bool)
            continue;
        head.push_back(entry);
        facts.head.push_back({entry->name, entry->shape, {}});
    }
    if (!found.magnitudes.empty())
        facts.notes.emplace_back("The file has DoRA magnitudes; they are listed and not part of ΔW.");
    for (const auto* entry : found.others)
        facts.unread.push_back(entry->name);
    const auto path = file.path();
    return std::unique_ptr<AdapterSource>(
        new LowRankSource(std::move(file), std::move(facts), std::move(found.groups), std::move(head), path));
}

Status writeKohya(const std::filesystem::path& path, const AdapterSource& source)
{
    const Adapter& facts = source.facts();
    const bool rawNames = facts.format == "kohya" || facts.config.contains(keptFormat);
    struct Held
    {
        std::string name;
        std::vector<std::int64_t> shape;
        TypedBytes data;
    };
    std::vector<Held> held;
    std::set<std::string> names;
    std::set<int> ranks;
    std::set<double> alphas;
    for (std::size_t i = 0; i < source.size(); ++i) {
        auto matrix = source.load(i);
        DELTARANK_TRY(matrix);
        const std::string name = kohyaName(*matrix, rawNames);
        if (!names.insert(name).second)
            return fail(ErrorCode::Unsupported, "Two modules would get the same name " + name + ".",
                        path.string(), "Save as PEFT or HDF5 instead.");
        double alpha = matrix->scaling * matrix->rank;
        if (matrix->alpha != 0 && std::abs(matrix->alpha - alpha) <= 1e-12 * std::abs(alpha))
            alpha = matrix->alpha;
        if (alpha == 0) {
            // 0 would be read as the rank: the change itself is written as zero.
            matrix->b.setZero();
            alpha = matrix->rank;
        }
        ranks.insert(matrix->rank);
        held.push_back(
            {name + ".lora_down.weight", matrix->originalShapeA,
             typedBytes(matrix->a.data(), static_cast<std::size_t>(matrix->a.size()), matrix->originalType)});
        held.push_back(
            {name + ".lora_up.weight", matrix->originalShapeB,
             typedBytes(matrix->b.data(), static_cast<std::size_t>(matrix->b.size()), matrix->originalType)});
        const float scalar = static_cast<float>(alpha);
        alphas.insert(scalar); // as stored: reading it back and writing again changes nothing
        held.push_back({name + ".alpha", {}, typedBytes(&scalar, 1, "F32")});
    }
    if (rawNames)
        for (std::size_t i = 0; i < facts.head.size(); ++i) {
            auto tensor = source.loadHead(i);
            DELTARANK_TRY(tensor);
            held.push_back({tensor->name, tensor->shape,
                            typedBytes(tensor->values.data(), tensor->values.size(), "F32")});
        }
    std::sort(held.begin(), held.end(), [](const Held& a, const Held& b) { return a.name < b.name; });

    std::map<std::string, std::string> metadata = facts.metadata;
    metadata.erase("sshs_model_hash");
    metadata.erase("sshs_legacy_hash");
    metadata["ss_network_module"] =
        metadata.count("ss_network_module") ? metadata["ss_network_module"] : "networks.lora";
    metadata["ss_network_dim"] = ranks.size() == 1 ? std::to_string(*ranks.begin()) : "Dynamic";
    metadata["ss_network_alpha"] = alphas.size() == 1 ? numberText(*alphas.begin()) : "Dynamic";
    std::vector<base::TensorToWrite> tensors;
    for (const auto& one : held)
        tensors.push_back({one.name, one.data.type, one.shape, one.data.bytes.data()});
    return base::writeSafetensors(path, tensors, metadata);
}

} // namespace deltarank::adapter
