#pragma once

#include "study/Plan.h"

#include <string>
#include <vector>

namespace deltarank::study {

/// Values and runs of one sweep of a plan.
struct SweepSummary
{
    std::string name;
    std::string over;
    std::vector<double> values; ///< as planned, each once
    int full = 0;
    int lora = 0;
    int controls = 0;
    int smallest = 0; ///< training samples of the smallest task
    int largest = 0;
    int validation = 0; ///< of the largest task
    double steps = 0;   ///< of all its runs, at most
};

struct PlanSummary
{
    std::vector<SweepSummary> sweeps; ///< in the plan's order
    double steps = 0;
};

PlanSummary summarise(const Plan& plan);

/// Seconds that one unit of PlannedRun::cost takes, by method; 0 where nothing is known.
struct CostRate
{
    double full = 0;
    double lora = 0;

    /// Seconds for runs of the plan; negative where the rate of a method that is needed is not known.
    double seconds(const Plan& plan, const std::vector<int>& runs) const;
};

} // namespace deltarank::study
