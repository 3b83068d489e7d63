#include "analysis/Figures.h"

#include "analysis/FigureParts.h"
#include "analysis/Wording.h"
#include "spectrum/Measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltarank::analysis {

namespace {

/// "cutoff-setting:rank@fine" is base "cutoff-setting", over "rank", sweep "fine".
struct Parsed
{
    std::string base;
    std::string over;
    std::string sweep;
};

Parsed parse(const std::string& id)
{
    Parsed parsed;
    const std::size_t at = id.find('@');
    std::string head = id.substr(0, at);
    if (at != std::string::npos)
        parsed.sweep = id.substr(at + 1);
    const std::size_t colon = head.find(':');
    if (colon != std::string::npos)
        parsed.over = head.substr(colon + 1);
    parsed.base = head.substr(0, colon);
    return parsed;
}

struct Known
{
    const char* id;
    const char* title;
};

constexpr Known known[] = {
    {"accuracy-classes", "Accuracy and classes"},
    {"cutoff-accuracy", "Intrinsic rank and accuracy"},
    {"cutoff-layer", "Intrinsic rank by layer"},
    {"cutoff-corruption", "Intrinsic rank and label noise"},
    {"cutoff-step", "Intrinsic rank during training"},
    {"lora-full", "LoRA beside full fine-tuning"},
    {"sufficient-accuracy", "Sufficient rank and accuracy"},
    {"energy-accuracy", "Energy kept and accuracy kept"},
    {"layer-ablation", "Accuracy without each layer's adapters"},
    {"memorisation", "Memorisation of corrupted labels"},
    {"loss-curves", "Loss during training"},
    {"slope-threshold", "Slope and energy threshold"},
    {"r2-threshold", "R² and energy threshold"},
    {"within-classes", "Runs with the same number of classes"},
};

std::string titleOf(const Parsed& parsed)
{
    std::string title;
    if (parsed.base == "cutoff-setting")
        title = "Intrinsic rank and " + settingName(parsed.over);
    else if (parsed.base == "accuracy-setting")
        title = "Accuracy and " + settingName(parsed.over);
    for (const Known& k : known)
        if (parsed.base == k.id)
            title = k.title;
    return parsed.sweep.empty() ? title : title + " (" + parsed.sweep + ")";
}

Figure build(const ResultsTable& table, const Parsed& id, const AnalysisSettings& settings)
{
    using namespace parts;
    if (id.base == "accuracy-classes")
        return accuracyClasses(table, settings, id.sweep);
    if (id.base == "cutoff-accuracy")
        return measureAccuracy(table, settings, id.sweep);
    if (id.base == "cutoff-layer")
        return measureLayer(table, settings, id.sweep);
    if (id.base == "cutoff-corruption")
        return measureSetting(table, settings, "corruption", id.sweep);
    if (id.base == "cutoff-setting")
        return measureSetting(table, settings, id.over, id.sweep);
    if (id.base == "accuracy-setting")
        return accuracySetting(table, settings, id.over, id.sweep);
    if (id.base == "cutoff-step")
        return measureStep(table, settings, id.sweep);
    if (id.base == "lora-full")
        return loraFull(table, settings, id.sweep);
    if (id.base == "sufficient-accuracy")
        return sufficientAccuracy(table, settings, id.sweep);
    if (id.base == "energy-accuracy")
        return energyAccuracy(table, settings, id.sweep);
    if (id.base == "layer-ablation")
        return layerAblation(table, settings, id.sweep);
    if (id.base == "memorisation")
        return memorisation(table, settings, id.sweep);
    if (id.base == "loss-curves")
        return lossCurves(table, settings, id.sweep);
    if (id.base == "slope-threshold")
        return overThreshold(table, settings, id.sweep, ThresholdCurve::Slope);
    if (id.base == "r2-threshold")
        return overThreshold(table, settings, id.sweep, ThresholdCurve::R2);
    if (id.base == "within-classes")
        return withinClasses(table, settings, id.sweep);
    return emptyFigure("There is no figure named \"" + id.base + "\".", {}, {});
}

} // namespace

std::vector<FigureChoice> figureChoices(const ResultsTable& table)
{
    std::vector<FigureChoice> choices;
    const auto add = [&](const std::string& id) { choices.push_back({id, titleOf(parse(id))}); };
    for (const Known& k : known)
        add(k.id);
    const auto classSweeps = table.sweepsOver("classes");
    for (std::size_t i = 1; i < classSweeps.size(); ++i)
        for (const char* base : {"accuracy-classes", "cutoff-accuracy", "cutoff-layer"})
            add(std::string(base) + "@" + classSweeps[i]);
    const auto corruptionSweeps = table.sweepsOver("corruption");
    for (std::size_t i = 1; i < corruptionSweeps.size(); ++i)
        add("cutoff-corruption@" + corruptionSweeps[i]);
    for (const std::string& over : table.sweptSettings()) {
        const auto sweeps = table.sweepsOver(over);
        for (std::size_t i = 0; i < sweeps.size(); ++i) {
            const std::string tail = over + (i == 0 ? "" : "@" + sweeps[i]);
            if (over != "corruption")
                add("cutoff-setting:" + tail);
            if (over != "classes")
                add("accuracy-setting:" + tail);
        }
    }
    return choices;
}

