#include "adapter/Peft.h"

#include "adapter/LowRankFile.h"
#include "adapter/ModulePath.h"
#include "adapter/PeftConfig.h"
#include "base/Files.h"
#include "base/Json.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace deltarank::adapter {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

using Json = nlohmann::json;
constexpr const char* prefix = "base_model.model.";
constexpr const char* modelName = "adapter_model.safetensors";
constexpr const char* configName = "adapter_config.json";

std::string withoutPrefix(const std::string& name)
{
    for (const std::string_view start : {std::string_view(prefix), std::string_view("base_model.")})
        if (name.size() > start.size() && name.compare(0, start.size(), start) == 0)
            return name.substr(start.size());
    return name;
}

/// Folders below that hold adapters of their own.
std::vector<std::string> namedAdapters(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code ec;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
        if (fs::exists(it->path() / configName, ec))
            names.push_back(it->path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 10; ++i)
        text += (i ? ", " : "") + names[i];
    return names.size() > 10 ? text + ", …" : text;
}

} // namespace

bool hasPeftNames(const base::SafetensorsFile& file)
{
    const auto& entries = file.entries();
    return std::any_of(entries.begin(), entries.end(), [](const base::TensorEntry& entry) {
        return entry.name.rfind("base_model.", 0) == 0;
    });
}

Result<std::unique_ptr<AdapterSource>> openPeft(base::SafetensorsFile file, const fs::path& configPath,
                                                const fs::path& shownPath)
{
    PeftConfig config;
    std::error_code ec;
    const bool hasConfig = fs::exists(configPath, ec);
    if (hasConfig) {
        auto text = base::readFile(configPath, 64 << 20);
        DELTARANK_TRY(text);
        auto parsed = PeftConfig::parse(*text, configPath.string());
        DELTARANK_TRY(parsed);
        config = std::move(*parsed);
    }
    LowRankGroups found = groupTensors(file);
    if (found.groups.empty())
        return fail(ErrorCode::Format, "The file holds no LoRA matrices.", file.path().string(),
                    found.notes.empty() ? "" : found.notes.front());
    Adapter facts;
    facts.format = "peft";
    facts.baseModel = config.baseModel;
    facts.config = config.json;
    facts.metadata = file.metadata();
    facts.notes = config.notes;
    facts.notes.insert(facts.notes.end(), found.notes.begin(), found.notes.end());
    facts.unread = std::move(found.unread);
    if (!hasConfig)
        facts.notes.emplace_back("There is no adapter_config.json: the scaling is unknown and taken as 1.");

    std::set<std::string> paths;
    for (auto& group : found.groups) {
        // Both with and without the prefix: then the name in the file is the only one that is unique.
        if (const std::string path = withoutPrefix(group.module); paths.insert(path).second)
            group.module = path;
    }
    int wrongRanks = 0;
    bool wide = false;
    for (const auto& group : found.groups) {
        AdaptedMatrix matrix = matrixFacts(group);
        if (group.mid)
            facts.notes.push_back("The module " + matrix.modulePath +
                                  " has a lora_mid: A is the change it makes with A.");
        if (hasConfig) {
            matrix.alpha = config.alphaOf(matrix.modulePath);
            matrix.scaling = config.scalingOf(matrix.alpha, matrix.rank);
            wrongRanks += config.rankOf(matrix.modulePath) != matrix.rank;
        } else {
            matrix.alpha = matrix.rank;
            matrix.scaling = 1;
        }
        wide = wide || matrix.originalType == "F64";
        facts.matrices.push_back(std::move(matrix));
    }
    if (wrongRanks > 0)
        facts.notes.push_back(
            std::to_string(wrongRanks) +
            " matrices have another rank than adapter_config.json says; the file's own are used.");
    if (wide)
        facts.notes.emplace_back("The numbers are stored in float64 and read as float32.");
    assignPlaces(facts.matrices);

    std::vector<const base::TensorEntry*> head;
    for (const auto* entry : found.magnitudes) {
        facts.unread.push_back(entry->name);
        found.others.push_back(entry);
    }
    if (!found.magnitudes.empty() && !config.magnitudes)
        facts.notes.emplace_back("The file has DoRA magnitudes; they are listed and not part of ΔW.");
    for (const auto* entry : found.others) {
        if (entry->type == base::TensorType::Other || entry->type == base::TensorType::Bool) {
            facts.unread.push_back(entry->name);
            continue;
        }
        head.push_back(entry);
        facts.head.push_back({withoutPrefix(entry->name), entry->shape, {}});
    }
    return std::unique_ptr<AdapterSource>(new LowRankSource(
        std::move(file), std::move(facts), std::move(found.groups), std::move(head), shownPath));
}

