#pragma once

#include "base/Result.h"
#include "ui/frame/Context.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace deltarank::ui {

/// Makes a study from a preset: its name and where it goes.
class NewStudyDialog : public QDialog
{
    Q_OBJECT

public:
    NewStudyDialog(Context& context, const QString& preset, const QString& description, QWidget* parent);

    /// The folder of the study that was made.
    const QString& path() const { return m_path; }

private:
    void check();
    void create();

    Context& m_context;
    QString m_preset;
    QString m_path;
    QLineEdit* m_name;
    QLineEdit* m_folder;
    QLabel* m_problem;
    QPushButton* m_create;
};

/// Makes a study of a preset in a new folder. Errors: the preset or the folder cannot be used.
base::Result<QString> createStudy(const QString& preset, const QString& name, const QString& folder);

} // namespace deltarank::ui
