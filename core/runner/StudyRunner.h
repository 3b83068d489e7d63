#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "runner/StudyEvent.h"
#include "study/Store.h"
#include "task/Task.h"
#include "train/Trainer.h"

#include <optional>
#include <string>
#include <vector>

namespace deltarank::runner {

/// A share of a study for one of several processes.
struct Shard
{
    int index = 0; ///< from 0
    int count = 1;
};

/// "2/8" as people count, from 1. Errors say what is allowed.
base::Result<Shard> parseShard(const std::string& text);

struct RunOptions;
/// "2/8" for a shard, nothing for the whole study.
std::string shardText(const RunOptions& options);

struct RunOptions
{
    std::string device = "auto";
    std::optional<int> bank{}; ///< overrides the study's before its plan is fixed
    std::optional<Shard> shard{};
    bool retryFailed = false; ///< trains runs again that failed before
    /// Between two checkpoints of the group in training; 0: after every step.
    double checkpointSeconds = 60;
};

/// Trains one group; train::Trainer, or what a test puts in its place.
using GroupTrainer = std::function<base::Result<std::vector<study::RunRecord>>(
    const std::vector<study::RunSpec>&, const std::vector<task::Task>&, const train::TrainSink&,
    base::StopToken, const train::CheckpointOptions&)>;

/// How a call to runStudy() ended.
struct RunOutcome
{
    int done = 0; ///< finished runs of this share, earlier ones included
    int failed = 0;
    int total = 0;
    bool stopped = false;
};

/// Runs a study, or the rest of it, in the calling thread: opens data and model, fixes the plan if it is not
/// fixed yet, trains group by group and puts every finished run into the store at once. Runs that exist are
/// not trained again, and a group that was interrupted goes on from its checkpoint. A run whose training
/// fails is recorded and the study goes on; a store that cannot be written to ends it, as does a model or
/// data set that is not the study's. A pause takes effect at the next step.
///
/// A shard needs a fixed plan (fixPlan), so that all shards agree; it takes no lock.
base::Result<RunOutcome> runStudy(study::Store& store, const RunOptions& options, const StudyEventSink& sink,
                                  base::StopToken stop);

/// Makes the plan of a study and stores it, which settles data type, threads and bank groups; nothing to do
/// if it is fixed already. With compute.bank 0 the best size of the bank is measured with a few training
/// steps.
base::Status fixPlan(study::Store& store, const RunOptions& options, const StudyEventSink& sink,
                     base::StopToken stop);

/// The same as runStudy() from the point where everything is ready: `taskOf` gives the task of a run,
/// `trainer` trains.
/// @pre the store has a plan; the caller holds the lock.
base::Result<RunOutcome>
runGroups(study::Store& store, const RunOptions& options, const std::string& device,
          const std::function<base::Result<task::Task>(const study::RunSpec&)>& taskOf,
          const data::Dataset& dataset, const GroupTrainer& trainer, const StudyEventSink& sink,
          base::StopToken stop);

} // namespace deltarank::runner
