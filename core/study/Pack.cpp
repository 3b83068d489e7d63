#include "study/Pack.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/Json.h"
#include "base/System.h"
#include "base/Tar.h"
#include "data/OpenDataset.h"
#include "data/Snapshot.h"
#include "study/StudySpecJson.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltarank::study {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;
using nlohmann::json;

namespace {

constexpr const char* formatName = "deltarank-pack";
constexpr int packVersion = 1;
constexpr const char* dataName = "data.jsonl.gz";
constexpr std::uint64_t largestText = std::uint64_t{1} << 28;

/// A folder beside the target that is gone at the end, unless it was put in place.
class Workshop
{
public:
    explicit Workshop(const fs::path& target)
        : m_folder(target.string() + "." + base::hostName() + "-" + std::to_string(base::processId()) + "-" +
                   std::to_string(base::uniqueNumber()) + ".tmp")
    {}
    ~Workshop()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    const fs::path& folder() const { return m_folder; }

private:
    fs::path m_folder;
};

/// "runs/0123456789abcdef.h5" and ".failed.json": the names that a store gives its runs.
bool isRunName(const std::string& name)
{
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return name.size() > 21 && name.compare(0, 5, "runs/") == 0 &&
           std::all_of(name.begin() + 5, name.begin() + 21, hex) &&
           (name.substr(21) == ".h5" || name.substr(21) == ".failed.json");
}

bool isKnown(const std::string& name)
{
    return name == "study.json" || name == dataName || isRunName(name);
}

base::Status withoutWeights(const fs::path& from, const fs::path& to, ReaderClient& reader)
{
    auto record = reader.readRun(from);
    if (!record)
        return fail(std::move(record).error());
    record->adapter.matrices.clear();
    record->adapter.head.clear();
    return writeRunFile(to, *record);
}

base::Status writeData(const Store& store, const fs::path& to, const base::ProgressSink& progress,
                       const base::StopToken& stop)
{
    const DatasetChoice& choice = store.spec().dataset;
    auto options = data::optionsFromJson(choice.options);
    if (!options)
        return fail(std::move(options).error());
    auto dataset = data::openDataset({choice.source, choice.path, *options}, progress, stop);
    if (!dataset)
        return fail(std::move(dataset).error());
    if (!choice.fingerprint.empty() && (*dataset)->fingerprint() != choice.fingerprint)
        return fail(ErrorCode::Mismatch, "The data set here is not the one the study was planned with.",
                    choice.path.empty() ? choice.source : choice.path,
                    "Pack the study where its data set is, or without the data.");
    return data::writeSnapshot(**dataset, to, progress, stop);
}

/// The files an archive says it holds: size and hash by name.
base::Result<std::map<std::string, std::pair<std::uint64_t, std::string>>>
readManifest(const std::string& text, const fs::path& file)
{
    const auto bad = [&](const char* what) {
        return fail(ErrorCode::Format, what, file.string(), "Only archives made by `pack` can be opened.");
    };
    auto manifest = base::parseJson(text, file.string() + " manifest.json");
    if (!manifest)
        return fail(std::move(manifest).error());
    std::map<std::string, std::pair<std::uint64_t, std::string>> files;
    try {
        if (manifest->at("format").get<std::string>() != formatName)
            return bad("The archive is not a packed study.");
        if (manifest->at("version").get<int>() > packVersion)
            return fail(ErrorCode::Unsupported, "The study was packed by a newer version of the program.",
                        file.string(), "Update the program to open it.");
        for (const json& one : manifest->at("files")) {
            const auto name = one.at("name").get<std::string>();
            if (!isKnown(name))
                return bad("The archive lists a file that does not belong to a study.");
            files[name] = {one.at("size").get<std::uint64_t>(), one.at("sha256").get<std::string>()};
        }
    } catch (const json::exception&) {
        return bad("The archive's manifest is damaged.");
    }
    if (!files.contains("study.json"))
        return bad("The archive has no study.json, so it is not a packed study.");
    return files;
}

/// Lets the study read the data that came along.
base::Status useData(const fs::path& folder, const fs::path& target)
{
    auto content = readJson(folder / "study.json");
    if (!content)
        return fail(std::move(content).error());
    if (!content->is_object() || !content->contains("spec") || !(*content)["spec"].is_object())
        return fail(ErrorCode::Format, "The file has no `spec`.", (folder / "study.json").string());
    json& spec = (*content)["spec"];
    std::error_code ec;
    json dataset{{"source", "snapshot"}, {"path", (fs::absolute(target, ec) / dataName).string()}};
    if (spec.contains("dataset") && spec["dataset"].is_object() && spec["dataset"].contains("fingerprint"))
        dataset["fingerprint"] = spec["dataset"]["fingerprint"];
    spec["dataset"] = std::move(dataset);
    return base::writeFileAtomically(folder / "study.json",
                                     content->dump(1, ' ', false, json::error_handler_t::replace) + "\n");
}

} // namespace

