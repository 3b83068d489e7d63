#include "Commands.h"

#include "AdapterTables.h"
#include "Console.h"
#include "adapter/Hdf5.h"
#include "adapter/Hdf5Adapter.h"
#include "adapter/Kohya.h"
#include "adapter/Peft.h"
#include "base/Json.h"
#include "study/ReaderClient.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace deltarank::cli {

namespace {

namespace fs = std::filesystem;
using adapter::AdapterSource;
using base::ErrorCode;
using base::Result;
using Json = nlohmann::json;

struct AdapterOptions
{
    std::string input;
    std::string other;
    std::string output;
    std::string format = "auto";
    std::string subspaces; ///< name of a module
    double threshold = 0.95;
    double energy = -1;
    int rank = 0;
    bool asJson = false;
    bool force = false;
    bool dryRun = false;
};

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// Faults of what was typed end with another status than faults of files.
int reportAny(const base::Error& error)
{
    return error.code == ErrorCode::InvalidArgument ? reportUsage(error) : report(error);
}

/// Spectra of a run whose weights were not kept.
class SpectraOnly : public AdapterSource
{
public:
    SpectraOnly(const study::RunRecord& run, const fs::path& path, std::uint64_t bytes)
    {
        m_facts.format = "deltarank";
        m_facts.notes = {"The run kept no A and B; its stored spectra are shown."};
        m_path = path;
        m_fileBytes = bytes;
        for (const auto& spectrum : run.spectra) {
            adapter::AdaptedMatrix matrix;
            matrix.modulePath = spectrum.modulePath;
            m_facts.matrices.push_back(std::move(matrix));
        }
    }
    Result<adapter::AdaptedMatrix> load(std::size_t index) const override
    {
        return m_facts.matrices.at(index);
    }
    Result<adapter::NamedTensor> loadHead(std::size_t) const override { return adapter::NamedTensor{}; }
};

struct Inspected
{
    std::unique_ptr<AdapterSource> source;
    adapter::Inspection inspection;
};

Result<Inspected> inspectOne(const fs::path& path, const AdapterOptions& options, study::ReaderClient& reader,
                             const base::ProgressSink& progress, const base::StopToken& stop)
{
    Inspected result;
    auto source = study::openAdapter(path, reader);
    DELTARANK_TRY(source);
    result.source = std::move(*source);
    if (result.source->size() > 0) {
        auto inspection = adapter::inspect(*result.source, options.threshold, progress, stop);
        DELTARANK_TRY(inspection);
        result.inspection = std::move(*inspection);
        return result;
    }
    auto run = reader.readRun(result.source->path(), study::RunParts::Summary);
    DELTARANK_TRY(run);
    if (run->spectra.empty())
        return base::fail(ErrorCode::NotFound, "The run holds neither an adapter nor spectra.",
                          path.string());
    result.inspection.threshold = options.threshold;
    for (const auto& spectrum : run->spectra) {
        adapter::InspectedMatrix matrix;
        matrix.index = result.inspection.matrices.size();
        matrix.name = spectrum.modulePath;
        matrix.layer = spectrum.layer;
        matrix.kind = spectrum.kind;
        matrix.rank = spectrum.rank;
        matrix.singularValues.assign(spectrum.final.begin(), spectrum.final.end());
        adapter::measure(matrix, options.threshold);
        result.inspection.matrices.push_back(std::move(matrix));
    }
    result.inspection.summary = adapter::summarise(result.inspection.matrices);
    const auto shown = result.source->path();
    const auto bytes = result.source->fileBytes();
    result.source = std::make_unique<SpectraOnly>(*run, shown, bytes);
    return result;
}

/// Mean cutoff over all matrices of one adapter.
std::optional<double> meanCutoff(const adapter::Inspection& inspection)
{
    double sum = 0;
    int count = 0;
    for (const auto& matrix : inspection.matrices)
        if (matrix.cutoff) {
            sum += *matrix.cutoff;
            ++count;
        }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

std::string ranksText(const adapter::Inspection& inspection)
{
    int least = 0;
    int most = 0;
    for (const auto& matrix : inspection.matrices) {
        least = least == 0 ? matrix.rank : std::min(least, matrix.rank);
        most = std::max(most, matrix.rank);
    }
    return least == most ? std::to_string(most) : std::to_string(least) + "–" + std::to_string(most);
}

/// A folder of several adapters, as opposed to one adapter or a folder that leads to one.
std::vector<fs::path> severalIn(const std::string& input)
{
    std::error_code ec;
    if (!fs::is_directory(input, ec) || fs::exists(fs::path(input) / "adapter_config.json", ec) ||
        fs::exists(fs::path(input) / "adapter_model.safetensors", ec))
        return {};
    auto found = adapter::adaptersIn(input);
    return found.size() > 1 ? found : std::vector<fs::path>{};
}

int inspectMany(const std::vector<fs::path>& paths, const AdapterOptions& options)
{
    study::ReaderClient reader;
    auto stop = stopOnSignals();
    ProgressLine line;
    std::vector<std::vector<std::string>> rows{
        {"name", "format", "base", "rank", "matrices", "mean cutoff", "size"}};
    Json all = Json::array();
    int status = done;
    for (const auto& path : paths) {
        auto one = inspectOne(path, options, reader, line.sink(), stop);
        if (!one) {
            line.clear();
            if (one.error().code == ErrorCode::Stopped)
                return report(one.error());
            status = std::max(status, reportAny(one.error()));
            continue;
        }
        const auto& facts = one->source->facts();
        rows.push_back({path.lexically_relative(options.input).string(), facts.format,
                        facts.baseModel.empty() ? "–" : facts.baseModel, ranksText(one->inspection),
                        std::to_string(one->inspection.matrices.size()),
                        numberText(meanCutoff(one->inspection)), sizeText(one->source->fileBytes())});
        if (options.asJson)
            all.push_back(adapter::inspectionJson(*one->source, one->inspection));
    }
    line.clear();
    if (options.asJson)
        printJson(all);
    else
        print(table(rows));
    return status;
}

int runInspect(const AdapterOptions& options)
{
    if (const auto several = severalIn(options.input); !several.empty())
        return inspectMany(several, options);
    study::ReaderClient reader;
    auto stop = stopOnSignals();
    ProgressLine line;
    auto one = inspectOne(options.input, options, reader, line.sink(), stop);
    line.clear();
    if (!one)
        return reportAny(one.error());
    if (options.asJson)
        printJson(adapter::inspectionJson(*one->source, one->inspection));
    else
        print(inspectionText(*one->source, one->inspection));
    return done;
}

int runCompare(const AdapterOptions& options)
{
    study::ReaderClient reader;
    auto stop = stopOnSignals();
    ProgressLine line;
    auto a = study::openAdapter(options.input, reader);
    if (!a)
        return report(a.error());
    auto b = study::openAdapter(options.other, reader);
    if (!b)
        return report(b.error());
    std::optional<adapter::ComparedSubspaces> subspaces;
    if (!options.subspaces.empty()) {
        const auto pairs = adapter::pairsOf(**a, **b);
        const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
            return (*a)->facts().matrices[pair.first].modulePath == options.subspaces;
        });
        if (found == pairs.end())
            return reportUsage({ErrorCode::InvalidArgument,
                                "The two adapters have no module \"" + options.subspaces + "\" in common.",
                                options.input, "Run compare without --subspaces for the names."});
        auto x = (*a)->load(found->first);
        auto y = (*b)->load(found->second);
        if (!x || !y)
            return report((x ? y : x).error());
        auto compared = adapter::compareSubspaces(*x, *y, options.threshold);
        if (!compared)
            return report(compared.error());
        subspaces = std::move(*compared);
    }
    auto comparison = adapter::compare(**a, **b, options.threshold, line.sink(), stop);
    line.clear();
    if (!comparison)
        return reportAny(comparison.error());
    if (options.asJson) {
        Json json = adapter::comparisonJson(**a, **b, *comparison);
        if (subspaces)
            json["subspaces"] = adapter::subspacesJson(*subspaces);
        printJson(json);
        return done;
    }
    print(comparisonText(*comparison));
    if (subspaces)
        print(subspacesText(options.subspaces, *subspaces));
    return done;
}

