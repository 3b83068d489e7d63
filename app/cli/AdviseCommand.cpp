#include "Commands.h"
#include "Console.h"
#include "StudyResultsReader.h"
#include "analysis/RankAdvisor.h"
#include "analysis/VerificationStudy.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace deltarank::cli {

namespace {

struct AdviceOptions
{
    std::string study;
    std::string output;
    int classes = 0;
    double epsilon = 0.01;
    double threshold = 0.95;
    bool asJson = false;
};

int advise(const AdviceOptions& options)
{
    ProgressLine line;
    auto stop = stopOnSignals();
    auto read = readStudy(options.study, stop, line.sink());
    line.clear();
    if (!read)
        return cli::report(read.error());
    for (const std::string& text : read->unread)
        std::fprintf(stderr, "deltarank-cli: left out: %s\n", text.c_str());
    analysis::AnalysisSettings settings;
    settings.epsilon = options.epsilon;
    settings.threshold = options.threshold;
    const auto advice = analysis::adviseRank(*read->table, settings, options.classes);
    if (!advice)
        return cli::report(advice.error());
    std::string made;
    if (!options.output.empty()) {
        if (!read->store.plan())
            return cli::report({base::ErrorCode::NotFound, "The study has no plan.", options.study});
        auto spec = analysis::verificationStudy(read->store.spec(), *read->store.plan(), *advice);
        if (!spec)
            return cli::report(spec.error());
        auto store = study::Store::create(options.output, *spec);
        if (!store)
            return cli::report(store.error());
        made = store->folder().string();
    }
    if (options.asJson) {
        nlohmann::json json = analysis::toJson(*advice);
        json["study"] = options.study;
        if (!made.empty())
            json["verification"] = made;
        cli::printJson(json);
        return done;
    }
    std::printf("%s", analysis::toMarkdown(analysis::adviceTable(*advice)).c_str());
    if (!made.empty())
        std::printf("\nTo verify: deltarank-cli run %s, then deltarank-cli report %s %s -o DIR\n",
                    made.c_str(), options.study.c_str(), made.c_str());
    return done;
}

} // namespace

void addAdviseCommand(CLI::App& program, int& status)
{
    auto options = std::make_shared<AdviceOptions>();
    auto* command = program.add_subcommand("advise", "Say which rank a study's task needs, and why");
    command->add_option("study", options->study, "Folder of the study; one pilot run is enough")->required();
    command->add_option("--classes", options->classes, "Number of classes of the task; default: the hardest")
        ->check(CLI::Range(2, 1000000));
    command->add_option("--epsilon", options->epsilon, "Accuracy that may be lost")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--threshold", options->threshold, "Energy threshold of the cutoffs shown")
        ->check(CLI::Range(0.0, 0.999999))
        ->capture_default_str();
    command->add_option("-o,--output", options->output, "Make the study that verifies the answer here");
    command->add_flag("--json", options->asJson, "For machines");
    command->callback([&status, options] { status = advise(*options); });
}

} // namespace deltarank::cli
