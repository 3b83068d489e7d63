#pragma once

#include "base/Result.h"
#include "data/Doctor.h"
#include "study/PlanSummary.h"
#include "study/StudySpec.h"
#include "task/Partition.h"
#include "ui/work/Background.h"

#include <QImage>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace deltarank::ui {

/// The data set of a draft, open and split as its runs would split it.
struct OpenData
{
    std::shared_ptr<const data::Dataset> dataset;
    task::Partition partition;
};

/// What a rate was measured on, the surest first.
enum class RateOrigin {
    Study,     ///< runs of this study that this program trained
    Machine,   ///< the same model, trained on this machine before
    Processor, ///< nothing was trained: the size of the model and the speed of matrix products here
    Elsewhere, ///< finished runs of this study, trained nobody knows where
};

/// What a draft would train, and what that costs here.
struct PlanPreview
{
    study::Plan plan;
    study::PlanSummary summary;
    int finished = 0;                      ///< runs of the plan that the study's folder has already
    int lost = 0;                          ///< runs that are finished now and that the draft does not ask for
    double seconds = -1;                   ///< for the runs that are left; negative: not known
    RateOrigin origin = RateOrigin::Study; ///< the least sure one that was needed
    double memoryBytes = 0;
};

/// A sample as a person sees it.
struct SampleView
{
    QString id;
    QString className;
    QString text{};
    QImage picture{};
};

/// Finds out in the background what a draft means: its data set, its plan, what is wrong with the data.
/// Newer drafts replace older ones; what did not change is not read again.
class StudyPreview : public QObject
{
    Q_OBJECT

public:
    explicit StudyPreview(QObject* parent = nullptr);

    /// What is known of a study on disk: ids of finished runs and the rate they trained at.
    struct Known
    {
        QString study{}; ///< its path: what was shown of another one is forgotten
        QSet<QString> finished{};
        study::CostRate rate{};
        RateOrigin fullOrigin = RateOrigin::Machine;
        RateOrigin loraOrigin = RateOrigin::Machine;
        std::optional<study::ComputeSettings> compute{}; ///< of its plan
    };
    void setKnown(const Known& known);
    /// @param draft a specification without problems
    void setDraft(const nlohmann::json& draft);
    void clear();
    /// Reads every sample: duplicates, contradictions, unreadable files.
    void examine();
    void stopExamining();
    /// Reads some samples of a class (-1: of all), evenly spread.
    void readSamples(int label, int count);

    const std::shared_ptr<const OpenData>& data() const { return m_data; }
    /// Of the draft as it stands; none while that is being found out.
    const std::optional<PlanPreview>& plan() const { return m_plan; }
    /// Of the draft before, while a plan of the new one is on its way: something to go on showing.
    const std::optional<PlanPreview>& earlierPlan() const { return m_earlier; }
    bool hasDraft() const { return !m_draft.is_null(); }
    bool isExamining() const { return m_examining; }

Q_SIGNALS:
    void dataOpened();
    void dataFailed(const deltarank::base::Error& error);
    void dataProgress(const QString& text);
    void planMade();
    void planOutdated(); ///< the draft has changed: plan() holds nothing
    void planFailed(const deltarank::base::Error& error);
    void examined(const std::shared_ptr<const deltarank::data::DoctorReport>& report);
    void examineProgress(const QString& text);
    void samplesRead(const std::vector<deltarank::ui::SampleView>& samples);

private:
    void update();
    void openData(const study::StudySpec& spec);
    void makePlan();
    void outdatePlan();

    QTimer m_later;
    nlohmann::json m_draft;
    nlohmann::json m_dataKey; ///< part of the draft that decides the data set and its split
    std::optional<study::StudySpec> m_spec;
    Known m_known;
    std::shared_ptr<const OpenData> m_data;
    std::optional<PlanPreview> m_plan;
    std::optional<PlanPreview> m_earlier;
    Background m_opening;
    Background m_planning;
    Background m_doctor;
    Background m_samples;
    bool m_examining = false;
};

/// Opens the data set of a specification, where this machine has it, and makes its plan, as if nothing were
/// trained yet: nobody asked for it, so nothing is fetched. Not in the event loop.
base::Result<PlanPreview> previewPlan(const study::StudySpec& spec, const study::CostRate& rate,
                                      const base::StopToken& stop);

} // namespace deltarank::ui
