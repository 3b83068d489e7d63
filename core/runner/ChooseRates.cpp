#include "runner/ChooseRates.h"

#include "study/RateSearch.h"
#include "study/RunFile.h"
#include "study/StudySpecJson.h"

#include <algorithm>
#include <limits>

namespace deltarank::runner {

namespace {

base::Result<study::Store> openSearch(const study::Store& store, const study::StudySpec& spec)
{
    const std::filesystem::path folder = store.folder() / study::rateTrials;
    std::error_code ec;
    if (!std::filesystem::exists(folder, ec))
        return study::Store::create(folder, spec);
    auto search = study::Store::open(folder);
    if (!search)
        return search;
    // The plan fixes these two; apart from them the search must be the one asked for now.
    study::StudySpec same = search->spec();
    same.model.sha256 = spec.model.sha256;
    same.dataset.fingerprint = spec.dataset.fingerprint;
    if (study::toJson(same) != study::toJson(spec))
        DELTARANK_TRY(search->setSpec(spec));
    return search;
}

base::Result<std::vector<study::RateTrial>> trialsOf(const study::Store& search)
{
    std::vector<study::RateTrial> trials;
    for (const study::PlannedRun& planned : search.plan()->runs) {
        study::RateTrial trial{planned.spec.method, planned.spec.value, planned.spec.repeat, 0, true};
        if (search.isDone(planned.spec.id)) {
            auto record = study::readRunFile(search.runPath(planned.spec.id), study::RunParts::Summary);
            if (!record)
                return base::fail(std::move(record).error());
            trial.validationLoss = std::numeric_limits<double>::infinity();
            for (const study::HistoryPoint& point : record->history)
                trial.validationLoss = std::min(trial.validationLoss, point.validationLoss);
            trial.failed = !(trial.validationLoss < std::numeric_limits<double>::infinity());
        }
        trials.push_back(trial);
    }
    return trials;
}

} // namespace

base::Status chooseRates(study::Store& store, const RunOptions& options, const StudyEventSink& sink,
                         base::StopToken stop, std::vector<std::string>& notes)
{
    const auto spec = study::rateSearchOf(store.spec());
    if (!spec)
        return {};
    auto search = openSearch(store, *spec);
    if (!search)
        return base::fail(std::move(search).error());
    RunOptions own = options;
    own.shard.reset();
    const auto told = [&](const StudyEvent& event) {
        if (!sink)
            return;
        StudyEvent shown = event;
        if (event.kind != StudyEvent::Kind::Preparing && event.kind != StudyEvent::Kind::Note) {
            // Runs of the search are not runs of the study: their numbers mean nothing to the receiver.
            shown = {};
            shown.kind = StudyEvent::Kind::Preparing;
            shown.progress = {"Choosing learning rates",
                              static_cast<std::uint64_t>(event.done + event.failed),
                              static_cast<std::uint64_t>(event.total), event.secondsLeft};
            shown.text = shown.progress.stage;
        }
        sink(shown);
    };
    auto outcome = runStudy(*search, own, told, stop);
    if (!outcome)
        return base::fail(std::move(outcome).error());
    if (outcome->stopped)
        return base::fail(base::ErrorCode::Stopped, "Stopped while learning rates were being chosen.",
                          store.folder().string(), "The same command goes on from here.");
    auto trials = trialsOf(*search);
    if (!trials)
        return base::fail(std::move(trials).error());
    auto chosen = study::withChosenRates(store.spec(), *trials, notes);
    if (!chosen)
        return base::fail(std::move(chosen).error());
    return store.setSpec(*chosen);
}

} // namespace deltarank::runner
