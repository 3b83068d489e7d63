#include "Commands.h"
#include "Console.h"
#include "adapter/Hdf5Adapter.h"
#include "adapter/Kohya.h"
#include "adapter/Peft.h"
#include "adapter/Truncate.h"
#include "analysis/Statistics.h"
#include "spectrum/Measures.h"
#include "spectrum/Parallel.h"
#include "spectrum/SingularValues.h"
#include "study/ReaderClient.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace deltarank::cli {

namespace {

using Json = nlohmann::json;

struct Options
{
    std::string adapter;
    std::string output;
    double threshold = 0.95;
    std::optional<double> energy;
    std::optional<int> rank;
    bool json = false;
};

/// A measure, or null where ΔW = 0 has none.
template <typename T> Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}

base::Result<Json> inspected(const adapter::AdapterSource& source, double threshold, ProgressLine& line)
{
    const std::size_t count = source.size();
    std::vector<Json> rows(count);
    std::vector<std::optional<int>> cutoffs(count);
    auto status = spectrum::parallelFor(
        count, 0, stopOnSignals(), line.sink(), "Reading matrices", [&](std::size_t i) -> base::Status {
            auto matrix = source.load(i);
            if (!matrix)
                return base::fail(matrix.error());
            auto values =
                spectrum::singularValues(spectrum::LowRankProduct{matrix->a, matrix->b, matrix->scaling});
            if (!values) {
                base::Error error = values.error();
                error.where = source.path().string() + ", " + matrix->modulePath;
                return base::fail(error);
            }
            const std::vector<float> stored = spectrum::narrow(*values);
            const std::span<const float> view(stored);
            cutoffs[i] = spectrum::energyCutoff(view, threshold);
            rows[i] = {{"name", matrix->modulePath},
                       {"layer", matrix->layer},
                       {"kind", matrix->kind},
                       {"rank", matrix->rank},
                       {"shape", {matrix->b.rows(), matrix->a.cols()}},
                       {"scaling", matrix->scaling},
                       {"singular_values", stored},
                       {"cutoff", {{"threshold", threshold}, {"value", orNull(cutoffs[i])}}},
                       {"stable_rank", orNull(spectrum::stableRank(view))},
                       {"effective_rank", orNull(spectrum::effectiveRank(view))},
                       {"participation_ratio", orNull(spectrum::participationRatio(view))},
                       {"frobenius", spectrum::frobeniusNorm(view)},
                       {"nuclear", spectrum::nuclearNorm(view)}};
            return {};
        });
    if (!status)
        return base::fail(status.error());
    std::map<std::string, analysis::RunValues> kinds;
    for (std::size_t i = 0; i < count; ++i) {
        auto& values = kinds[rows[i]["kind"].get<std::string>()];
        if (cutoffs[i])
            values.values.push_back(*cutoffs[i]);
        else
            ++values.undefined;
    }
    Json summary = Json::array();
    for (const auto& [kind, values] : kinds) {
        const auto all = analysis::aggregate(std::span(&values, 1), analysis::IntervalKind::Published);
        Json row = {{"kind", kind},
                    {"mean", Json()},
                    {"ci95", Json()},
                    {"n", values.values.size()},
                    {"undefined", values.undefined}};
        if (all) {
            row["mean"] = all->mean;
            // Half the width over the layers; one adapter is one run, so this is the published kind of
            // interval.
            if (values.values.size() > 1)
                row["ci95"] = 1.96 * analysis::standardDeviation(values.values) /
                              std::sqrt(static_cast<double>(values.values.size()));
        }
        summary.push_back(std::move(row));
    }
    const auto& facts = source.facts();
    return Json{{"file", source.path().string()},
                {"format", facts.format},
                {"base_model", facts.baseModel},
                {"matrices", rows},
                {"summary", summary},
                {"notes", facts.notes},
                {"unread", facts.unread}};
}

