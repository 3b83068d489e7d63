#include "analysis/PublishedResults.h"

#include "base/Files.h"
#include "base/Json.h"

#include <nlohmann/json.hpp>

namespace deltarank::analysis {

using nlohmann::json;

namespace {

PublishedLine line(const json& value)
{
    return {value.at("slope").get<double>(), value.at("intercept").get<double>(),
            value.at("r2").get<double>()};
}

std::map<std::string, PublishedLine> linesByKind(const json& value)
{
    std::map<std::string, PublishedLine> lines;
    for (const auto& [kind, one] : value.items())
        lines[kind] = line(one);
    return lines;
}

std::string nameOf(const std::string& id)
{
    if (id == "arxiv")
        return "arXiv";
    if (id == "stanford_dogs")
        return "Stanford Dogs";
    return id == "oxford_pet" ? "Oxford-IIIT Pet" : id;
}

} // namespace

base::Result<PublishedResults> PublishedResults::load(const std::filesystem::path& path)
{
    const auto text = base::readFile(path, 1 << 20);
    if (!text)
        return base::fail(text.error());
    const auto parsed = base::parseJson(*text, path.string());
    if (!parsed)
        return base::fail(parsed.error());
    PublishedResults results;
    try {
        const json& root = *parsed;
        results.m_title = root.value("title", "");
        for (const auto& [id, values] : root.at("table1_accuracy_vs_classes").items()) {
            if (!values.is_object())
                continue;
            PublishedDataset set;
            set.id = id;
            set.name = nameOf(id);
            set.accuracyClasses = line(values);
            set.cutoffAccuracy = linesByKind(root.at("table2_cutoff_vs_accuracy").at(id));
            set.cutoffCorruption = linesByKind(root.at("table3_cutoff_vs_shuffle").at(id));
            const json& sweep = root.at("authors_settings").at("class_sweep").at(id);
            const json& classes = sweep.contains("classes") ? sweep.at("classes") : sweep.at("classes_full");
            set.classesFrom = classes.front().get<double>();
            set.classesTo = classes.back().get<double>();
            set.corruptionTo = id == "arxiv" ? 1.0 : 0.5; // Table 3: vision up to 0.5
            results.m_datasets[id] = std::move(set);
        }
    } catch (const json::exception& error) {
        return base::fail(base::ErrorCode::Format, "The published results lack a table or a number.",
                          path.string(), "Install the program's resources again.");
    }
    return results;
}

base::Result<PublishedResults> PublishedResults::load()
{
    const auto folder = base::resourceFolder();
    if (!folder)
        return base::fail(folder.error());
    return load(*folder / "published" / "paper.json");
}

const PublishedDataset* PublishedResults::find(std::string_view id) const
{
    const auto found = m_datasets.find(std::string(id));
    return found == m_datasets.end() ? nullptr : &found->second;
}

} // namespace deltarank::analysis
