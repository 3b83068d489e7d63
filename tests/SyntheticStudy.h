#pragma once

#include "analysis/StudyResults.h"
#include "base/RandomStream.h"

#include <cmath>
#include <string>
#include <vector>

/// Studies made from known rules, for tests of statistics, figures and reports.
namespace synthetic {

using namespace deltarank;

struct Options
{
    std::string name = "synthetic";
    std::vector<int> classes{2, 4, 8, 16, 24};
    std::vector<double> corruption{0, 0.25, 0.5, 0.75, 1};
    task::CorruptionMode mode = task::CorruptionMode::Shuffle;
    int repeats = 3;
    int layers = 4;
    int rank = 32;
    double noise = 0;              ///< scale of everything random
    double accuracySlope = -0.012; ///< accuracy = 1 + slope·n
    bool full = true;
    bool nullControls = false;
    bool extras = false; ///< histories, evaluations, truncation, layer ablation
    std::uint64_t seed = 1;
};

/// σ with exactly `cutoff` at 95% (cutoff <= 19): that many equal values, then almost nothing.
inline std::vector<float> steps(int cutoff, int rank)
{
    std::vector<float> values(static_cast<std::size_t>(rank), 1e-4f);
    for (int i = 0; i < cutoff && i < rank; ++i)
        values[static_cast<std::size_t>(i)] = 1;
    return values;
}

/// σ_i = q^i whose energy reaches 95% near `cutoff`.
inline std::vector<float> decay(double cutoff, int rank, double scale = 1)
{
    const double q = std::pow(0.05, 0.5 / std::max(0.5, cutoff));
    std::vector<float> values(static_cast<std::size_t>(rank));
    for (int i = 0; i < rank; ++i)
        values[static_cast<std::size_t>(i)] = static_cast<float>(scale * std::pow(q, i));
    return values;
}

inline double kindOffset(const std::string& kind)
{
    return kind == "query" ? 10 : kind == "key" ? 12 : 5;
}
inline double kindSlope(const std::string& kind)
{
    return kind == "query" ? -4 : kind == "key" ? -6 : 3;
}

/// Cutoff of a matrix before noise: offset + slope·accuracy − 0.5·layer.
inline double cutoffOf(const std::string& kind, double accuracy, int layer)
{
    return kindOffset(kind) + kindSlope(kind) * accuracy - 0.5 * layer;
}

inline analysis::RunSummary run(const Options& options, study::Method method, const std::string& over,
                                double value, int classes, double corruption, int repeat,
                                study::NullControl null)
{
    const bool lora = method == study::Method::Lora;
    analysis::RunSummary r;
    r.method = method;
    r.sweep = over;
    r.over = over;
    r.value = value;
    r.classCount = classes;
    r.repeat = repeat;
    r.trainSize = 800;
    r.corruptionMode = options.mode;
    r.corruption = corruption;
    r.mislabelledShare = corruption * (1 - 1.0 / classes);
    r.rank = lora ? options.rank : 0;
    r.alpha = r.rank;
    r.nullControl = null;
    for (int i = 0; i < classes; ++i)
        r.classNames.push_back("class " + std::to_string(i + repeat));
    r.id = over + "-" + std::to_string(value) + (lora ? "-lora-" : "-full-") + std::to_string(repeat) +
           (null == study::NullControl::None     ? ""
            : null == study::NullControl::Random ? "-random"
                                                 : "-shuffled");
    base::RandomStream random({options.seed, base::Purpose::Other, 0, 0, base::placeOf(r.id)});
    const double clean = 1 + options.accuracySlope * classes;
    const double accuracy =
        clean * (1 - 0.6 * corruption) - (lora ? 0.01 : 0) + options.noise * 0.01 * random.normal();
    r.metrics = {{"best_accuracy", accuracy}, {"last_accuracy", accuracy - 0.005}};
    const double complexity = clean - 0.3 * corruption;
    for (int layer = 0; layer < options.layers; ++layer)
        for (const char* kind : {"query", "key", "value"}) {
            study::SpectrumRecord s;
            s.kind = kind;
            s.layer = layer;
            s.modulePath = "encoder.layer." + std::to_string(layer) + "." + kind;
            s.rank = options.rank;
            double cutoff = cutoffOf(kind, complexity, layer) + options.noise * 0.6 * random.normal();
            if (null == study::NullControl::Random)
                cutoff = options.rank * 0.8 + options.noise * 0.2 * random.normal();
            if (!lora)
                cutoff *= 2.5;
            s.final = decay(cutoff, options.rank * (lora ? 1 : 4));
            if (options.extras && lora && null == study::NullControl::None)
                for (int e = 0; e < 7; ++e)
                    s.evaluations.push_back(
                        e == 0 ? std::vector<float>(s.final.size(), 0.0f)
                               : decay(cutoff * (1 - std::exp(-0.7 * e)), options.rank, e / 6.0));
            r.spectra.push_back(std::move(s));
        }
    if (!options.extras)
        return r;
    for (int e = 0; e < 7; ++e) {
        study::HistoryPoint p;
        p.step = e * 25;
        p.epoch = e;
        p.trainingLoss = std::log(classes) * std::exp(-0.5 * e) + 0.02;
        p.validationLoss = std::log(classes) * (std::exp(-0.5 * e) + 0.15 + 0.02 * e);
        p.validationAccuracy = accuracy * (1 - std::exp(-0.8 * e)) + 0.1;
        p.cleanAccuracy = 1 - std::exp(-0.9 * e);
        if (corruption > 0)
            p.corruptedAccuracy = (1 - std::exp(-0.4 * e)) * (lora ? 0.8 : 1) * (1 - 0.3 * corruption);
        r.history.push_back(p);
    }
    if (lora && null == study::NullControl::None) {
        for (int k : {0, 1, 2, 4, 8, 16, 32})
            r.truncation.push_back({k, accuracy - 0.8 * accuracy * std::exp(-k / (1.0 + classes * 0.12))});
        for (int layer = 0; layer < options.layers; ++layer)
            r.layerAblation[std::to_string(layer)] =
                accuracy - 0.02 * (layer + 1) + options.noise * 0.005 * random.normal();
    }
    return r;
}

inline analysis::StudyResults study(const Options& options)
{
    analysis::StudyResults results;
    results.name = options.name;
    results.dataset = "synthetic";
    results.settings = {{"lora", {{"rank", options.rank}, {"alpha", options.rank}}},
                        {"repeats", options.repeats}};
    results.provenance = {{"program_version", "test"}};
    using study::Method;
    using study::NullControl;
    const auto add = [&](const std::string& over, double value, int classes, double corruption) {
        for (int repeat = 0; repeat < options.repeats; ++repeat) {
            if (options.full)
                results.runs.push_back(
                    run(options, Method::Full, over, value, classes, corruption, repeat, NullControl::None));
            results.runs.push_back(
                run(options, Method::Lora, over, value, classes, corruption, repeat, NullControl::None));
            if (options.nullControls)
                results.runs.push_back(run(options, Method::Lora, over, value, classes, corruption, repeat,
                                           NullControl::Random));
        }
    };
    for (int n : options.classes)
        add("classes", n, n, 0);
    for (double p : options.corruption)
        add("corruption", p, 8, p);
    results.plannedRuns = static_cast<int>(results.runs.size());
    return results;
}

} // namespace synthetic
