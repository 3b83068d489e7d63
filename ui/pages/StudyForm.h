#pragma once

#include "ui/frame/Context.h"
#include "ui/models/SpecFields.h"

#include <QHash>
#include <QStackedWidget>
#include <nlohmann/json.hpp>

class QVBoxLayout;

namespace deltarank::ui {

class SpecFieldEditor;

/// The settings of a study, one section at a time. Knows nothing of files: it shows a draft and says what was
/// typed.
class StudyForm : public QStackedWidget
{
    Q_OBJECT

public:
    explicit StudyForm(Context& context, QWidget* parent = nullptr);

    /// Shows a draft. Editors are made anew only where the draft has other fields than before.
    void setDraft(const nlohmann::json& draft);
    /// @param problems sentence by field, as problemPath() names fields
    void setProblems(const QHash<QString, QString>& problems);
    void showSection(const QString& id);
    /// The section with a field of this path; empty if none has.
    QString sectionOf(const QString& problemField) const;
    SpecFieldEditor* editor(const QString& pointer) const { return m_editors.value(pointer); }
    QList<SpecFieldEditor*> editors() const { return m_editors.values(); }

    /// The keys of undo and redo belong to the study, not to the field that has the focus: fields would take
    /// them for what was typed in themselves, which the study has taken over with every letter.
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void edited(const QString& pointer, const QString& typed);
    void sweepAdded(const QString& over);
    void sweepRemoved(int index);

private:
    void rebuild(const std::vector<SpecField>& fields);
    void addSweepTools(QWidget* panel, QVBoxLayout* layout);

    Context& m_context;
    nlohmann::json m_draft;
    QStringList m_pointers; ///< of the fields shown, to see when they change
    QHash<QString, SpecFieldEditor*> m_editors;
    QHash<QString, int> m_places; ///< section -> page of the stack
    QString m_section;
};

} // namespace deltarank::ui
