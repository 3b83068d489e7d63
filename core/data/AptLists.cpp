#include "data/AptLists.h"

#include "base/Files.h"
#include "base/Process.h"

#include <algorithm>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
namespace fs = std::filesystem;

namespace {

constexpr const char* helper = "/usr/lib/apt/apt-helper";
constexpr std::uint64_t mostText = std::uint64_t{1} << 30;
constexpr double updateSeconds = 540;

/// Keeps the system's caches and hooks out of it, and fetches only what is needed.
constexpr const char* configuration = R"(#clear Acquire::Languages;
Acquire::Languages "en";
Acquire::GzipIndexes "true";
Acquire::IndexTargets::deb-src::Sources::DefaultEnabled "false";
#clear Acquire::IndexTargets::deb::DEP-11;
#clear Acquire::IndexTargets::deb::DEP-11-icons;
#clear Acquire::IndexTargets::deb::DEP-11-icons-small;
#clear Acquire::IndexTargets::deb::DEP-11-icons-hidpi;
#clear Acquire::IndexTargets::deb::DEP-11-icons-large;
#clear Acquire::IndexTargets::deb::DEP-11-icons-large-hidpi;
#clear Acquire::IndexTargets::deb::Contents-deb;
#clear APT::Default-Release;
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
)";

/// The options that make apt read `which` lists and nothing else of this machine.
base::Result<std::vector<std::string>> optionsFor(AptLists which, const fs::path& folder)
{
    const fs::path file = folder / "apt.conf";
    const fs::path status = folder / "status";
    DELTARANK_TRY(base::makeFolder(folder / "lists" / "partial"));
    DELTARANK_TRY(base::makeFolder(folder / "preferences.d"));
    DELTARANK_TRY(base::writeFileAtomically(file, configuration));
    DELTARANK_TRY(base::writeFileAtomically(status, ""));
    std::vector<std::string> options{"-c", file.string()};
    const auto set = [&](const char* name, const fs::path& path) {
        options.insert(options.end(), {"-o", std::string(name) + "=" + path.string()});
    };
    set("Dir::State::status", status);
    set("Dir::Etc::preferences", folder / "preferences");
    set("Dir::Etc::preferencesparts", folder / "preferences.d");
    if (which == AptLists::Own)
        set("Dir::State::lists", folder / "lists");
    return options;
}

base::Result<base::ProcessOutput> runApt(std::string program, std::vector<std::string> arguments,
                                         const std::vector<std::string>& options, const base::StopToken& stop,
                                         double seconds = 120,
                                         std::function<void(std::string_view)> onLine = {})
{
    arguments.insert(arguments.begin(), options.begin(), options.end());
    auto output = base::runProcess({.program = std::move(program),
                                    .arguments = std::move(arguments),
                                    .outputLimit = mostText,
                                    .secondsLimit = seconds,
                                    .onLine = std::move(onLine)},
                                   stop);
    if (!output && output.error().code == ErrorCode::NotFound)
        output.error().hint =
            "This data set is made from Debian's package descriptions by apt. On another system, "
            "open a snapshot of it that was written on a Debian machine.";
    return output;
}

} // namespace

base::Result<AptTexts> readAptLists(AptLists which, const fs::path& folder, const base::StopToken& stop)
{
    auto options = optionsFor(which, folder);
    DELTARANK_TRY(options);
    // Lists only what has been fetched.
    auto targets = runApt("apt-get", {"indextargets", "--format", "$(CREATED_BY)|$(LANGUAGE)|$(FILENAME)"},
                          *options, stop);
    DELTARANK_TRY(targets);
    std::vector<std::string> files{"cat-file"};
    constexpr std::string_view english = "Translations|en|";
    for (std::size_t begin = 0; begin < targets->output.size();) {
        const std::size_t end = std::min(targets->output.find('\n', begin), targets->output.size());
        const std::string_view line = std::string_view(targets->output).substr(begin, end - begin);
        if (line.starts_with(english))
            files.emplace_back(line.substr(english.size()));
        begin = end + 1;
    }
    if (files.size() == 1)
        return fail(ErrorCode::NotFound, "apt has no English package descriptions here.",
                    which == AptLists::System ? "/var/lib/apt/lists" : (folder / "lists").string(),
                    "Connect to the network, or open a snapshot of the data set.");
    auto descriptions = runApt(helper, std::move(files), {}, stop);
    DELTARANK_TRY(descriptions);
    auto packages = runApt("apt-cache", {"dumpavail"}, *options, stop);
    DELTARANK_TRY(packages);
    return AptTexts{.packages = std::move(packages->output), .descriptions = std::move(descriptions->output)};
}

base::Result<std::string> fetchAptLists(const fs::path& folder, const base::ProgressSink& progress,
                                        const base::StopToken& stop)
{
    auto options = optionsFor(AptLists::Own, folder);
    DELTARANK_TRY(options);
    const auto tell = [&](std::string_view line) {
        if (progress)
            progress({.stage = "Fetching Debian's package descriptions (about 16 MB)",
                      .detail = std::string(line)});
    };
    tell({});
    auto output = runApt("apt-get", {"-q", "update"}, *options, stop, updateSeconds, tell);
    if (!output) {
        base::Error error = output.error();
        if (error.code == ErrorCode::Internal) {
            error.message = "Debian's package descriptions could not be fetched. " + error.message;
            error.hint = "Check the network and /etc/apt/sources.list, or open a snapshot of the data set.";
        }
        return fail(std::move(error));
    }
    return std::move(output->errors);
}

} // namespace deltarank::data
