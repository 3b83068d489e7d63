#include "analysis/RankAdvisor.h"

#include "analysis/Regression.h"
#include "analysis/Wording.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace deltarank::analysis {

namespace {

/// LoRA runs by number of classes.
std::map<int, std::vector<std::size_t>> runsByClasses(const ResultsTable& table)
{
    std::map<int, std::vector<std::size_t>> groups;
    const bool sweep = !table.sweepsOver("classes").empty();
    const std::string name = sweep ? table.sweepsOver("classes").front() : std::string();
    for (std::size_t i = 0; i < table.results().runs.size(); ++i) {
        const RunSummary& run = table.run(i);
        if (run.method == study::Method::Lora && run.nullControl == study::NullControl::None &&
            !run.spectra.empty() && (!sweep || (run.sweep == name && run.over == "classes")))
            groups[run.classCount].push_back(i);
    }
    return groups;
}

/// Largest energy cutoff over the matrices of a run.
std::optional<double> largestCutoff(const ResultsTable& table, std::size_t run, double threshold)
{
    int largest = 0;
    const auto [first, last] = table.matricesOf(run);
    for (std::size_t m = first; m < last; ++m)
        largest = std::max(largest, table.spectra().cutoff(table.matrices()[m].row, threshold));
    return largest > 0 ? std::optional<double>(largest) : std::nullopt;
}

/// The line through all points but one (number −1: all), read at x.
std::optional<double> predict(const std::vector<RankEvidence>& evidence, std::ptrdiff_t without, double x)
{
    std::vector<double> xs, ys;
    for (std::size_t i = 0; i < evidence.size(); ++i)
        if (static_cast<std::ptrdiff_t>(i) != without) {
            xs.push_back(evidence[i].classCount);
            ys.push_back(evidence[i].needed.mean);
        }
    const auto fit = fitLine(xs, ys);
    return fit ? std::optional(fit->at(x)) : std::nullopt;
}

int powerOfTwo(double needed)
{
    int rank = 1;
    while (rank < needed - 1e-9 && rank < 1 << 20)
        rank *= 2;
    return rank;
}

void leaveOneOut(RankAdvice& advice)
{
    auto& evidence = advice.evidence;
    if (evidence.size() < 3)
        return;
    double error = 0, errorOfMean = 0;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < evidence.size(); ++k)
            sum += k == i ? 0 : evidence[k].needed.mean;
        evidence[i].predictedByMean = sum / static_cast<double>(evidence.size() - 1);
        evidence[i].predicted = predict(evidence, static_cast<std::ptrdiff_t>(i), evidence[i].classCount);
        if (!evidence[i].predicted)
            return;
        error += std::abs(*evidence[i].predicted - evidence[i].needed.mean);
        errorOfMean += std::abs(*evidence[i].predictedByMean - evidence[i].needed.mean);
    }
    advice.leaveOneOutError = error / static_cast<double>(evidence.size());
    advice.leaveOneOutErrorOfMean = errorOfMean / static_cast<double>(evidence.size());
}

void addCaveats(RankAdvice& advice, const ResultsTable& table, const AnalysisSettings& settings, int classes)
{
    auto& say = advice.caveats;
    say.push_back("A truncated adapter is not one trained small: train at this rank to verify it.");
    if (advice.basis == AdviceBasis::LargestCutoff)
        say.push_back("The accuracy of truncated adapters was not measured: the answer is the largest energy "
                      "cutoff of any "
                      "matrix, which says nothing about accuracy.");
    else
        say.push_back("Sufficient means within " + shortNumber(settings.epsilon) +
                      " of the whole adapter's validation accuracy, with the same rank in every matrix.");
    if (advice.atTheEdge)
        say.push_back("The need reaches the rank " + std::to_string(advice.trainedRank) +
                      " that was trained: a larger adapter may need more. Train one with a larger rank.");
    if (advice.runs < 2)
        say.push_back("One run alone has no spread: another seed or subset may need more.");
    if (!advice.measured) {
        const auto [low, high] = std::minmax_element(
            advice.evidence.begin(), advice.evidence.end(),
            [](const RankEvidence& a, const RankEvidence& b) { return a.classCount < b.classCount; });
        say.push_back(
            classes < low->classCount || classes > high->classCount
                ? "This number of classes lies outside the study: the line is continued beyond its points."
                : "This number of classes was not trained: the answer is read off the line between others.");
    }
    if (advice.leaveOneOutError && advice.leaveOneOutErrorOfMean &&
        *advice.leaveOneOutError >= *advice.leaveOneOutErrorOfMean)
        say.push_back(
            "The number of classes predicts the need no better than the mean of all configurations.");
    const std::string where =
        table.results().baseModel.empty() ? "this base model" : table.results().baseModel;
    say.push_back("It holds for " + where +
                  ", this data set, these training settings and matrices; other models, longer "
                  "training or more data may need another rank.");
}

} // namespace

