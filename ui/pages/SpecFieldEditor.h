#pragma once

#include "ui/models/SpecFields.h"

#include <QWidget>

class QLabel;

namespace deltarank::ui {

/// One setting: its name, an editor, what it means, and what is wrong with it.
class SpecFieldEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SpecFieldEditor(SpecField field, QWidget* parent = nullptr);

    const SpecField& field() const { return m_field; }
    void setText(const QString& text);
    QString text() const;
    /// An empty sentence: nothing is wrong.
    void setProblem(const QString& sentence);
    QString problem() const;
    QWidget* editor() const { return m_editor; }

Q_SIGNALS:
    void edited(const QString& text);

private:
    SpecField m_field;
    QWidget* m_editor = nullptr;
    QLabel* m_below;
};

} // namespace deltarank::ui
