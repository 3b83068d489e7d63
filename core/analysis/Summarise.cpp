#include "analysis/StudyResults.h"

#include "study/RunSpecJson.h"

#include <algorithm>

namespace deltarank::analysis {

namespace {

void take(RunSummary& run, const study::RunSpec& spec)
{
    run.method = spec.method;
    run.sweep = spec.sweep;
    run.over = spec.over;
    run.value = spec.value;
    run.repeat = spec.repeat;
    run.corruptionMode = spec.task.corruptionMode;
    run.corruption = spec.task.corruption;
    run.nullControl = spec.nullControl;
    const bool lora = spec.method == study::Method::Lora;
    run.rank = lora ? spec.lora.rank : 0;
    run.alpha = lora ? spec.lora.alpha : 0;
}

} // namespace

RunSummary summarise(const study::RunRecord& record)
{
    RunSummary run;
    run.id = record.id;
    if (const auto spec = study::runSpecFromJson(record.spec))
        take(run, *spec);
    run.classCount = record.task.classCount();
    run.classNames = record.task.classNames;
    run.trainSize = static_cast<int>(record.task.trainLabels.size());
    run.mislabelledShare = record.task.mislabelledShare();
    run.metrics = record.metrics;
    run.history = record.history;
    run.spectra = record.spectra;
    run.truncation = record.truncation;
    run.layerAblation = record.layerAblation;
    if (!run.history.empty()) {
        // Step 0 is before the first update: no accuracy of the trained model, unless it is all there is.
        double best = run.history.back().validationAccuracy;
        for (const study::HistoryPoint& point : run.history)
            if (point.step > 0)
                best = std::max(best, point.validationAccuracy);
        run.metrics.try_emplace("best_accuracy", best);
        run.metrics.try_emplace("last_accuracy", run.history.back().validationAccuracy);
    }
    return run;
}

RunSummary summarise(const study::RunRecord& record, const study::RunSpec& planned)
{
    RunSummary run = summarise(record);
    take(run, planned);
    return run;
}

} // namespace deltarank::analysis
