#include "runner/BankChoice.h"

#include "study/Fields.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace deltarank::runner {

namespace {

constexpr int warmSteps = 2; ///< not timed: first products allocate and choose kernels
constexpr int timedSteps = 4;
constexpr double worthwhile = 1.05;

/// Samples per second of these runs side by side; training is stopped after a few steps.
base::Result<double> speedOf(const std::vector<study::RunSpec>& specs, const std::vector<task::Task>& tasks,
                             const GroupTrainer& trainer, const base::StopToken& outer,
                             const SecondsClock& now)
{
    auto stop = base::StopToken::create();
    double start = 0;
    double seconds = 0;
    int steps = 0;
    const auto sink = [&](const train::TrainEvent& told) {
        if (outer.stopNow())
            stop.request(base::StopToken::Request::Now);
        if (told.kind != train::TrainEvent::Kind::Step)
            return;
        ++steps;
        if (steps == warmSteps)
            start = now();
        if (steps == warmSteps + timedSteps) {
            seconds = now() - start;
            stop.request(base::StopToken::Request::Now);
        }
    };
    auto records = trainer(specs, tasks, sink, stop, {});
    if (outer.stopNow())
        return base::fail(base::ErrorCode::Stopped, "Stopped.");
    if (seconds > 0)
        return static_cast<double>(specs.size()) * specs.front().train.batchSize * timedSteps / seconds;
    if (!records)
        return base::fail(std::move(records).error());
    return 0.0; // the runs are shorter than the measurement
}

} // namespace

double steadySeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

base::Result<int> measureBank(const study::Plan& plan,
                              const std::function<base::Result<task::Task>(const study::RunSpec&)>& taskOf,
                              const GroupTrainer& trainer,
                              const std::function<bool(const study::RunSpec&, std::size_t)>& fits,
                              const base::StopToken& stop, std::string& note, const SecondsClock& now)
{
    const auto largest = std::max_element(plan.groups.begin(), plan.groups.end(),
                                          [](const auto& a, const auto& b) { return a.size() < b.size(); });
    if (largest == plan.groups.end() || largest->size() < 2)
        return 1;
    std::vector<study::RunSpec> specs;
    std::vector<task::Task> tasks;
    for (int run : *largest) {
        study::RunSpec spec = plan.runs[static_cast<std::size_t>(run)].spec;
        spec.train.evaluateEvery = 1'000'000; // steps alone are timed
        auto task = taskOf(spec);
        if (!task)
            return base::fail(std::move(task).error());
        specs.push_back(std::move(spec));
        tasks.push_back(std::move(*task));
    }
    int best = 1;
    double bestSpeed = 0;
    std::string measured;
    for (std::size_t k = 1; k <= specs.size(); k *= 2) {
        if (k > 1 && !fits(specs.front(), k)) {
            // text: "more do not fit into memory"
            measured += ", more do not fit into memory";
            break;
        }
        auto speed =
            speedOf({specs.begin(), specs.begin() + static_cast<std::ptrdiff_t>(k)},
                    {tasks.begin(), tasks.begin() + static_cast<std::ptrdiff_t>(k)}, trainer, stop, now);
        if (!speed) {
            if (speed.error().code != base::ErrorCode::OutOfMemory)
                return base::fail(std::move(speed).error());
            break; // fewer at a time do fit
        }
        // text: "%1 samples/s with %2"
        measured += (measured.empty() ? "" : ", ") + study::numberText(std::round(*speed)) +
                    " samples/s with " + std::to_string(k);
        if (*speed <= bestSpeed * worthwhile)
            break;
        best = static_cast<int>(k);
        bestSpeed = *speed;
    }
    note = "LoRA runs train " +
           std::string(best == 1 ? "one at a time" : std::to_string(best) + " at a time") + ": " + measured +
           ".";
    return best;
}

} // namespace deltarank::runner
