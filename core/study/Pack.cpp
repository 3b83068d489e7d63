#include "study/Pack.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/Json.h"
#include "base/ScratchFolder.h"
#include "base/Tar.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltarank::study {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;
using nlohmann::json;

namespace {

constexpr const char* packFormat = "deltarank-pack";
constexpr int packVersion = 1;
constexpr std::uint64_t largestText = std::uint64_t{1} << 28;

/// Whether a name is `before`, so many hexadecimal digits, and one of the endings.
bool isHexName(const std::string& name, const std::string& before, std::size_t digits,
               std::initializer_list<const char*> endings)
{
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const std::size_t end = before.size() + digits;
    return name.size() > end && name.starts_with(before) &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(before.size()),
                       name.begin() + static_cast<std::ptrdiff_t>(end), hex) &&
           std::any_of(endings.begin(), endings.end(),
                       [&](const char* ending) { return name.compare(end, std::string::npos, ending) == 0; });
}

bool isRunName(const std::string& name)
{
    return isHexName(name, "runs/", 16, {".h5", ".failed.json"});
}

/// The names that a store gives its files.
bool isKnown(const std::string& name)
{
    return name == "study.json" || name == "dataset.json" || isHexName(name, "data-", 12, {".jsonl.gz"}) ||
           isRunName(name);
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
        if (manifest->at("format").get<std::string>() != packFormat)
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
    const fs::path snapshot = store.snapshotPath();
    if (options.data && (snapshot.empty() || !fs::exists(snapshot, ec)))
        return fail(ErrorCode::NotFound, "The study holds no snapshot of its data.", store.folder().string(),
                    "Make it with `deltarank-cli snapshot`, or pack without the data.");
    if (fs::is_directory(file, ec))
        return fail(ErrorCode::InvalidArgument, "There is a folder of this name.", file.string(),
                    "Give the name of a file, such as NAME.study.tar.");

    return base::replaceFileAtomically(file, [&](const fs::path& temporary) -> base::Status {
        const base::ScratchFolder workshop(file);
        std::vector<std::pair<std::string, fs::path>> sources{{"study.json", store.folder() / "study.json"}};
        if (const fs::path manifest = store.folder() / "dataset.json"; fs::exists(manifest))
            sources.emplace_back("dataset.json", manifest);
        if (options.data)
            sources.emplace_back(snapshot.filename().string(), snapshot);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (stop.stopNow())
                return fail(ErrorCode::Stopped, "Stopped.");
            if (progress)
                progress({"Packing runs", i, runs.size()});
            fs::path source = store.folder() / runs[i];
            if (!options.weights && source.extension() == ".h5") {
                DELTARANK_TRY(withoutWeights(source, workshop.path() / runs[i], reader));
                source = workshop.path() / runs[i];
            }
            sources.emplace_back(runs[i], std::move(source));
        }
        json manifest{
            {"format", packFormat},      {"version", packVersion},     {"program_version", DELTARANK_VERSION},
            {"name", store.spec().name}, {"weights", options.weights}, {"files", json::array()}};
        std::uint64_t total = 0;
        for (const auto& [name, source] : sources) {
            std::error_code size;
            if (const auto bytes = fs::file_size(source, size); !size)
                total += 2 * bytes; // each is read for its hash, and again into the archive
        }
        std::uint64_t done = 0;
        const auto pass = [&](const fs::path& source) {
            std::error_code size;
            if (const auto bytes = fs::file_size(source, size); !size)
                done += bytes;
            if (progress)
                progress({"Writing the archive", done, total});
        };
        for (const auto& [name, source] : sources) {
            if (stop.stopNow())
                return fail(ErrorCode::Stopped, "Stopped.");
            auto hash = base::sha256OfFile(source);
            if (!hash)
                return fail(std::move(hash).error());
            std::error_code size;
            manifest["files"].push_back(
                {{"name", name}, {"size", fs::file_size(source, size)}, {"sha256", *hash}});
            pass(source);
        }
        auto archive = base::TarWriter::create(temporary);
        DELTARANK_TRY(archive);
        DELTARANK_TRY(archive->addText("manifest.json",
                                       manifest.dump(1, ' ', false, json::error_handler_t::replace) + "\n"));
        for (const auto& [name, source] : sources) {
            if (stop.stopNow())
                return fail(ErrorCode::Stopped, "Stopped.");
            DELTARANK_TRY(archive->add(name, source));
            pass(source);
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

    const base::ScratchFolder workshop(target);
    DELTARANK_TRY(base::makeFolder(workshop.path() / "runs"));
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
        auto hash = archive->extract(workshop.path() / entry.name);
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
    if (auto store = Store::open(workshop.path()); !store)
        return fail(std::move(store).error());
    fs::rename(workshop.path(), target, ec);
    if (ec)
        return fail(ErrorCode::Io, "Cannot put the study in place: " + ec.message() + ".", target.string());
    return Store::open(target);
}

} // namespace deltarank::study