/// "h5", "kohya" or "peft": by option, else by the output's ending, else the adapter's own.
std::string formatFor(const AdapterOptions& options, const fs::path& output, const AdapterSource& source)
{
    if (options.format != "auto")
        return options.format;
    const auto ending = output.extension();
    if (ending == ".h5" || ending == ".hdf5")
        return "h5";
    if (ending == ".safetensors")
        return "kohya";
    if (!output.has_extension() && source.facts().format == "kohya")
        return "kohya";
    return "peft";
}

base::Status write(const AdapterSource& source, const fs::path& output, const std::string& format)
{
    if (format == "h5")
        return adapter::writeHdf5(output, source);
    return format == "kohya" ? adapter::writeKohya(output, source) : adapter::writePeft(output, source);
}

base::Status checkOutput(const AdapterOptions& options, const fs::path& input, const fs::path& output)
{
    std::error_code ec;
    if (fs::equivalent(input, output, ec))
        return base::fail(ErrorCode::InvalidArgument, "The output is the input.", output.string(),
                          "Give another name.");
    if (!options.force && fs::exists(output, ec))
        return base::fail(ErrorCode::InvalidArgument, "The output exists already.", output.string(),
                          "Give another name, or --force to replace it.");
    return {};
}

/// The same place below the output folder, with the ending that its format has.
fs::path outputFor(const AdapterOptions& options, const fs::path& path, const AdapterSource& source)
{
    fs::path relative = path.lexically_relative(options.input);
    const std::string own = source.facts().format == "kohya"  ? "kohya"
                            : source.facts().format == "peft" ? "peft"
                                                              : "h5";
    const std::string format = options.format == "auto" ? own : options.format;
    relative.replace_extension(format == "h5" ? ".h5" : format == "kohya" ? ".safetensors" : "");
    return fs::path(options.output) / relative;
}

