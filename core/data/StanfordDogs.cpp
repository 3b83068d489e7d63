#include "data/StanfordDogs.h"

#include "data/ImageFiles.h"
#include "data/ImageFolder.h"
#include "data/MatlabFile.h"

#include <map>
#include <set>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

namespace {

/// "n02085620-Chihuahua"
bool isBreedFolder(const std::string& name)
{
    return name.size() > 10 && name[0] == 'n' && name[9] == '-' &&
           name.substr(1, 8).find_first_not_of("0123456789") == std::string::npos;
}

bool holdsBreeds(const fs::path& folder)
{
    const auto names = listFolder(folder);
    return names && std::any_of(names->begin(), names->end(), isBreedFolder);
}

/// The official parts by id; empty where there are no lists.
base::Result<std::map<std::string, Part>> readLists(const fs::path& images, const fs::path& root)
{
    std::map<std::string, Part> parts;
    std::error_code ec;
    for (const fs::path& folder :
         {root / "lists", images.parent_path() / "lists", root, images.parent_path()}) {
        if (!fs::exists(folder / "train_list.mat", ec) || !fs::exists(folder / "test_list.mat", ec))
            continue;
        for (const auto& [file, part] :
             {std::pair{"train_list.mat", Part::Train}, {"test_list.mat", Part::Test}}) {
            const auto variables = readMatlab(folder / file);
            DELTARANK_TRY(variables);
            const auto list = variables->find("file_list");
            if (list == variables->end() || list->second.texts.empty())
                return fail(ErrorCode::Format, "The list has no variable `file_list` of texts.",
                            (folder / file).string(), "Download the lists again.");
            for (const std::string& name : list->second.texts)
                parts[name] = part;
        }
        break;
    }
    return parts;
}

} // namespace

base::Result<std::unique_ptr<Dataset>> openStanfordDogs(const fs::path& path, const DatasetOptions& options,
                                                        const base::ProgressSink& progress,
                                                        const base::StopToken& stop)
{
    const auto filter = imageFilter(options);
    DELTARANK_TRY(filter);
    fs::path images;
    for (const fs::path& folder : {path / "Images", path / "images" / "Images", path / "images", path})
        if (holdsBreeds(folder)) {
            images = folder;
            break;
        }
    if (images.empty()) {
        const auto readable = listFolder(path);
        DELTARANK_TRY(readable);
        return fail(ErrorCode::NotFound, "There are no folders such as Images/n02085620-Chihuahua.",
                    path.string(),
                    "Unpack images.tar of Stanford Dogs and give the folder that holds `Images`.");
    }
    const auto parts = readLists(images, path);
    DELTARANK_TRY(parts);

    ImageListing listing;
    listing.source = "stanford-dogs";
    listing.root = images;
    const auto folders = listFolder(images);
    DELTARANK_TRY(folders);
    std::set<std::string> breeds;
    std::size_t unlisted = 0;
    for (const std::string& folder : *folders) {
        if (!isBreedFolder(folder))
            continue;
        const std::string breed = folder.substr(10);
        const std::string& className = breeds.insert(breed).second ? breed : folder;
        const auto files = listFolder(images / folder);
        DELTARANK_TRY(files);
        for (const std::string& file : *files) {
            if (!looksLikePicture(file))
                continue;
            const std::string id = folder + "/" + file;
            const auto part = parts->find(id);
            unlisted += !parts->empty() && part == parts->end();
            listing.entries.push_back(
                {id, className, part == parts->end() ? Part::Unspecified : part->second});
        }
    }
    if (parts->empty())
        listing.notes.emplace_back(
            "The official lists were not found: the split is drawn from the study's seed.");
    else if (unlisted > 0)
        listing.notes.push_back(std::to_string(unlisted) +
                                " files are in neither of the official lists and count as training samples.");
    const std::size_t listed = listing.entries.size() - unlisted;
    if (!parts->empty() && listed < parts->size())
        listing.notes.push_back(std::to_string(parts->size() - listed) +
                                " files of the official lists are not there.");
    listing.notes.emplace_back(
        "The pictures come from ImageNet, which most vision base models were trained on.");
    return ImageFiles::open(std::move(listing), *filter, progress, stop);
}

} // namespace deltarank::data