Result<std::unique_ptr<AdapterSource>> openPeft(const fs::path& path)
{
    std::error_code ec;
    if (!fs::is_directory(path, ec)) {
        auto file = base::SafetensorsFile::open(path);
        DELTARANK_TRY(file);
        return openPeft(std::move(*file), path.parent_path() / configName, path);
    }
    const auto others = namedAdapters(path);
    if (!fs::exists(path / modelName, ec)) {
        for (const char* pickle : {"adapter_model.bin", "adapter_model.pt"})
            if (fs::exists(path / pickle, ec))
                return fail(ErrorCode::Unsupported,
                            std::string(pickle) +
                                " is a Python pickle, which can run any program when it is read.",
                            path.string(),
                            "Load it in Python with PEFT and save it again with save_pretrained(folder, "
                            "safe_serialization=True).");
        if (others.size() == 1)
            return openPeft(path / others.front());
        if (others.size() > 1)
            return fail(ErrorCode::NotFound,
                        "The folder holds " + std::to_string(others.size()) + " adapters: " + listed(others) +
                            ".",
                        path.string(), "Open one of them.");
        return fail(ErrorCode::NotFound, "The folder has no adapter_model.safetensors.", path.string());
    }
    auto file = base::SafetensorsFile::open(path / modelName);
    DELTARANK_TRY(file);
    auto source = openPeft(std::move(*file), path / configName, path);
    if (source && !others.empty()) {
        // The named ones beside it are adapters of their own.
        auto named = std::make_unique<NotedSource>(std::move(*source));
        named->addNote("The folder also holds the adapters " + listed(others) + ", each in its own folder.");
        return std::unique_ptr<AdapterSource>(std::move(named));
    }
    return source;
}

