#include "ui/work/PresetFacts.h"

#include "data/OpenDataset.h"
#include "study/BaseModel.h"
#include "study/Presets.h"
#include "study/StudySpecJson.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/models/SpecFields.h"
#include "ui/work/StudyPreview.h"

#include <algorithm>

namespace deltarank::ui {

namespace {

PresetFacts factsOf(const QString& name, const QHash<QString, study::CostRate>& rates,
                    const base::StopToken& stop)
{
    PresetFacts facts;
    facts.name = name;
    const auto json = study::loadPreset(name.toStdString());
    if (!json)
        return facts;
    const auto spec = study::studySpecFromJson(*json);
    if (!spec)
        return facts;
    facts.runs = runCount(*json);
    facts.model = text(spec->model.path);
    facts.modelFound = study::findModel(spec->model.path).has_value();
    const std::vector<data::SourceInfo> sources = data::listSources();
    const auto source = std::find_if(sources.begin(), sources.end(), [&](const data::SourceInfo& one) {
        return one.name == spec->dataset.source;
    });
    facts.source = text(spec->dataset.source);
    if (source != sources.end()) {
        facts.source = coreText(source->title).section(':', 0, 0);
        facts.dataFound = source->found || !spec->dataset.path.empty();
        facts.obtain = coreText(source->needs + ' ' + source->obtain).trimmed();
    }
    if (!facts.dataFound || !facts.modelFound)
        return facts;
    if (const auto plan = previewPlan(*spec, rates.value(facts.model), stop)) {
        facts.runs = static_cast<int>(plan->plan.runs.size());
        facts.seconds = plan->seconds;
    }
    return facts;
}

} // namespace

void PresetExplorer::explore(const QStringList& presets, const QHash<QString, study::CostRate>& rates)
{
    next(presets, rates);
}

void PresetExplorer::next(QStringList presets, QHash<QString, study::CostRate> rates)
{
    if (presets.isEmpty())
        return;
    const QString name = presets.takeFirst();
    m_work.start(
        this, [name, rates](const base::StopToken& stop) { return factsOf(name, rates, stop); },
        [this, presets, rates](const PresetFacts& facts) {
            Q_EMIT found(facts);
            next(presets, rates);
        });
}

} // namespace deltarank::ui
