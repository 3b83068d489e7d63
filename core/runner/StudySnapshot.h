#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "runner/Preparation.h"
#include "study/Store.h"

#include <filesystem>

namespace deltarank::runner {

/// Writes exactly the samples that the runs of the plan train, validate and test on, with their parts, into
/// the study's folder (Store::snapshotPath). Wherever the study is copied to, it then trains on the same
/// data, without its data set: each task is made from the snapshot once and compared. Errors: no plan yet,
/// and those of data::writeSnapshot.
/// @pre `preparation` was made from the data set itself.
base::Status writeStudySnapshot(const study::Store& store, const Preparation& preparation,
                                const base::ProgressSink& progress = {}, const base::StopToken& stop = {});

/// The same, with the data set opened for it.
base::Status writeStudySnapshot(const study::Store& store, const base::ProgressSink& progress = {},
                                const base::StopToken& stop = {});

} // namespace deltarank::runner
