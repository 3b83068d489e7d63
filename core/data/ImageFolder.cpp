#include "data/ImageFolder.h"

#include "data/ImageFiles.h"
#include "data/PartNames.h"

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

namespace {

constexpr int deepestFolder = 16;
constexpr std::size_t mostFiles = 20'000'000;

/// Adds all pictures below a class's folder.
base::Status addPictures(const fs::path& root, const std::string& below, const std::string& className,
                         Part part, int depth, ImageListing& listing, std::size_t& others)
{
    const auto names = listFolder(root / below);
    DELTARANK_TRY(names);
    for (const std::string& name : *names) {
        const std::string id = below + "/" + name;
        std::error_code ec;
        if (fs::is_directory(root / id, ec)) {
            // A link that leads back up would go on forever.
            if (depth < deepestFolder && !fs::is_symlink(root / id, ec))
                DELTARANK_TRY(addPictures(root, id, className, part, depth + 1, listing, others));
        } else if (looksLikePicture(name)) {
            listing.entries.push_back({id, className, part});
        } else {
            ++others;
        }
    }
    if (listing.entries.size() > mostFiles)
        return fail(ErrorCode::Unsupported, "The folder holds more than 20 million pictures.", root.string());
    return {};
}

base::Status addClasses(const fs::path& root, const std::string& below, Part part, ImageListing& listing,
                        std::size_t& others)
{
    const auto names = listFolder(root / below);
    DELTARANK_TRY(names);
    for (const std::string& name : *names) {
        const std::string folder = below.empty() ? name : below + "/" + name;
        std::error_code ec;
        if (!fs::is_directory(root / folder, ec)) {
            ++others;
            continue;
        }
        const std::size_t before = listing.entries.size();
        DELTARANK_TRY(addPictures(root, folder, name, part, 0, listing, others));
        if (listing.entries.size() == before)
            listing.notes.push_back("The folder '" + folder + "' holds no pictures.");
    }
    return {};
}

} // namespace

const std::vector<OptionInfo>& imageOptions()
{
    static const std::vector<OptionInfo> options = {
        {"min_per_class", "1", "Classes with fewer pictures are left out."},
        {"max_classes", "0", "Only the largest classes are kept, this many; 0 keeps all."},
    };
    return options;
}

base::Result<ClassFilter> imageFilter(const DatasetOptions& options)
{
    DELTARANK_TRY(checkOptions(options, imageOptions()));
    const auto fewest = numberOption(options, "min_per_class", 1, 1, 100'000'000);
    DELTARANK_TRY(fewest);
    const auto most = numberOption(options, "max_classes", 0, 0, 1'000'000);
    DELTARANK_TRY(most);
    return ClassFilter{static_cast<std::size_t>(*fewest), static_cast<std::size_t>(*most)};
}

base::Result<std::unique_ptr<Dataset>> openImageFolder(const fs::path& path, const DatasetOptions& options,
                                                       const base::ProgressSink& progress,
                                                       const base::StopToken& stop)
{
    const auto filter = imageFilter(options);
    DELTARANK_TRY(filter);
    const auto names = listFolder(path);
    DELTARANK_TRY(names);
    std::vector<std::string> folders;
    std::error_code ec;
    for (const std::string& name : *names)
        if (fs::is_directory(path / name, ec))
            folders.push_back(name);
    if (folders.empty())
        return fail(ErrorCode::Format, "The folder has no folders in it.", path.string(),
                    "Put the pictures of each class into a folder that is called like the class.");

    ImageListing listing;
    listing.source = "image-folder";
    listing.root = path;
    std::size_t others = 0;
    const bool parted = std::all_of(folders.begin(), folders.end(),
                                    [](const std::string& name) { return partNamed(name).has_value(); });
    if (parted) {
        for (const std::string& folder : folders)
            DELTARANK_TRY(addClasses(path, folder, *partNamed(folder), listing, others));
    } else {
        DELTARANK_TRY(addClasses(path, {}, Part::Unspecified, listing, others));
    }
    if (others > 0)
        listing.notes.push_back(std::to_string(others) +
                                " files that do not look like pictures were left alone.");
    return ImageFiles::open(std::move(listing), *filter, progress, stop);
}

} // namespace deltarank::data
