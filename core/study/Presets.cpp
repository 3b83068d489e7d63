#include "study/Presets.h"

#include "base/Files.h"
#include "study/StudySpecJson.h"

#include <algorithm>

namespace deltarank::study {

namespace fs = std::filesystem;

base::Result<std::vector<Preset>> listPresets()
{
    auto resources = base::resourceFolder();
    if (!resources)
        return base::fail(std::move(resources).error());
    std::vector<Preset> presets;
    std::error_code ec;
    for (fs::directory_iterator it(*resources / "presets", ec), end; !ec && it != end; it.increment(ec)) {
        if (it->path().extension() != ".json")
            continue;
        auto json = loadPreset(it->path().string());
        if (!json)
            return base::fail(std::move(json).error());
        presets.push_back({it->path().stem().string(), (*json)["description"].get<std::string>()});
    }
    if (ec)
        return base::fail(base::ErrorCode::Io, "Cannot read the presets: " + ec.message() + ".",
                          (*resources / "presets").string());
    std::sort(presets.begin(), presets.end(),
              [](const Preset& a, const Preset& b) { return a.name < b.name; });
    return presets;
}

base::Result<nlohmann::json> loadPreset(const std::string& name)
{
    fs::path path = name;
    std::error_code ec;
    if (path.extension() != ".json" || !fs::exists(path, ec)) {
        auto resources = base::resourceFolder();
        if (!resources)
            return base::fail(std::move(resources).error());
        path = *resources / "presets" / (name + ".json");
        if (path.lexically_normal().parent_path() != (*resources / "presets").lexically_normal() ||
            !fs::exists(path, ec)) {
            std::vector<std::string> known;
            for (fs::directory_iterator it(*resources / "presets", ec), end; !ec && it != end;
                 it.increment(ec))
                if (it->path().extension() == ".json")
                    known.push_back(it->path().stem().string());
            std::sort(known.begin(), known.end());
            const std::string meant = nearest(name, known);
            return base::fail(base::ErrorCode::NotFound, "There is no preset \"" + name + "\".", {},
                              meant.empty() ? "Known are " + alternatives(known) +
                                                  "; the path of a JSON file works too."
                                            : "Did you mean " + meant + "?");
        }
    }
    auto json = readJson(path);
    if (!json)
        return base::fail(std::move(json).error());
    auto spec = studySpecFromJson(*json);
    if (!spec) {
        base::Error error = std::move(spec).error();
        error.where = path.string();
        return base::fail(std::move(error));
    }
    return toJson(*spec);
}

} // namespace deltarank::study
