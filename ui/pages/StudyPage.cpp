#include "ui/pages/StudyPage.h"

#include "study/Store.h"
#include "study/StudySpecJson.h"
#include "ui/base/Words.h"
#include "ui/frame/EmptyState.h"
#include "ui/frame/Widgets.h"
#include "ui/pages/SpecFieldEditor.h"
#include "ui/work/RunController.h"
#include "ui/work/Workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QUndoCommand>
#include <QVBoxLayout>

namespace deltarank::ui {

/// Typing in one field is one step back, however many letters it was.
class StudyPage::EditCommand : public QUndoCommand
{
public:
    EditCommand(StudyPage& page, const SpecField& field, nlohmann::json before, nlohmann::json after)
        : QUndoCommand(tr("change of %1").arg(field.label)), m_page(page), m_pointer(field.pointer),
          m_before(std::move(before)), m_after(std::move(after))
    {}
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const EditCommand*>(other);
        if (next->m_pointer != m_pointer)
            return false;
        m_after = next->m_after;
        return true;
    }
    void undo() override { m_page.apply(m_before); }
    void redo() override { m_page.apply(m_after); }

private:
    StudyPage& m_page;
    QString m_pointer;
    nlohmann::json m_before;
    nlohmann::json m_after;
};

StudyPage::StudyPage(Context& context, QWidget* parent)
    : Page(context, parent), m_stack(new QStackedWidget(this))
{
    addActions();
    buildPanel();
    auto* empty = new EmptyState(context, "study", tr("No study is open"),
                                 tr("Start one from a preset, or open a study you already have."), m_stack);
    empty->addAction(context.actions.action("go.start"));
    empty->addAction(context.actions.action("file.openFolder"));
    m_stack->addWidget(empty);
    m_stack->addWidget(buildContent());
    setContent(m_stack);
    connect(&context.workspace, &Workspace::currentChanged, this, &StudyPage::showStudy);
    connect(&context.workspace, &Workspace::studyOpened, this, [this](StudyDocument* study) {
        connect(study, &StudyDocument::changed, this, [this, study] {
            if (this->context().workspace.current() == study)
                showStudy();
        });
    });
    showStudy();
}

void StudyPage::addActions()
{
    ActionRegistry& actions = context().actions;
    actions.add({"study.save",
                 tr("Save"),
                 "save",
                 {QKeySequence::Save},
                 ActionGroup::Study,
                 tr("Writes the changed settings to the study.")},
                [this] { save(); });
    const auto add = [&](const char* id, const QString& name, const char* icon, QKeySequence key, auto run) {
        QAction* action = actions.add({id, name, icon, {key}, ActionGroup::Study, {}}, run);
        action->setEnabled(false);
        return action;
    };
    QAction* undo = add("study.undo", tr("Undo"), "undo", QKeySequence("Ctrl+Z"), [this] { m_undo.undo(); });
    QAction* redo =
        add("study.redo", tr("Redo"), "redo", QKeySequence("Ctrl+Shift+Z"), [this] { m_undo.redo(); });
    connect(&m_undo, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&m_undo, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
}

void StudyPage::buildPanel()
{
    QVBoxLayout* layout = makePanel(tr("Steps of the study"));
    QWidget* host = layout->parentWidget();
    layout->addWidget(makeLabel(host, tr("Steps"), "heading"));
    m_steps = new QListWidget(host);
    m_steps->setAccessibleName(tr("Steps of the study"));
    m_steps->setProperty("role", "bare");
    m_steps->setIconSize({18, 18});
    for (const SpecSection& section : specSections()) {
        auto* item = new QListWidgetItem(context().icons.icon(section.icon), section.title, m_steps);
        item->setData(Qt::UserRole, section.id);
        item->setToolTip(section.about);
    }
    layout->addWidget(m_steps, 1);
    connect(m_steps, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (QWidget* section = item ? m_sections.value(item->data(Qt::UserRole).toString()) : nullptr)
            m_scroll->ensureWidgetVisible(section, 0, 0),
                m_scroll->verticalScrollBar()->setValue(section->y());
    });
}

