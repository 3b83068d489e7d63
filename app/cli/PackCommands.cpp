#include "Commands.h"
#include "Console.h"
#include "runner/StudySnapshot.h"
#include "study/Pack.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>

namespace deltarank::cli {

namespace {

struct ArchiveOptions
{
    std::string input;
    std::string output;
    bool withoutWeights = false;
    bool withData = false;
};

int pack(const ArchiveOptions& options)
{
    auto store = study::Store::open(options.input);
    if (!store)
        return report(store.error());
    const std::filesystem::path file =
        options.output.empty() ? store->folder().string() + ".tar" : options.output;
    ProgressLine line;
    auto stop = stopOnSignals();
    study::ReaderClient reader;
    if (options.withData && !std::filesystem::exists(store->snapshotPath()))
        if (auto written = runner::writeStudySnapshot(*store, line.sink(), stop); !written) {
            line.clear();
            return report(written.error());
        }
    const auto status = study::packStudy(*store, file, {!options.withoutWeights, options.withData}, reader,
                                         line.sink(), stop);
    line.clear();
    if (!status)
        return report(status.error());
    std::error_code ec;
    std::printf("%s\n", file.c_str());
    std::fprintf(stderr, "%.1f MB\n", static_cast<double>(std::filesystem::file_size(file, ec)) / 1e6);
    return done;
}

int unpack(const ArchiveOptions& options)
{
    std::filesystem::path folder = options.output;
    if (folder.empty()) {
        folder = std::filesystem::path(options.input).filename();
        while (folder.has_extension() && folder.extension() != ".study")
            folder = folder.stem();
    }
    ProgressLine line;
    auto stop = stopOnSignals();
    auto store = study::unpackStudy(options.input, folder, line.sink(), stop);
    line.clear();
    if (!store)
        return report(store.error());
    std::printf("%s\n", store->folder().c_str());
    return done;
}

} // namespace

void addPackCommands(CLI::App& program, int& status)
{
    auto options = std::make_shared<ArchiveOptions>();

    auto* make = program.add_subcommand("pack", "Make one file of a study: a tar archive");
    make->add_option("study", options->input, "Folder of the study")->required();
    make->add_option("-o,--output", options->output, "The archive; STUDY.tar if not given");
    make->add_flag("--without-weights", options->withoutWeights,
                   "Leave out A, B and head of the runs; every spectrum and number stays");
    make->add_flag("--with-data", options->withData,
                   "Put the samples that the plan uses in, so that the study can go on elsewhere");
    make->callback([&status, options] { status = pack(*options); });

    auto* open = program.add_subcommand("unpack", "Make a folder of a packed study");
    open->add_option("archive", options->input, "What `pack` made")->required();
    open->add_option("-o,--output", options->output, "Folder of the study; here, by the archive's name");
    open->callback([&status, options] { status = unpack(*options); });
}

} // namespace deltarank::cli
