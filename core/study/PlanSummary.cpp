#include "study/PlanSummary.h"

#include "study/StudySpecJson.h"

#include <algorithm>

namespace deltarank::study {

PlanSummary summarise(const Plan& plan)
{
    PlanSummary summary;
    for (const PlannedRun& run : plan.runs) {
        auto line = std::find_if(summary.sweeps.begin(), summary.sweeps.end(),
                                 [&](const SweepSummary& sweep) { return sweep.name == run.spec.sweep; });
        if (line == summary.sweeps.end()) {
            summary.sweeps.push_back({run.spec.sweep, run.spec.over});
            line = summary.sweeps.end() - 1;
        }
        if (std::find(line->values.begin(), line->values.end(), run.spec.value) == line->values.end())
            line->values.push_back(run.spec.value);
        (run.spec.nullControl != NullControl::None ? line->controls
         : run.spec.method == Method::Full         ? line->full
                                                   : line->lora)++;
        line->smallest = line->smallest == 0 ? run.trainSamples : std::min(line->smallest, run.trainSamples);
        line->largest = std::max(line->largest, run.trainSamples);
        line->validation = std::max(line->validation, run.validationSamples);
        line->steps += run.steps;
        summary.steps += run.steps;
    }
    return summary;
}

double CostRate::seconds(const Plan& plan, const std::vector<int>& runs) const
{
    double all = 0;
    for (const int index : runs) {
        const PlannedRun& run = plan.runs[static_cast<std::size_t>(index)];
        if (run.cost <= 0)
            continue;
        const double rate = run.spec.method == Method::Full ? full : lora;
        if (!(rate > 0))
            return -1;
        all += run.cost * rate;
    }
    return all;
}

} // namespace deltarank::study
