#include "analysis/VerificationStudy.h"

#include <algorithm>
#include <cmath>

namespace deltarank::analysis {

base::Result<study::StudySpec> verificationStudy(const study::StudySpec& spec, const study::Plan& plan,
                                                 const RankAdvice& advice)
{
    const auto found = std::find_if(spec.sweeps.begin(), spec.sweeps.end(),
                                    [&](const study::Sweep& sweep) { return sweep.name == advice.sweep; });
    if (found == spec.sweeps.end())
        return base::fail(base::ErrorCode::NotFound,
                          "The study has no sweep \"" + advice.sweep + "\" that the advice could be about.",
                          spec.name, "Ask for advice again.");
    study::StudySpec verify = spec;
    study::Sweep sweep = *found;
    verify.lora = spec.loraOf(sweep);
    const double before = static_cast<double>(verify.lora.rank), after = advice.rank;
    verify.lora.alpha *= verify.lora.rankStabilised ? std::sqrt(after / before) : after / before;
    verify.lora.rank = advice.rank;
    verify.lora.rankPattern.clear();
    verify.lora.alphaPattern.clear();
    sweep.lora = nlohmann::json::object();
    sweep.methods = {study::Method::Lora};
    if (sweep.over == "classes")
        sweep.values = {static_cast<double>(advice.classes)};
    else if (sweep.over == "rank")
        sweep.values = {after};
    verify.task = spec.taskOf(sweep);
    sweep.task = nlohmann::json::object();
    // Fewer values could be filled with more samples: the sizes stay those of the study.
    if (verify.task.size == task::SizeRule::Strict && sweep.over != "train_size")
        for (const study::SweepSize& size : plan.sizes)
            if (size.sweep == sweep.name) {
                verify.task.trainSize = size.train;
                verify.task.validationSize = size.validation;
            }
    verify.sweeps = {std::move(sweep)};
    verify.nullControls = {};
    verify.name = spec.name + "-rank-" + std::to_string(advice.rank);
    verify.description = "Trains the tasks of " + spec.name + " with " + std::to_string(advice.classes) +
                         " classes at rank " + std::to_string(advice.rank) +
                         ", which its truncated adapters say is enough.";
    return verify;
}

} // namespace deltarank::analysis
