#include "Commands.h"
#include "Console.h"
#include "runner/Preparation.h"
#include "runner/StudyRunner.h"
#include "study/Needs.h"
#include "study/PlanSummary.h"
#include "study/Presets.h"
#include "study/SpecEdit.h"
#include "study/Store.h"
#include "study/StudySpecJson.h"
#include "train/Device.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>

namespace deltarank::cli {

namespace {

using nlohmann::json;

struct StudyOptions
{
    std::string study;
    std::string preset;
    std::vector<std::string> sets;
    std::string device = "auto";
    int bank = 0;
    bool fix = false;
    bool asJson = false;
};

int newStudy(const StudyOptions& options)
{
    auto json = study::loadPreset(options.preset);
    if (!json)
        return json.error().code == base::ErrorCode::NotFound ? reportUsage(json.error())
                                                              : report(json.error());
    for (const std::string& assignment : options.sets)
        if (auto status = study::setField(*json, assignment); !status)
            return reportUsage(status.error());
    auto spec = study::studySpecFromJson(*json);
    if (!spec)
        return report(spec.error());
    auto store = study::Store::create(options.study, *spec);
    if (!store)
        return report(store.error());
    std::printf("%s\n", store->folder().c_str());
    return done;
}

void printPlan(const study::Store& store, const study::Plan& plan, bool onCpu)
{
    const study::PlanSummary summary = study::summarise(plan);
    std::printf("%s: %zu runs in %zu groups, at most %s steps, %s on %d threads\n", store.spec().name.c_str(),
                plan.runs.size(), plan.groups.size(), study::numberText(summary.steps).c_str(),
                plan.compute.precision == study::Precision::BFloat16 ? "bfloat16" : "float32",
                plan.compute.threads);
    for (const study::SweepSummary& line : summary.sweeps) {
        std::string values;
        for (double value : line.values)
            values += (values.empty() ? "" : ", ") + study::numberText(value);
        std::printf("  %s: %s %s\n    %d full, %d LoRA, %d null controls; %s training and %s validation "
                    "samples; %s steps\n",
                    line.name.c_str(), line.over.c_str(), values.c_str(), line.full, line.lora, line.controls,
                    (line.smallest == line.largest
                         ? study::numberText(line.largest)
                         : study::numberText(line.smallest) + " to " + study::numberText(line.largest))
                        .c_str(),
                    study::numberText(line.validation).c_str(), study::numberText(line.steps).c_str());
    }
    std::printf("  %s\n", study::needsOf(store, plan, onCpu).text().c_str());
    for (const std::string& note : plan.notes)
        std::printf("  %s\n", note.c_str());
}

int planStudy(const StudyOptions& options)
{
    auto store = study::Store::open(options.study);
    if (!store)
        return report(store.error());
    ProgressLine line;
    auto stop = stopOnSignals();
    std::optional<study::Plan> plan = store->plan();
    if (!plan && options.fix) {
        runner::RunOptions run;
        run.device = options.device;
        if (options.bank > 0)
            run.bank = options.bank;
        const auto sink = [&](const runner::StudyEvent& event) {
            if (event.kind == runner::StudyEvent::Kind::Preparing)
                line.show(text(event.progress));
        };
        if (auto status = runner::fixPlan(*store, run, sink, stop); !status) {
            line.clear();
            return report(status.error());
        }
        plan = store->plan();
    } else if (!plan) {
        auto prepared = runner::prepare(store->spec(), line.sink(), stop);
        if (!prepared) {
            line.clear();
            return report(prepared.error());
        }
        auto device = train::resolveDevice(options.device);
        if (!device)
            return report(device.error());
        std::string note;
        auto compute = runner::resolveCompute(store->spec().compute, *device, note);
        if (options.bank > 0)
            compute.bank = options.bank;
        auto made = runner::planStudy(store->spec(), *prepared, compute, *device, line.sink(), stop);
        if (!made) {
            line.clear();
            return report(made.error());
        }
        if (!note.empty())
            made->notes.push_back(note);
        made->notes.push_back("The plan is fixed when the study first runs, or now with --fix.");
        plan = std::move(*made);
    }
    line.clear();
    if (options.asJson)
        std::printf("%s\n", study::toJson(*plan).dump(1, ' ', false, json::error_handler_t::replace).c_str());
    else
        printPlan(*store, *plan, train::resolveDevice(options.device).value_or("cpu") == "cpu");
    return done;
}

std::string runName(const study::RunSpec& run)
{
    std::string text = run.sweep + " " + run.over + "=" + study::numberText(run.value) + " " +
                       (run.method == study::Method::Full ? "full" : "lora") + " #" +
                       std::to_string(run.repeat + 1);
    if (run.nullControl == study::NullControl::Random)
        text += " (untrained control)";
    if (run.nullControl == study::NullControl::Shuffled)
        text += " (shuffled control)";
    return text;
}

int showStatus(const StudyOptions& options)
{
    auto store = study::Store::open(options.study);
    if (!store)
        return report(store.error());
    const study::StudyStatus status = store->status();
    const auto& plan = store->plan();
    if (options.asJson) {
        json runs = json::array();
        for (const study::RunStatus& run : status.runs) {
            const study::RunSpec& spec = plan->runs[static_cast<std::size_t>(run.run)].spec;
            json one{{"id", spec.id},
                     {"sweep", spec.sweep},
                     {"over", spec.over},
                     {"value", spec.value},
                     {"repeat", spec.repeat},
                     {"method", spec.method == study::Method::Full ? "full" : "lora"},
                     {"state", study::name(run.state)}};
            if (run.failure)
                one["failure"] = {{"message", run.failure->error.text()},
                                  {"when", run.failure->when},
                                  {"attempts", run.failure->attempts}};
            runs.push_back(std::move(one));
        }
        json processes = json::array();
        for (const study::LiveProcess& process : status.processes)
            processes.push_back({{"host", process.host},
                                 {"pid", process.pid},
                                 {"shard", process.shard},
                                 {"device", process.device},
                                 {"started", process.started},
                                 {"runs", process.runs},
                                 {"seconds_left", process.secondsLeft}});
        const json all{{"study", store->spec().name},
                       {"planned", plan.has_value()},
                       {"total", status.runs.size()},
                       {"done", status.count(study::RunState::Done)},
                       {"running", status.count(study::RunState::Running)},
                       {"failed", status.count(study::RunState::Failed)},
                       {"missing", status.count(study::RunState::Missing)},
                       {"runs", runs},
                       {"processes", processes}};
        std::printf("%s\n", all.dump(1, ' ', false, json::error_handler_t::replace).c_str());
        return done;
    }
    if (!plan) {
        std::printf("%s: not planned yet; `run` plans and runs it.\n", store->spec().name.c_str());
        return done;
    }
    std::printf("%s: %zu runs, %d done, %d running, %d failed, %d missing\n", store->spec().name.c_str(),
                status.runs.size(), status.count(study::RunState::Done),
                status.count(study::RunState::Running), status.count(study::RunState::Failed),
                status.count(study::RunState::Missing));
    for (const study::RunStatus& run : status.runs)
        if (run.state == study::RunState::Failed)
            std::printf("  failed   %s  %s\n           %s\n",
                        plan->runs[static_cast<std::size_t>(run.run)].spec.id.c_str(),
                        runName(plan->runs[static_cast<std::size_t>(run.run)].spec).c_str(),
                        run.failure->error.text().c_str());
    for (const study::LiveProcess& process : status.processes) {
        const std::string left = duration(process.secondsLeft);
        std::printf("  running  process %d on %s%s, %s%s\n", process.pid, process.host.c_str(),
                    process.shard.empty() ? "" : (", shard " + process.shard).c_str(), process.device.c_str(),
                    left.empty() ? "" : (", " + left + " left").c_str());
        for (const std::string& id : process.runs)
            if (const int run = plan->find(id); run >= 0)
                std::printf("           %s\n",
                            runName(plan->runs[static_cast<std::size_t>(run)].spec).c_str());
    }
    return done;
}

} // namespace

void addStudyCommands(CLI::App& program, int& status)
{
    auto options = std::make_shared<StudyOptions>();

    auto* create = program.add_subcommand("new", "Make a study from a preset");
    create->add_option("preset", options->preset, "Name of a preset, or a JSON file with a specification")
        ->required();
    create->add_option("-o,--output", options->study, "Folder of the new study; gets the ending .study")
        ->required();
    create
        ->add_option("--set", options->sets,
                     "KEY=VALUE: changes a field, by its full path or a last part that only one field has")
        ->take_all()
        ->allow_extra_args(false);
    create->callback([&status, options] { status = newStudy(*options); });

    auto* plan = program.add_subcommand("plan", "Show what a study will train: runs, sizes, steps");
    plan->add_option("study", options->study, "Folder of the study")->required();
    plan->add_option("--device", options->device, "auto, cpu or cuda:N");
    plan->add_option("--bank", options->bank, "LoRA runs trained together; measured if not given")
        ->check(CLI::Range(1, 4096));
    plan->add_flag("--fix", options->fix, "Settle data type, threads and groups now, as shards need it");
    plan->add_flag("--json", options->asJson, "For machines");
    plan->callback([&status, options] { status = planStudy(*options); });

    auto* show = program.add_subcommand("status", "What is done, running, failed and missing");
    show->add_option("study", options->study, "Folder of the study")->required();
    show->add_flag("--json", options->asJson, "For machines");
    show->callback([&status, options] { status = showStatus(*options); });
}

} // namespace deltarank::cli
