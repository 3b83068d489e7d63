#pragma once

#include "base/Result.h"
#include "ui/frame/Page.h"
#include "ui/models/SpecFields.h"
#include "ui/work/PackStudy.h"
#include "ui/work/StudyPreview.h"

#include <QHash>
#include <QPointer>
#include <QUndoGroup>
#include <nlohmann/json.hpp>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace deltarank::ui {

class DatasetView;
class PlanView;
class SpecFieldEditor;
class StudyDocument;
class StudyForm;

/// Design: the settings of the current study, checked while they are typed, with what they mean beside them.
/// Edits can be undone and are kept apart from the study until they are saved.
class StudyPage : public Page
{
    Q_OBJECT

public:
    explicit StudyPage(Context& context, QWidget* parent = nullptr);
    QString helpTopic() const override { return QStringLiteral("study"); }
    void activate() override;

    const nlohmann::json& draft() const;
    bool isChanged() const;
    int problemCount() const { return m_problems; }
    SpecFieldEditor* editor(const QString& pointer) const;
    StudyForm* form() const { return m_form; }
    DatasetView* dataset() const { return m_dataset; }
    PlanView* plan() const { return m_plan; }
    StudyPreview& preview() { return m_preview; }
    QString costText() const;
    /// Replaces one setting as if it had been typed.
    void edit(const QString& pointer, const QString& text);
    /// Shows a step: "data", "task", "model", "lora", "training", "sweeps".
    void showStep(const QString& section);
    /// Writes the draft to the study; asks first where finished runs would not count any more.
    void save();
    /// The sentence that asks; empty where nothing would be lost.
    QString warning() const;
    /// Before these studies are closed: asks once what becomes of changes that are not saved. False: stay.
    bool settleBeforeClosing(const std::vector<StudyDocument*>& studies);
    /// Before a study is trained: its runs are those of the saved settings. False: do not start.
    bool settleBeforeStart(StudyDocument& study);
    /// Makes a copy that keeps the finished runs; opens it.
    base::Result<QString> duplicate(const QString& folder, const QString& name);
    /// Makes one file of the study in the background; says when it is done.
    void pack(const QString& file, const study::PackOptions& options);

Q_SIGNALS:
    void failed(const deltarank::base::Error& error);
    void told(const QString& sentence);
    void duplicated(const QString& path);
    /// Runs of this program told how fast a model trains here.
    void rateLearnt();

private:
    class EditCommand;
    void addActions();
    void buildPanel();
    QWidget* buildContent();
    QWidget* buildFoot();
    void showStudy();
    void tellPreview(const StudyDocument& study);
    void learnRate(const StudyDocument& study);
    void push(const QString& what, const QString& field, nlohmann::json after);
    void apply(const nlohmann::json& draft);
    void update();
    void updateCost();
    void updateStart();
    QString lostSentence(const StudyDocument& study, const PlanPreview* plan) const;
    QString warningOf(const StudyDocument& study) const;
    bool write(StudyDocument& study);
    void askDuplicate();
    void askPack();

    QStackedWidget* m_stack;
    QListWidget* m_steps = nullptr;
    QSplitter* m_splitter = nullptr;
    StudyForm* m_form = nullptr;
    QStackedWidget* m_beside = nullptr;
    DatasetView* m_dataset = nullptr;
    PlanView* m_plan = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_cost = nullptr;
    QPushButton* m_saveButton = nullptr;
    QPushButton* m_startButton = nullptr; ///< none in a build that cannot train
    StudyPreview m_preview;
    QUndoGroup m_undo;               ///< every study has its own way back
    QPointer<StudyDocument> m_study; ///< the one that is edited
    nlohmann::json m_shownSaved;     ///< its saved settings when the form was brought up to date
    QString m_problem; ///< the sentence of the first one in the form, and how many more there are
    int m_problems = 0;
};

} // namespace deltarank::ui