namespace {

/// alpha by which a matrix keeps its scaling under PEFT's rule.
double alphaToWrite(const AdaptedMatrix& matrix, bool rankStabilised)
{
    const double divisor = rankStabilised ? std::sqrt(static_cast<double>(matrix.rank)) : matrix.rank;
    if (std::abs(matrix.alpha / divisor - matrix.scaling) <= 1e-12 * std::abs(matrix.scaling))
        return matrix.alpha;
    return matrix.scaling * divisor;
}

template <typename Value> Value mostFrequent(const std::vector<Value>& values, Value otherwise)
{
    std::map<Value, int> counts;
    for (const auto& value : values)
        ++counts[value];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? otherwise : most->first;
}

Json numberOf(double value)
{
    return value == std::floor(value) && std::abs(value) < 1e15 ? Json(static_cast<std::int64_t>(value))
                                                                : Json(value);
}

/// The settings that PEFT needs and the adapter's own configuration may lack.
Json defaultConfig()
{
    return {{"alpha_pattern", Json::object()},
            {"auto_mapping", nullptr},
            {"base_model_name_or_path", ""},
            {"bias", "none"},
            {"fan_in_fan_out", false},
            {"inference_mode", true},
            {"init_lora_weights", true},
            {"layers_pattern", nullptr},
            {"layers_to_transform", nullptr},
            {"lora_dropout", 0.0},
            {"modules_to_save", nullptr},
            {"peft_type", "LORA"},
            {"rank_pattern", Json::object()},
            {"revision", nullptr},
            {"task_type", nullptr},
            {"use_dora", false},
            {"use_rslora", false}};
}

bool resolves(const Json& config, const std::vector<AdaptedMatrix>& matrices,
              const std::vector<double>& alphas, std::vector<std::size_t>* wrong = nullptr)
{
    const auto parsed = PeftConfig::parse(base::jsonText(config), "adapter_config.json");
    if (!parsed)
        return false;
    bool right = true;
    for (std::size_t i = 0; i < matrices.size(); ++i)
        if (parsed->rankOf(matrices[i].modulePath) != matrices[i].rank ||
            parsed->alphaOf(matrices[i].modulePath) != alphas[i]) {
            right = false;
            if (wrong)
                wrong->push_back(i);
        }
    return right;
}

Result<Json> configToWrite(const Adapter& adapter)
{
    Json config = defaultConfig();
    // Settings of another format's description (kohya metadata, a run) are not PEFT's.
    const bool own = adapter.config.is_object() && adapter.config.contains("peft_type");
    if (own)
        config.update(adapter.config);
    config.erase(keptFormat);
    if (!adapter.baseModel.empty())
        config["base_model_name_or_path"] = adapter.baseModel;
    const bool rankStabilised = config["use_rslora"].is_boolean() && config["use_rslora"].get<bool>();
    std::vector<int> ranks;
    std::vector<double> alphas;
    for (const auto& matrix : adapter.matrices) {
        ranks.push_back(matrix.rank);
        alphas.push_back(alphaToWrite(matrix, rankStabilised));
    }
    if (!config.contains("target_modules") || config["target_modules"].is_null()) {
        config["target_modules"] = Json::array();
        for (const auto& matrix : adapter.matrices)
            config["target_modules"].push_back(matrix.modulePath);
    }
    if (config["modules_to_save"].is_null() && !own && !adapter.head.empty()) {
        std::set<std::string> modules;
        for (const auto& tensor : adapter.head)
            modules.insert(tensor.name.substr(0, tensor.name.rfind('.')));
        config["modules_to_save"] = modules;
    }
    if (own && config.contains("r") && config.contains("lora_alpha") &&
        resolves(config, adapter.matrices, alphas))
        return config;

    config["r"] = mostFrequent(ranks, 8);
    config["lora_alpha"] = numberOf(mostFrequent(alphas, 8.0));
    config["rank_pattern"] = Json::object();
    config["alpha_pattern"] = Json::object();
    // Whole paths match in every version of PEFT. A path may end in another one, whose entry would then be
    // used: so every module that comes out wrong gets an entry in both tables until none is left.
    for (std::size_t round = 0; round <= adapter.matrices.size(); ++round) {
        std::vector<std::size_t> wrong;
        if (resolves(config, adapter.matrices, alphas, &wrong))
            return config;
        for (const std::size_t i : wrong) {
            config["rank_pattern"][adapter.matrices[i].modulePath] = ranks[i];
            config["alpha_pattern"][adapter.matrices[i].modulePath] = numberOf(alphas[i]);
        }
    }
    return fail(ErrorCode::Unsupported, "The ranks of these modules cannot be written as patterns of PEFT.");
}

std::string partName(const AdaptedMatrix& matrix, bool first)
{
    if (matrix.embedding)
        return first ? ".lora_embedding_A" : ".lora_embedding_B";
    return first ? ".lora_A.weight" : ".lora_B.weight";
}

} // namespace

Status writePeft(const fs::path& folder, const AdapterSource& source)
{
    auto config = configToWrite(source.facts());
    DELTARANK_TRY(config);
    struct Held
    {
        std::string name;
        std::vector<std::int64_t> shape;
        TypedBytes data;
    };
    std::vector<Held> held;
    for (std::size_t i = 0; i < source.size(); ++i) {
        auto matrix = source.load(i);
        DELTARANK_TRY(matrix);
        const std::string name = prefix + matrix->modulePath;
        held.push_back(
            {name + partName(*matrix, true), matrix->originalShapeA,
             typedBytes(matrix->a.data(), static_cast<std::size_t>(matrix->a.size()), matrix->originalType)});
        held.push_back(
            {name + partName(*matrix, false), matrix->originalShapeB,
             typedBytes(matrix->b.data(), static_cast<std::size_t>(matrix->b.size()), matrix->originalType)});
    }
    for (std::size_t i = 0; i < source.facts().head.size(); ++i) {
        auto tensor = source.loadHead(i);
        DELTARANK_TRY(tensor);
        held.push_back({prefix + tensor->name, tensor->shape,
                        typedBytes(tensor->values.data(), tensor->values.size(), "F32")});
    }
    std::sort(held.begin(), held.end(), [](const Held& a, const Held& b) { return a.name < b.name; });
    std::vector<base::TensorToWrite> tensors;
    for (const auto& one : held)
        tensors.push_back({one.name, one.data.type, one.shape, one.data.bytes.data()});
    DELTARANK_TRY(base::writeSafetensors(folder / modelName, tensors, {{"format", "pt"}}));
    return base::writeFileAtomically(folder / configName, base::jsonText(*config, 2));
}

} // namespace deltarank::adapter