void printTable(const Json& result)
{
    std::printf("%s (%s)\n", result["file"].get<std::string>().c_str(),
                result["format"].get<std::string>().c_str());
    std::printf("%-56s %5s %-18s %5s %7s %8s %9s %9s\n", "matrix", "layer", "kind", "rank", "cutoff",
                "stable", "effective", "frobenius");
    auto number = [](const Json& value) {
        char text[32] = "-";
        if (value.is_number_integer())
            std::snprintf(text, sizeof text, "%d", value.get<int>());
        else if (value.is_number())
            std::snprintf(text, sizeof text, "%.3f", value.get<double>());
        return std::string(text);
    };
    for (const auto& row : result["matrices"])
        std::printf("%-56s %5s %-18s %5s %7s %8s %9s %9s\n", row["name"].get<std::string>().c_str(),
                    number(row["layer"]).c_str(), row["kind"].get<std::string>().c_str(),
                    number(row["rank"]).c_str(), number(row["cutoff"]["value"]).c_str(),
                    number(row["stable_rank"]).c_str(), number(row["effective_rank"]).c_str(),
                    number(row["frobenius"]).c_str());
    std::printf("\n%-18s %12s %10s %4s\n", "kind", "mean cutoff", "ci95", "n");
    for (const auto& row : result["summary"])
        std::printf("%-18s %12s %10s %4s\n", row["kind"].get<std::string>().c_str(),
                    number(row["mean"]).c_str(), number(row["ci95"]).c_str(), number(row["n"]).c_str());
    for (const auto& note : result["notes"])
        std::printf("%s\n", note.get<std::string>().c_str());
    if (!result["unread"].empty())
        std::printf("%zu tensors are not part of a low-rank change and were not read.\n",
                    result["unread"].size());
}

int inspect(const Options& options)
{
    study::ReaderClient reader;
    auto source = study::openAdapter(options.adapter, reader);
    if (!source)
        return report(source.error());
    ProgressLine line;
    auto result = inspected(**source, options.threshold, line);
    line.clear();
    if (!result)
        return report(result.error());
    if (options.json)
        std::printf("%s\n", result->dump(2).c_str());
    else
        printTable(*result);
    return done;
}

/// By the ending of the target: .h5, .safetensors (kohya), else a PEFT folder.
base::Status writeAs(const std::filesystem::path& target, const adapter::AdapterSource& source)
{
    const auto ending = target.extension();
    if (ending == ".h5" || ending == ".hdf5")
        return adapter::writeHdf5(target, source);
    if (ending == ".safetensors")
        return adapter::writeKohya(target, source);
    return adapter::writePeft(target, source);
}

int convert(const Options& options)
{
    study::ReaderClient reader;
    auto source = study::openAdapter(options.adapter, reader);
    if (!source)
        return report(source.error());
    if (auto written = writeAs(options.output, **source); !written)
        return report(written.error());
    std::printf("%s\n", options.output.c_str());
    return done;
}

int truncate(const Options& options)
{
    if (options.energy.has_value() == options.rank.has_value())
        return reportUsage({base::ErrorCode::InvalidArgument, "Give either --energy or --rank.", "truncate"});
    study::ReaderClient reader;
    auto source = study::openAdapter(options.adapter, reader);
    if (!source)
        return report(source.error());
    auto cut = adapter::truncate(**source, {options.energy, options.rank});
    if (!cut)
        return report(cut.error());
    const adapter::MemorySource shortened(cut->adapter);
    if (auto written = writeAs(options.output, shortened); !written)
        return report(written.error());
    std::printf("%s: relative error %.3g, %llu bytes of matrices instead of %llu\n", options.output.c_str(),
                cut->relativeError, static_cast<unsigned long long>(cut->newBytes),
                static_cast<unsigned long long>(cut->oldBytes));
    return done;
}

} // namespace

void addAdapterCommands(CLI::App& program, int& status)
{
    auto options = std::make_shared<Options>();
    auto* look = program.add_subcommand("inspect", "Show the spectra of an adapter or run file");
    look->add_option("adapter", options->adapter, "PEFT folder or file, kohya file, DeltaRank run file")
        ->required();
    look->add_option("--threshold", options->threshold, "Share of energy kept by the cutoff")
        ->check(CLI::Range(0.0, 0.999999));
    look->add_flag("--json", options->json, "Everything, for machines");
    look->callback([&status, options] { status = inspect(*options); });

    auto* change = program.add_subcommand("convert", "Write an adapter in another format");
    change->add_option("adapter", options->adapter, "Adapter or run file")->required();
    change->add_option("-o,--output", options->output, "NAME.h5, a PEFT folder, or a kohya NAME.safetensors")
        ->required();
    change->callback([&status, options] { status = convert(*options); });

    auto* cut = program.add_subcommand("truncate", "Keep the largest singular directions of every matrix");
    cut->add_option("adapter", options->adapter, "Adapter or run file")->required();
    cut->add_option("--energy", options->energy, "Keep this share of energy, per matrix")
        ->check(CLI::Range(0.0, 0.999999));
    cut->add_option("--rank", options->rank, "Keep at most this many directions")
        ->check(CLI::Range(1, 65536));
    cut->add_option("-o,--output", options->output, "As in convert")->required();
    cut->callback([&status, options] { status = truncate(*options); });
}

} // namespace deltarank::cli
