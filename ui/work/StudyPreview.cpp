#include "ui/work/StudyPreview.h"

#include "base/System.h"
#include "data/OpenDataset.h"
#include "study/BaseModel.h"
#include "study/Estimate.h"
#include "study/StudySpecJson.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/work/MachineSpeed.h"

#include <QElapsedTimer>
#include <QPointer>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <utility>

namespace deltarank::ui {

namespace {

constexpr int typingPause = 250;      ///< milliseconds without a change before anything is read
constexpr std::size_t mostText = 600; ///< bytes of a text shown
constexpr int thumbnail = 96;         ///< pixels

nlohmann::json dataKey(const nlohmann::json& draft)
{
    nlohmann::json key;
    key["dataset"] = draft.value("dataset", nlohmann::json::object());
    key["seed"] = draft.value("seed", 1);
    key["share"] = draft.value(nlohmann::json::json_pointer("/task/validation_share"), 0.15);
    return key;
}

QString progressText(const base::Progress& progress)
{
    QString shown = coreText(progress.stage);
    if (progress.total > 0)
        shown += QStringLiteral(" · ") + percent(std::floor(100.0 * static_cast<double>(progress.done) /
                                                            static_cast<double>(progress.total)) /
                                                 100);
    return shown;
}

/// Sends progress to the window at most ten times a second.
base::ProgressSink throttled(StudyPreview* preview, void (StudyPreview::*signal)(const QString&))
{
    struct Last
    {
        std::mutex mutex; // several threads read samples
        QElapsedTimer timer;
    };
    auto last = std::make_shared<Last>();
    return [self = QPointer<StudyPreview>(preview), signal, last](const base::Progress& progress) {
        {
            const std::lock_guard lock(last->mutex);
            if (last->timer.isValid() && last->timer.elapsed() < 100)
                return;
            last->timer.start();
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, signal, shown = progressText(progress)] {
                if (self)
                    Q_EMIT(self->*signal)(shown);
            },
            Qt::QueuedConnection);
    };
}

base::Result<OpenData> openDataOf(const study::StudySpec& spec, const base::ProgressSink& progress,
                                  const base::StopToken& stop, bool fetch = true)
{
    auto options = data::optionsFromJson(spec.dataset.options);
    if (!options)
        return base::fail(options.error());
    auto dataset =
        data::openDataset({spec.dataset.source, spec.dataset.path, *options, fetch}, progress, stop);
    if (!dataset)
        return base::fail(dataset.error());
    OpenData open;
    open.dataset = std::move(*dataset);
    auto partition = task::makePartition(*open.dataset, spec.seed, spec.task.validationShare);
    if (!partition)
        return base::fail(partition.error());
    open.partition = std::move(*partition);
    return open;
}

base::Result<PlanPreview> planOf(const study::StudySpec& spec, const OpenData& data,
                                 const StudyPreview::Known& known)
{
    auto model = study::findModel(spec.model.path);
    if (!model)
        return base::fail(model.error());
    auto sha = study::modelFingerprint(*model);
    if (!sha)
        return base::fail(sha.error());
    auto shape = study::readModelShape(*model);
    if (!shape)
        return base::fail(shape.error());
    study::PlanInputs inputs;
    inputs.dataset = data.dataset.get();
    inputs.partition = &data.partition;
    inputs.modelSha256 = *sha;
    inputs.shape = *shape;
    // Data type as in the plan that the study has; it is part of what a run is.
    if (known.compute)
        inputs.compute = *known.compute;
    if (spec.compute.precision != study::PrecisionChoice::Auto)
        inputs.compute.precision = spec.compute.precision == study::PrecisionChoice::BFloat16
                                       ? study::Precision::BFloat16
                                       : study::Precision::Float32;
    inputs.compute.threads = spec.compute.threads > 0 ? spec.compute.threads : base::availableCores();
    if (spec.compute.bank > 0)
        inputs.compute.bank = spec.compute.bank;
    inputs.compute.bank = std::max(1, inputs.compute.bank);
    auto plan = study::makePlan(spec, inputs);
    if (!plan)
        return base::fail(plan.error());

    study::CostRate rate = known.rate;
    RateOrigin fullOrigin = known.fullOrigin;
    RateOrigin loraOrigin = known.loraOrigin;
    for (const auto& [value, origin] : {std::pair(&rate.full, &fullOrigin), {&rate.lora, &loraOrigin}})
        if (!(*value > 0) || *origin > RateOrigin::Processor)
            if (const double speed = productSpeed(); speed > 0) {
                *value = study::secondsPerCost(*shape, spec.input.maxTokens, speed);
                *origin = RateOrigin::Processor;
            }

    PlanPreview preview;
    preview.plan = std::move(*plan);
    preview.summary = study::summarise(preview.plan);
    std::vector<int> left;
    for (std::size_t i = 0; i < preview.plan.runs.size(); ++i) {
        const study::PlannedRun& run = preview.plan.runs[i];
        if (known.finished.contains(text(run.spec.id))) {
            ++preview.finished;
            continue;
        }
        left.push_back(static_cast<int>(i));
        if (run.cost > 0)
            preview.origin =
                std::max(preview.origin, run.spec.method == study::Method::Full ? fullOrigin : loraOrigin);
    }
    preview.lost = static_cast<int>(known.finished.size()) - preview.finished;
    preview.seconds = rate.seconds(preview.plan, left);
    preview.memoryBytes = preview.plan.memoryBytes;
    return preview;
}

SampleView viewOf(const data::Dataset& dataset, std::size_t index)
{
    const data::Sample& sample = dataset.samples()[index];
    SampleView view;
    view.id = text(sample.id);
    view.className = text(dataset.classNames()[static_cast<std::size_t>(sample.label)]);
    if (dataset.modality() == data::Modality::Text) {
        const auto content = dataset.text(index);
        view.text = content ? text(content->substr(0, mostText)).simplified() : errorLine(content.error());
        return view;
    }
    const auto picture = dataset.image(index);
    if (!picture) {
        view.text = errorLine(picture.error());
        return view;
    }
    QImage copy(picture->width, picture->height, QImage::Format_RGB888);
    for (int y = 0; y < picture->height; ++y)
        std::copy_n(picture->rgb.data() + static_cast<std::size_t>(y) * picture->width * 3,
                    picture->width * 3, copy.scanLine(y));
    view.picture = copy.scaled(thumbnail, thumbnail, Qt::KeepAspectRatio,
                               std::max(copy.width(), copy.height()) < thumbnail ? Qt::FastTransformation
                                                                                 : Qt::SmoothTransformation);
    return view;
}

} // namespace

