#include "data/OpenDataset.h"

#include "base/Files.h"
#include "data/ArxivSnapshot.h"
#include "data/DebianSections.h"
#include "data/Glyphs.h"
#include "data/ImageFolder.h"
#include "data/OxfordPet.h"
#include "data/Snapshot.h"
#include "data/StanfordDogs.h"
#include "data/TableText.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

namespace {

using Opened = base::Result<std::unique_ptr<Dataset>>;
using Open = std::function<Opened(const fs::path&, const DatasetOptions&, const base::ProgressSink&,
                                  const base::StopToken&)>;

enum class Place {
    BelowDataFolders, ///< one of `places` below one of the data folders
    Given,            ///< wherever the user says
    Machine,          ///< made from what is installed
};

struct Source
{
    SourceInfo info;
    Place place = Place::Given;
    std::vector<std::string> places{}; ///< below a data folder, the path to open
    Open open;
};

Open openSections(bool fetch)
{
    return [fetch](const fs::path& path, const DatasetOptions& options, const base::ProgressSink& progress,
                   const base::StopToken& stop) -> Opened {
        const auto refresh = switchOption(options, "refresh", false);
        DELTARANK_TRY(refresh);
        return openDebianSections({.path = path, .refresh = *refresh, .fetch = fetch}, progress, stop);
    };
}

Opened openGlyphSet(const fs::path& path, const DatasetOptions& options, const base::ProgressSink& progress,
                    const base::StopToken& stop)
{
    GlyphsOptions glyphs;
    const std::string set = textOption(options, "set", "letters");
    if (set != "letters" && set != "others")
        return fail(ErrorCode::InvalidArgument, "`set` is '" + set + "'.", "dataset.options.set",
                    "Give letters or others.");
    glyphs.set = set == "letters" ? GlyphSet::LettersDigits : GlyphSet::Others;
    if (!path.empty())
        glyphs.folders = {path};
    const auto least = numberOption(options, "least_families", glyphs.leastFamilies, 2, 100'000);
    DELTARANK_TRY(least);
    glyphs.leastFamilies = static_cast<int>(*least);
    auto opened = openGlyphs(glyphs, progress, stop);
    DELTARANK_TRY(opened);
    return std::unique_ptr<Dataset>(std::move(*opened));
}

Opened openAnySnapshot(const fs::path& path, const DatasetOptions&, const base::ProgressSink& progress,
                       const base::StopToken& stop)
{
    return openSnapshot(path, progress, stop);
}

Open openFormat(TableFormat format)
{
    return [format](const fs::path& path, const DatasetOptions& options, const base::ProgressSink& progress,
                    const base::StopToken& stop) { return openTable(path, format, options, progress, stop); };
}

/// @param fetch whether a source may use the network
std::vector<Source> makeSources(bool fetch = true)
{
    std::vector<Source> sources;
    sources.push_back(
        {.info = {.name = "debian-sections",
                  .title = "Descriptions of Debian packages by section",
                  .modality = Modality::Text,
                  .needs = "A Debian system with apt; English descriptions are fetched if they are missing.",
                  .obtain =
                      "Nothing to do: the first use fetches about 16 MB. A snapshot of it opens anywhere.",
                  .options = {{"refresh", "no", "Fetch the lists again although they are in the cache."}}},
         .place = Place::Machine,
         .open = openSections(fetch)});
    sources.push_back(
        {.info = {.name = "glyphs",
                  .title = "Letters and digits rendered from installed fonts",
                  .modality = Modality::Image,
                  .needs = "Font files of at least 20 families.",
                  .obtain = "Install font packages: packaging/setup does it.",
                  .options = {{"set", "letters", "letters (62 classes) or others (87 classes)."},
                              {"least_families", "20", "Fewer font families are refused."}}},
         .place = Place::Machine,
         .open = openGlyphSet});
    sources.push_back(
        {.info = {.name = "arxiv",
                  .title = "arXiv: abstracts by primary category",
                  .modality = Modality::Text,
                  .needs = "arxiv-metadata-oai-snapshot.json (4 to 5 GB), or a CSV file with the "
                           "columns abstract and categories.",
                  .obtain = "Download the data set `Cornell-University/arxiv` from kaggle.com, unpack "
                            "it and put the file into a data folder.",
                  .options = arxivOptions()},
         .place = Place::BelowDataFolders,
         .places = {"arxiv-metadata-oai-snapshot.json", "arxiv/arxiv-metadata-oai-snapshot.json", "arxiv.csv",
                    "arxiv/arxiv.csv"},
         .open = openArxiv});
    sources.push_back(
        {.info = {.name = "stanford-dogs",
                  .title = "Stanford Dogs: 20,580 pictures of 120 breeds",
                  .modality = Modality::Image,
                  .needs = "The folder Images with one folder per breed, and lists/train_list.mat and "
                           "lists/test_list.mat for the official split.",
                  .obtain = "Download images.tar and lists.tar from "
                            "vision.stanford.edu/aditya86/ImageNetDogs and unpack both into "
                            "stanford-dogs in a data folder.",
                  .options = imageOptions()},
         .place = Place::BelowDataFolders,
         .places = {"stanford-dogs", "StanfordDogs", "stanford_dogs"},
         .open = openStanfordDogs});
    sources.push_back(
        {.info = {.name = "oxford-pet",
                  .title = "Oxford-IIIT Pet: about 7,390 pictures of 37 breeds",
                  .modality = Modality::Image,
                  .needs = "The folder images, and annotations with list.txt, trainval.txt and "
                           "test.txt for the official split.",
                  .obtain = "Download images.tar.gz and annotations.tar.gz from "
                            "www.robots.ox.ac.uk/~vgg/data/pets and unpack both into oxford-pet in a "
                            "data folder.",
                  .options = imageOptions()},
         .place = Place::BelowDataFolders,
         .places = {"oxford-pet", "oxford-iiit-pet", "OxfordPet"},
         .open = openOxfordPet});
    sources.push_back(
        {.info = {.name = "image-folder",
                  .title = "Your pictures, one folder per class",
                  .modality = Modality::Image,
                  .needs = "A folder with one folder per class, or with train, validation and test "
                           "folders that hold those.",
                  .obtain = "Give its path.",
                  .options = imageOptions()},
         .open = openImageFolder});
    for (const auto& [name, title, format] :
         {std::tuple{"csv", "Your texts in a comma-separated table", TableFormat::Csv},
          {"tsv", "Your texts in a tab-separated table", TableFormat::Tsv},
          {"jsonl", "Your texts as one JSON object a line", TableFormat::JsonLines}})
        sources.push_back(
            {.info = {.name = name,
                      .title = title,
                      .modality = Modality::Text,
                      .needs = "A file with a column of texts and a column of labels.",
                      .obtain = "Give its path, and the columns' names with the options text and label.",
                      .options = tableOptions(format)},
             .open = openFormat(format)});
    sources.push_back({.info = {.name = "snapshot",
                                .title = "A snapshot of a data set, written by this program",
                                .modality = Modality::Text,
                                .needs = "A snapshot file.",
                                .obtain = "Write one with `deltarank-cli snapshot`, and give its path."},
                       .open = openAnySnapshot});
    return sources;
}

fs::path findBelow(const std::vector<std::string>& places)
{
    std::error_code ec;
    for (const fs::path& folder : dataFolders())
        for (const std::string& place : places)
            if (fs::exists(folder / place, ec))
                return folder / place;
    return {};
}

std::string dataFolderNames()
{
    std::string names;
    for (const fs::path& folder : dataFolders())
        names += (names.empty() ? "" : ", ") + folder.string();
    return names;
}

/// Fills in whether and where a source is there.
void locate(Source& source)
{
    SourceInfo& info = source.info;
    std::error_code ec;
    switch (source.place) {
    case Place::BelowDataFolders: {
        const fs::path path = findBelow(source.places);
        info.found = !path.empty();
        info.where = info.found ? path.string() : dataFolderNames();
        break;
    }
    case Place::Given:
        info.needsPath = true;
        break;
    case Place::Machine:
        if (info.name == "glyphs") {
            for (const fs::path& folder : usualFontFolders())
                info.where += (info.where.empty() ? "" : ", ") + folder.string();
            info.found = !info.where.empty();
        } else {
            const fs::path cache = base::cacheFolder() / "debian-sections";
            const bool apt = fs::exists("/usr/bin/apt-get", ec);
            info.found = apt || fs::exists(cache, ec);
            info.where = fs::exists(cache, ec) ? cache.string() : apt ? "/var/lib/apt/lists" : cache.string();
        }
        break;
    }
}

base::Result<fs::path> resolvePath(const Source& source, const std::string& given)
{
    std::error_code ec;
    if (given.empty()) {
        if (source.place == Place::Machine)
            return fs::path();
        if (source.place == Place::Given)
            return fail(ErrorCode::InvalidArgument,
                        "No path is given for the data set '" + source.info.name + "'.", "dataset.path",
                        source.info.obtain);
        const fs::path found = findBelow(source.places);
        if (found.empty())
            return fail(ErrorCode::NotFound,
                        "The data set '" + source.info.name + "' was not found in " + dataFolderNames() + ".",
                        "dataset.path",
                        source.info.obtain + " Or set DELTARANK_DATA to the folder, or give the path.");
        return found;
    }
    const fs::path path = given;
    if (path.is_relative() && !fs::exists(path, ec))
        for (const fs::path& folder : dataFolders())
            if (fs::exists(folder / path, ec))
                return folder / path;
    if (!fs::exists(path, ec))
        return fail(ErrorCode::NotFound, "There is no such file or folder.", path.string(),
                    source.info.needs);
    return path;
}

} // namespace

std::vector<fs::path> dataFolders()
{
    std::vector<fs::path> folders;
    if (const char* value = std::getenv("DELTARANK_DATA"); value && *value) {
        std::string_view rest = value;
        while (!rest.empty()) {
            const std::size_t colon = rest.find(':');
            if (colon != 0)
                folders.emplace_back(rest.substr(0, colon));
            rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
        }
        return folders;
    }
    folders.push_back(base::studiesFolder() / "data");
    return folders;
}

std::vector<SourceInfo> listSources()
{
    std::vector<SourceInfo> list;
    for (Source& source : makeSources()) {
        locate(source);
        list.push_back(std::move(source.info));
    }
    return list;
}

Opened openDataset(const DatasetSpec& spec, const base::ProgressSink& progress, const base::StopToken& stop)
{
    const auto sources = makeSources(spec.fetch);
    const auto source = std::find_if(sources.begin(), sources.end(),
                                     [&](const Source& one) { return one.info.name == spec.source; });
    if (source == sources.end()) {
        std::string names;
        for (const Source& one : sources)
            names += (names.empty() ? "" : ", ") + one.info.name;
        return fail(ErrorCode::NotFound, "There is no kind of data set called '" + spec.source + "'.",
                    "dataset.source", "Use one of: " + names + ".");
    }
    DELTARANK_TRY(checkOptions(spec.options, source->info.options));
    const auto path = resolvePath(*source, spec.path);
    DELTARANK_TRY(path);
    return source->open(*path, spec.options, progress, stop);
}

base::Result<DatasetOptions> optionsFromJson(const nlohmann::json& object)
{
    DatasetOptions options;
    if (object.is_null())
        return options;
    if (!object.is_object())
        return fail(ErrorCode::Format, "The options of a data set are not a JSON object.", "dataset.options");
    for (const auto& [key, value] : object.items()) {
        if (value.is_string())
            options[key] = value.get<std::string>();
        else if (value.is_boolean())
            options[key] = value.get<bool>() ? "yes" : "no";
        else if (value.is_number())
            options[key] = value.dump();
        else if (!value.is_null())
            return fail(ErrorCode::Format, "The option `" + key + "` is neither text, number nor switch.",
                        "dataset.options." + key);
    }
    return options;
}

} // namespace deltarank::data
