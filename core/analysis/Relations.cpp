#include "analysis/Relations.h"

#include "analysis/Wording.h"

#include <algorithm>
#include <functional>

namespace deltarank::analysis {

namespace {

using study::Method;

/// Gives the values of one run.
using Reading = std::function<RunValues(std::size_t run)>;

std::optional<Aggregate> aggregateRuns(const std::vector<std::size_t>& runs, const Reading& reading,
                                       IntervalKind kind)
{
    std::vector<RunValues> values;
    for (std::size_t run : runs)
        values.push_back(reading(run));
    return aggregate(values, kind);
}

Reading accuracyReading(const ResultsTable& table, const AnalysisSettings& settings)
{
    return [&table, &settings](std::size_t run) {
        RunValues values{table.run(run).id, {}, 0};
        if (const auto accuracy = table.accuracy(run, settings))
            values.values.push_back(*accuracy);
        return values;
    };
}

Reading measureReading(const ResultsTable& table, const AnalysisSettings& settings, const std::string& kind)
{
    return [&table, &settings, kind](std::size_t run) { return table.measured(run, kind, settings); };
}

EmptyText noSweep(const ResultsTable& table, const std::string& over)
{
    if (table.results().runs.empty())
        return {"This study has no finished runs yet.", "Run the study", "run-study"};
    return {"This study has no sweep over the " + settingName(over) + ".", "Add a sweep", "add-sweep"};
}

/// Adds one point for every configuration whose x is known; `xOf` gives nothing where it is not.
struct X
{
    double x = 0;
    Aggregate from{};           ///< where x is measured itself
    std::vector<double> runs{}; ///< its runs' values
};
using XOf = std::function<std::optional<X>(const Configuration&)>;

void addPoints(Relation& relation, const std::vector<Configuration>& configurations, Method method,
               const XOf& xOf, const Reading& reading, IntervalKind interval)
{
    for (const Configuration& configuration : configurations) {
        const auto x = xOf(configuration);
        const auto y = aggregateRuns(method == Method::Full ? configuration.full : configuration.lora,
                                     reading, interval);
        if (!x || !y)
            continue;
        RelationPoint point;
        point.value = configuration.value;
        point.classCount = configuration.classCount;
        point.x = x->x;
        point.xInterval = x->from.interval;
        point.xError = x->from.standardError;
        point.xRunIds = x->from.runIds;
        point.y = *y;
        point.runs.x = x->runs.empty() ? std::vector<double>{x->x} : x->runs;
        point.runs.y = y->runMeans;
        relation.points.push_back(std::move(point));
    }
}

void addBands(RelationSet& set, const ResultsTable& table, const AnalysisSettings& settings,
              const std::vector<Configuration>& configurations, const XOf& xOf)
{
    if (!settings.nullControls)
        return;
    for (const std::string& kind : table.shownKinds(settings)) {
        NullBand random{"random A and B, " + kindName(kind), roleOfKind(kind), {}};
        NullBand shuffled{"all labels shuffled, " + kindName(kind), roleOfKind(kind), {}};
        for (const Configuration& configuration : configurations) {
            const auto x = xOf(configuration);
            if (!x)
                continue;
            for (auto* band : {&random, &shuffled}) {
                const auto& runs = band == &random ? configuration.random : configuration.shuffled;
                const auto y = aggregateRuns(runs, measureReading(table, settings, kind), settings.interval);
                if (y)
                    band->points.push_back({x->x, y->interval ? y->interval->low : y->mean,
                                            y->interval ? y->interval->high : y->mean});
            }
        }
        for (NullBand* band : {&random, &shuffled}) {
            std::sort(band->points.begin(), band->points.end(),
                      [](const BandPoint& a, const BandPoint& b) { return a.x < b.x; });
            if (!band->points.empty())
                set.bands.push_back(std::move(*band));
        }
    }
}

/// Sentences about what was left out; and the empty text where nothing is left.
void conclude(RelationSet& set, const EmptyText& whenEmpty)
{
    long undefined = 0, values = 0;
    bool single = false;
    for (const Relation& relation : set.relations)
        for (const RelationPoint& point : relation.points) {
            undefined += point.y.undefined;
            values += point.y.values;
            single = single || point.y.runMeans.size() < 2;
        }
    std::erase_if(set.relations, [](const Relation& relation) { return relation.points.empty(); });
    if (set.relations.empty()) {
        set.empty = whenEmpty;
        return;
    }
    if (undefined > 0)
        set.notes.push_back(std::to_string(undefined) + " of " + counted(undefined + values, "value") +
                            " are undefined (ΔW = 0) and left out.");
    if (single)
        set.notes.push_back("Points with one run have no interval.");
}

XOf settingX()
{
    return [](const Configuration& configuration) { return X{configuration.value, {}, {}}; };
}

/// The complexity axis: mean accuracy of the full runs with the same number of classes.
XOf accuracyX(const ResultsTable& table, const AnalysisSettings& settings)
{
    return [&table, &settings](const Configuration& configuration) -> std::optional<X> {
        const auto y = aggregateRuns(configuration.full, accuracyReading(table, settings), settings.interval);
        if (!y)
            return std::nullopt;
        return X{y->mean, *y, y->runMeans};
    };
}

/// Full and LoRA runs of equal repeats share subset and seed: drawn together in the bootstrap.
void pairRepeats(Relation& relation, const ResultsTable& table,
                 const std::vector<Configuration>& configurations)
{
    for (RelationPoint& point : relation.points) {
        const auto here = std::find_if(configurations.begin(), configurations.end(),
                                       [&](const Configuration& c) { return c.value == point.value; });
        const auto& full = here->full;
        const auto& lora = here->lora;
        bool same = full.size() == lora.size() && full.size() == point.runs.x.size() &&
                    lora.size() == point.runs.y.size();
        for (std::size_t i = 0; same && i < full.size(); ++i)
            same = table.run(full[i]).repeat == table.run(lora[i]).repeat &&
                   table.run(full[i]).classNames == table.run(lora[i]).classNames;
        point.runs.paired = same;
    }
}

RelationSet
byAccuracy(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep,
           const std::function<void(RelationSet&, const std::vector<Configuration>&, const XOf&)>& fill,
           const EmptyText& whenEmpty)
{
    RelationSet set;
    set.x = accuracyAxis(settings, "full fine-tuning");
    const auto all = configurations(table, "classes", sweep);
    if (all.empty()) {
        set.empty = noSweep(table, "classes");
        return set;
    }
    std::vector<std::string> missing;
    bool anyFull = false;
    const XOf xOf = accuracyX(table, settings);
    for (const Configuration& configuration : all) {
        const bool known = xOf(configuration).has_value();
        anyFull = anyFull || known;
        if (!known && !configuration.lora.empty())
            missing.push_back(shortNumber(configuration.value));
    }
    if (!anyFull) {
        set.empty =
            settings.accuracy == AccuracyKind::Test
                ? EmptyText{"The full fine-tuning runs of this study have no test accuracy.",
                            "Use validation accuracy", "use-validation-accuracy"}
                : EmptyText{
                      "The complexity axis is the accuracy of full fine-tuning runs, and this study has "
                      "none yet.",
                      "Add full fine-tuning runs", "add-full-runs"};
        return set;
    }
    if (!missing.empty())
        set.notes.push_back("Left out for want of full fine-tuning runs: " + listOf(missing) + " classes.");
    fill(set, all, xOf);
    for (Relation& relation : set.relations)
        pairRepeats(relation, table, all);
    conclude(set, whenEmpty);
    return set;
}

} // namespace

std::vector<RelationPoint> Relation::fitted() const
{
    std::vector<RelationPoint> chosen;
    std::copy_if(points.begin(), points.end(), std::back_inserter(chosen),
                 [&](const RelationPoint& point) { return point.x <= fitUpTo; });
    return chosen;
}

std::optional<LinearFit> Relation::fit() const
{
    std::vector<double> x, y;
    for (const RelationPoint& point : fitted()) {
        x.push_back(point.x);
        y.push_back(point.y.mean);
    }
    return fitLine(x, y);
}

RelationSet accuracyBySetting(const ResultsTable& table, const AnalysisSettings& settings,
                              const std::string& over, const std::string& sweep)
{
    RelationSet set;
    const auto all = configurations(table, over, sweep);
    if (all.empty()) {
        set.empty = noSweep(table, over);
        return set;
    }
    std::vector<double> values;
    for (const Configuration& configuration : all)
        values.push_back(configuration.value);
    set.y = accuracyAxis(settings);
    for (Method method : {Method::Full, Method::Lora}) {
        Relation relation;
        relation.id = method == Method::Full ? "full" : "lora";
        relation.name = methodName(method);
        relation.role = method == Method::Full ? ColourRole::Full : ColourRole::Lora;
        relation.marker = method == Method::Full ? Marker::Circle : Marker::Diamond;
        addPoints(relation, all, method, settingX(), accuracyReading(table, settings), settings.interval);
        set.relations.push_back(std::move(relation));
    }
    const auto& first = !all.front().lora.empty() ? all.front().lora : all.front().full;
    const auto mode = first.empty() ? task::CorruptionMode::Shuffle : table.run(first.front()).corruptionMode;
    set.x = settingAxis(over, values, mode);
    if (over == "corruption" && mode == task::CorruptionMode::Swap)
        for (Relation& relation : set.relations)
            relation.fitUpTo = 0.5;
    conclude(set,
             settings.accuracy == AccuracyKind::Test
                 ? EmptyText{"The runs of this study have no test accuracy.", "Use validation accuracy",
                             "use-validation-accuracy"}
                 : EmptyText{"The runs of this sweep are not finished yet.", "Run the study", "run-study"});
    return set;
}

RelationSet measureBySetting(const ResultsTable& table, const AnalysisSettings& settings,
                             const std::string& over, const std::string& sweep)
{
    RelationSet set;
    const auto all = configurations(table, over, sweep);
    if (all.empty()) {
        set.empty = noSweep(table, over);
        return set;
    }
    std::vector<double> values;
    auto mode = task::CorruptionMode::Shuffle;
    for (const Configuration& configuration : all) {
        values.push_back(configuration.value);
        if (!configuration.lora.empty())
            mode = table.run(configuration.lora.front()).corruptionMode;
    }
    set.x = settingAxis(over, values, mode);
    set.y = measureAxis(settings);
    const bool swap = over == "corruption" && mode == task::CorruptionMode::Swap;
    for (const std::string& kind : table.shownKinds(settings)) {
        Relation relation{kind, kindName(kind), roleOfKind(kind), markerOfKind(kind), {}};
        if (swap)
            relation.fitUpTo = 0.5;
        addPoints(relation, all, Method::Lora, settingX(), measureReading(table, settings, kind),
                  settings.interval);
        set.relations.push_back(std::move(relation));
    }
    if (swap && *std::max_element(values.begin(), values.end()) > 0.5)
        set.notes.push_back(
            "Swapping all labels only renames the classes: lines are fitted up to a share of 0.5.");
    addBands(set, table, settings, all, settingX());
    conclude(set, {"No LoRA run of this sweep is finished yet.", "Run the study", "run-study"});
    return set;
}

RelationSet measureByAccuracy(const ResultsTable& table, const AnalysisSettings& settings,
                              const std::string& sweep)
{
    RelationSet set =
        byAccuracy(table, settings, sweep,
                   [&](RelationSet& into, const std::vector<Configuration>& all, const XOf& xOf) {
                       for (const std::string& kind : table.shownKinds(settings)) {
                           Relation relation{kind, kindName(kind), roleOfKind(kind), markerOfKind(kind), {}};
                           addPoints(relation, all, Method::Lora, xOf, measureReading(table, settings, kind),
                                     settings.interval);
                           into.relations.push_back(std::move(relation));
                       }
                       addBands(into, table, settings, all, xOf);
                   },
                   {"No LoRA run of this sweep is finished yet.", "Run the study", "run-study"});
    set.y = measureAxis(settings);
    return set;
}

RelationSet sufficientRankByAccuracy(const ResultsTable& table, const AnalysisSettings& settings,
                                     const std::string& sweep)
{
    RelationSet set = byAccuracy(
        table, settings, sweep,
        [&](RelationSet& into, const std::vector<Configuration>& all, const XOf& xOf) {
            Relation relation{"sufficient", "sufficient rank", ColourRole::Lora, Marker::Diamond, {}};
            const Reading reading = [&](std::size_t run) {
                RunValues values{table.run(run).id, {}, 0};
                if (const auto k = table.sufficientRank(run, settings.epsilon))
                    values.values.push_back(*k);
                return values;
            };
            addPoints(relation, all, Method::Lora, xOf, reading, settings.interval);
            into.relations.push_back(std::move(relation));
        },
        {"The accuracy of truncated adapters was not measured in this study.", "Measure truncated adapters",
         "measure-truncation"});
    set.y.label = "sufficient rank within " + fixedNumber(settings.epsilon, 3) + " accuracy";
    set.y.unit = "directions";
    return set;
}

ClassGroups classGroups(const ResultsTable& table, const AnalysisSettings& settings, const std::string& kind,
                        const std::string& sweep)
{
    ClassGroups result;
    for (const Configuration& configuration : configurations(table, "classes", sweep)) {
        Group group;
        std::vector<std::string> members;
        for (std::size_t run : configuration.lora) {
            std::optional<double> accuracy;
            for (std::size_t full : configuration.full)
                if (table.run(full).repeat == table.run(run).repeat &&
                    table.run(full).classNames == table.run(run).classNames)
                    accuracy = table.accuracy(full, settings);
            const bool twin = accuracy.has_value();
            if (!twin)
                accuracy = table.accuracy(run, settings);
            const RunValues values = table.measured(run, kind, settings);
            if (!accuracy || values.values.empty())
                continue;
            result.twins = result.twins && twin;
            group.x.push_back(*accuracy);
            group.y.push_back(mean(values.values));
            members.push_back(table.run(run).id);
        }
        if (group.x.size() >= 2) {
            result.groups.push_back(std::move(group));
            result.runIds.insert(result.runIds.end(), members.begin(), members.end());
        }
    }
    return result;
}

} // namespace deltarank::analysis
