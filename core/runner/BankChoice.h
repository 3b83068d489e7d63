#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "runner/StudyRunner.h"
#include "study/Plan.h"

#include <functional>
#include <string>

namespace deltarank::runner {

/// Seconds since some moment, never going back.
using SecondsClock = std::function<double()>;
double steadySeconds();

/// The number of LoRA runs that train fastest together here: a few steps with 1, 2, 4, ... runs of the plan's
/// largest group, up to its size and to what memory allows, as long as the samples per second grow by more
/// than 5%. 1 where the plan has no group of two. `fits` tells whether so many of these runs fit into memory.
/// `note` says what was measured.
base::Result<int> measureBank(const study::Plan& plan,
                              const std::function<base::Result<task::Task>(const study::RunSpec&)>& taskOf,
                              const GroupTrainer& trainer,
                              const std::function<bool(const study::RunSpec&, std::size_t)>& fits,
                              const base::StopToken& stop, std::string& note,
                              const SecondsClock& now = steadySeconds);

} // namespace deltarank::runner
