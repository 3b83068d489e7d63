#pragma once

#include "study/RunSpec.h"

namespace deltarank::train {

/// Learning rate of update `step` (0-based) of `steps`: linear warm-up over warmup · steps updates, then
/// constant, linear to 0 or half a cosine to 0, as the usual schedulers define them.
double rateAt(study::Schedule schedule, double rate, double warmup, int step, int steps);

} // namespace deltarank::train