base::Result<RankAdvice> adviseRank(const ResultsTable& table, const AnalysisSettings& settings, int classes)
{
    const auto groups = runsByClasses(table);
    if (groups.empty())
        return base::fail(base::ErrorCode::NotFound, "There is no finished LoRA run with a spectrum.",
                          table.results().name, "Run one LoRA run as a pilot first.");
    RankAdvice advice;
    for (const auto& [count, runs] : groups)
        for (std::size_t run : runs) {
            if (table.run(run).truncation.empty())
                advice.basis = AdviceBasis::LargestCutoff;
            advice.trainedRank = std::max(advice.trainedRank, table.run(run).rank);
        }
    for (const auto& [count, runs] : groups) {
        std::vector<RunValues> needs;
        for (std::size_t run : runs) {
            RunValues one{table.run(run).id, {}, 0};
            if (advice.basis == AdviceBasis::SufficientRank)
                one.values.push_back(*table.sufficientRank(run, settings.epsilon));
            else if (const auto cutoff = largestCutoff(table, run, settings.threshold))
                one.values.push_back(*cutoff);
            needs.push_back(std::move(one));
        }
        const auto needed = aggregate(needs, settings.interval);
        if (!needed)
            continue; // every ΔW is zero: nothing was learned, nothing is known
        RankEvidence evidence;
        evidence.value = table.run(runs.front()).value;
        evidence.classCount = count;
        evidence.sweep = table.run(runs.front()).sweep;
        evidence.needed = *needed;
        const auto [low, high] = std::minmax_element(needed->runMeans.begin(), needed->runMeans.end());
        evidence.smallest = *low;
        evidence.largest = *high;
        AnalysisSettings cutoff = settings;
        cutoff.measure = spectrum::Measure::EnergyCutoff;
        for (const std::string& kind : table.kinds()) {
            std::vector<RunValues> values;
            for (std::size_t run : runs)
                values.push_back(table.measured(run, kind, cutoff));
            if (const auto mean = aggregate(values, settings.interval))
                evidence.cutoffs.emplace_back(kind, *mean);
        }
        advice.evidence.push_back(std::move(evidence));
    }
    if (advice.evidence.empty())
        return base::fail(base::ErrorCode::NotFound, "Every ΔW of this study is zero.", table.results().name,
                          "Train longer or with a larger learning rate.");
    leaveOneOut(advice);

    const RankEvidence* chosen = nullptr;
    for (const RankEvidence& evidence : advice.evidence)
        if (classes == 0 ? !chosen || evidence.largest > chosen->largest : evidence.classCount == classes)
            chosen = &evidence;
    advice.classes = chosen ? chosen->classCount : classes;
    advice.sweep = chosen ? chosen->sweep : advice.evidence.front().sweep;
    if (chosen) {
        advice.needed = chosen->largest;
        advice.runs = static_cast<int>(chosen->needed.runIds.size());
    } else {
        advice.measured = false;
        double largest = 0;
        for (const RankEvidence& evidence : advice.evidence) {
            largest = std::max(largest, evidence.largest);
            advice.runs += static_cast<int>(evidence.needed.runIds.size());
        }
        // Without a line to read off, the largest need known; never less than 1.
        const auto read = predict(advice.evidence, -1, classes);
        advice.needed = std::max(1.0, read ? *read + advice.leaveOneOutError.value_or(0) : largest);
    }
    advice.rank = powerOfTwo(advice.needed);
    advice.atTheEdge = advice.trainedRank > 0 && advice.needed >= advice.trainedRank - 1e-9;
    addCaveats(advice, table, settings, classes);
    return advice;
}

} // namespace deltarank::analysis
