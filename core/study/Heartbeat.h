#pragma once

#include "base/Result.h"

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deltarank::study {

/// A process that works on a study, as it says itself in live/<host>-<pid>.json.
struct LiveProcess
{
    std::string host;
    int pid = 0;
    std::string started; ///< UTC, ISO 8601
    std::string shard;   ///< "2/8"; empty: the whole study
    std::string device;
    std::vector<std::string> runs; ///< ids in training now
    double secondsLeft = -1;       ///< of its share; negative: not known
    double age = 0;                ///< seconds since its last sign of life

    /// Seconds without a sign of life after which a process on another computer counts as dead.
    static constexpr double timeout = 60;
};

/// Signs of life: rewrites its file every ten seconds from a thread of its own until destroyed, then removes
/// it. Failing to write is no reason to stop training, so it is not reported.
class Heartbeat
{
public:
    /// @param folder the study's `live` folder, made if need be.
    Heartbeat(const std::filesystem::path& folder, const std::string& shard);
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    /// What is being done now; written at once.
    void update(const std::string& device, const std::vector<std::string>& runs, double secondsLeft);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// All processes with a fresh sign of life. On this computer a dead process does not count, however fresh.
std::vector<LiveProcess> liveProcesses(const std::filesystem::path& folder);

/// Now as "2026-01-31T12:00:00Z".
std::string utcNow();

} // namespace deltarank::study