Figure makeFigure(const ResultsTable& table, const std::string& id, const AnalysisSettings& settings)
{
    const Parsed parsed = parse(id);
    Figure figure = build(table, parsed, settings);
    figure.id = id;
    figure.title = titleOf(parsed);
    const StudyResults& results = table.results();
    const bool allDone =
        results.plannedRuns > 0 && static_cast<int>(results.runs.size()) >= results.plannedRuns;
    if (figure.empty && figure.empty->suggestionId == "run-study" && allDone) // nothing is left to run
        figure.empty->suggestion = figure.empty->suggestionId = {};
    if (!figure.isEmpty())
        figure.notes.insert(figure.notes.end(), results.notes.begin(), results.notes.end());
    return figure;
}

FigurePage mainPage(const ResultsTable& table, const AnalysisSettings& settings)
{
    FigurePage page;
    page.title = table.results().name;
    for (const char* id : {"accuracy-classes", "cutoff-accuracy", "cutoff-layer", "cutoff-corruption"})
        page.figures.push_back(makeFigure(table, id, settings));
    return page;
}

FigurePage sideBySide(std::span<const ResultsTable* const> tables, const std::string& id,
                      const AnalysisSettings& settings)
{
    FigurePage page;
    page.columns = static_cast<int>(std::max<std::size_t>(1, std::min<std::size_t>(tables.size(), 3)));
    Interval x{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}, y = x;
    for (const ResultsTable* table : tables) {
        Figure figure = makeFigure(*table, id, settings);
        figure.panel = table->results().name;
        page.title = figure.title;
        if (!figure.isEmpty()) {
            const FigureExtent here = extent(figure);
            x = {std::min(x.low, here.x.low), std::max(x.high, here.x.high)};
            y = {std::min(y.low, here.y.low), std::max(y.high, here.y.high)};
        }
        page.figures.push_back(std::move(figure));
    }
    const auto share = [](Axis& axis, Interval range) {
        // A hint from 0 upwards would begin the axis there, on top of what lies at 0.
        if (range.low == 0 && !(axis.range && axis.range->high > 0))
            range.low = -1e-9 * range.high;
        axis.range = range;
    };
    for (Figure& figure : page.figures)
        if (!figure.isEmpty()) {
            share(figure.x, x);
            share(figure.y, y);
        }
    return page;
}

Figure spectrumFigure(std::span<const NamedSpectrum> spectra, bool normalised)
{
    Figure figure;
    figure.id = "spectrum";
    figure.title = "Singular values";
    figure.x.label = "singular value number";
    figure.x.wholeNumbers = true;
    figure.y.label = normalised ? "singular value over the largest" : "singular value";
    figure.y.scale = AxisScale::Logarithmic;
    bool any = false;
    for (std::size_t i = 0; i < spectra.size(); ++i) {
        Series series;
        series.name = spectra[i].name;
        series.role = spectra[i].kind.empty() ? numberedRole(i) : roleOfKind(spectra[i].kind);
        series.marker = spectra[i].kind.empty() ? numberedMarker(i) : markerOfKind(spectra[i].kind);
        if (spectra[i].values.size() > 24)
            series.marker = Marker::None;
        series.joined = true;
        // What is rounding beside the largest value only stretches a logarithmic axis.
        const float floor = spectra[i].values.empty() ? 0.0f : spectra[i].values.front() * 1e-8f;
        const double unit = normalised && floor > 0 ? static_cast<double>(spectra[i].values.front()) : 1.0;
        for (std::size_t k = 0; k < spectra[i].values.size(); ++k)
            if (spectra[i].values[k] > floor) {
                Point point;
                point.x = static_cast<double>(k + 1);
                point.y = static_cast<double>(spectra[i].values[k]) / unit;
                point.n = 1;
                if (!spectra[i].runId.empty())
                    point.runIds = {spectra[i].runId};
                series.points.push_back(std::move(point));
            }
        any = any || !series.points.empty();
        figure.series.push_back(std::move(series));
    }
    if (!any)
        figure.empty = EmptyText{
            spectra.empty() ? "No matrix is chosen." : "All singular values are zero: ΔW = 0.", {}, {}};
    return figure;
}

Figure energyFigure(std::span<const NamedSpectrum> spectra, double threshold)
{
    Figure figure = spectrumFigure(spectra);
    figure.id = "energy";
    figure.title = "Cumulative energy";
    figure.y = Axis{};
    figure.y.label = "energy of the first singular values";
    figure.y.unit = "share";
    figure.y.range = Interval{0, 1};
    for (std::size_t i = 0; i < figure.series.size(); ++i) {
        Series& series = figure.series[i];
        series.points.clear();
        const auto energy = spectrum::cumulativeEnergy(std::span<const float>(spectra[i].values));
        const auto cutoff = spectrum::energyCutoff(std::span<const float>(spectra[i].values), threshold);
        for (std::size_t k = 0; k < energy.size(); ++k) {
            Point point;
            point.x = static_cast<double>(k + 1);
            point.y = energy[k];
            point.n = 1;
            if (cutoff)
                point.details.emplace_back("cutoff", std::to_string(*cutoff));
            series.points.push_back(std::move(point));
        }
    }
    if (!figure.isEmpty()) {
        const FigureExtent here = extent(figure);
        OverlayLine line;
        line.name = "threshold";
        line.label = "τ = " + shortNumber(threshold);
        line.role = ColourRole::Neutral;
        line.intercept = threshold;
        line.xFrom = here.x.low;
        line.xTo = here.x.high;
        figure.overlays.push_back(std::move(line));
    }
    return figure;
}

} // namespace deltarank::analysis
