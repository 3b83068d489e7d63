#include "analysis/FigureParts.h"
#include "analysis/Wording.h"

#include <algorithm>
#include <cstdlib>
#include <map>

/// Figures of what happens during training and of what truncated adapters keep.
namespace deltarank::analysis::parts {

using study::Method;

namespace {

/// Runs of one swept value.
std::map<double, std::vector<std::size_t>> byValue(const ResultsTable& table,
                                                   const std::vector<std::size_t>& runs)
{
    std::map<double, std::vector<std::size_t>> groups;
    for (std::size_t run : runs)
        groups[table.run(run).value].push_back(run);
    return groups;
}

/// At most six values, evenly over the list: more lines than that cannot be told apart.
std::vector<double> chosenValues(const std::map<double, std::vector<std::size_t>>& groups)
{
    std::vector<double> all, chosen;
    for (const auto& [value, runs] : groups)
        all.push_back(value);
    const std::size_t count = std::min<std::size_t>(6, all.size());
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(all[count == 1 ? 0 : i * (all.size() - 1) / (count - 1)]);
    return chosen;
}

std::string valueName(const ResultsTable& table, std::size_t run)
{
    const RunSummary& r = table.run(run);
    if (r.over == "classes")
        return shortNumber(r.value) + " classes";
    return settingName(r.over) + " " + shortNumber(r.value);
}

} // namespace

Figure measureStep(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    const auto runs = mainRuns(table, sweep, Method::Lora);
    Figure figure;
    figure.x.label = "training step";
    figure.x.wholeNumbers = true;
    figure.y = measureAxis(settings);
    const int last = settings.layerTo < 0 ? table.lastLayer() : settings.layerTo;
    std::size_t fewest = runs.size();
    for (const std::string& kind : table.shownKinds(settings)) {
        std::map<int, std::vector<RunValues>> byStep;
        for (std::size_t run : runs) {
            const auto& history = table.run(run).history;
            std::map<int, RunValues> here;
            const auto [first, end] = table.matricesOf(run);
            for (std::size_t m = first; m < end; ++m) {
                const auto& matrix = table.matrices()[m];
                if (table.kinds()[matrix.kind] != kind ||
                    (matrix.layer >= 0 && (matrix.layer < settings.layerFrom || matrix.layer > last)))
                    continue;
                for (std::size_t e = 0; e < std::min(matrix.evaluationCount, history.size()); ++e) {
                    RunValues& values = here[history[e].step];
                    values.runId = table.run(run).id;
                    const auto value = table.evaluations().value(matrix.firstEvaluation + e, settings.measure,
                                                                 settings.threshold);
                    if (value)
                        values.values.push_back(*value);
                    else
                        ++values.undefined;
                }
            }
            for (auto& [step, values] : here)
                byStep[step].push_back(std::move(values));
        }
        Series series;
        series.name = kindName(kind);
        series.role = roleOfKind(kind);
        series.marker = markerOfKind(kind);
        series.joined = true;
        for (const auto& [step, values] : byStep)
            if (const auto y = aggregate(values, settings.interval)) {
                series.points.push_back(toPoint(step, *y));
                fewest = std::min(fewest, y->runMeans.size());
            }
        if (!series.points.empty())
            figure.series.push_back(std::move(series));
    }
    if (figure.series.empty()) {
        figure.empty = runs.empty()
                           ? runTheStudy()
                           : EmptyText{"The runs of this study kept no spectra of their evaluations.",
                                       "Run the study", "run-study"};
        return figure;
    }
    if (fewest < runs.size())
        figure.notes.push_back("Not every run has every step: the number behind a point differs.");
    figure.notes.push_back("Before the first step ΔW = 0 and has no value.");
    return figure;
}

Figure energyAccuracy(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    const auto groups = byValue(table, mainRuns(table, sweep, Method::Lora));
    Figure figure;
    figure.x.label = "energy kept";
    figure.x.unit = "share";
    figure.x.range = Interval{0, 1};
    figure.y.label = "accuracy kept";
    figure.y.unit = "share of the whole adapter's";
    std::size_t place = 0;
    for (double value : chosenValues(groups)) {
        std::map<int, std::vector<RunValues>> energies, accuracies;
        for (std::size_t run : groups.at(value)) {
            const RunSummary& r = table.run(run);
            if (r.truncation.empty())
                continue;
            const auto whole = std::max_element(r.truncation.begin(), r.truncation.end(),
                                                [](const auto& a, const auto& b) { return a.k < b.k; });
            if (!(whole->accuracy > 0))
                continue;
            for (const study::TruncationPoint& point : r.truncation) {
                RunValues energy{r.id, {}, 0};
                const auto [first, end] = table.matricesOf(run);
                for (std::size_t m = first; m < end; ++m) {
                    const auto kept = table.spectra().energies(table.matrices()[m].row);
                    if (kept.empty() || kept.back() == 0)
                        continue;
                    const auto k =
                        std::min<std::size_t>(static_cast<std::size_t>(std::max(0, point.k)), kept.size());
                    energy.values.push_back(k == 0 ? 0.0 : kept[k - 1]);
                }
                if (energy.values.empty())
                    continue;
                energies[point.k].push_back(std::move(energy));
                accuracies[point.k].push_back({r.id, {point.accuracy / whole->accuracy}, 0});
            }
        }
        Series series;
        series.name = valueName(table, groups.at(value).front());
        series.role = numberedRole(place);
        series.marker = numberedMarker(place);
        series.joined = true;
        for (const auto& [k, values] : accuracies) {
            const auto x = aggregate(energies[k], settings.interval),
                       y = aggregate(values, settings.interval);
            Point point = toPoint(x->mean, *y);
            point.details.emplace_back("directions kept", std::to_string(k));
            series.points.push_back(std::move(point));
        }
        ++place;
        if (!series.points.empty())
            figure.series.push_back(std::move(series));
    }
    if (figure.series.empty())
        figure.empty = groups.empty()
                           ? runTheStudy()
                           : EmptyText{"The accuracy of truncated adapters was not measured in this study.",
                                       "Measure truncated adapters", "measure-truncation"};
    else if (groups.size() > 6)
        figure.notes.push_back("Six of " + std::to_string(groups.size()) + " values are shown.");
    return figure;
}

Figure layerAblation(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    const auto runs = mainRuns(table, sweep, Method::Lora);
    std::map<int, std::vector<RunValues>> byLayer;
    for (std::size_t run : runs) {
        const RunSummary& r = table.run(run);
        const auto whole = r.metrics.find("last_accuracy");
        if (whole == r.metrics.end())
            continue;
        for (const auto& [layer, accuracy] : r.layerAblation) {
            char* end = nullptr;
            const long number = std::strtol(layer.c_str(), &end, 10);
            if (end != layer.c_str() && *end == 0)
                byLayer[static_cast<int>(number)].push_back({r.id, {whole->second - accuracy}, 0});
        }
    }
    Figure figure;
    figure.x.label = "layer without its adapters";
    figure.x.wholeNumbers = true;
    figure.y.label = "accuracy lost";
    figure.y.range = Interval{0, 0};
    Series series;
    series.name = "LoRA";
    series.role = ColourRole::Lora;
    series.marker = Marker::Diamond;
    series.joined = true;
    for (const auto& [layer, values] : byLayer) {
        const auto y = aggregate(values, settings.interval);
        series.points.push_back(toPoint(layer, *y));
        for (std::size_t i = 0; settings.singleRuns && i < y->runIds.size(); ++i) {
            Point single;
            single.x = layer;
            single.y = y->runMeans[i];
            single.runIds = {y->runIds[i]};
            single.n = 1;
            series.singleRuns.push_back(std::move(single));
        }
    }
    if (series.points.empty())
        figure.empty =
            runs.empty()
                ? runTheStudy()
                : EmptyText{"The accuracy without each layer's adapters was not measured in this study.",
                            "Measure layers", "measure-truncation"};
    else
        figure.series.push_back(std::move(series));
    return figure;
}

Figure memorisation(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    const auto all = configurations(table, "corruption", sweep);
    if (all.empty())
        return emptyFigure(table.results().runs.empty() ? runTheStudy().reason
                                                        : "This study has no sweep over corrupted labels.",
                           "Add a sweep", "add-sweep");
    Figure figure;
    std::vector<double> values;
    auto mode = task::CorruptionMode::Shuffle;
    for (const Configuration& configuration : all) {
        values.push_back(configuration.value);
        if (!configuration.lora.empty())
            mode = table.run(configuration.lora.front()).corruptionMode;
    }
    figure.x = settingAxis("corruption", values, mode);
    figure.y.label = "accuracy at the last step";
    figure.y.range = figure.y.limits = Interval{0, 1};
    struct Part
    {
        const char* name;
        std::optional<double> (*read)(const study::HistoryPoint&);
    };
    constexpr Part parts[] = {
        {"clean training samples", [](const study::HistoryPoint& p) { return p.cleanAccuracy; }},
        {"corrupted training samples", [](const study::HistoryPoint& p) { return p.corruptedAccuracy; }},
        {"validation",
         [](const study::HistoryPoint& p) { return std::optional<double>(p.validationAccuracy); }},
    };
    bool memorised = false;
    for (Method method : {Method::Lora, Method::Full})
        for (std::size_t i = 0; i < 3; ++i) {
            Series series;
            series.name = std::string(parts[i].name) + (method == Method::Full ? ", full" : "");
            series.role = numberedRole(i);
            series.marker = numberedMarker(i);
            series.joined = true;
            series.hollow = series.dashed = method == Method::Full;
            for (const Configuration& configuration : all) {
                std::vector<RunValues> collected;
                for (std::size_t run : method == Method::Full ? configuration.full : configuration.lora) {
                    if (table.run(run).history.empty())
                        continue;
                    if (const auto value = parts[i].read(table.run(run).history.back()))
                        collected.push_back({table.run(run).id, {*value}, 0});
                }
                if (const auto y = aggregate(collected, settings.interval)) {
                    series.points.push_back(toPoint(configuration.value, *y));
                    memorised = memorised || i == 1;
                }
            }
            if (!series.points.empty())
                figure.series.push_back(std::move(series));
        }
    if (!memorised)
        return emptyFigure("No run of this sweep measured its accuracy on corrupted training samples.",
                           "Run the study", "run-study");
    figure.notes.push_back(
        "Corrupted samples are counted right where the model gives the label it was trained on.");
    return figure;
}

Figure lossCurves(const ResultsTable& table, const AnalysisSettings& settings, const std::string& sweep)
{
    auto method = Method::Lora;
    auto runs = mainRuns(table, sweep, method);
    if (runs.empty()) {
        method = Method::Full;
        runs = mainRuns(table, sweep, method);
    }
    const auto groups = byValue(table, runs);
    Figure figure;
    figure.x.label = "training step";
    figure.x.wholeNumbers = true;
    figure.y.label = "loss";
    figure.y.unit = "nats";
    figure.y.range = Interval{0, 0};
    std::size_t place = 0;
    for (double value : chosenValues(groups)) {
        for (bool validation : {true, false}) {
            std::map<int, std::vector<RunValues>> byStep;
            for (std::size_t run : groups.at(value))
                for (const study::HistoryPoint& point : table.run(run).history)
                    if (validation || point.step > 0) // no training has a loss before its first step
                        byStep[point.step].push_back(
                            {table.run(run).id, {validation ? point.validationLoss : point.trainingLoss}, 0});
            Series series;
            series.name = valueName(table, groups.at(value).front()) + (validation ? "" : ", training");
            series.role = numberedRole(place);
            series.marker = Marker::None;
            series.joined = true;
            series.dashed = !validation;
            for (const auto& [step, values] : byStep)
                if (const auto y = aggregate(values, settings.interval)) {
                    Point point = toPoint(step, *y);
                    point.interval.reset(); // a fan of bars on every line hides the lines
                    series.points.push_back(std::move(point));
                }
            if (!series.points.empty())
                figure.series.push_back(std::move(series));
        }
        ++place;
    }
    if (figure.series.empty()) {
        figure.empty = runTheStudy();
        return figure;
    }
    figure.notes.push_back("Means over runs of " + methodName(method) +
                           ". Solid: validation, dashed: training.");
    if (groups.size() > 6)
        figure.notes.push_back("Six of " + std::to_string(groups.size()) + " values are shown.");
    return figure;
}

} // namespace deltarank::analysis::parts
