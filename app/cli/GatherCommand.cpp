#include "Commands.h"
#include "Console.h"
#include "base/Files.h"
#include "lab/LabReport.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace deltarank::cli {

namespace {

struct GatherOptions
{
    std::string folder;
    std::string output;
    bool asJson = false;
};

int gather(const GatherOptions& options)
{
    study::ReaderClient reader;
    auto gathered = lab::gather(options.folder, reader, stopOnSignals());
    if (!gathered)
        return report(gathered.error());
    for (const std::string& text : gathered->unread)
        std::fprintf(stderr, "deltarank-cli: left out: %s\n", text.c_str());
    const std::string csv = analysis::toCsv(gathered->table);
    if (!options.output.empty())
        if (auto status = base::writeFileAtomically(options.output, csv); !status)
            return report(status.error());
    if (options.asJson) {
        const nlohmann::json all{{"rows", analysis::toJson(gathered->table)}, {"unread", gathered->unread}};
        std::printf("%s\n", all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    } else if (options.output.empty()) {
        std::fputs(csv.c_str(), stdout);
    } else {
        std::printf("%s: %zu rows\n", options.output.c_str(), gathered->table.rows.size());
    }
    return gathered->table.rows.empty() ? failed : done;
}

} // namespace

void addGatherCommand(CLI::App& program, int& status)
{
    auto options = std::make_shared<GatherOptions>();
    auto* gathering = program.add_subcommand(
        "gather", "Fold a folder of lab reports, studies and packed studies into one table");
    gathering->add_option("folder", options->folder, "Folder with reports (.html) and studies (.study)")
        ->required();
    gathering->add_option("-o,--output", options->output, "CSV file; printed if not given");
    gathering->add_flag("--json", options->asJson, "For machines");
    gathering->callback([&status, options] { status = gather(*options); });
}

} // namespace deltarank::cli