int transformOne(const fs::path& input, const AdapterOptions& options, bool several,
                 study::ReaderClient& reader, ProgressLine& line, const base::StopToken& stop, Json& all)
{
    auto source = study::openAdapter(input, reader);
    if (!source)
        return report(source.error());
    if ((*source)->size() == 0)
        return report({ErrorCode::NotFound, "The run kept no A and B, so there is no adapter to write.",
                       input.string()});
    const fs::path output = several ? outputFor(options, input, **source) : fs::path(options.output);
    if (!options.dryRun)
        if (auto status = checkOutput(options, input, output); !status)
            return reportUsage(status.error());
    std::string format = formatFor(options, output, **source);
    if (several && options.format == "auto")
        format = output.extension() == ".h5" ? "h5" : output.extension() == ".safetensors" ? "kohya" : "peft";
    Json entry = {{"input", input.string()}, {"output", output.string()}, {"format", format}};
    const bool truncating = options.energy >= 0 || options.rank != 0;
    if (truncating) {
        adapter::TruncateTo target;
        if (options.energy >= 0)
            target.energy = options.energy;
        if (options.rank != 0)
            target.rank = options.rank;
        auto truncated = adapter::truncate(**source, target, line.sink(), stop);
        line.clear();
        if (!truncated)
            return reportAny(truncated.error());
        Json matrices = Json::array();
        for (std::size_t i = 0; i < truncated->effects.size(); ++i) {
            const auto& effect = truncated->effects[i];
            matrices.push_back({{"name", (*source)->facts().matrices[i].modulePath},
                                {"rank", effect.oldRank},
                                {"new_rank", effect.newRank},
                                {"error", effect.error},
                                {"relative_error", effect.relativeError}});
        }
        entry.update({{"bytes", truncated->oldBytes},
                      {"new_bytes", truncated->newBytes},
                      {"error", truncated->error},
                      {"relative_error", truncated->relativeError},
                      {"matrices", std::move(matrices)}});
        if (!options.asJson)
            print(truncationText(**source, *truncated));
        if (!options.dryRun)
            if (auto status = write(adapter::MemorySource(std::move(truncated->adapter)), output, format);
                !status)
                return report(status.error());
    } else if (!options.dryRun) {
        if (auto status = write(**source, output, format); !status)
            return report(status.error());
    }
    if (!options.asJson && !options.dryRun)
        print("Written: " + output.string() + "\n");
    all.push_back(std::move(entry));
    return done;
}

