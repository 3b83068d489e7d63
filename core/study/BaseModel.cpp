#include "study/BaseModel.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/System.h"
#include "study/StudySpecJson.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace deltarank::study {

namespace fs = std::filesystem;

namespace {

bool isModel(const fs::path& folder)
{
    std::error_code ec;
    return fs::is_regular_file(folder / "config.json", ec);
}

/// Folders that hold one folder a model.
std::vector<fs::path> places()
{
    std::vector<fs::path> all;
    if (auto resources = base::resourceFolder())
        all.push_back(*resources / "models");
    if (const char* extra = std::getenv("DELTARANK_MODELS"); extra && *extra)
        all.emplace_back(extra);
    all.push_back(base::cacheFolder() / "models");
    return all;
}

fs::path hubFolder()
{
    if (const char* hub = std::getenv("HF_HUB_CACHE"); hub && *hub)
        return hub;
    if (const char* home = std::getenv("HF_HOME"); home && *home)
        return fs::path(home) / "hub";
    return base::homeFolder() / ".cache" / "huggingface" / "hub";
}

/// The newest snapshot of "models--owner--name"; empty if there is none.
fs::path newestSnapshot(const fs::path& repository)
{
    std::error_code ec;
    fs::path newest;
    fs::file_time_type newestTime{};
    for (fs::directory_iterator it(repository / "snapshots", ec), end; !ec && it != end; it.increment(ec)) {
        const auto time = fs::last_write_time(it->path(), ec);
        if (!ec && isModel(it->path()) && (newest.empty() || time > newestTime)) {
            newest = it->path();
            newestTime = time;
        }
        ec.clear();
    }
    return newest;
}

/// Models of the Hugging Face cache by full name, "owner/name" or "name".
std::map<std::string, fs::path> hubModels()
{
    std::map<std::string, fs::path> found;
    std::error_code ec;
    const std::string prefix = "models--";
    for (fs::directory_iterator it(hubFolder(), ec), end; !ec && it != end; it.increment(ec)) {
        std::string name = it->path().filename().string();
        if (name.rfind(prefix, 0) != 0)
            continue;
        name = name.substr(prefix.size());
        if (const std::size_t cut = name.find("--"); cut != std::string::npos)
            name.replace(cut, 2, "/");
        if (const fs::path snapshot = newestSnapshot(it->path()); !snapshot.empty())
            found[name] = snapshot;
    }
    return found;
}

} // namespace

base::Result<fs::path> findModel(const std::string& path)
{
    std::error_code ec;
    if (path.empty())
        return base::fail(base::ErrorCode::InvalidArgument, "No base model is named.", "model.path",
                          "Give the folder of a base model, or the name of one.");
    if (isModel(path))
        return fs::absolute(path, ec).lexically_normal();
    if (fs::is_directory(path, ec))
        return base::fail(base::ErrorCode::NotFound,
                          "The folder holds no config.json, so it is not a base model.", path,
                          "Give the folder that holds config.json and model.safetensors.");
    std::string looked;
    for (const fs::path& place : places()) {
        if (isModel(place / path))
            return place / path;
        looked += (looked.empty() ? "" : ", ") + place.string();
    }
    for (const auto& [name, folder] : hubModels())
        if (name == path || name.substr(name.rfind('/') + 1) == path)
            return folder;
    return base::fail(base::ErrorCode::NotFound, "The base model \"" + path + "\" was not found.", {},
                      "It was looked for as a folder and in " + looked + " and " + hubFolder().string() +
                          ". Copy it to one of these, or set `model.path` to its folder.");
}

base::Result<ModelShape> readModelShape(const fs::path& folder)
{
    auto config = readJson(folder / "config.json");
    if (!config)
        return base::fail(std::move(config).error());
    ModelShape shape;
    int image = 0;
    int patch = 16;
    int channels = 3;
    for (auto [key, value] :
         {std::pair{"num_hidden_layers", &shape.layers}, std::pair{"hidden_size", &shape.hidden},
          std::pair{"intermediate_size", &shape.intermediate}, std::pair{"num_attention_heads", &shape.heads},
          std::pair{"vocab_size", &shape.vocabulary}, std::pair{"max_position_embeddings", &shape.positions},
          std::pair{"image_size", &image}, std::pair{"patch_size", &patch},
          std::pair{"num_channels", &channels}}) {
        const auto found = config->find(key);
        if (config->is_object() && found != config->end() && found->is_number_integer())
            *value = static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 1, 1'000'000));
    }
    if (image > 0) {
        const double side = std::min(image / patch, 10'000);
        shape.imageTokens = static_cast<int>(side * side) + 1;
        shape.patchNumbers = static_cast<int>(std::min(1e9, 1.0 * channels * patch * patch));
    }
    return shape;
}

std::vector<BaseModel> listModels()
{
    std::map<std::string, fs::path> found = hubModels();
    for (const fs::path& place : places()) {
        std::error_code ec;
        for (fs::directory_iterator it(place, ec), end; !ec && it != end; it.increment(ec))
            if (isModel(it->path()))
                found.try_emplace(it->path().filename().string(), it->path());
    }
    std::vector<BaseModel> models;
    for (const auto& [name, folder] : found)
        models.push_back({name, folder});
    return models;
}

base::Result<std::string> modelFingerprint(const fs::path& folder)
{
    std::error_code ec;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
        if (it->path().extension() == ".safetensors" || it->path().filename() == "config.json")
            files.push_back(it->path());
    if (ec)
        return base::fail(base::ErrorCode::Io, "Cannot read the folder: " + ec.message() + ".",
                          folder.string());
    std::sort(files.begin(), files.end());
    base::Sha256 hash;
    bool weights = false;
    for (const fs::path& file : files) {
        auto one = base::sha256OfFile(file);
        if (!one)
            return base::fail(std::move(one).error());
        hash.addField(file.filename().string());
        hash.addField(*one);
        weights = weights || file.extension() == ".safetensors";
    }
    if (!weights)
        return base::fail(base::ErrorCode::NotFound,
                          "The folder holds no .safetensors file with the model's weights.", folder.string(),
                          "Save the model with safetensors; pickle files (.bin, .pt) are not read.");
    return hash.hex();
}

} // namespace deltarank::study
