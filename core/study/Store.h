#pragma once

#include "base/FileLock.h"
#include "base/Result.h"
#include "study/Heartbeat.h"
#include "study/Plan.h"
#include "study/RunRecord.h"
#include "study/StudySpec.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace deltarank::study {

/// Why a run has no result: runs/<id>.failed.json.
struct Failure
{
    std::string id;
    base::Error error;
    std::string when; ///< UTC
    std::string host;
    int attempts = 1;
};

enum class RunState { Missing, Running, Failed, Done };
const char* name(RunState state);

struct RunStatus
{
    int run = 0; ///< number in the plan
    RunState state = RunState::Missing;
    std::optional<Failure> failure{};
};

/// Where a study stands, as its folder says.
struct StudyStatus
{
    std::vector<RunStatus> runs; ///< in the plan's order; empty before the plan is fixed
    std::vector<LiveProcess> processes;
    int count(RunState state) const;
};

/// The folder NAME.study of one study:
///   study.json            specification and, once it is fixed, plan
///   runs/<id>.h5          finished runs; written beside and renamed into place, never changed afterwards
///   runs/<id>.failed.json why a run has no result
///   live/<host>-<pid>.json  signs of life (Heartbeat)
///   checkpoints/<group>.h5  an interrupted group of runs (train/BankCheckpoint.h)
///   dataset.json          what was found in the data set (data/Doctor.h)
///   data-<plan>.jsonl.gz  the samples that the plan uses, if they were put in (runner/StudySnapshot.h)
///   lock                  held by the process that runs the whole study
/// There is no index: what exists is what is done. Merging two halves of a study is copying their runs
/// together.
class Store
{
public:
    /// Makes the folder; refuses one that exists. The name gets the ending ".study" if it has none.
    static base::Result<Store> create(const std::filesystem::path& folder, const StudySpec& spec);
    static base::Result<Store> open(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }
    const StudySpec& spec() const { return m_spec; }
    const std::optional<Plan>& plan() const { return m_plan; }

    /// Replaces the specification. The plan is dropped: it is made anew, and runs whose ids it still has stay
    /// valid.
    base::Status setSpec(const StudySpec& spec);
    base::Status fixPlan(Plan plan);

    std::filesystem::path runPath(const std::string& id) const;
    /// Of the group of these runs, whatever its number in the plan.
    std::filesystem::path checkpointPath(const std::vector<std::string>& ids) const;
    /// Of the samples that the plan uses: the name holds the plan, so that a snapshot of an earlier plan is
    /// not taken for it. Empty where the plan is not fixed.
    std::filesystem::path snapshotPath() const;
    bool isDone(const std::string& id) const;
    /// Puts a finished run in place, and removes the failure of an earlier attempt.
    base::Status writeRun(const RunRecord& record) const;
    /// Records why a run failed; counts attempts.
    base::Status writeFailure(const std::string& id, const base::Error& error) const;
    std::optional<Failure> failureOf(const std::string& id) const;
    base::Status forgetFailure(const std::string& id) const;

    /// Reserves the study for one process that runs it whole. Busy, with who and since when, if another
    /// process does or shards are at work. Removes what killed processes left half written.
    base::Result<base::FileLock> lockWhole() const;
    /// For a shard: refuses while another process runs the study whole.
    base::Status checkNotLockedWhole() const;

    StudyStatus status() const;

private:
    Store() = default;
    base::Status save() const;
    std::filesystem::path m_folder;
    StudySpec m_spec;
    std::optional<Plan> m_plan;
};

} // namespace deltarank::study
