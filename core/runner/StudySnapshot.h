#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "runner/Preparation.h"
#include "study/Store.h"

#include <filesystem>

namespace deltarank::runner {

/// Where the snapshot of the samples that a study's plan uses lies in the study's folder: the name holds the
/// plan, so that one of an earlier plan is not taken for it. Empty where the plan is not fixed.
std::filesystem::path studySnapshotPath(const study::Store& store);

/// Writes exactly the samples that the runs of the plan train, validate and test on, with their parts, into
/// the study's folder. Wherever the study is copied to, it then trains on the same data, without its data
/// set: each task is made from the snapshot once and compared. Errors: no plan yet, and those of
/// data::writeSnapshot.
/// @pre `preparation` was made from the data set itself.
base::Status writeStudySnapshot(const study::Store& store, const Preparation& preparation,
                                const base::ProgressSink& progress = {}, const base::StopToken& stop = {});

} // namespace deltarank::runner
