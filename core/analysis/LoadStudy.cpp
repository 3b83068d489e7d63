#include "analysis/LoadStudy.h"

#include "study/StudySpecJson.h"

namespace deltarank::analysis {

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
