#include "ui/pages/StudyPage.h"

#include "study/Duplicate.h"
#include "study/Store.h"
#include "study/StudySpecJson.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/EmptyState.h"
#include "ui/frame/Hint.h"
#include "ui/frame/Widgets.h"
#include "ui/pages/DatasetView.h"
#include "ui/pages/PackDialog.h"
#include "ui/pages/PlanView.h"
#include "ui/pages/SpecFieldEditor.h"
#include "ui/pages/StudyForm.h"
#include "ui/work/Jobs.h"
#include "ui/work/MachineRates.h"
#include "ui/work/RunController.h"
#include "ui/work/Workspace.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
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
    EditCommand(StudyPage& page, const QString& what, QString pointer, nlohmann::json before,
                nlohmann::json after)
        : QUndoCommand(what), m_page(page), m_pointer(std::move(pointer)), m_before(std::move(before)),
          m_after(std::move(after))
    {}
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const EditCommand*>(other);
        if (m_pointer.isEmpty() || next->m_pointer != m_pointer)
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
    empty->addStudyActions(context);
    m_stack->addWidget(empty);
    m_stack->addWidget(buildContent());
    setContent(m_stack);
    connect(&context.workspace, &Workspace::currentChanged, this, &StudyPage::showStudy);
    connect(&context.workspace, &Workspace::studyOpened, this, [this](StudyDocument* study) {
        connect(study, &StudyDocument::changed, this, [this, study] {
            learnRate(*study);
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
    actions.add(
        {"study.duplicate",
         tr("Duplicate study…"),
         "duplicate",
         {QKeySequence("Ctrl+D")},
         ActionGroup::Study,
         tr("Makes a copy with the same settings and runs; only what you change in it is trained anew.")},
        [this] { askDuplicate(); });
    actions.add({"study.pack",
                 tr("Pack into one file…"),
                 "pack",
                 {QKeySequence("Ctrl+Shift+P")},
                 ActionGroup::Study,
                 tr("Makes one file of the study that can be sent and unpacked elsewhere.")},
                [this] { askPack(); });
    connect(&m_undo, &QUndoGroup::canUndoChanged, undo, &QAction::setEnabled);
    connect(&m_undo, &QUndoGroup::canRedoChanged, redo, &QAction::setEnabled);
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
        if (!item || !m_form)
            return;
        const QString section = item->data(Qt::UserRole).toString();
        m_form->showSection(section);
        m_beside->setCurrentWidget(section == QLatin1String("data") ? static_cast<QWidget*>(m_dataset)
                                                                    : m_plan);
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
    for (const char* id : {"study.undo", "study.redo", "study.duplicate", "study.pack"}) {
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
    layout->addWidget(
        new Hint(context(), "study",
                 tr("The steps are on the left. What you type is checked at once and reaches the study "
                    "only when you save; the line at the bottom says what it costs."),
                 content));
    m_splitter = new QSplitter(Qt::Horizontal, content);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(16);
    m_form = new StudyForm(context(), m_splitter);
    m_form->setMinimumWidth(360);
    connect(m_form, &StudyForm::edited, this, &StudyPage::edit);
    connect(m_form, &StudyForm::sweepAdded, this, [this](const QString& over) {
        nlohmann::json after = draft();
        after["sweeps"].push_back(newSweep(draft(), over));
        push(tr("new sweep"), {}, std::move(after));
    });
    connect(m_form, &StudyForm::sweepRemoved, this, [this](int index) {
        nlohmann::json after = draft();
        after["sweeps"].erase(static_cast<std::size_t>(index));
        push(tr("removal of a sweep"), {}, std::move(after));
    });
    m_splitter->addWidget(m_form);
    m_beside = new QStackedWidget(m_splitter);
    m_beside->setMinimumWidth(340);
    m_dataset = new DatasetView(context(), m_preview, m_beside);
    m_plan = new PlanView(context(), m_preview, m_beside);
    m_beside->addWidget(m_dataset);
    m_beside->addWidget(m_plan);
    m_splitter->addWidget(m_beside);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({520, 480});
    layout->addWidget(m_splitter, 1);
    layout->addWidget(buildFoot());
    for (auto signal : {&StudyPreview::planMade, &StudyPreview::planOutdated, &StudyPreview::dataOpened})
        connect(&m_preview, signal, this, &StudyPage::updateCost);
    for (auto signal : {&StudyPreview::planFailed, &StudyPreview::dataFailed})
        connect(&m_preview, signal, this, &StudyPage::updateCost);
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
        m_startButton = makeButton(foot, start->text(), "primary");
        connect(m_startButton, &QPushButton::clicked, start, &QAction::trigger);
        connect(start, &QAction::changed, this, &StudyPage::updateStart);
        layout->addWidget(m_startButton);
        updateStart();
    }
    return foot;
}

void StudyPage::updateStart()
{
    if (!m_startButton)
        return;
    const QAction* start = context().actions.action("runs.start");
    m_startButton->setEnabled(start->isEnabled() && m_problems == 0);
    m_startButton->setToolTip(m_problems == 0
                                  ? start->toolTip()
                                  : tr("What is marked red in the steps has to be corrected first."));
}

void StudyPage::activate()
{
    if (m_steps->currentRow() < 0)
        m_steps->setCurrentRow(0);
}

void StudyPage::showStep(const QString& section)
{
    for (int i = 0; i < m_steps->count(); ++i)
        if (m_steps->item(i)->data(Qt::UserRole).toString() == section)
            m_steps->setCurrentRow(i);
}

SpecFieldEditor* StudyPage::editor(const QString& pointer) const
{
    return m_form->editor(pointer);
}

QString StudyPage::costText() const
{
    return m_cost->text();
}

void StudyPage::showStudy()
{
    StudyDocument* current = context().workspace.current();
    const bool known = current && current == m_study && current->draft().saved() == m_shownSaved;
    m_study = current;
    m_stack->setCurrentIndex(m_study ? 1 : 0);
    setPanelUsed(m_study != nullptr);
    for (const char* id : {"study.duplicate", "study.pack"})
        context().actions.action(id)->setEnabled(m_study != nullptr);
    if (!m_study) {
        m_undo.setActiveStack(nullptr);
        m_preview.clear();
        context().actions.action("study.save")->setEnabled(false);
        return;
    }
    QUndoStack& steps = m_study->draft().undo();
    m_undo.addStack(&steps);
    m_undo.setActiveStack(&steps);
    tellPreview(*m_study);
    if (known)
        return; // runs were added; what is being typed stays
    activate();
    update();
}

const nlohmann::json& StudyPage::draft() const
{
    static const nlohmann::json none;
    return m_study ? m_study->draft().settings() : none;
}

bool StudyPage::isChanged() const
{
    return m_study && m_study->draft().isChanged();
}

/// What is finished already, and how long it is likely to take here.
void StudyPage::tellPreview(const StudyDocument& study)
{
    StudyPreview::Known known;
    known.study = study.path();
    for (const RunRow& row : study.rows())
        if (row.state == RunState::Done)
            known.finished.insert(row.id);
    if (const auto& plan = study.plan())
        known.compute = plan->compute;
    // A method that this study has not trained here may be known from another one with the same model.
    const std::pair<study::CostRate, RateOrigin> sources[] = {
        {rateTrainedHere(study), RateOrigin::Study},
        {rememberedRate(context().settings, text(study.results().baseModel)), RateOrigin::Machine},
        {rateOfStudy(study), RateOrigin::Elsewhere}};
    for (const auto& [rate, origin] : sources) {
        if (!(known.rate.full > 0) && rate.full > 0) {
            known.rate.full = rate.full;
            known.fullOrigin = origin;
        }
        if (!(known.rate.lora > 0) && rate.lora > 0) {
            known.rate.lora = rate.lora;
            known.loraOrigin = origin;
        }
    }
    m_preview.setKnown(known);
}

void StudyPage::learnRate(const StudyDocument& study)
{
    if (rememberRate(context().settings, text(study.results().baseModel), rateTrainedHere(study)))
        Q_EMIT rateLearnt();
}

void StudyPage::edit(const QString& pointer, const QString& typed)
{
    const SpecFieldEditor* editor = m_form->editor(pointer);
    if (!editor || !m_study)
        return;
    nlohmann::json after = draft();
    after[nlohmann::json::json_pointer(pointer.toStdString())] = fieldValue(editor->field(), typed);
    // Another data set or model is not held to the fingerprint of the one before.
    if (pointer.startsWith(QLatin1String("/dataset/")))
        after["dataset"]["fingerprint"] = "";
    if (pointer == QLatin1String("/model/path"))
        after["model"]["sha256"] = "";
    if (after != draft())
        push(tr("change of %1").arg(editor->field().label), pointer, std::move(after));
    else
        update();
}

void StudyPage::push(const QString& what, const QString& field, nlohmann::json after)
{
    m_study->draft().undo().push(new EditCommand(*this, what, field, draft(), std::move(after)));
}

void StudyPage::apply(const nlohmann::json& draft)
{
    m_study->draft().set(draft);
    update();
}

void StudyPage::update()
{
    m_shownSaved = m_study->draft().saved();
    const std::vector<study::Problem> problems = study::problemsOf(draft());
    m_problems = static_cast<int>(problems.size());
    QHash<QString, QString> byField;
    QSet<QString> badSections;
    m_form->setDraft(draft());
    for (const study::Problem& problem : problems) {
        const QString field = text(problem.field);
        if (!byField.contains(field)) // the first of several comes first here, too
            byField.insert(field, problemSentence(draft(), field, coreText(problem.error)));
        badSections.insert(m_form->sectionOf(field));
    }
    m_form->setProblems(byField);
    m_problem = problems.empty() ? QString() : firstProblem(draft(), byField, text(problems.front().field));
    if (byField.size() > 1)
        m_problem += ' ' + tr("%n more field(s) to correct.", nullptr, static_cast<int>(byField.size()) - 1);
    for (int i = 0; i < m_steps->count(); ++i) {
        QListWidgetItem* item = m_steps->item(i);
        const SpecSection section = specSections().at(i);
        const bool bad = badSections.contains(section.id);
        item->setIcon(context().icons.icon(bad ? QStringLiteral("error") : section.icon,
                                           bad ? Icons::Tint::Bad : Icons::Tint::Text));
    }
    m_title->setText(draft().contains("name") && draft()["name"].is_string()
                         ? text(draft()["name"].get<std::string>())
                         : QString());
    m_state->setText(isChanged() ? tr("changed, not saved") : QString());
    m_saveButton->setEnabled(isChanged() && m_problems == 0);
    context().actions.action("study.save")->setEnabled(isChanged() && m_problems == 0);
    if (m_problems == 0)
        m_preview.setDraft(draft());
    else if (!m_preview.hasDraft()) // a study that was left in the middle of typing
        m_preview.setDraft(m_study->draft().saved());
    updateCost();
}

void StudyPage::updateCost()
{
    updateStart();
    m_plan->setOfDraft(m_problems == 0);
    if (!m_study)
        return;
    const char* role = "quiet";
    // While typing, numbers that are about to change a little are calmer than none.
    const auto& preview = m_preview.plan() ? m_preview.plan() : m_preview.earlierPlan();
    if (m_problems > 0) {
        m_cost->setText(m_problem);
        role = "bad";
    } else if (const QString lost = lostSentence(*m_study, preview ? &*preview : nullptr); !lost.isEmpty()) {
        m_cost->setText(lost + ' ' +
                        (preview ? tr("%n run(s) are kept.", nullptr, preview->finished) : QString()));
        role = "warn";
    } else if (preview) {
        const auto runs = static_cast<int>(preview->plan.runs.size());
        m_cost->setText(tr("%n run(s)", nullptr, runs) + QStringLiteral(" · ") + ui::costText(*preview));
    } else {
        m_cost->setText(tr("About %n run(s)", nullptr, runCount(draft())));
    }
    m_cost->setProperty("role", role);
    m_cost->style()->unpolish(m_cost);
    m_cost->style()->polish(m_cost);
}

void StudyPage::askDuplicate()
{
    const StudyDocument* study = context().workspace.current();
    if (!study)
        return;
    const QFileInfo original(study->path());
    QString suggestion;
    for (int i = 2; suggestion.isEmpty() || QFileInfo::exists(suggestion); ++i)
        suggestion =
            QStringLiteral("%1/%2-%3.study").arg(original.absolutePath(), original.completeBaseName()).arg(i);
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Duplicate the study"), suggestion, tr("Studies (*.study)"));
    if (path.isEmpty())
        return;
    if (const auto made = duplicate(path, QFileInfo(path).completeBaseName()); !made)
        Q_EMIT failed(made.error());
    else
        Q_EMIT duplicated(*made);
}

base::Result<QString> StudyPage::duplicate(const QString& folder, const QString& name)
{
    const auto store = study::Store::open(m_study ? m_study->path().toStdString() : std::string());
    if (!store)
        return base::fail(store.error());
    const auto made = study::duplicate(*store, folder.toStdString(), name.toStdString());
    if (!made)
        return base::fail(made.error());
    return text(made->folder().string());
}

void StudyPage::askPack()
{
    const StudyDocument* study = context().workspace.current();
    if (!study)
        return;
    PackDialog dialog(context(), study->path(), study->plan().has_value(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString file = QFileDialog::getSaveFileName(this, tr("Pack the study into this file"),
                                                      study->path() + ".tar", tr("Packed studies (*.tar)"));
    if (!file.isEmpty())
        pack(file, dialog.options());
}

void StudyPage::pack(const QString& file, const study::PackOptions& options)
{
    const base::Status begun = context().jobs.start(
        Jobs::Kind::Pack, tr("Packing %1").arg(QFileInfo(file).fileName()), this,
        [request = PackRequest{m_study ? m_study->path() : QString(), file, options}](
            const base::StopToken& stop, const base::ProgressSink& progress) {
            return packStudyFile(request, stop, progress);
        },
        [this, file](base::Result<double> bytes) {
            if (!bytes)
                Q_EMIT failed(bytes.error());
            else
                Q_EMIT told(tr("Packed into %1, %2.").arg(file, fileSize(*bytes)));
        });
    if (!begun)
        Q_EMIT failed(begun.error());
}

} // namespace deltarank::ui
