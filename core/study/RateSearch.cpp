#include "study/RateSearch.h"

#include "study/Fields.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace deltarank::study {

namespace {

const char* nameOf(Method method)
{
    return method == Method::Full ? "full" : "LoRA";
}

std::string lossText(double loss)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", loss);
    return text;
}

const Sweep* firstWith(const StudySpec& spec, Method method)
{
    for (const Sweep& sweep : spec.sweeps)
        if (sweep.over != "learning_rate" &&
            std::find(sweep.methods.begin(), sweep.methods.end(), method) != sweep.methods.end())
            return &sweep;
    return nullptr;
}

/// Mean of the lowest validation losses by rate, of the rates all of whose runs finished.
std::map<double, double> lossesOf(Method method, const std::vector<RateTrial>& trials)
{
    std::map<double, std::vector<const RateTrial*>> byRate;
    for (const RateTrial& trial : trials)
        if (trial.method == method)
            byRate[trial.rate].push_back(&trial);
    std::map<double, double> losses;
    for (const auto& [rate, runs] : byRate) {
        if (std::any_of(runs.begin(), runs.end(), [](const RateTrial* run) { return run->failed; }))
            continue;
        double sum = 0;
        for (const RateTrial* run : runs)
            sum += run->validationLoss;
        losses[rate] = sum / static_cast<double>(runs.size());
    }
    return losses;
}

} // namespace

std::optional<StudySpec> rateSearchOf(const StudySpec& spec)
{
    StudySpec search = spec;
    search.name = spec.name + ", learning rates";
    search.description = "Runs that choose the learning rates of " + spec.name + ".";
    search.keepWeights = KeepWeights::None;
    search.nullControls = {};
    search.rateSearch = {};
    search.repeats = spec.rateSearch.repeats;
    search.sweeps.clear();
    for (const Method method : {Method::Full, Method::Lora}) {
        const Sweep* like = firstWith(spec, method);
        const std::vector<double>& rates = spec.rateSearch.of(method);
        if (!like || rates.empty())
            continue;
        Sweep sweep = *like;
        sweep.name = method == Method::Full ? "full-rates" : "lora-rates";
        sweep.over = "learning_rate";
        sweep.values = rates;
        sweep.methods = {method};
        sweep.repeats = 0;
        if (like->over == "classes")
            sweep.classCount = static_cast<int>(like->values[like->values.size() / 2]);
        if (spec.rateSearch.classes > 0)
            sweep.classCount = spec.rateSearch.classes;
        if (like->over == "corruption")
            sweep.corruption = 0;
        (method == Method::Full ? search.train.full : search.train.lora).learningRate = rates.front();
        search.sweeps.push_back(std::move(sweep));
    }
    if (search.sweeps.empty())
        return std::nullopt;
    return search;
}

base::Result<StudySpec> withChosenRates(const StudySpec& spec, const std::vector<RateTrial>& trials,
                                        std::vector<std::string>& notes)
{
    StudySpec chosen = spec;
    for (const Method method : {Method::Full, Method::Lora}) {
        if (std::none_of(trials.begin(), trials.end(),
                         [&](const RateTrial& trial) { return trial.method == method; }))
            continue;
        const std::map<double, double> losses = lossesOf(method, trials);
        if (losses.empty())
            return base::fail(base::ErrorCode::Numeric,
                              std::string("No learning rate of the ") + nameOf(method) +
                                  " runs could be used: at every one a run failed.",
                              {}, "Give smaller ones in `rate_search`.");
        const auto best = std::min_element(losses.begin(), losses.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        (method == Method::Full ? chosen.train.full : chosen.train.lora).learningRate = best->first;
        // text: "Learning rate of %1 runs: %2, with the lowest validation loss of %3."
        std::string text = std::string("Learning rate of ") + nameOf(method) +
                           " runs: " + numberText(best->first) + ", with the lowest validation loss of";
        for (const auto& [rate, loss] : losses)
            text +=
                (rate == losses.begin()->first ? " " : ", ") + numberText(rate) + " (" + lossText(loss) + ")";
        text += ".";
        const std::vector<double>& rates = spec.rateSearch.of(method);
        const auto [smallest, largest] = std::minmax_element(rates.begin(), rates.end());
        if (rates.size() > 1 && (best->first == *smallest || best->first == *largest))
            // text: "It is the smallest that was tried; the best one may lie beyond."
            // text: "It is the largest that was tried; the best one may lie beyond."
            text += std::string(" It is the ") + (best->first == *smallest ? "smallest" : "largest") +
                    " that was tried; the best one may lie beyond.";
        notes.push_back(std::move(text));
    }
    return chosen;
}

} // namespace deltarank::study
