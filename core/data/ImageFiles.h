#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/IndexedText.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace deltarank::data {

/// One picture of a data set in files.
struct ImageEntry
{
    std::string id; ///< path below the root, with '/' between folders
    std::string className;
    Part part = Part::Unspecified;
};

/// What a reader found in a folder.
struct ImageListing
{
    std::string source;
    std::filesystem::path root; ///< ids are paths below it
    std::vector<ImageEntry> entries;
    std::vector<std::string> notes{};
    std::vector<SampleProblem> problems{};
};

/// Pictures that stay in their files. The first opening reads and decodes every file once, on all cores: what
/// cannot be read is listed and left out, what has another format than its name says is listed and read. The
/// findings are kept in the cache folder (folders/), file by file with size and time.
class ImageFiles : public Dataset
{
public:
    /// Classes and samples in alphabetical order. Errors: fewer than two classes with readable pictures,
    /// Stopped.
    static base::Result<std::unique_ptr<Dataset>> open(ImageListing listing, const ClassFilter& filter,
                                                       const base::ProgressSink& progress,
                                                       const base::StopToken& stop);

    base::Result<Image> image(std::size_t index) const override;
    base::Result<std::string> contentHash(std::size_t index) const override { return m_hashes.at(index); }

private:
    ImageFiles(std::string source, std::filesystem::path root)
        : Dataset(std::move(source), Modality::Image), m_root(std::move(root))
    {}
    std::filesystem::path m_root;
    std::vector<std::string> m_hashes;
};

/// Names of the entries of a folder, sorted, without those that start with a dot and without Thumbs.db.
/// Errors name the folder.
base::Result<std::vector<std::string>> listFolder(const std::filesystem::path& folder);

/// Whether a name ends like that of a picture (.jpg, .jpeg, .png, .gif, .bmp, .webp, .tif, .tiff), in any
/// case.
bool looksLikePicture(const std::string& name);

} // namespace deltarank::data
