#pragma once

#include "analysis/RankAdvisor.h"
#include "base/Result.h"
#include "study/Plan.h"
#include "study/StudySpec.h"

namespace deltarank::analysis {

/// The study that verifies an advice: the same tasks with as many classes as the advice is for, trained from
/// the start at the advised rank, LoRA runs only. A truncated adapter is not one trained small, so only this
/// tells. Seed, sweep name and sizes are those of the first study, so each run has its partner there (see
/// compareStudies); the scaling stays as it was, so that the learning rate means the same.
/// Errors: NotFound where the specification has no such sweep.
base::Result<study::StudySpec> verificationStudy(const study::StudySpec& spec, const study::Plan& plan,
                                                 const RankAdvice& advice);

} // namespace deltarank::analysis