QWidget* StudyPage::buildContent()
{
    auto* content = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 12, 16, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_title = makeLabel(content, {}, "title");
    m_state = makeLabel(content, {}, "quiet");
    head->addWidget(m_title);
    head->addWidget(m_state, 1);
    for (const char* id : {"study.undo", "study.redo"}) {
        QAction* action = context().actions.action(id);
        QToolButton* button = makeIconButton(content, action->icon(), action->text());
        button->setDefaultAction(action);
        head->addWidget(button);
    }
    m_saveButton = makeButton(content, tr("Save"));
    m_saveButton->setIcon(context().icons.icon("save"));
    connect(m_saveButton, &QPushButton::clicked, this, &StudyPage::save);
    head->addWidget(m_saveButton);
    layout->addLayout(head);
    m_scroll = new QScrollArea(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Settings of the study"));
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buildFoot());
    return content;
}

QWidget* StudyPage::buildFoot()
{
    auto* foot = new QWidget(this);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 8, 0, 12);
    layout->setSpacing(12);
    m_cost = makeLabel(foot, {});
    m_cost->setWordWrap(true);
    layout->addWidget(m_cost, 1);
    if (RunController::isAvailable()) {
        QAction* start = context().actions.action("runs.start");
        QPushButton* button = makeButton(foot, start->text(), "primary");
        connect(button, &QPushButton::clicked, this, [this, start] {
            if (isChanged())
                save();
            if (!isChanged())
                start->trigger();
        });
        connect(start, &QAction::changed, button,
                [button, start] { button->setEnabled(start->isEnabled()); });
        button->setEnabled(start->isEnabled());
        layout->addWidget(button);
    }
    return foot;
}

void StudyPage::showStudy()
{
    const StudyDocument* study = context().workspace.current();
    m_stack->setCurrentIndex(study ? 1 : 0);
    setPanelVisible(study != nullptr);
    if (!study) {
        m_path.clear();
        return;
    }
    const nlohmann::json& settings = study->results().settings;
    if (study->path() == m_path && settings == m_saved)
        return; // runs were added; what is being typed stays
    const bool keepDraft = study->path() == m_path && isChanged();
    m_path = study->path();
    m_saved = settings;
    if (keepDraft) {
        update();
        return;
    }
    m_draft = settings;
    m_undo.clear();
    rebuildForm();
}

void StudyPage::rebuildForm()
{
    m_editors.clear();
    m_sections.clear();
    auto* inner = new QWidget;
    m_form = new QVBoxLayout(inner);
    m_form->setContentsMargins(0, 0, 12, 24);
    m_form->setSpacing(0);
    const std::vector<SpecField> fields = specFields(m_draft);
    for (const SpecSection& section : specSections()) {
        auto* panel = new QWidget(inner);
        auto* layout = new QVBoxLayout(panel);
        layout->setContentsMargins(0, 16, 0, 8);
        layout->setSpacing(0);
        layout->addWidget(makeLabel(panel, section.title, "title"));
        layout->addWidget(makeLabel(panel, section.about, "quiet"));
        layout->addSpacing(8);
        for (const SpecField& field : fields) {
            if (field.section != section.id)
                continue;
            auto* editor = new SpecFieldEditor(field, panel);
            connect(editor, &SpecFieldEditor::edited, this,
                    [this, pointer = field.pointer](const QString& typed) { edit(pointer, typed); });
            m_editors.insert(field.pointer, editor);
            layout->addWidget(editor);
        }
        m_sections.insert(section.id, panel);
        m_form->addWidget(panel);
        m_form->addWidget(makeRule(inner));
    }
    m_form->addStretch(1);
    m_scroll->setWidget(inner);
    update();
}

