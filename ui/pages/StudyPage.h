#pragma once

#include "base/Result.h"
#include "ui/frame/Page.h"
#include "ui/models/SpecFields.h"
#include "ui/work/Background.h"
#include "ui/work/PackStudy.h"
#include "ui/work/StudyPreview.h"

#include <QHash>
#include <QUndoStack>
#include <nlohmann/json.hpp>

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

    const nlohmann::json& draft() const { return m_draft; }
    bool isChanged() const { return m_draft != m_saved; }
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
    /// Makes a copy that keeps the finished runs; opens it.
    base::Result<QString> duplicate(const QString& folder, const QString& name);
    /// Makes one file of the study in the background; says when it is done.
    void pack(const QString& file, const study::PackOptions& options);

Q_SIGNALS:
    void failed(const deltarank::base::Error& error);
    void told(const QString& sentence);
    void duplicated(const QString& path);

private:
    class EditCommand;
    void addActions();
    void buildPanel();
    QWidget* buildContent();
    QWidget* buildFoot();
    void showStudy();
    void tellPreview(const StudyDocument& study);
    void push(const QString& what, const QString& field, nlohmann::json after);
    void apply(const nlohmann::json& draft);
    void update();
    void updateCost();
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
    StudyPreview m_preview;
    Background m_packing;
    QUndoStack m_undo;
    QString m_path;
    QString m_problem; ///< the first one's sentence
    nlohmann::json m_saved;
    nlohmann::json m_draft;
    int m_problems = 0;
};

} // namespace deltarank::ui
