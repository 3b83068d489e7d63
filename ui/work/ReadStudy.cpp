#include "study/ReaderClient.h"
#include "study/Store.h"
#include "study/StudySpecJson.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/work/FigureSource.h"
#include "ui/work/Reading.h"

#include <QFileInfo>
#include <QObject>
#include <unordered_map>

namespace deltarank::ui {

namespace {

RunRow rowOf(const study::RunSpec& spec)
{
    RunRow row;
    row.id = text(spec.id);
    row.sweep = text(spec.sweep);
    row.over = text(spec.over);
    row.value = spec.value;
    row.method = spec.method;
    row.nullControl = spec.nullControl;
    row.repeat = spec.repeat;
    return row;
}

RunState stateOf(study::RunState state)
{
    switch (state) {
    case study::RunState::Missing:
        return RunState::Waiting;
    case study::RunState::Running:
        return RunState::Working;
    case study::RunState::Failed:
        return RunState::Failed;
    case study::RunState::Done:
        return RunState::Done;
    }
    return RunState::Waiting;
}

std::optional<double> find(const std::map<std::string, double>& values, const char* key)
{
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

/// What an earlier reading knows, by run id.
class Known
{
public:
    explicit Known(const std::shared_ptr<const StudyContents>& previous)
    {
        if (!previous)
            return;
        for (const analysis::RunSummary& run : previous->results.runs)
            m_runs[run.id] = &run;
        for (const RunRow& row : previous->rows)
            if (row.state == RunState::Done)
                m_rows[row.id.toStdString()] = &row;
    }
    const analysis::RunSummary* run(const std::string& id) const { return get(m_runs, id); }
    const RunRow* row(const std::string& id) const { return get(m_rows, id); }

private:
    template <typename Map> static typename Map::mapped_type get(const Map& map, const std::string& id)
    {
        const auto found = map.find(id);
        return found == map.end() ? nullptr : found->second;
    }
    std::unordered_map<std::string, const analysis::RunSummary*> m_runs;
    std::unordered_map<std::string, const RunRow*> m_rows;
};

} // namespace

base::Result<StudyContents> readStudy(const QString& path,
                                      const std::shared_ptr<const StudyContents>& previous,
                                      const base::StopToken& stop)
{
    const auto store = study::Store::open(path.toStdString());
    if (!store)
        return base::fail(store.error());
    const study::StudySpec& spec = store->spec();
    StudyContents contents;
    analysis::StudyResults& results = contents.results;
    results.name = spec.name.empty() ? QFileInfo(path).completeBaseName().toStdString() : spec.name;
    results.dataset = spec.dataset.source;
    results.baseModel = QFileInfo(text(spec.model.path)).fileName().toStdString();
    results.settings = study::toJson(spec);
    results.provenance = {{"program_version", DELTARANK_VERSION},
                          {"model_sha256", spec.model.sha256},
                          {"dataset_fingerprint", spec.dataset.fingerprint}};
    if (!store->plan()) {
        arrange(contents);
        return contents;
    }

    const study::Plan& plan = *store->plan();
    results.plannedRuns = static_cast<int>(plan.runs.size());
    results.notes = plan.notes;
    contents.plan = plan;
    results.provenance["model_sha256"] = plan.modelSha256;
    results.provenance["compute_type"] =
        plan.compute.precision == study::Precision::BFloat16 ? "bfloat16" : "float32";
    results.provenance["dataset_fingerprint"] = plan.datasetFingerprint;
    const Known known(previous);
    study::ReaderClient reader; // one process for the whole study
    for (const study::RunStatus& status : store->status().runs) {
        if (stop.stopNow())
            return base::fail(base::ErrorCode::Stopped, "Reading was stopped.");
        const study::RunSpec& run = plan.runs[static_cast<std::size_t>(status.run)].spec;
        RunRow row = rowOf(run);
        row.state = stateOf(status.state);
        if (status.failure)
            row.note = errorLine(status.failure->error);
        if (status.state == study::RunState::Done) {
            const analysis::RunSummary* oldRun = known.run(run.id);
            const RunRow* oldRow = known.row(run.id);
            if (oldRun && oldRow) {
                results.runs.push_back(*oldRun);
                row = *oldRow;
            } else if (const auto record = reader.readRun(store->runPath(run.id), study::RunParts::Summary);
                       record && record->id == run.id) {
                row.accuracy = find(record->metrics, "best_accuracy");
                row.samplesPerSecond = find(record->timing, "samples_per_second");
                row.seconds = find(record->timing, "seconds");
                for (const char* key : {"program_version", "device"})
                    if (const auto found = record->provenance.find(key); found != record->provenance.end())
                        results.provenance[key] = found->second;
                results.runs.push_back(analysis::summarise(*record, run));
            } else {
                row.state = RunState::Failed;
                row.note = record ? QObject::tr("The file holds another run, %1.").arg(text(record->id))
                                  : errorLine(record.error());
                contents.problems << row.note.toHtmlEscaped();
            }
        }
        contents.rows.push_back(std::move(row));
    }
    arrange(contents);
    return contents;
}

} // namespace deltarank::ui
