#include "base/Files.h"
#include "base/Json.h"
#include "data/Doctor.h"

#include <algorithm>

namespace deltarank::data {

namespace {

constexpr std::size_t classesInText = 20;
constexpr std::size_t linesInText = 8;

/// "20,580"
std::string grouped(std::size_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3)
        digits.insert(i - 3, ",");
    return digits;
}

std::string counted(std::size_t number, const std::string& noun, const std::string& plural)
{
    return grouped(number) + " " + (number == 1 ? noun : plural);
}

const ClassCount* classNamed(const DoctorReport& report, const std::string& name)
{
    const auto found = std::find_if(report.classes.begin(), report.classes.end(),
                                    [&](const ClassCount& count) { return count.name == name; });
    return found == report.classes.end() ? nullptr : &*found;
}

std::string classLines(const DoctorReport& report)
{
    std::vector<const ClassCount*> sorted;
    for (const ClassCount& count : report.classes)
        sorted.push_back(&count);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const ClassCount* a, const ClassCount* b) { return a->total() > b->total(); });
    std::string out;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        // The largest and the smallest say most.
        if (sorted.size() > classesInText && i == classesInText / 2) {
            const std::size_t skipped = sorted.size() - classesInText;
            out += "  ... " + counted(skipped, "class", "classes") + " between\n";
            i += skipped;
        }
        const ClassCount& count = *sorted[i];
        out += "  " + count.name + ": " + grouped(count.total());
        if (report.ownSplit)
            out += " (" + grouped(count.trainable()) + " for training, " + grouped(count.validation) +
                   " for validation, " + grouped(count.test) + " for test)";
        out += "\n";
    }
    return out;
}

std::string duplicateLines(const DoctorReport& report)
{
    if (report.duplicateSets == 0)
        return "No two samples have exactly the same content.\n";
    std::string out = counted(report.duplicateSamples, "sample repeats", "samples repeat") +
                      " another one exactly, in " + counted(report.duplicateSets, "set", "sets") + "; " +
                      grouped(report.straddlingSets) + " of them can straddle the split, " +
                      grouped(report.contradictingSets) + " carry different labels.\n";
    for (std::size_t i = 0; i < std::min(linesInText, report.duplicates.size()); ++i) {
        const DuplicateSet& set = report.duplicates[i];
        out += "  " + set.ids.at(0) + " = " + set.ids.at(1);
        if (set.count > 2)
            out += " and " + grouped(set.count - 2) + " more";
        out +=
            std::string(set.straddles ? ", straddles" : "") + (set.contradicts ? ", other label" : "") + "\n";
    }
    return out;
}

std::string sizeLines(const DoctorReport& report)
{
    std::string out = "Training samples that a task of n classes can have (any n classes / the largest n):\n";
    for (const SizeChoice& choice : report.sizes)
        out += "  n = " + std::to_string(choice.classes) + ": " + grouped(choice.everySubset) + " / " +
               grouped(choice.largestSubset) + "\n";
    return out;
}

const char* problemState(const SampleProblem& problem)
{
    return problem.leftOut ? "left out" : "read";
}

} // namespace

std::string text(const DoctorReport& report)
{
    std::string out = report.source + ": " + counted(report.samples, "sample", "samples") + " in " +
                      counted(report.classes.size(), "class", "classes") + ", " +
                      (report.groups > 0 ? counted(report.groups, "group", "groups") : "no groups") + ", " +
                      (report.ownSplit ? "with its own split" : "without a split of its own") + ".\n";
    out += "Fingerprint " + report.fingerprint.substr(0, 16) + ".\n";
    if (const auto* smallest = classNamed(report, report.smallestClass),
        *largest = classNamed(report, report.largestClass);
        smallest && largest)
        out += "Smallest class: " + smallest->name + " with " + grouped(smallest->total()) +
               ", largest: " + largest->name + " with " + grouped(largest->total()) + ".\n";
    out += classLines(report);
    for (const std::string& note : report.notes)
        out += note + "\n";
    for (std::size_t i = 0; i < std::min(linesInText, report.problems.size()); ++i)
        out += "  " + report.problems[i].where + ": " + report.problems[i].what + " (" +
               problemState(report.problems[i]) + ")\n";
    if (report.problems.size() > linesInText)
        out += "  ... and " + grouped(report.problems.size() - linesInText) + " more, in the manifest\n";
    if (report.unreadable > 0)
        out += counted(report.unreadable, "sample", "samples") + " could not be read now.\n";
    if (report.modality == Modality::Text)
        out += counted(report.emptyTexts, "text is", "texts are") + " empty.\n";
    if (report.straddlingGroups > 0)
        out += counted(report.straddlingGroups, "group has", "groups have") +
               " samples in more than one part; a task leaves those of the earlier part out.\n";
    return out + duplicateLines(report) + sizeLines(report);
}

std::string toJson(const DoctorReport& report)
{
    nlohmann::json classes = nlohmann::json::array();
    for (const ClassCount& count : report.classes)
        classes.push_back({{"name", count.name},
                           {"samples", count.total()},
                           {"unspecified", count.unspecified},
                           {"train", count.train},
                           {"validation", count.validation},
                           {"test", count.test}});
    nlohmann::json problems = nlohmann::json::array();
    for (const SampleProblem& problem : report.problems)
        problems.push_back({{"where", problem.where}, {"what", problem.what}, {"left_out", problem.leftOut}});
    nlohmann::json duplicates = nlohmann::json::array();
    for (const DuplicateSet& set : report.duplicates)
        duplicates.push_back({{"ids", set.ids},
                              {"count", set.count},
                              {"straddles", set.straddles},
                              {"contradicts", set.contradicts}});
    nlohmann::json sizes = nlohmann::json::array();
    for (const SizeChoice& choice : report.sizes)
        sizes.push_back({{"classes", choice.classes},
                         {"every_subset", choice.everySubset},
                         {"largest_subset", choice.largestSubset}});
    return base::jsonText({{"format", "deltarank-dataset"},
                           {"version", 1},
                           {"source", report.source},
                           {"modality", report.modality == Modality::Text ? "text" : "image"},
                           {"fingerprint", report.fingerprint},
                           {"samples", report.samples},
                           {"groups", report.groups},
                           {"own_split", report.ownSplit},
                           {"classes", classes},
                           {"smallest_class", report.smallestClass},
                           {"largest_class", report.largestClass},
                           {"problems", problems},
                           {"unreadable", report.unreadable},
                           {"empty_texts", report.emptyTexts},
                           {"duplicate_sets", report.duplicateSets},
                           {"duplicate_samples", report.duplicateSamples},
                           {"straddling_sets", report.straddlingSets},
                           {"contradicting_sets", report.contradictingSets},
                           {"straddling_groups", report.straddlingGroups},
                           {"duplicates", duplicates},
                           {"sizes", sizes},
                           {"notes", report.notes}},
                          2) +
           "\n";
}

base::Status writeManifest(const DoctorReport& report, const std::filesystem::path& path)
{
    return base::writeFileAtomically(path, toJson(report));
}

} // namespace deltarank::data
