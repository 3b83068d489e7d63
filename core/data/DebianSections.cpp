#include "data/DebianSections.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "data/AptLists.h"
#include "data/Snapshot.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::array<std::string_view, 9> leftOut = {
    "metapackages", "tasks", "oldlibs", "debug", "localization", "misc", "doc", "introspection", "otherosfs"};
/// Lists that leave more packages without a description are not complete.
constexpr double fewestDescribed = 0.9;
constexpr std::size_t fewestPackages = 10'000;

Part partOf(const std::string& source)
{
    if (base::crc32(source) % 5 == 0)
        return Part::Test;
    return base::crc32("validation" + source) % 8 == 0 ? Part::Validation : Part::Train;
}

std::size_t wordsIn(std::string_view text)
{
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool letter = c != ' ' && c != '\n';
        words += letter && !inside;
        inside = letter;
    }
    return words;
}

struct Chosen
{
    const AptPackage* package = nullptr;
    const AptDescription* description = nullptr;

    bool worseThan(const Chosen& other) const
    {
        if (!package)
            return true;
        if (description->text.size() != other.description->text.size())
            return description->text.size() < other.description->text.size();
        return other.package->name < package->name;
    }
};

struct Entry
{
    std::string source;
    std::string section;
    std::string text;
    Part part;
};

/// Of equal texts in different parts only those in the part that must stay clean remain.
std::size_t dropStraddling(std::vector<Entry>& entries)
{
    const auto rank = [](Part part) { return part == Part::Test ? 2 : part == Part::Validation ? 1 : 0; };
    std::map<std::string_view, int> best;
    for (const Entry& entry : entries) {
        auto [found, isNew] = best.try_emplace(entry.text, rank(entry.part));
        found->second = std::max(found->second, rank(entry.part));
    }
    std::vector<bool> drop;
    for (const Entry& entry : entries)
        drop.push_back(rank(entry.part) < best.at(entry.text));
    std::size_t i = 0;
    return std::erase_if(entries, [&](const Entry&) { return drop[i++]; });
}

base::Result<TextDataset::Content> makeContent(AptTexts texts)
{
    std::size_t brokenPackages = 0;
    std::size_t brokenDescriptions = 0;
    const auto packages = parseAptPackages(texts.packages, brokenPackages);
    const auto descriptions = parseAptDescriptions(texts.descriptions, brokenDescriptions);
    const auto described = std::count_if(packages.begin(), packages.end(), [&](const AptPackage& package) {
        return descriptions.contains(package.descriptionMd5);
    });
    if (packages.size() < fewestPackages ||
        static_cast<double>(described) < fewestDescribed * static_cast<double>(packages.size()))
        return fail(ErrorCode::NotFound,
                    "apt's lists are not complete: of " + std::to_string(packages.size()) + " packages " +
                        std::to_string(described) + " have a description.",
                    {}, "Check the network and /etc/apt/sources.list, or open a snapshot of the data set.");
    auto content = joinDebianSections(packages, descriptions);
    if (brokenPackages + brokenDescriptions > 0)
        content.notes.push_back("Left out: incomplete entries (" + std::to_string(brokenPackages) +
                                " of packages, " + std::to_string(brokenDescriptions) + " of descriptions).");
    if (content.classNames.size() < 2)
        return fail(ErrorCode::NotFound, "apt's lists hold too few packages for this data set.", {},
                    "Check /etc/apt/sources.list, or open a snapshot of the data set.");
    return content;
}

} // namespace

