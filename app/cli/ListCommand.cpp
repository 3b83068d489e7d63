#include "Commands.h"
#include "Console.h"
#include "data/OpenDataset.h"
#include "study/BaseModel.h"
#include "study/Presets.h"
#include "train/Device.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace deltarank::cli {

namespace {

using nlohmann::json;

/// A name and sentences below it.
void printEntry(const std::string& name, const std::string& head, const std::vector<std::string>& lines)
{
    std::printf("%s%s%s\n", name.c_str(), head.empty() ? "" : "  ", head.c_str());
    for (const std::string& line : lines)
        if (!line.empty())
            std::printf("    %s\n", line.c_str());
}

int listDatasets(bool asJson)
{
    json all = json::array();
    for (const data::SourceInfo& source : data::listSources()) {
        json options = json::array();
        std::vector<std::string> lines{source.title, "Needs: " + source.needs,
                                       (source.found ? "Found: " : "Not found: ") + source.where,
                                       source.found ? "" : "To get it: " + source.obtain};
        for (const data::OptionInfo& option : source.options) {
            options.push_back(
                {{"name", option.name}, {"standard", option.standard}, {"meaning", option.meaning}});
            lines.push_back("Option " + option.name +
                            (option.standard.empty() ? "" : " (" + option.standard + ")") + ": " +
                            option.meaning);
        }
        if (asJson)
            all.push_back({{"name", source.name},
                           {"title", source.title},
                           {"modality", source.modality == data::Modality::Text ? "text" : "image"},
                           {"needs", source.needs},
                           {"obtain", source.obtain},
                           {"needs_path", source.needsPath},
                           {"found", source.found},
                           {"where", source.where},
                           {"options", options}});
        else
            printEntry(source.name, "", lines);
    }
    if (asJson)
        printJson(all);
    return done;
}

int listModels(bool asJson)
{
    json all = json::array();
    const auto models = study::listModels();
    for (const study::BaseModel& model : models)
        if (asJson)
            all.push_back({{"name", model.name}, {"folder", model.folder.string()}});
        else
            printEntry(model.name, model.folder.string(), {});
    if (asJson)
        printJson(all);
    else if (models.empty())
        std::printf("No base model was found. `model.path` of a study takes the folder of one, too.\n");
    return done;
}

int listPresets(bool asJson)
{
    const auto presets = study::listPresets();
    if (!presets)
        return report(presets.error());
    json all = json::array();
    for (const study::Preset& preset : *presets)
        if (asJson)
            all.push_back({{"name", preset.name}, {"description", preset.description}});
        else
            printEntry(preset.name, "", {preset.description});
    if (asJson)
        printJson(all);
    return done;
}

int listDevices(bool asJson)
{
    json all = json::array();
    for (const train::DeviceInfo& device : train::listDevices())
        if (asJson)
            all.push_back({{"name", device.name}, {"description", device.description}});
        else
            printEntry(device.name, device.description, {});
    const std::string notice = train::cudaNotice();
    if (asJson)
        printJson({{"devices", all}, {"notice", notice}});
    else if (!notice.empty())
        std::printf("%s\n", notice.c_str());
    return done;
}

} // namespace

void addListCommand(CLI::App& program, int& status)
{
    auto* list = program.add_subcommand(
        "list", "What there is on this machine: data sets, base models, presets, devices");
    list->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, int (*run)(bool)) {
        auto* command = list->add_subcommand(name, what);
        auto asJson = std::make_shared<bool>(false);
        command->add_flag("--json", *asJson, "For machines");
        command->callback([&status, run, asJson] { status = run(*asJson); });
    };
    add("datasets", "Kinds of data sets, what each needs, and whether it is here", listDatasets);
    add("models", "Base models found by name", listModels);
    add("presets", "Studies to start from, and how they differ", listPresets);
    add("devices", "Where training can run", listDevices);
}

} // namespace deltarank::cli