void StudyPage::edit(const QString& pointer, const QString& typed)
{
    const SpecFieldEditor* editor = m_editors.value(pointer);
    if (!editor)
        return;
    nlohmann::json after = m_draft;
    after[nlohmann::json::json_pointer(pointer.toStdString())] = fieldValue(editor->field(), typed);
    if (after != m_draft)
        m_undo.push(new EditCommand(*this, editor->field(), m_draft, std::move(after)));
    else
        update();
}

void StudyPage::apply(const nlohmann::json& draft)
{
    m_draft = draft;
    update();
}

void StudyPage::update()
{
    const std::vector<study::Problem> problems = study::problemsOf(m_draft);
    m_problems = static_cast<int>(problems.size());
    QString other;
    QHash<QString, QString> byField;
    for (const study::Problem& problem : problems) {
        const QString sentence = text(problem.error.message) + ' ' + text(problem.error.hint);
        byField.insert(text(problem.field), sentence);
        if (other.isEmpty())
            other = sentence;
    }
    for (SpecFieldEditor* editor : m_editors) {
        // What is being typed is not rewritten under the cursor.
        if (!editor->editor()->hasFocus() ||
            fieldValue(editor->field(), editor->text()) !=
                m_draft.value(nlohmann::json::json_pointer(editor->field().pointer.toStdString()),
                              nlohmann::json()))
            editor->setText(fieldText(m_draft, editor->field()));
        editor->setProblem(byField.value(problemPath(m_draft, editor->field().pointer)));
    }
    m_title->setText(m_draft.contains("name") && m_draft["name"].is_string()
                         ? text(m_draft["name"].get<std::string>())
                         : QString());
    m_state->setText(isChanged() ? tr("changed, not saved") : QString());
    m_saveButton->setEnabled(isChanged() && m_problems == 0);
    context().actions.action("study.save")->setEnabled(isChanged() && m_problems == 0);
    if (m_problems > 0) {
        m_cost->setText(other);
        m_cost->setProperty("role", "bad");
    } else {
        const StudyDocument* study = context().workspace.current();
        const bool planned = study && !isChanged() && !study->rows().empty();
        const int runs = planned ? static_cast<int>(study->rows().size()) : runCount(m_draft);
        m_cost->setText(planned
                            ? tr("%n run(s) in the plan.", nullptr, runs)
                            : tr("About %n run(s); the plan is fixed when training starts.", nullptr, runs));
        m_cost->setProperty("role", "quiet");
    }
    m_cost->style()->unpolish(m_cost);
    m_cost->style()->polish(m_cost);
}

void StudyPage::save()
{
    if (m_path.isEmpty() || !isChanged() || m_problems > 0)
        return;
    const StudyDocument* study = context().workspace.current();
    const auto& rows = study->rows();
    const auto done = std::count_if(rows.begin(), rows.end(),
                                    [](const RunRow& row) { return row.state == RunState::Done; });
    if (done > 0) {
        const auto answer = QMessageBox::question(
            this, tr("Save the changed settings?"),
            tr("This study has %n finished run(s). Runs whose settings change are trained again; their old "
               "results stay "
               "in the folder but are not shown. Runs that the change does not touch are kept.",
               nullptr, static_cast<int>(done)),
            QMessageBox::Save | QMessageBox::Cancel);
        if (answer != QMessageBox::Save)
            return;
    }
    const auto spec = study::studySpecFromJson(m_draft);
    if (!spec) {
        Q_EMIT failed(spec.error());
        return;
    }
    auto store = study::Store::open(m_path.toStdString());
    if (!store) {
        Q_EMIT failed(store.error());
        return;
    }
    if (const base::Status saved = store->setSpec(*spec); !saved) {
        Q_EMIT failed(saved.error());
        return;
    }
    m_saved = m_draft;
    update();
    context().workspace.refresh();
}

} // namespace deltarank::ui
