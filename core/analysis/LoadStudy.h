#pragma once

#include "analysis/StudyResults.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "study/ReaderClient.h"
#include "study/Store.h"

#include <string>
#include <vector>

namespace deltarank::analysis {

/// A study's finished runs, in the order of its plan, and what could not be read.
struct LoadedStudy
{
    StudyResults results;
    std::vector<std::string> unread; ///< one sentence for each file that is damaged
};

/// Reads every finished run of the plan without its weights. Files go through the reader process, since a
/// study may come from anywhere. Errors: a study without a plan, stopped. A damaged run is left out and
/// listed.
base::Result<LoadedStudy> loadStudy(const study::Store& store, study::ReaderClient& reader,
                                    const base::StopToken& stop = {},
                                    const base::ProgressSink& progress = {});

/// The published data set of AnalysisSettings::overlayDataset that a source corresponds to; empty for others.
std::string publishedDatasetOf(const std::string& source);

} // namespace deltarank::analysis
