#pragma once

#include "base/Result.h"
#include "study/RunRecord.h"
#include "study/StudySpec.h"

#include <optional>
#include <string>
#include <vector>

namespace deltarank::study {

/// The study of the trials, in the folder of the study whose rates they choose.
inline constexpr const char* rateTrials = "rates.study";

/// The study that a search for learning rates is: for every method with rates to choose among, a sweep over
/// them on the task and settings of the method's first sweep. It has the study's seed, and with it the same
/// split, so rates are judged on validation data and no test sample is looked at; its subsets are its own.
/// nullopt: no method has both rates and a sweep.
std::optional<StudySpec> rateSearchOf(const StudySpec& spec);

/// What one run of the search came to.
struct RateTrial
{
    Method method = Method::Lora;
    double rate = 0;
    int repeat = 0;
    double validationLoss = 0; ///< the lowest of its evaluations
    bool failed = false;       ///< its loss was not finite, or it broke
};

/// Sets each method's rate to the one with the lowest mean validation loss among those whose runs all
/// finished; of equal ones to the smaller. The notes tell what was chosen from what, and where the best rate
/// is the smallest or largest of the list. Errors: a method none of whose rates can be used.
base::Result<StudySpec> withChosenRates(const StudySpec& spec, const std::vector<RateTrial>& trials,
                                        std::vector<std::string>& notes);

} // namespace deltarank::study
