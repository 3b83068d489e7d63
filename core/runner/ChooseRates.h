#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "runner/StudyRunner.h"

#include <string>
#include <vector>

namespace deltarank::runner {

/// Runs the search for learning rates that a study asks for, as a study of its own in `rates.study` inside
/// its folder, and sets the study's rates. Interrupted, it goes on where it was; done, it costs nothing. Its
/// progress is told as Preparing. `notes`: what was chosen and why. Nothing to do where no search is asked
/// for. @pre the study has no plan; the caller holds its lock.
base::Status chooseRates(study::Store& store, const RunOptions& options, const StudyEventSink& sink,
                         base::StopToken stop, std::vector<std::string>& notes);

} // namespace deltarank::runner