int runTransform(const AdapterOptions& options)
{
    study::ReaderClient reader;
    auto stop = stopOnSignals();
    ProgressLine line;
    Json all = Json::array();
    const auto several = severalIn(options.input);
    int status = done;
    if (several.empty()) {
        status = transformOne(options.input, options, false, reader, line, stop, all);
    } else {
        for (const auto& path : several) {
            if (stop.stopNow())
                return report({ErrorCode::Stopped, "Stopped."});
            status = std::max(status, transformOne(path, options, true, reader, line, stop, all));
        }
    }
    if (options.asJson && !all.empty())
        printJson(several.empty() ? all.front() : all);
    return status;
}

void addOutput(CLI::App& command, const std::shared_ptr<AdapterOptions>& options)
{
    command
        .add_option("-o,--output", options->output,
                    "File or folder to write; NAME.h5, NAME.safetensors (kohya) or a PEFT folder")
        ->required();
    command.add_option("--format", options->format, "Format to write, whatever the name")
        ->check(CLI::IsMember({"auto", "h5", "peft", "kohya"}));
    command.add_flag("--force", options->force, "Replace what exists");
    command.add_flag("--json", options->asJson, "Print JSON");
}

} // namespace

void addAdapterCommands(CLI::App& program, int& status)
{
    const auto options = std::make_shared<AdapterOptions>();

    auto* inspect =
        program.add_subcommand("inspect", "Show what an adapter, or every adapter of a folder, has learned");
    inspect
        ->add_option("adapter", options->input,
                     "PEFT folder or file, kohya file, HDF5 file, or a folder of them")
        ->required();
    inspect->add_option("--threshold", options->threshold, "Share of the energy that the cutoff holds")
        ->capture_default_str();
    inspect->add_flag("--json", options->asJson, "Print JSON");
    inspect->callback([options, &status] { status = runInspect(*options); });

    auto* compare = program.add_subcommand("compare", "Compare two adapters matrix by matrix");
    compare->add_option("first", options->input, "An adapter")->required();
    compare->add_option("second", options->other, "Another adapter of the same base model")->required();
    compare->add_option("--threshold", options->threshold, "Share of the energy that the cutoff holds")
        ->capture_default_str();
    compare->add_option("--subspaces", options->subspaces,
                        "Also print how the directions of this module lie to each other: φ(i, j) and angles");
    compare->add_flag("--json", options->asJson, "Print JSON");
    compare->callback([options, &status] { status = runCompare(*options); });

    auto* truncate = program.add_subcommand("truncate", "Keep the strongest directions of every matrix");
    truncate->add_option("adapter", options->input, "An adapter, or a folder of them")->required();
    auto* energy =
        truncate->add_option("--energy", options->energy, "Keep this share of each matrix's energy")
            ->check(CLI::Range(0.0, 1.0));
    auto* rank = truncate->add_option("--rank", options->rank, "Keep at most this rank")
                     ->check(CLI::Range(1, 1000000));
    energy->excludes(rank);
    truncate->add_flag("--dry-run", options->dryRun, "Say what would become of it and write nothing");
    addOutput(*truncate, options);
    truncate->callback([options, &status] {
        if (options->energy < 0 && options->rank == 0)
            status = reportUsage({ErrorCode::InvalidArgument, "Give --energy or --rank."});
        else
            status = runTransform(*options);
    });

    auto* convert = program.add_subcommand("convert", "Write an adapter in another format");
    convert->add_option("adapter", options->input, "An adapter, or a folder of them")->required();
    addOutput(*convert, options);
    convert->callback([options, &status] { status = runTransform(*options); });
}

} // namespace deltarank::cli
