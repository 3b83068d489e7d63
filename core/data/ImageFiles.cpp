#include "data/ImageFiles.h"

#include "base/Hash.h"
#include "data/ClassNames.h"
#include "data/ImageDecoder.h"
#include "data/ImageManifest.h"

#include <algorithm>
#include <array>
#include <map>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

namespace {

/// The classes that stay: large enough, and among the largest if their number is limited.
std::vector<std::string> keptClasses(const std::map<std::string, std::size_t>& counts,
                                     const ClassFilter& filter)
{
    std::vector<std::pair<std::string, std::size_t>> kept;
    for (const auto& entry : counts)
        if (entry.second >= std::max<std::size_t>(1, filter.fewestSamples))
            kept.push_back(entry);
    std::stable_sort(kept.begin(), kept.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (filter.mostClasses > 0 && kept.size() > filter.mostClasses)
        kept.resize(filter.mostClasses);
    std::vector<std::string> names;
    for (const auto& entry : kept)
        names.push_back(entry.first);
    sortClassNames(names);
    return names;
}

// text: "%1 file"
// text: "%1 files"
// text: "%1 class"
std::string plural(std::size_t count, const char* noun)
{
    return std::to_string(count) + " " + noun +
           (count == 1                              ? ""
            : std::string_view(noun).ends_with('s') ? "es"
                                                    : "s");
}

} // namespace

base::Result<std::vector<std::string>> listFolder(const std::filesystem::path& folder)
{
    std::error_code ec;
    std::filesystem::directory_iterator entries(folder, ec);
    std::vector<std::string> names;
    for (; !ec && entries != std::filesystem::directory_iterator(); entries.increment(ec)) {
        std::string name = entries->path().filename().string();
        if (name[0] != '.' && name != "Thumbs.db")
            names.push_back(std::move(name));
    }
    if (ec)
        return fail(ec == std::errc::no_such_file_or_directory ? ErrorCode::NotFound : ErrorCode::Io,
                    "Cannot read the folder: " + ec.message() + ".", folder.string(),
                    ec == std::errc::permission_denied
                        ? "Ask for permission to read it, or choose another one."
                        : "");
    std::sort(names.begin(), names.end());
    return names;
}

bool looksLikePicture(const std::string& name)
{
    std::string ending = std::filesystem::path(name).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    constexpr std::array<std::string_view, 8> endings = {".jpg", ".jpeg", ".png", ".gif",
                                                         ".bmp", ".webp", ".tif", ".tiff"};
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

base::Result<std::unique_ptr<Dataset>> ImageFiles::open(ImageListing listing, const ClassFilter& filter,
                                                        const base::ProgressSink& progress,
                                                        const base::StopToken& stop)
{
    auto& entries = listing.entries;
    std::sort(entries.begin(), entries.end(),
              [](const ImageEntry& a, const ImageEntry& b) { return a.id < b.id; });
    std::vector<std::string> files;
    for (const ImageEntry& entry : entries)
        files.push_back(entry.id);
    const auto findings = examineImages(listing.root, files, progress, stop);
    DELTARANK_TRY(findings);

    std::unique_ptr<ImageFiles> dataset(new ImageFiles(listing.source, listing.root));
    dataset->m_notes = std::move(listing.notes);
    dataset->m_problems = std::move(listing.problems);
    std::map<std::string, std::size_t> counts;
    std::size_t unreadable = 0;
    std::size_t remarked = 0;
    std::string firstUnreadable;
    std::string firstRemarked;
    for (const ImageEntry& entry : entries) {
        const ImageFinding& finding = findings->at(entry.id);
        const bool bad = !finding.unreadable.empty();
        const std::string& what = bad ? finding.unreadable : finding.remark;
        if (!bad)
            ++counts[entry.className];
        if (what.empty())
            continue;
        if (++(bad ? unreadable : remarked) == 1)
            (bad ? firstUnreadable : firstRemarked) = entry.id + ": " + what;
        if (dataset->m_problems.size() < mostProblems)
            dataset->m_problems.push_back({entry.id, what, bad});
    }
    // text: "%1 file cannot be read and was left out, the first %2"
    // text: "%1 files cannot be read and were left out, the first %2"
    // text: "%1 file is unusual but read, the first %2"
    // text: "%1 files are unusual but read, the first %2"
    if (unreadable > 0)
        dataset->m_notes.push_back(plural(unreadable, "file") + " cannot be read and " +
                                   (unreadable == 1 ? "was" : "were") + " left out, the first " +
                                   firstUnreadable);
    if (remarked > 0)
        dataset->m_notes.push_back(plural(remarked, "file") + " " + (remarked == 1 ? "is" : "are") +
                                   " unusual but read, the first " + firstRemarked);

    dataset->m_classNames = keptClasses(counts, filter);
    if (dataset->m_classNames.size() < 2)
        return fail(ErrorCode::Format,
                    "Of " + plural(entries.size(), "file") + " in " + plural(counts.size(), "class") +
                        " too few can be used: two classes of at least " +
                        std::to_string(std::max<std::size_t>(1, filter.fewestSamples)) + " are needed." +
                        (unreadable > 0 ? " " + dataset->m_notes.back() : ""),
                    listing.root.string());
    std::map<std::string, int> numbers;
    for (std::size_t i = 0; i < dataset->m_classNames.size(); ++i)
        numbers[dataset->m_classNames[i]] = static_cast<int>(i);
    if (numbers.size() < counts.size())
        dataset->m_notes.push_back(plural(counts.size() - numbers.size(), "class") +
                                   " left out as too small or too many.");

    base::Sha256 hash;
    hash.addField("image files 1");
    hash.addField(dataset->m_source);
    for (const std::string& name : dataset->m_classNames)
        hash.addField(name);
    for (const ImageEntry& entry : entries) {
        const ImageFinding& finding = findings->at(entry.id);
        const auto number = numbers.find(entry.className);
        if (!finding.unreadable.empty() || number == numbers.end())
            continue;
        dataset->m_samples.push_back({entry.id, number->second, entry.part, -1});
        dataset->m_hashes.push_back(finding.sha256);
        hash.addField(entry.id);
        hash.addNumber(static_cast<std::uint64_t>(number->second));
        hash.addNumber(static_cast<std::uint64_t>(entry.part));
        hash.addField(finding.sha256);
    }
    dataset->m_fingerprint = hash.hex();
    return std::unique_ptr<Dataset>(std::move(dataset));
}

base::Result<Image> ImageFiles::image(std::size_t index) const
{
    return decodeImageFile(m_root / m_samples.at(index).id);
}

} // namespace deltarank::data