base::Result<PlanPreview> previewPlan(const study::StudySpec& spec, const study::CostRate& rate,
                                      const base::StopToken& stop)
{
    const auto data = openDataOf(spec, {}, stop, false);
    if (!data)
        return base::fail(data.error());
    StudyPreview::Known known;
    known.rate = rate;
    return planOf(spec, *data, known);
}

StudyPreview::StudyPreview(QObject* parent) : QObject(parent)
{
    m_later.setSingleShot(true);
    m_later.setInterval(typingPause);
    connect(&m_later, &QTimer::timeout, this, &StudyPreview::update);
}

void StudyPreview::setKnown(const Known& known)
{
    const bool other = known.study != m_known.study;
    m_known = known;
    if (other) {
        m_later.stop();
        m_opening.cancel();
        m_planning.cancel();
        m_draft = {};
        m_plan.reset();
        m_earlier.reset();
        if (!m_data)
            m_dataKey = {};
        Q_EMIT planOutdated();
        return;
    }
    if (m_draft.is_null())
        return;
    outdatePlan();
    m_later.start();
}

void StudyPreview::setDraft(const nlohmann::json& draft)
{
    if (draft == m_draft)
        return;
    m_draft = draft;
    outdatePlan();
    m_later.start();
}

/// What is asked between a change and its plan must not be answered from the plan before.
void StudyPreview::outdatePlan()
{
    m_planning.cancel();
    if (!m_plan)
        return;
    m_earlier = std::exchange(m_plan, std::nullopt);
    Q_EMIT planOutdated();
}

