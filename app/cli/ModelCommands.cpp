#include "Commands.h"
#include "Console.h"
#include "base/Files.h"
#include "train/Pretrain.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace deltarank::cli {

namespace {

struct ModelOptions
{
    std::string recipe;
    std::string output;
    std::string device = "auto";
    int threads = 0;
};

/// A recipe file, or the recipe of a model that is shipped.
std::filesystem::path recipePath(const std::string& recipe)
{
    std::error_code ec;
    if (std::filesystem::is_regular_file(recipe, ec))
        return recipe;
    if (auto resources = base::resourceFolder()) {
        const auto shipped = *resources / "models" / recipe / "recipe.json";
        if (std::filesystem::is_regular_file(shipped, ec))
            return shipped;
    }
    return recipe;
}

int pretrain(const ModelOptions& options)
{
    ProgressLine line;
    auto stop = stopOnSignals();
    train::PretrainOptions pretrain;
    pretrain.recipe = recipePath(options.recipe);
    pretrain.output = options.output;
    pretrain.device = options.device;
    pretrain.threads = options.threads;
    auto measured = train::pretrain(pretrain, line.sink(), stop);
    line.clear();
    if (!measured)
        return report(measured.error());
    printJson(*measured);
    return done;
}

} // namespace

void addModelCommands(CLI::App& program, int& status)
{
    auto options = std::make_shared<ModelOptions>();
    auto* command = program.add_subcommand("pretrain", "Train a small base model from a recipe");
    command->add_option("recipe", options->recipe, "Recipe file, or the name of a shipped model")->required();
    command->add_option("-o,--output", options->output, "Folder of the new model")->required();
    command->add_option("--device", options->device, "auto, cpu or cuda:N");
    command->add_option("--threads", options->threads, "0: all")->check(CLI::Range(0, 4096));
    command->callback([&status, options] { status = pretrain(*options); });
}

} // namespace deltarank::cli
