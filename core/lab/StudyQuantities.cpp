#include "lab/StudyQuantities.h"

#include "spectrum/Measures.h"

#include <algorithm>
#include <map>

namespace deltarank::lab {

namespace {

struct Mean
{
    double sum = 0;
    int count = 0;
    void add(double value)
    {
        sum += value;
        ++count;
    }
    double value() const { return sum / count; }
};

template <typename Key>
void extremes(Quantities& all, const std::string& name, const std::map<Key, Mean>& means)
{
    if (means.size() < 2)
        return;
    const auto [least, most] =
        std::minmax_element(means.begin(), means.end(),
                            [](const auto& a, const auto& b) { return a.second.value() < b.second.value(); });
    const auto quantity = [](const Key& key) -> Quantity {
        if constexpr (std::is_same_v<Key, std::string>)
            return key;
        else
            return static_cast<double>(key);
    };
    all[name + ".most"] = quantity(most->first);
    all[name + ".least"] = quantity(least->first);
}

} // namespace

Quantities quantitiesOf(const analysis::ResultsTable& study, const analysis::AnalysisSettings& settings)
{
    Quantities all{{"threshold", settings.threshold * 100},
                   {"measure", std::string(spectrum::id(settings.measure))},
                   {"runs", static_cast<double>(study.results().runs.size())}};
    const int first = std::max(0, settings.layerFrom);
    const int last = settings.layerTo < 0 ? study.lastLayer() : std::min(settings.layerTo, study.lastLayer());
    std::map<std::string, Mean> kinds;
    std::map<int, Mean> layers;
    std::map<int, Mean> classes;
    Mean rank;
    Mean full;
    Mean lora;
    std::map<int, Mean> accuracies;
    for (std::size_t i = 0; i < study.results().runs.size(); ++i) {
        const analysis::RunSummary& run = study.run(i);
        if (run.nullControl != study::NullControl::None || run.corruption > 0)
            continue;
        const auto accuracy = study.accuracy(i, settings);
        if (run.method == study::Method::Full) {
            if (accuracy) {
                full.add(*accuracy);
                accuracies[run.classCount].add(*accuracy);
            }
            continue;
        }
        if (accuracy)
            lora.add(*accuracy);
        for (const std::string& kind : study.shownKinds(settings))
            for (int layer = first; layer <= last; ++layer)
                for (const double value : study.measured(i, kind, settings, layer).values) {
                    kinds[kind].add(value);
                    layers[layer].add(value);
                    classes[run.classCount].add(value);
                    rank.add(value);
                }
    }
    for (const auto& [kind, mean] : kinds)
        all["rank." + kind] = mean.value();
    if (rank.count > 0)
        all["rank.all"] = rank.value();
    extremes(all, "kind", kinds);
    extremes(all, "layer", layers);
    extremes(all, "classes", classes);
    if (full.count > 0)
        all["accuracy.full"] = full.value();
    if (lora.count > 0)
        all["accuracy.lora"] = lora.value();
    for (const auto& [count, mean] : accuracies)
        all["accuracy.classes." + std::to_string(count)] = mean.value();
    if (accuracies.size() > 1)
        all["accuracy.hardest"] = std::string(
            accuracies.rbegin()->second.value() < accuracies.begin()->second.value() ? "the most classes"
                                                                                     : "the fewest classes");
    return all;
}

} // namespace deltarank::lab
