#include "data/OxfordPet.h"

#include "base/Files.h"
#include "data/ImageFiles.h"
#include "data/ImageFolder.h"

#include <map>
#include <sstream>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

namespace {

/// "Egyptian_Mau" of "Egyptian_Mau_14.jpg"; empty for names of another form.
std::string breedOf(const std::string& file)
{
    const std::string stem = fs::path(file).stem().string();
    const std::size_t bar = stem.rfind('_');
    if (bar == std::string::npos || bar == 0 || bar + 1 == stem.size() ||
        stem.find_first_not_of("0123456789", bar + 1) != std::string::npos)
        return {};
    return stem.substr(0, bar);
}

bool holdsPets(const fs::path& folder)
{
    const auto names = listFolder(folder);
    return names && std::any_of(names->begin(), names->end(), [](const std::string& name) {
               return looksLikePicture(name) && !breedOf(name).empty();
           });
}

/// Reads the names of a list and notes the lines that are none.
base::Result<std::vector<std::string>> readList(const fs::path& path, ImageListing& listing)
{
    std::vector<std::string> names;
    std::error_code ec;
    if (!fs::exists(path, ec))
        return names;
    const auto bytes = base::readFile(path, std::uint64_t{64} << 20);
    DELTARANK_TRY(bytes);
    std::istringstream lines(*bytes);
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        std::istringstream words(line);
        std::string name;
        if (!(words >> name) || name[0] == '#')
            continue;
        int kind = 0;
        int species = 0;
        int breed = 0;
        if (words >> kind >> species >> breed) {
            names.push_back(name);
            continue;
        }
        const std::string where = path.string() + " line " + std::to_string(number);
        listing.problems.push_back({where, "It is not of the form `name class species breed`.", true});
        listing.notes.push_back(where + " is not of the form `name class species breed` and was left out.");
    }
    return names;
}

} // namespace

base::Result<std::unique_ptr<Dataset>> openOxfordPet(const fs::path& path, const DatasetOptions& options,
                                                     const base::ProgressSink& progress,
                                                     const base::StopToken& stop)
{
    const auto filter = imageFilter(options);
    DELTARANK_TRY(filter);
    ImageListing listing;
    listing.source = "oxford-pet";
    for (const fs::path& folder : {path / "images", path / "images" / "images", path})
        if (holdsPets(folder)) {
            listing.root = folder;
            break;
        }
    if (listing.root.empty()) {
        const auto readable = listFolder(path);
        DELTARANK_TRY(readable);
        return fail(
            ErrorCode::NotFound, "There are no pictures such as images/Abyssinian_1.jpg.", path.string(),
            "Unpack images.tar.gz and annotations.tar.gz of Oxford-IIIT Pet into one folder and give that.");
    }

    fs::path annotations = path / "annotations";
    std::error_code ec;
    if (!fs::is_directory(annotations, ec))
        annotations = listing.root.parent_path() / "annotations";
    std::map<std::string, Part> parts;
    for (const auto& [file, part] : {std::pair{"trainval.txt", Part::Train}, {"test.txt", Part::Test}}) {
        const auto names = readList(annotations / file, listing);
        DELTARANK_TRY(names);
        for (const std::string& name : *names)
            parts[name] = part;
    }

    const auto files = listFolder(listing.root);
    DELTARANK_TRY(files);
    std::size_t unlisted = 0;
    std::size_t others = 0;
    for (const std::string& file : *files) {
        const std::string breed = breedOf(file);
        if (!looksLikePicture(file) || breed.empty()) {
            ++others;
            continue;
        }
        const auto part = parts.find(fs::path(file).stem().string());
        unlisted += !parts.empty() && part == parts.end();
        listing.entries.push_back({file, breed, part == parts.end() ? Part::Unspecified : part->second});
    }
    if (others > 0)
        listing.notes.push_back(std::to_string(others) + " files beside the pictures were left alone.");
    if (parts.empty())
        listing.notes.emplace_back(
            "The official lists were not found: the split is drawn from the study's seed.");
    else if (unlisted > 0)
        listing.notes.push_back(
            std::to_string(unlisted) +
            " pictures are in neither of the official lists and count as training samples.");
    const std::size_t listed = listing.entries.size() - unlisted;
    if (listed < parts.size())
        listing.notes.push_back(std::to_string(parts.size() - listed) +
                                " pictures of the official lists are not there.");
    return ImageFiles::open(std::move(listing), *filter, progress, stop);
}

} // namespace deltarank::data
