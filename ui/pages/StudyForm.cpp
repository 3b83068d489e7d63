#include "ui/pages/StudyForm.h"

#include "study/StudySpec.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"
#include "ui/pages/SpecFieldEditor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltarank::ui {

StudyForm::StudyForm(Context& context, QWidget* parent) : QStackedWidget(parent), m_context(context) {}

void StudyForm::setDraft(const nlohmann::json& draft)
{
    m_draft = draft;
    const std::vector<SpecField> fields = specFields(draft);
    QStringList pointers;
    for (const SpecField& field : fields)
        pointers << field.pointer + ' ' + field.label;
    if (pointers != m_pointers) {
        m_pointers = pointers;
        rebuild(fields);
    }
    for (SpecFieldEditor* editor : m_editors) {
        // What is being typed is not rewritten under the cursor.
        const nlohmann::json::json_pointer at(editor->field().pointer.toStdString());
        if (!editor->editor()->hasFocus() ||
            fieldValue(editor->field(), editor->text()) != m_draft.value(at, nlohmann::json()))
            editor->setText(fieldText(m_draft, editor->field()));
    }
}

void StudyForm::rebuild(const std::vector<SpecField>& fields)
{
    m_editors.clear();
    m_places.clear();
    while (count() > 0) {
        QWidget* page = widget(0);
        removeWidget(page);
        page->deleteLater(); // one of its editors may have asked for this
    }
    for (const SpecSection& section : specSections()) {
        auto* scroll = new QScrollArea(this);
        scroll->setWidgetResizable(true);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setAccessibleName(section.title);
        auto* panel = new QWidget(scroll);
        auto* layout = new QVBoxLayout(panel);
        layout->setContentsMargins(0, 8, 12, 16);
        layout->setSpacing(0);
        layout->addWidget(makeLabel(panel, section.title, "title"));
        QLabel* about = makeLabel(panel, section.about, "quiet");
        about->setWordWrap(true);
        layout->addWidget(about);
        layout->addSpacing(8);
        for (const SpecField& field : fields) {
            if (field.section != section.id)
                continue;
            auto* editor = new SpecFieldEditor(field, panel);
            connect(editor, &SpecFieldEditor::edited, this,
                    [this, pointer = field.pointer](const QString& typed) { Q_EMIT edited(pointer, typed); });
            editor->editor()->installEventFilter(this);
            m_editors.insert(field.pointer, editor);
            layout->addWidget(editor);
        }
        if (section.id == QLatin1String("sweeps"))
            addSweepTools(panel, layout);
        layout->addStretch(1);
        scroll->setWidget(panel);
        m_places.insert(section.id, addWidget(scroll));
    }
    if (!m_section.isEmpty())
        showSection(m_section);
}

bool StudyForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QStackedWidget::eventFilter(watched, event);
    const QKeySequence typed(static_cast<QKeyEvent*>(event)->keyCombination());
    for (const char* id : {"study.undo", "study.redo"})
        if (m_context.actions.action(id)->shortcuts().contains(typed)) {
            // Not accepted, the shortcut runs. A key press comes only where there is nothing to undo.
            event->setAccepted(event->type() == QEvent::KeyPress);
            return true;
        }
    return QStackedWidget::eventFilter(watched, event);
}

void StudyForm::addSweepTools(QWidget* panel, QVBoxLayout* layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 16, 0, 0);
    row->setSpacing(8);
    QPushButton* add = makeButton(panel, tr("Add a sweep"));
    add->setIcon(m_context.icons.icon("plus"));
    auto* menu = new QMenu(add);
    for (const std::string& over : study::sweepSettings())
        connect(menu->addAction(sweepTitle(text(over))), &QAction::triggered, this,
                [this, over = text(over)] { Q_EMIT sweepAdded(over); });
    add->setMenu(menu);
    row->addWidget(add);
    const auto sweeps = m_draft.find("sweeps");
    if (sweeps != m_draft.end() && sweeps->is_array() && sweeps->size() > 1) {
        QPushButton* remove = makeButton(panel, tr("Remove a sweep"));
        remove->setIcon(m_context.icons.icon("trash"));
        auto* which = new QMenu(remove);
        for (std::size_t i = 0; i < sweeps->size(); ++i) {
            const nlohmann::json& sweep = (*sweeps)[i];
            const std::string name = sweep.is_object() && sweep.contains("name") && sweep["name"].is_string()
                                         ? sweep["name"].get<std::string>()
                                         : std::to_string(i + 1);
            connect(which->addAction(text(name)), &QAction::triggered, this,
                    [this, i] { Q_EMIT sweepRemoved(static_cast<int>(i)); });
        }
        remove->setMenu(which);
        row->addWidget(remove);
    }
    row->addStretch(1);
    layout->addLayout(row);
}

void StudyForm::setProblems(const QHash<QString, QString>& problems)
{
    for (SpecFieldEditor* editor : m_editors)
        editor->setProblem(problems.value(problemPath(m_draft, editor->field().pointer)));
}

void StudyForm::showSection(const QString& id)
{
    m_section = id;
    if (m_places.contains(id))
        setCurrentIndex(m_places.value(id));
}

QString StudyForm::sectionOf(const QString& problemField) const
{
    for (const SpecFieldEditor* editor : m_editors)
        if (problemPath(m_draft, editor->field().pointer) == problemField)
            return editor->field().section;
    return {};
}

} // namespace deltarank::ui
