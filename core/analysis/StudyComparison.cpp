#include "analysis/StudyComparison.h"

#include "analysis/Wording.h"

#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <tuple>

namespace deltarank::analysis {

using nlohmann::json;

namespace {

void flatten(const json& value, const std::string& path, std::map<std::string, std::string>& into)
{
    if (value.is_object() && !value.empty()) {
        for (const auto& [key, inner] : value.items())
            flatten(inner, path.empty() ? key : path + "." + key, into);
        return;
    }
    into[path] = value.is_string() ? value.get<std::string>()
                                   : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

using Key = std::tuple<std::string, double, int, study::Method, task::CorruptionMode>;

std::multimap<Key, std::size_t> byKey(const ResultsTable& table)
{
    std::multimap<Key, std::size_t> runs;
    for (std::size_t i = 0; i < table.results().runs.size(); ++i) {
        const RunSummary& run = table.run(i);
        if (run.nullControl == study::NullControl::None)
            runs.emplace(Key{run.over, run.value, run.repeat, run.method, run.corruptionMode}, i);
    }
    return runs;
}

} // namespace

std::vector<SettingDifference> settingDifferences(const json& first, const json& second)
{
    std::map<std::string, std::string> a, b;
    flatten(first, "", a);
    flatten(second, "", b);
    std::map<std::string, SettingDifference> all;
    for (const auto& [path, text] : a)
        all[path] = {path, text, "–"};
    for (const auto& [path, text] : b) {
        auto& entry = all.try_emplace(path, SettingDifference{path, "–", "–"}).first->second;
        entry.second = text;
    }
    std::vector<SettingDifference> differences;
    for (auto& [path, difference] : all)
        if (difference.first != difference.second)
            differences.push_back(std::move(difference));
    return differences;
}

StudyComparison compareStudies(const ResultsTable& first, const ResultsTable& second,
                               const AnalysisSettings& settings)
{
    StudyComparison result;
    result.first = first.results().name;
    result.second = second.results().name;
    result.settings = settingDifferences(first.results().settings, second.results().settings);

    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    auto a = byKey(first), b = byKey(second);
    result.unpaired = static_cast<int>(a.size() + b.size());
    for (const auto& [key, run] : a)
        if (const auto partner = b.find(key); partner != b.end()) {
            pairs.emplace_back(run, partner->second);
            b.erase(partner);
        }
    result.unpaired -= static_cast<int>(2 * pairs.size());

    const auto add = [&](const std::string& quantity, study::Method method,
                         const std::function<std::optional<double>(const ResultsTable&, std::size_t)>& read) {
        std::vector<double> x, y, d;
        for (const auto& [one, two] : pairs) {
            if (first.run(one).method != method)
                continue;
            const auto before = read(first, one), after = read(second, two);
            if (!before || !after)
                continue;
            x.push_back(*before);
            y.push_back(*after);
            d.push_back(*after - *before);
        }
        if (d.empty())
            return;
        PairedDifference difference{quantity,
                                    mean(x),
                                    mean(y),
                                    mean(d),
                                    {},
                                    std::numeric_limits<double>::quiet_NaN(),
                                    static_cast<int>(d.size())};
        if (d.size() > 1) {
            const double count = static_cast<double>(d.size());
            const double error = standardDeviation(d) / std::sqrt(count);
            const double half = studentQuantile(0.95, count - 1) * error;
            difference.interval = Interval{difference.difference - half, difference.difference + half};
            difference.p = error > 0 ? studentP(difference.difference / error, count - 1)
                                     : (difference.difference == 0 ? 1.0 : 0.0);
        }
        result.differences.push_back(difference);
    };
    for (study::Method method : {study::Method::Full, study::Method::Lora})
        add("accuracy, " + methodName(method), method,
            [&](const ResultsTable& table, std::size_t run) { return table.accuracy(run, settings); });
    for (const std::string& kind : first.shownKinds(settings))
        add(measureAxis(settings).label + ", " + kindName(kind), study::Method::Lora,
            [&](const ResultsTable& table, std::size_t run) -> std::optional<double> {
                const RunValues values = table.measured(run, kind, settings);
                return values.values.empty() ? std::nullopt : std::optional(mean(values.values));
            });
    add("sufficient rank", study::Method::Lora,
        [&](const ResultsTable& table, std::size_t run) -> std::optional<double> {
            const auto k = table.sufficientRank(run, settings.epsilon);
            return k ? std::optional<double>(*k) : std::nullopt;
        });
    return result;
}

Table toTable(const StudyComparison& comparison)
{
    Table table;
    table.id = "comparison";
    table.title = comparison.second + " compared with " + comparison.first;
    table.columns = {{"quantity", "quantity", 0},
                     {"first", comparison.first, 4},
                     {"second", comparison.second, 4},
                     {"difference", "difference", 4},
                     {"low", "low", 4},
                     {"high", "high", 4},
                     {"p", "p", 4},
                     {"pairs", "pairs", 0}};
    for (const PairedDifference& d : comparison.differences)
        table.rows.push_back(
            {d.quantity, d.first, d.second, d.difference, d.interval ? Cell(d.interval->low) : Cell(),
             d.interval ? Cell(d.interval->high) : Cell(), d.p, static_cast<double>(d.pairs)});
    if (comparison.unpaired > 0)
        table.notes.push_back(counted(comparison.unpaired, "run") + " without a partner left out.");
    return table;
}

Table settingsTable(const StudyComparison& comparison)
{
    Table table;
    table.id = "settings";
    table.title = "Settings that differ";
    table.columns = {
        {"setting", "setting", 0}, {"first", comparison.first, 0}, {"second", comparison.second, 0}};
    for (const SettingDifference& d : comparison.settings)
        table.rows.push_back({d.path, d.first, d.second});
    if (comparison.settings.empty())
        table.notes.push_back("The two studies have the same settings.");
    return table;
}

} // namespace deltarank::analysis
