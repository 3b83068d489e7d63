#pragma once

#include "base/Result.h"
#include "ui/frame/Page.h"
#include "ui/models/SpecFields.h"

#include <QHash>
#include <QUndoStack>
#include <nlohmann/json.hpp>

class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace deltarank::ui {

class SpecFieldEditor;
class StudyDocument;

/// Design: the settings of the current study, checked while they are typed. Edits can be undone and are kept
/// apart from the study until they are saved.
class StudyPage : public Page
{
    Q_OBJECT

public:
    explicit StudyPage(Context& context, QWidget* parent = nullptr);
    QString helpTopic() const override { return QStringLiteral("study"); }

    const nlohmann::json& draft() const { return m_draft; }
    bool isChanged() const { return m_draft != m_saved; }
    int problemCount() const { return m_problems; }
    SpecFieldEditor* editor(const QString& pointer) const { return m_editors.value(pointer); }
    /// Replaces one setting as if it had been typed.
    void edit(const QString& pointer, const QString& text);
    /// Writes the draft to the study; asks first where finished runs would not count any more.
    void save();

Q_SIGNALS:
    void failed(const deltarank::base::Error& error);
    void told(const QString& sentence);

private:
    class EditCommand;
    void addActions();
    void buildPanel();
    QWidget* buildContent();
    QWidget* buildFoot();
    void showStudy();
    void rebuildForm();
    void apply(const nlohmann::json& draft);
    void update();

    QStackedWidget* m_stack;
    QListWidget* m_steps = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_form = nullptr;
    QHash<QString, QWidget*> m_sections;
    QHash<QString, SpecFieldEditor*> m_editors;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_cost = nullptr;
    QPushButton* m_saveButton = nullptr;
    QUndoStack m_undo;
    QString m_path;
    nlohmann::json m_saved;
    nlohmann::json m_draft;
    int m_problems = 0;
};

} // namespace deltarank::ui
