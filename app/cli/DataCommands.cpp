#include "Commands.h"
#include "Console.h"
#include "base/Files.h"
#include "data/CacheStore.h"
#include "data/Doctor.h"
#include "data/OpenDataset.h"
#include "runner/Preparation.h"
#include "runner/StudySnapshot.h"
#include "study/Store.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace deltarank::cli {

namespace {

struct DataOptions
{
    std::string source;
    std::string path;
    std::vector<std::string> sets;
    std::string output;
    bool asJson = false;
};

base::Result<data::DatasetSpec> specOf(const DataOptions& options)
{
    std::error_code ec;
    data::DatasetSpec spec{options.source, options.path, {}};
    if (options.path.empty() &&
        std::filesystem::exists(std::filesystem::path(options.source) / "study.json", ec)) {
        auto store = study::Store::open(options.source);
        if (!store)
            return base::fail(std::move(store).error());
        auto settings = data::optionsFromJson(store->spec().dataset.options);
        if (!settings)
            return base::fail(std::move(settings).error());
        spec = {store->spec().dataset.source, store->spec().dataset.path, *settings};
    }
    for (const std::string& assignment : options.sets) {
        const std::size_t equal = assignment.find('=');
        if (equal == std::string::npos || equal == 0)
            return base::fail(base::ErrorCode::InvalidArgument, "\"" + assignment + "\" is not KEY=VALUE.",
                              "--option", "`deltarank-cli list datasets` shows the options of each source.");
        spec.options[assignment.substr(0, equal)] = assignment.substr(equal + 1);
    }
    return spec;
}

int checkData(const DataOptions& options)
{
    auto spec = specOf(options);
    if (!spec)
        return reportUsage(spec.error());
    ProgressLine line;
    auto stop = stopOnSignals();
    auto dataset = data::openDataset(*spec, line.sink(), stop);
    if (!dataset) {
        line.clear();
        return report(dataset.error());
    }
    auto examined = data::examineDataset(**dataset, 0.15, line.sink(), stop);
    line.clear();
    if (!examined)
        return report(examined.error());
    if (!options.output.empty())
        if (auto written = data::writeManifest(*examined, options.output); !written)
            return report(written.error());
    std::printf("%s\n", (options.asJson ? data::toJson(*examined) : data::text(*examined)).c_str());
    return done;
}

struct SnapshotOptions
{
    std::string study;
};

int writeSnapshot(const SnapshotOptions& options)
{
    auto store = study::Store::open(options.study);
    if (!store)
        return report(store.error());
    ProgressLine line;
    auto stop = stopOnSignals();
    auto written = runner::writeStudySnapshot(*store, line.sink(), stop);
    line.clear();
    if (!written)
        return report(written.error());
    std::printf("%s\n", store->snapshotPath().c_str());
    return done;
}

struct CacheOptions
{
    std::string clear;
    bool asJson = false;
};

int showCaches(const CacheOptions& options)
{
    std::uint64_t freed = 0;
    if (!options.clear.empty()) {
        auto cleared = data::clearCache(options.clear == "all" ? "" : options.clear);
        if (!cleared)
            return cleared.error().code == base::ErrorCode::InvalidArgument ? reportUsage(cleared.error())
                                                                            : report(cleared.error());
        freed = *cleared;
    }
    nlohmann::json caches = nlohmann::json::array();
    for (const data::CacheUse& use : data::cacheUse())
        if (options.asJson)
            caches.push_back(
                {{"name", use.name}, {"meaning", use.meaning}, {"files", use.files}, {"bytes", use.bytes}});
        else
            std::printf("%-16s %6llu files %10.1f MB  %s\n", use.name.c_str(),
                        static_cast<unsigned long long>(use.files), static_cast<double>(use.bytes) / 1e6,
                        use.meaning.c_str());
    if (options.asJson)
        printJson({{"folder", base::cacheFolder().string()},
                   {"samples_limit", data::sampleCacheLimit()},
                   {"freed", freed},
                   {"caches", caches}});
    else
        std::printf("In %s; samples take at most %.1f GB (DELTARANK_CACHE_LIMIT, in GiB)%s\n",
                    base::cacheFolder().c_str(), static_cast<double>(data::sampleCacheLimit()) / 1e9,
                    options.clear.empty()
                        ? ". `cache --clear all` removes everything; it is made again when needed."
                        : (". Freed " + std::to_string(freed / 1'000'000) + " MB.").c_str());
    return done;
}

} // namespace

void addDataCommands(CLI::App& program, int& status)
{
    auto options = std::make_shared<DataOptions>();
    auto* check = program.add_subcommand(
        "check-data",
        "Examine a data set: class sizes, unreadable files, duplicates, what tasks are possible");
    check->add_option("source", options->source, "Kind of data set (see `list datasets`), or a study")
        ->required();
    check->add_option("path", options->path, "File or folder, where the source needs one");
    check->add_option("--option", options->sets, "KEY=VALUE: an option of the source")
        ->take_all()
        ->allow_extra_args(false);
    check->add_option("-o,--output", options->output, "Also write the manifest here");
    check->add_flag("--json", options->asJson, "For machines: the manifest");
    check->callback([&status, options] { status = checkData(*options); });

    auto snapshotOptions = std::make_shared<SnapshotOptions>();
    auto* snapshot = program.add_subcommand(
        "snapshot",
        "Write the samples that a study uses into its folder, so that it trains on the same data anywhere");
    snapshot->add_option("study", snapshotOptions->study, "Folder of the study; its plan is fixed")
        ->required();
    snapshot->callback([&status, snapshotOptions] { status = writeSnapshot(*snapshotOptions); });

    auto cacheOptions = std::make_shared<CacheOptions>();
    auto* cache = program.add_subcommand("cache", "What prepared data take on disk, and removing it");
    cache->add_option("--clear", cacheOptions->clear, "Name of a cache, or all");
    cache->add_flag("--json", cacheOptions->asJson, "For machines");
    cache->callback([&status, cacheOptions] { status = showCaches(*cacheOptions); });
}

} // namespace deltarank::cli
