#include "analysis/Tables.h"

#include "analysis/Association.h"
#include "analysis/RankAdvisor.h"
#include "analysis/Relations.h"
#include "analysis/Statistics.h"
#include "analysis/Wording.h"
#include "spectrum/Measures.h"

#include <algorithm>
#include <cmath>

namespace deltarank::analysis {

namespace {

/// The published data sets whose columns are shown.
std::vector<const PublishedDataset*> publishedColumns(std::span<const ResultsTable* const> studies,
                                                      const AnalysisSettings& settings)
{
    std::vector<const PublishedDataset*> columns;
    for (const ResultsTable* study : studies) {
        if (!study->published() || !settings.overlay)
            continue;
        if (!settings.overlayDataset.empty()) {
            if (const auto* one = study->published()->find(settings.overlayDataset))
                columns.push_back(one);
        } else {
            for (const auto& [id, set] : study->published()->datasets())
                columns.push_back(&set);
        }
        break;
    }
    return columns;
}

using PublishedOf = const PublishedLine* (*)(const PublishedDataset&, const std::string& relation);

Table lineTable(std::span<const ResultsTable* const> studies, const AnalysisSettings& settings,
                std::string id, std::string title,
                RelationSet (*relationsOf)(const ResultsTable&, const AnalysisSettings&),
                PublishedOf published)
{
    Table table;
    table.id = std::move(id);
    table.title = std::move(title);
    table.columns = {{"study", "study", 0},         {"series", "series", 0},
                     {"slope", "slope", 4, "ours"}, {"intercept", "intercept", 4, "ours"},
                     {"r2", "R²", 4, "ours"},       {"slope_error", "s.e. of slope", 4, "ours"},
                     {"p", "p", 4, "ours"},         {"points", "points", 0, "ours"}};
    const auto papers = publishedColumns(studies, settings);
    for (const PublishedDataset* paper : papers)
        for (const auto& [column, name] :
             {std::pair{"slope", "slope"}, {"intercept", "intercept"}, {"r2", "R²"}})
            table.columns.push_back({"paper_" + paper->id + "_" + column, name, 4, "paper, " + paper->name});
    for (const ResultsTable* study : studies) {
        const RelationSet set = relationsOf(*study, settings);
        if (set.empty)
            table.notes.push_back(study->results().name + ": " + set.empty->reason);
        for (const Relation& relation : set.relations) {
            const auto fit = relation.fit();
            std::vector<Cell> row{study->results().name, relation.name};
            const auto addAll = [&row](std::initializer_list<double> numbers) {
                for (double value : numbers)
                    row.emplace_back(value);
            };
            if (fit)
                addAll({fit->slope, fit->intercept, fit->r2, fit->slopeError, fit->p,
                        static_cast<double>(fit->n)});
            else
                addAll({nan, nan, nan, nan, nan, static_cast<double>(relation.fitted().size())});
            for (const PublishedDataset* paper : papers) {
                const PublishedLine* line = published(*paper, relation.id);
                if (line)
                    addAll({line->slope, line->intercept, line->r2});
                else
                    addAll({nan, nan, nan});
            }
            table.rows.push_back(std::move(row));
        }
        for (const std::string& note : set.notes)
            if (std::find(table.notes.begin(), table.notes.end(), note) == table.notes.end())
                table.notes.push_back(note);
    }
    if (settings.exploratory)
        table.notes.push_back("The settings were tried out by hand: p-values are exploratory.");
    return table;
}

const PublishedLine* findLine(const std::map<std::string, PublishedLine>& lines, const std::string& kind)
{
    const auto found = lines.find(kind);
    return found == lines.end() ? nullptr : &found->second;
}

RelationSet accuracyByClasses(const ResultsTable& table, const AnalysisSettings& settings)
{
    return accuracyBySetting(table, settings, "classes");
}
RelationSet byAccuracy(const ResultsTable& table, const AnalysisSettings& settings)
{
    return measureByAccuracy(table, settings);
}
RelationSet byCorruption(const ResultsTable& table, const AnalysisSettings& settings)
{
    return measureBySetting(table, settings, "corruption");
}

std::string measureName(const AnalysisSettings& settings)
{
    std::string name = spectrum::label(settings.measure, settings.threshold);
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return name;
}

} // namespace

Table table1(std::span<const ResultsTable* const> studies, const AnalysisSettings& settings)
{
    return lineTable(studies, settings, "table1", "Accuracy against number of classes: lines of best fit",
                     &accuracyByClasses,
                     [](const PublishedDataset& paper, const std::string& relation) -> const PublishedLine* {
                         return relation == "full" ? &paper.accuracyClasses : nullptr;
                     });
}

Table table2(std::span<const ResultsTable* const> studies, const AnalysisSettings& settings)
{
    return lineTable(studies, settings, "table2",
                     measureName(settings) + " against accuracy of full fine-tuning: lines of best fit",
                     &byAccuracy, [](const PublishedDataset& paper, const std::string& relation) {
                         return findLine(paper.cutoffAccuracy, relation);
                     });
}

Table table3(std::span<const ResultsTable* const> studies, const AnalysisSettings& settings)
{
    return lineTable(studies, settings, "table3",
                     measureName(settings) + " against corrupted training labels: lines of best fit",
                     &byCorruption, [](const PublishedDataset& paper, const std::string& relation) {
                         return findLine(paper.cutoffCorruption, relation);
                     });
}

Table statisticsTable(const ResultsTable& study, const AnalysisSettings& settings)
{
    Table table;
    table.id = "statistics";
    table.title = "What stands behind the lines";
    table.columns = {{"figure", "figure", 0},
                     {"series", "series", 0},
                     {"points", "points", 0},
                     {"slope", "slope", 4},
                     {"slope_error", "s.e.", 4},
                     {"intercept", "intercept", 4},
                     {"intercept_error", "s.e. of intercept", 4},
                     {"r2", "R²", 4},
                     {"p", "p", 4},
                     {"spearman", "Spearman's ρ", 3},
                     {"spearman_p", "p of ρ", 4},
                     {"bootstrap_low", "bootstrap 2.5%", 4},
                     {"bootstrap_high", "bootstrap 97.5%", 4},
                     {"errors_in_both_slope", "slope, errors in both", 4},
                     {"errors_in_both_error", "its s.e.", 4},
                     {"within_slope", "slope within classes", 4},
                     {"within_p", "p within classes", 4}};
    struct Part
    {
        const char* name;
        RelationSet set;
        bool measuredX;
    };
    Part parts[] = {{"accuracy and classes", accuracyByClasses(study, settings), false},
                    {"measure and accuracy", byAccuracy(study, settings), true},
                    {"measure and corruption", byCorruption(study, settings), false}};
    for (const Part& part : parts)
        for (const Relation& relation : part.set.relations) {
            std::vector<double> x, y, ex, ey;
            std::vector<ConfigurationRuns> runs;
            for (const RelationPoint& point : relation.fitted()) {
                x.push_back(point.x);
                y.push_back(point.y.mean);
                ex.push_back(point.xError);
                ey.push_back(point.y.standardError);
                runs.push_back(point.runs);
            }
            const auto fit = fitLine(x, y);
            const auto rho = spearman(x, y);
            const auto bootstrap = fit && fit->n > 2 ? bootstrapSlope(runs, 1) : std::nullopt;
            const auto both = part.measuredX && fit && fit->n > 2 ? yorkLine(x, y, ex, ey) : std::nullopt;
            const auto inside = part.measuredX
                                    ? withinGroups(classGroups(study, settings, relation.id).groups)
                                    : std::nullopt;
            table.rows.push_back(
                {part.name, relation.name, static_cast<double>(x.size()), fit ? fit->slope : nan,
                 fit ? fit->slopeError : nan, fit ? fit->intercept : nan, fit ? fit->interceptError : nan,
                 fit ? fit->r2 : nan, fit ? fit->p : nan, rho ? rho->coefficient : nan, rho ? rho->p : nan,
                 bootstrap ? bootstrap->interval.low : nan, bootstrap ? bootstrap->interval.high : nan,
                 both ? both->slope : nan, both ? both->slopeError : nan, inside ? inside->slope : nan,
                 inside ? inside->p : nan});
        }
    table.notes.push_back(
        "Bootstrap: 2,000 resamples of the runs within each configuration, percentile interval. Errors "
        "in both: York's line with the standard errors of the means. Within classes: common slope of "
        "runs around the means of their number of classes.");
    if (settings.exploratory)
        table.notes.push_back("The settings were tried out by hand: p-values are exploratory.");
    return table;
}

Table configurationTable(const ResultsTable& study, const AnalysisSettings& settings)
{
    Table table;
    table.id = "configurations";
    table.title = "Means of all configurations";
    table.columns = {{"figure", "figure", 0},      {"series", "series", 0}, {"setting", "setting", 4},
                     {"classes", "classes", 0},    {"x", "x", 4},           {"x_low", "x low", 4},
                     {"x_high", "x high", 4},      {"mean", "mean", 4},     {"low", "low", 4},
                     {"high", "high", 4},          {"values", "values", 0}, {"runs", "runs", 0},
                     {"undefined", "undefined", 0}};
    const auto add = [&](const char* name, const RelationSet& set) {
        for (const Relation& relation : set.relations)
            for (const RelationPoint& point : relation.points)
                table.rows.push_back(
                    {name, relation.name, point.value, static_cast<double>(point.classCount), point.x,
                     point.xInterval ? point.xInterval->low : nan,
                     point.xInterval ? point.xInterval->high : nan, point.y.mean,
                     point.y.interval ? point.y.interval->low : nan,
                     point.y.interval ? point.y.interval->high : nan, static_cast<double>(point.y.values),
                     static_cast<double>(point.y.runMeans.size()), static_cast<double>(point.y.undefined)});
    };
    add("accuracy and classes", accuracyByClasses(study, settings));
    add("measure and accuracy", byAccuracy(study, settings));
    for (const std::string& over : study.sweptSettings())
        for (const std::string& sweep : study.sweepsOver(over))
            add(("measure and " + settingName(over) + ", sweep " + sweep).c_str(),
                measureBySetting(study, settings, over, sweep));
    return table;
}

Table runTable(const ResultsTable& study, const AnalysisSettings& settings)
{
    Table table;
    table.id = "runs";
    table.title = "Runs";
    table.columns = {{"id", "run", 0},
                     {"method", "method", 0},
                     {"null_control", "null control", 0},
                     {"sweep", "sweep", 0},
                     {"over", "over", 0},
                     {"value", "value", 4},
                     {"repeat", "repeat", 0},
                     {"classes", "classes", 0},
                     {"train_size", "training samples", 0},
                     {"corruption", "corruption", 4},
                     {"mislabelled", "mislabelled", 4},
                     {"rank", "rank", 0},
                     {"best_accuracy", "best accuracy", 4},
                     {"last_accuracy", "last accuracy", 4},
                     {"test_accuracy", "test accuracy", 4},
                     {"sufficient_rank", "sufficient rank", 0}};
    const auto kinds = study.shownKinds(settings);
    for (const std::string& kind : kinds)
        table.columns.push_back({spectrum::id(settings.measure) + ("_" + kind), kindName(kind), 4,
                                 spectrum::label(settings.measure, settings.threshold)});
    constexpr const char* nulls[] = {"", "random", "shuffled"};
    for (std::size_t i = 0; i < study.results().runs.size(); ++i) {
        const RunSummary& run = study.run(i);
        const auto metric = [&](const char* name) {
            const auto found = run.metrics.find(name);
            return found == run.metrics.end() ? nan : found->second;
        };
        const auto sufficient = study.sufficientRank(i, settings.epsilon);
        const bool lora = run.method == study::Method::Lora;
        std::vector<Cell> row;
        row.reserve(table.columns.size());
        for (const char* text :
             {run.id.c_str(), lora ? "lora" : "full", nulls[static_cast<std::size_t>(run.nullControl)],
              run.sweep.c_str(), run.over.c_str()})
            row.emplace_back(std::string(text));
        for (double value :
             {run.value, static_cast<double>(run.repeat), static_cast<double>(run.classCount),
              static_cast<double>(run.trainSize), run.corruption, run.mislabelledShare,
              lora ? static_cast<double>(run.rank) : nan, metric("best_accuracy"), metric("last_accuracy"),
              metric("test_accuracy"), sufficient ? static_cast<double>(*sufficient) : nan})
            row.emplace_back(value);
        for (const std::string& kind : kinds) {
            const RunValues values = study.measured(i, kind, settings);
            row.emplace_back(mean(values.values)); // NaN without any
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Table> allTables(const ResultsTable& study, const AnalysisSettings& settings)
{
    const ResultsTable* one[] = {&study};
    std::vector<Table> tables{table1(one, settings),
                              table2(one, settings),
                              table3(one, settings),
                              statisticsTable(study, settings),
                              configurationTable(study, settings),
                              runTable(study, settings)};
    if (const auto advice = adviseRank(study, settings))
        tables.push_back(adviceTable(*advice));
    return tables;
}

} // namespace deltarank::analysis
