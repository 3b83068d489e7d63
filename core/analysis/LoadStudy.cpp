#include "analysis/LoadStudy.h"

#include "analysis/Wording.h"
#include "study/StudySpecJson.h"

#include <algorithm>
#include <map>

namespace deltarank::analysis {

namespace {

/// Runs of a sweep that were to be trained to the same loss and ran out of steps before: what they differ in
/// is then the loss as well, and figures must say so.
void noteUnreachedLosses(const study::Plan& plan, StudyResults& results)
{
    struct Count
    {
        int all = 0;
        int tooShort = 0;
        double loss = 0;
    };
    std::map<std::string, Count> sweeps;
    for (const study::PlannedRun& planned : plan.runs) {
        const auto run = std::find_if(results.runs.begin(), results.runs.end(),
                                      [&](const RunSummary& one) { return one.id == planned.spec.id; });
        if (planned.spec.train.untilLoss <= 0 || run == results.runs.end() || run->history.empty())
            continue;
        Count& count = sweeps[planned.spec.sweep];
        ++count.all;
        count.loss = planned.spec.train.untilLoss;
        if (!(run->history.back().trainingLoss < count.loss))
            ++count.tooShort;
    }
    for (const auto& [sweep, count] : sweeps)
        if (count.tooShort > 0)
            results.notes.push_back(std::to_string(count.tooShort) + " of " + std::to_string(count.all) +
                                    " runs of the sweep \"" + sweep +
                                    "\" ended at their last step before the training loss was below " +
                                    shortNumber(count.loss) + ": they are not trained equally far.");
}

} // namespace

base::Result<LoadedStudy> loadStudy(const study::Store& store, study::ReaderClient& reader,
                                    const base::StopToken& stop, const base::ProgressSink& progress)
{
    if (!store.plan())
        return base::fail(base::ErrorCode::NotFound, "The study has not been run yet.",
                          store.folder().string(), "Run it first.");
    const study::Plan& plan = *store.plan();
    LoadedStudy loaded;
    StudyResults& results = loaded.results;
    results.name = store.spec().name;
    results.dataset = store.spec().dataset.source;
    results.baseModel = store.spec().model.path;
    results.plannedRuns = static_cast<int>(plan.runs.size());
    results.settings = study::toJson(store.spec());
    results.notes = plan.notes;
    results.provenance["dataset_fingerprint"] = plan.datasetFingerprint;
    results.provenance["model_sha256"] = plan.modelSha256;
    results.provenance["compute_type"] =
        plan.compute.precision == study::Precision::BFloat16 ? "bfloat16" : "float32";
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        if (stop.waitAndCheck())
            return base::fail(base::ErrorCode::Stopped, "Stopped.");
        if (progress)
            progress({"Reading runs", i, plan.runs.size()});
        const study::RunSpec& spec = plan.runs[i].spec;
        if (!store.isDone(spec.id))
            continue;
        auto record = reader.readRun(store.runPath(spec.id), study::RunParts::Summary);
        if (!record) {
            loaded.unread.push_back(record.error().text());
            continue;
        }
        if (record->id != spec.id) {
            loaded.unread.push_back(store.runPath(spec.id).string() + ": The file holds another run, " +
                                    record->id + ".");
            continue;
        }
        for (const char* key : {"program_version", "device"})
            if (const auto found = record->provenance.find(key); found != record->provenance.end())
                results.provenance[key] = found->second;
        results.runs.push_back(summarise(*record, spec));
    }
    noteUnreachedLosses(plan, results);
    return loaded;
}

std::string publishedDatasetOf(const std::string& source)
{
    if (source == "arxiv")
        return "arxiv";
    if (source == "stanford-dogs")
        return "stanford_dogs";
    if (source == "oxford-pet")
        return "oxford_pet";
    return {};
}

} // namespace deltarank::analysis