void StudyPreview::clear()
{
    m_later.stop();
    for (Background* job : {&m_opening, &m_planning, &m_doctor, &m_samples})
        job->cancel();
    m_known = {};
    m_draft = {};
    m_dataKey = {};
    m_spec.reset();
    m_data.reset();
    m_plan.reset();
    m_earlier.reset();
    m_examining = false;
}

void StudyPreview::update()
{
    const auto spec = study::studySpecFromJson(m_draft);
    if (!spec)
        return; // the form says what is wrong
    m_spec = *spec;
    const nlohmann::json key = dataKey(m_draft);
    if (key == m_dataKey) {
        if (m_data)
            makePlan();
        return;
    }
    m_dataKey = key;
    openData(*m_spec);
}

void StudyPreview::openData(const study::StudySpec& spec)
{
    m_data.reset();
    m_plan.reset();
    m_earlier.reset();
    m_planning.cancel();
    m_samples.cancel();
    stopExamining();
    Q_EMIT planOutdated();
    Q_EMIT dataProgress(tr("Opening the data set…"));
    m_opening.start(
        this,
        [spec, progress = throttled(this, &StudyPreview::dataProgress)](const base::StopToken& stop) {
            return openDataOf(spec, progress, stop);
        },
        [this](base::Result<OpenData> data) {
            if (!data) {
                if (data.error().code != base::ErrorCode::Stopped)
                    Q_EMIT dataFailed(data.error());
                return;
            }
            m_data = std::make_shared<const OpenData>(std::move(*data));
            Q_EMIT dataOpened();
            if (!m_later.isActive()) // else the draft has changed since, and is looked at soon
                makePlan();
        });
}

void StudyPreview::makePlan()
{
    m_planning.start(
        this,
        [spec = *m_spec, data = m_data, known = m_known](const base::StopToken&) {
            return planOf(spec, *data, known);
        },
        [this](base::Result<PlanPreview> plan) {
            if (!plan) {
                m_plan.reset();
                m_earlier.reset();
                Q_EMIT planFailed(plan.error());
                return;
            }
            m_plan = std::move(*plan);
            m_earlier.reset();
            Q_EMIT planMade();
        });
}

void StudyPreview::examine()
{
    if (!m_data || m_examining)
        return;
    m_examining = true;
    Q_EMIT examineProgress(tr("Reading every sample…"));
    m_doctor.start(
        this,
        [data = m_data, share = m_spec ? m_spec->task.validationShare : 0.15,
         progress = throttled(this, &StudyPreview::examineProgress)](const base::StopToken& stop) {
            return data::examineDataset(*data->dataset, share, progress, stop);
        },
        [this](base::Result<data::DoctorReport> report) {
            m_examining = false;
            if (report)
                Q_EMIT examined(std::make_shared<const data::DoctorReport>(std::move(*report)));
            else if (report.error().code != base::ErrorCode::Stopped)
                Q_EMIT dataFailed(report.error());
        });
}

void StudyPreview::stopExamining()
{
    m_doctor.cancel();
    if (!m_examining)
        return;
    m_examining = false;
    Q_EMIT examineProgress({});
}

void StudyPreview::readSamples(int label, int count)
{
    if (!m_data)
        return;
    m_samples.start(
        this,
        [data = m_data, label, count](const base::StopToken& stop) {
            const data::Dataset& dataset = *data->dataset;
            std::vector<std::size_t> pool;
            for (std::size_t i = 0; i < dataset.size(); ++i)
                if (label < 0 || dataset.samples()[i].label == label)
                    pool.push_back(i);
            std::vector<SampleView> views;
            const std::size_t wanted = std::min(pool.size(), static_cast<std::size_t>(std::max(0, count)));
            for (std::size_t i = 0; i < wanted && !stop.stopNow(); ++i)
                views.push_back(viewOf(dataset, pool[i * pool.size() / wanted]));
            return views;
        },
        [this](const std::vector<SampleView>& views) { Q_EMIT samplesRead(views); });
}

} // namespace deltarank::ui