base::Status packStudy(const Store& store, const fs::path& file, const PackOptions& options,
                       ReaderClient& reader, const base::ProgressSink& progress, const base::StopToken& stop)
{
    std::vector<std::string> runs;
    std::error_code ec;
    for (fs::directory_iterator it(store.folder() / "runs", ec), end; !ec && it != end; it.increment(ec))
        if (const std::string name = "runs/" + it->path().filename().string(); isRunName(name))
            runs.push_back(name);
    if (ec)
        return fail(ErrorCode::Io, "Cannot read the folder: " + ec.message() + ".",
                    (store.folder() / "runs").string());
    std::sort(runs.begin(), runs.end());
    std::error_code exists;
    if (fs::is_directory(file, exists))
        return fail(ErrorCode::InvalidArgument, "There is a folder of this name.", file.string(),
                    "Give the name of a file, such as NAME.study.tar.");

    return base::replaceFileAtomically(file, [&](const fs::path& temporary) -> base::Status {
        const Workshop workshop(file);
        std::vector<std::pair<std::string, fs::path>> sources{{"study.json", store.folder() / "study.json"}};
        if (options.data) {
            DELTARANK_TRY(base::makeFolder(workshop.folder()));
            DELTARANK_TRY(writeData(store, workshop.folder() / dataName, progress, stop));
            sources.emplace_back(dataName, workshop.folder() / dataName);
        }
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (stop.stopNow())
                return fail(ErrorCode::Stopped, "Stopped.");
            if (progress)
                progress({"Packing runs", i, runs.size()});
            fs::path source = store.folder() / runs[i];
            if (!options.weights && source.extension() == ".h5") {
                DELTARANK_TRY(withoutWeights(source, workshop.folder() / runs[i], reader));
                source = workshop.folder() / runs[i];
            }
            sources.emplace_back(runs[i], std::move(source));
        }
        json manifest{
            {"format", formatName},      {"version", packVersion},     {"program_version", DELTARANK_VERSION},
            {"name", store.spec().name}, {"weights", options.weights}, {"files", json::array()}};
        for (const auto& [name, source] : sources) {
            auto hash = base::sha256OfFile(source);
            if (!hash)
                return fail(std::move(hash).error());
            std::error_code size;
            manifest["files"].push_back(
                {{"name", name}, {"size", fs::file_size(source, size)}, {"sha256", *hash}});
        }
        auto archive = base::TarWriter::create(temporary);
        DELTARANK_TRY(archive);
        DELTARANK_TRY(archive->addText("manifest.json",
                                       manifest.dump(1, ' ', false, json::error_handler_t::replace) + "\n"));
        for (const auto& [name, source] : sources) {
            if (stop.stopNow())
                return fail(ErrorCode::Stopped, "Stopped.");
            DELTARANK_TRY(archive->add(name, source));
        }
        return archive->close();
    });
}

base::Result<Store> unpackStudy(const fs::path& file, const fs::path& folder,
                                const base::ProgressSink& progress, const base::StopToken& stop)
{
    fs::path target = folder.filename().empty() ? folder.parent_path() : folder;
    if (target.extension() != ".study")
        target += ".study";
    std::error_code ec;
    if (fs::exists(target, ec))
        return fail(ErrorCode::InvalidArgument, "There is already something of this name.", target.string(),
                    "Choose another name, or remove it first.");
    auto archive = base::TarReader::open(file);
    if (!archive)
        return fail(std::move(archive).error());
    base::TarReader::Entry entry;
    auto more = archive->next(entry);
    if (!more)
        return fail(std::move(more).error());
    if (!*more || entry.name != "manifest.json")
        return fail(ErrorCode::Format, "The archive is not a packed study: it has no manifest.",
                    file.string(), "Only archives made by `pack` can be opened.");
    auto text = archive->text(largestText);
    if (!text)
        return fail(std::move(text).error());
    auto files = readManifest(*text, file);
    if (!files)
        return fail(std::move(files).error());

    const Workshop workshop(target);
    DELTARANK_TRY(base::makeFolder(workshop.folder() / "runs"));
    std::set<std::string> seen;
    while (true) {
        if (stop.stopNow())
            return fail(ErrorCode::Stopped, "Stopped.");
        more = archive->next(entry);
        if (!more)
            return fail(std::move(more).error());
        if (!*more)
            break;
        const auto listed = files->find(entry.name);
        if (listed == files->end() || listed->second.first != entry.size || !seen.insert(entry.name).second)
            return fail(ErrorCode::Format, "The archive's files are not those of its manifest.",
                        file.string(), "The file may be damaged.");
        auto hash = archive->extract(workshop.folder() / entry.name);
        if (!hash)
            return fail(std::move(hash).error());
        if (*hash != listed->second.second)
            return fail(ErrorCode::Format, "The contents of " + entry.name + " are damaged.", file.string());
        if (progress)
            progress({"Unpacking", seen.size(), files->size()});
    }
    if (seen.size() != files->size())
        return fail(ErrorCode::Format, "The archive lacks files of its manifest.", file.string(),
                    "The file may be cut short.");
    if (seen.contains(dataName))
        DELTARANK_TRY(useData(workshop.folder(), target));
    if (auto store = Store::open(workshop.folder()); !store)
        return fail(std::move(store).error());
    fs::rename(workshop.folder(), target, ec);
    if (ec)
        return fail(ErrorCode::Io, "Cannot put the study in place: " + ec.message() + ".", target.string());
    return Store::open(target);
}

} // namespace deltarank::study
