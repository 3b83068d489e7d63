#include "data/ImageManifest.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/Json.h"
#include "base/ParallelFor.h"
#include "data/ImageDecoder.h"

#include <algorithm>
#include <optional>

namespace deltarank::data {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t largestImageFile = std::uint64_t{512} << 20;
constexpr int manifestVersion = 1;

fs::path manifestPath(const fs::path& root)
{
    std::error_code ec;
    auto absolute = fs::weakly_canonical(root, ec);
    if (ec)
        absolute = root;
    return base::cacheFolder() / "folders" / (base::sha256(absolute.string()).substr(0, 32) + ".json");
}

/// Findings of an earlier opening; none where the file is missing or not what this program wrote.
std::map<std::string, ImageFinding> loadManifest(const fs::path& path)
{
    std::map<std::string, ImageFinding> findings;
    const auto bytes = base::readFile(path);
    if (!bytes)
        return findings;
    const json manifest = json::parse(*bytes, nullptr, false);
    try {
        if (!manifest.is_object() || manifest.at("version") != manifestVersion)
            return {};
        for (const json& row : manifest.at("files"))
            findings[row.at(0).get<std::string>()] = {
                {row.at(1).get<std::uint64_t>(), row.at(2).get<std::int64_t>()},
                row.at(3).get<std::string>(),
                row.at(4).get<std::string>(),
                row.at(5).get<std::string>()};
    } catch (const json::exception&) {
        return {};
    }
    return findings;
}

base::Status saveManifest(const fs::path& path, const std::map<std::string, ImageFinding>& findings)
{
    json files = json::array();
    for (const auto& [name, finding] : findings)
        files.push_back({name, finding.stamp.size, finding.stamp.modified, finding.sha256, finding.unreadable,
                         finding.remark});
    return base::writeFileAtomically(path, base::jsonText({{"version", manifestVersion}, {"files", files}}));
}

/// The format that a file's name promises.
ImageFormat promisedFormat(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    if (ending == ".jpg" || ending == ".jpeg")
        return ImageFormat::Jpeg;
    if (ending == ".png")
        return ImageFormat::Png;
    if (ending == ".gif")
        return ImageFormat::Gif;
    if (ending == ".bmp")
        return ImageFormat::Bmp;
    return ImageFormat::Unknown;
}

ImageFinding examine(const fs::path& path)
{
    ImageFinding finding;
    const auto file = base::ReadableFile::open(path);
    if (!file) {
        finding.unreadable = file.error().message;
        return finding;
    }
    finding.stamp = file->stamp();
    if (finding.stamp.size > largestImageFile) {
        finding.unreadable = "The file is larger than 512 MiB.";
        return finding;
    }
    std::string bytes(static_cast<std::size_t>(finding.stamp.size), '\0');
    if (const auto status = file->readAt(0, bytes.data(), bytes.size()); !status) {
        finding.unreadable = status.error().message;
        return finding;
    }
    finding.sha256 = base::sha256(bytes);
    std::vector<std::string> warnings;
    if (const auto picture = decodeImage(bytes, {}, &warnings); !picture) {
        finding.unreadable = picture.error().message;
        return finding;
    }
    const ImageFormat format = sniffImageFormat(bytes);
    const ImageFormat promised = promisedFormat(path);
    if (promised != ImageFormat::Unknown && format != promised)
        finding.remark = std::string("It is a ") + name(format) + " file in spite of its name.";
    else if (!warnings.empty())
        finding.remark = warnings.front();
    return finding;
}

} // namespace

base::Result<std::map<std::string, ImageFinding>> examineImages(const fs::path& root,
                                                                const std::vector<std::string>& files,
                                                                const base::ProgressSink& progress,
                                                                const base::StopToken& stop)
{
    const fs::path manifest = manifestPath(root);
    auto known = loadManifest(manifest);
    std::map<std::string, ImageFinding> findings;
    std::vector<std::string> unknown;
    for (const std::string& file : files) {
        const auto found = known.find(file);
        if (found != known.end()) {
            const auto opened = base::ReadableFile::open(root / file);
            if (opened && opened->stamp() == found->second.stamp) {
                findings.insert(*found);
                continue;
            }
        }
        unknown.push_back(file);
    }
    if (unknown.empty())
        return findings;

    std::vector<std::optional<ImageFinding>> results(unknown.size());
    const auto status = base::parallelFor(unknown.size(), "Checking pictures", progress, stop,
                                          [&](std::size_t i) -> base::Status {
                                              results[i] = examine(root / unknown[i]);
                                              return {};
                                          });
    for (std::size_t i = 0; i < unknown.size(); ++i)
        if (results[i])
            known[unknown[i]] = findings[unknown[i]] = std::move(*results[i]);
    // What cannot be kept is found again next time: no reason to fail.
    static_cast<void>(saveManifest(manifest, known));
    DELTARANK_TRY(status);
    return findings;
}

} // namespace deltarank::data