TextDataset::Content joinDebianSections(const std::vector<AptPackage>& packages,
                                        const AptDescriptions& descriptions, const DebianSectionsRules& rules)
{
    std::map<std::pair<std::string_view, std::string_view>, Chosen> chosen;
    std::size_t undescribed = 0;
    for (const AptPackage& package : packages) {
        if (std::find(leftOut.begin(), leftOut.end(), package.section) != leftOut.end())
            continue;
        const auto description = descriptions.find(package.descriptionMd5);
        if (description == descriptions.end()) {
            ++undescribed;
            continue;
        }
        const Chosen candidate{&package, &description->second};
        Chosen& best = chosen[{package.source, package.section}];
        if (best.worseThan(candidate))
            best = candidate;
    }

    std::vector<Entry> entries;
    std::size_t tooShort = 0;
    for (const auto& [key, best] : chosen) {
        std::string text = best.description->synopsis;
        if (!best.description->text.empty())
            text += "\n" + best.description->text;
        if (wordsIn(text) < rules.fewestWords) {
            ++tooShort;
            continue;
        }
        const std::string source(key.first);
        entries.push_back({.source = source,
                           .section = std::string(key.second),
                           .text = std::move(text),
                           .part = partOf(source)});
    }
    const std::size_t straddling = dropStraddling(entries);

    std::map<std::string, std::size_t> counts;
    for (const Entry& entry : entries)
        ++counts[entry.section];
    std::map<std::string, int> labels;
    std::string rare;
    TextDataset::Content content{.source = "debian-sections", .classNames = {}, .samples = {}, .texts = {}};
    for (const auto& [section, count] : counts) {
        if (count >= rules.smallestSection) {
            labels.emplace(section, static_cast<int>(labels.size()));
            content.classNames.push_back(section);
        } else {
            rare += (rare.empty() ? "" : ", ") + section + " (" + std::to_string(count) + ")";
        }
    }
    std::map<std::string, int> groups;
    for (Entry& entry : entries) {
        const auto label = labels.find(entry.section);
        if (label == labels.end())
            continue;
        const int group = groups.try_emplace(entry.source, static_cast<int>(groups.size())).first->second;
        content.samples.push_back({.id = entry.source + "/" + entry.section,
                                   .label = label->second,
                                   .part = entry.part,
                                   .group = group});
        content.texts.push_back(std::move(entry.text));
    }

    const auto note = [&](std::size_t count, const char* what) {
        if (count > 0)
            content.notes.push_back(std::string("Left out: ") + what + " (" + std::to_string(count) + ").");
    };
    // text: "Left out: packages without an English description (%1)."
    // text: "Left out: descriptions of too few words (%1)."
    // text: "Left out: descriptions that equal one on the other side of the split (%1)."
    note(undescribed, "packages without an English description");
    note(tooShort, "descriptions of too few words");
    note(straddling, "descriptions that equal one on the other side of the split");
    if (!rare.empty())
        content.notes.push_back("Left out: sections with too few samples: " + rare + ".");
    return content;
}

base::Result<std::unique_ptr<Dataset>> openDebianSections(const DebianSectionsOptions& options,
                                                          const base::ProgressSink& progress,
                                                          const base::StopToken& stop)
{
    if (!options.path.empty()) {
        return openSnapshot(options.path, progress, stop);
    }
    const auto folder = base::cacheFolder() / "debian-sections";
    // Plain text opens faster than a compressed file. The number counts changes of the rules.
    const auto cache = folder / "joined-1.jsonl";
    const bool refresh = options.refresh && options.fetch;
    if (!refresh) {
        auto cached = openSnapshot(cache, progress, stop);
        if (cached)
            return cached;
        if (cached.error().code == ErrorCode::Stopped)
            return fail(std::move(cached.error())); // anything else: made again
    }

    const auto joined = [&](AptLists which) -> base::Result<TextDataset::Content> {
        auto texts = readAptLists(which, folder / "apt", stop);
        DELTARANK_TRY(texts);
        if (progress)
            progress({.stage = "Joining packages and descriptions"});
        return makeContent(std::move(*texts));
    };
    base::Result<TextDataset::Content> content;
    if (!refresh)
        content = joined(AptLists::System);
    if (refresh || (options.fetch && !content && content.error().code != ErrorCode::Stopped)) {
        auto warnings = fetchAptLists(folder / "apt", progress, stop);
        DELTARANK_TRY(warnings);
        content = joined(AptLists::Own);
        if (const auto end = warnings->find('\n'); !content && !warnings->empty())
            content.error().message += " apt said: " + warnings->substr(0, end) + ".";
    }
    DELTARANK_TRY(content);
    auto dataset = std::make_unique<TextDataset>(std::move(*content));
    // Without a writable cache the data are still good: only the next opening is slow.
    if (auto written = writeSnapshot(*dataset, cache, {}, stop);
        !written && written.error().code == ErrorCode::Stopped)
        return fail(std::move(written.error()));
    return std::unique_ptr<Dataset>(std::move(dataset));
}

} // namespace deltarank::data
