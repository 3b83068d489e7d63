#pragma once

#include "base/Result.h"
#include "study/RunRecord.h"
#include "study/RunSpec.h"

namespace deltarank::runner {

/// What an adapter without learning looks like: for every matrix of the trained `twin`, A and B with
/// independent standard normal entries, scaled to the Frobenius norms of the twin's A and B. Random numbers
/// are keyed by (seed, NullControl, repeat, 0 or 1, module path). The record holds spectra (no history, no
/// accuracy) and the matrices. Errors: a twin without weights.
base::Result<study::RunRecord> randomAdapter(const study::RunSpec& spec, const study::RunRecord& twin);

} // namespace deltarank::runner
