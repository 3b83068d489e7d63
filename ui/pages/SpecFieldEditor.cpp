#include "ui/pages/SpecFieldEditor.h"

#include "ui/frame/Widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {
constexpr int labelWidth = 140;
constexpr int narrowEditor = 160;
constexpr int wideEditor = 460;

void restyle(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}
} // namespace

SpecFieldEditor::SpecFieldEditor(SpecField field, QWidget* parent)
    : QWidget(parent), m_field(std::move(field))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(12);
    QLabel* label = makeLabel(this, m_field.label, "field");
    label->setFixedWidth(labelWidth);
    label->setWordWrap(true);
    label->setContentsMargins(0, 6, 0, 0);
    row->addWidget(label, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    switch (m_field.kind) {
    case FieldKind::Flag: {
        auto* check = new QCheckBox(m_field.help, this);
        connect(check, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT edited(on ? "true" : "false"); });
        m_editor = check;
        break;
    }
    case FieldKind::Choice: {
        auto* box = new QComboBox(this);
        box->addItems(m_field.choices);
        connect(box, &QComboBox::currentTextChanged, this, &SpecFieldEditor::edited);
        m_editor = box;
        break;
    }
    case FieldKind::LongText: {
        auto* edit = new QPlainTextEdit(this);
        edit->setFixedHeight(76);
        edit->setTabChangesFocus(true);
        connect(edit, &QPlainTextEdit::textChanged, this,
                [this, edit] { Q_EMIT edited(edit->toPlainText()); });
        m_editor = edit;
        break;
    }
    default: {
        auto* edit = new QLineEdit(this);
        connect(edit, &QLineEdit::textEdited, this, &SpecFieldEditor::edited);
        m_editor = edit;
    }
    }
    const bool wide = m_field.kind == FieldKind::Text || m_field.kind == FieldKind::LongText ||
                      m_field.kind == FieldKind::Texts || m_field.kind == FieldKind::Numbers;
    if (m_field.kind != FieldKind::Flag && !wide)
        m_editor->setFixedWidth(narrowEditor);
    else
        m_editor->setMaximumWidth(wideEditor);
    m_editor->setAccessibleName(m_field.label);
    m_editor->setAccessibleDescription(m_field.help);
    m_editor->setObjectName(m_field.pointer);
    label->setBuddy(m_editor);
    // Stretched beside nothing: an editor that may not grow would stand in the middle of the room left over.
    auto* line = new QHBoxLayout;
    line->addWidget(m_editor, 1000);
    line->addStretch(1);
    column->addLayout(line);
    m_below = makeLabel(this, m_field.kind == FieldKind::Flag ? QString() : m_field.help, "quiet");
    m_below->setWordWrap(true);
    m_below->setVisible(!m_below->text().isEmpty());
    column->addWidget(m_below);
    row->addLayout(column, 1);
}

void SpecFieldEditor::setText(const QString& text)
{
    if (text == this->text())
        return;
    const QSignalBlocker quiet(m_editor);
    if (auto* check = qobject_cast<QCheckBox*>(m_editor))
        check->setChecked(text == QLatin1String("true"));
    else if (auto* box = qobject_cast<QComboBox*>(m_editor)) {
        if (box->findText(text) < 0)
            box->addItem(text); // a value from a file, right or wrong
        box->setCurrentText(text);
    } else if (auto* edit = qobject_cast<QPlainTextEdit*>(m_editor))
        edit->setPlainText(text);
    else
        static_cast<QLineEdit*>(m_editor)->setText(text);
}

QString SpecFieldEditor::text() const
{
    if (const auto* check = qobject_cast<QCheckBox*>(m_editor))
        return check->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* box = qobject_cast<QComboBox*>(m_editor))
        return box->currentText();
    if (const auto* edit = qobject_cast<QPlainTextEdit*>(m_editor))
        return edit->toPlainText();
    return static_cast<QLineEdit*>(m_editor)->text();
}

void SpecFieldEditor::setProblem(const QString& sentence)
{
    const bool bad = !sentence.isEmpty();
    const QString shown = bad ? sentence : m_field.kind == FieldKind::Flag ? QString() : m_field.help;
    if (m_below->text() == shown && m_editor->property("invalid").toBool() == bad)
        return;
    m_below->setText(shown);
    m_below->setVisible(!shown.isEmpty());
    m_below->setProperty("role", bad ? "bad" : "quiet");
    restyle(m_below);
    m_editor->setProperty("invalid", bad);
    restyle(m_editor);
}

QString SpecFieldEditor::problem() const
{
    return m_editor->property("invalid").toBool() ? m_below->text() : QString();
}

} // namespace deltarank::ui
