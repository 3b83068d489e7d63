#include "Commands.h"
#include "Console.h"
#include "base/System.h"
#include "runner/StudyRunner.h"
#include "study/Fields.h"
#include "study/Store.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace deltarank::cli {

namespace {

struct RunArguments
{
    std::string study;
    std::string device = "auto";
    std::string shard;
    int bank = 0;
    double checkpoint = 60;
    bool retry = false;
    bool asJson = false;
};

/// The shard asked for, or the task of a Slurm array job.
base::Result<std::string> shardText(const RunArguments& options)
{
    if (!options.shard.empty())
        return options.shard;
    const auto number = [](const char* name, int otherwise) {
        const char* value = std::getenv(name);
        return value && *value ? std::atoi(value) : otherwise;
    };
    const int id = number("SLURM_ARRAY_TASK_ID", -1);
    const int count = number("SLURM_ARRAY_TASK_COUNT", -1);
    if (id < 0 || count < 0)
        return {};
    // Arrays may count from 0 or from 1, and in steps: 0-6:2 has the tasks 0, 2, 4 and 6.
    const int place = id - number("SLURM_ARRAY_TASK_MIN", 0);
    const int stride = std::max(1, number("SLURM_ARRAY_TASK_STEP", 1));
    if (place % stride != 0 || place / stride >= count)
        return base::fail(base::ErrorCode::InvalidArgument,
                          "The tasks of this Slurm array are not evenly numbered, so task " +
                              std::to_string(id) + " has no share of the study.",
                          "SLURM_ARRAY_TASK_ID", "Submit an array like 0-7, or name the share with --shard.");
    return std::to_string(place / stride + 1) + "/" + std::to_string(count);
}

std::string describe(const study::Plan& plan, int run)
{
    const study::RunSpec& spec = plan.runs[static_cast<std::size_t>(run)].spec;
    return std::string(spec.nullControl == study::NullControl::Random ? "control"
                       : spec.method == study::Method::Full           ? "full"
                                                                      : "lora") +
           " " + spec.over + "=" + study::numberText(spec.value) + " #" + std::to_string(spec.repeat + 1);
}

/// Prints what a running study tells.
class Printer
{
public:
    Printer(const study::Store& store, ProgressLine& line) : m_store(store), m_line(line) {}

    void operator()(const runner::StudyEvent& event)
    {
        using Kind = runner::StudyEvent::Kind;
        switch (event.kind) {
        case Kind::Preparing:
            m_line.show(text(event.progress));
            break;
        case Kind::Note:
            print(event.text);
            break;
        case Kind::StudyStarted:
            print(std::to_string(event.total) + " runs, " + std::to_string(event.done) + " done, " +
                  std::to_string(event.failed) + " failed earlier, on " + event.device);
            break;
        case Kind::RunStarted:
            break;
        case Kind::Step:
        case Kind::Evaluation:
            step(event);
            break;
        case Kind::RunDone: {
            const std::string left = duration(event.secondsLeft);
            char accuracy[64] = "";
            if (event.point.step > 0)
                std::snprintf(accuracy, sizeof accuracy, ", accuracy %.3f", event.point.validationAccuracy);
            print("[" + std::to_string(event.done + event.failed) + "/" + std::to_string(event.total) + "] " +
                  describe(*m_store.plan(), event.run) + accuracy +
                  (left.empty() ? "" : " · " + left + " left"));
            break;
        }
        case Kind::RunFailed:
            print(describe(*m_store.plan(), event.run) + " failed: " + event.error->text());
            break;
        case Kind::StudyDone:
            break;
        case Kind::StudyStopped:
            print("Stopped; the same command goes on from here.");
            break;
        }
    }

private:
    void print(const std::string& text)
    {
        m_line.clear();
        std::fprintf(stderr, "%s\n", text.c_str());
    }
    void step(const runner::StudyEvent& event)
    {
        if (event.samplesPerSecond > 0)
            m_speed = event.samplesPerSecond;
        const std::string left = duration(event.secondsLeft);
        m_line.show("training " + std::to_string(event.done + event.failed + 1) + "/" +
                    std::to_string(event.total) + " · " + describe(*m_store.plan(), event.run) + " · step " +
                    std::to_string(event.step) + "/" + std::to_string(event.steps) + " · " +
                    study::numberText(std::round(m_speed)) + " samples/s" +
                    (left.empty() ? "" : " · " + left + " left"));
    }
    const study::Store& m_store;
    ProgressLine& m_line;
    double m_speed = 0;
};

int runStudy(const RunArguments& options)
{
    runner::RunOptions run;
    run.device = options.device;
    run.retryFailed = options.retry;
    run.checkpointSeconds = options.checkpoint;
    if (options.bank > 0)
        run.bank = options.bank;
    const auto text = shardText(options);
    if (!text)
        return reportUsage(text.error());
    if (!text->empty()) {
        auto shard = runner::parseShard(*text);
        if (!shard)
            return reportUsage(shard.error());
        run.shard = *shard;
    }
    auto store = study::Store::open(options.study);
    if (!store)
        return report(store.error());
    ProgressLine line;
    auto stop = stopOnSignals();
    Printer printer(*store, line);
    const auto begin = std::chrono::steady_clock::now();
    auto outcome = runner::runStudy(*store, run, std::ref(printer), stop);
    line.clear();
    if (!outcome)
        return report(outcome.error());
    if (options.asJson)
        std::printf("%s\n", nlohmann::json{{"study", store->folder().string()},
                                           {"total", outcome->total},
                                           {"done", outcome->done},
                                           {"failed", outcome->failed},
                                           {"stopped", outcome->stopped}}
                                .dump()
                                .c_str());
    else
        std::printf(
            "%d of %d runs done%s · this time %s, at most %.1f GB of memory\n", outcome->done, outcome->total,
            outcome->failed > 0 ? (", " + std::to_string(outcome->failed) + " failed (see status)").c_str()
                                : "",
            duration(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count()).c_str(),
            static_cast<double>(base::peakMemory()) / 1e9);
    return outcome->stopped || outcome->failed > 0 ? failed : done;
}

} // namespace

void addRunCommand(CLI::App& program, int& status)
{
    auto options = std::make_shared<RunArguments>();
    auto* run = program.add_subcommand("run", "Run a study, or the rest of it");
    run->add_option("study", options->study, "Folder of the study")->required();
    run->add_option("--device", options->device, "auto, cpu or cuda:N");
    run->add_option("--shard", options->shard,
                    "k/N: only this share of the plan; a Slurm array job's task is read by itself");
    run->add_option("--bank", options->bank,
                    "LoRA runs trained together, before the plan is fixed; measured if not given")
        ->check(CLI::Range(1, 4096));
    run->add_option("--checkpoint-every", options->checkpoint,
                    "Seconds between two checkpoints of what is in training (60); 0: after every step")
        ->check(CLI::Range(0.0, 1e6));
    run->add_flag("--retry", options->retry, "Train runs again that failed before");
    run->add_flag("--json", options->asJson, "For machines: one line at the end");
    run->callback([&status, options] { status = runStudy(*options); });
}

} // namespace deltarank::cli
