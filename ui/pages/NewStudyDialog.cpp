#include "ui/pages/NewStudyDialog.h"

#include "base/Files.h"
#include "study/Presets.h"
#include "study/Store.h"
#include "study/StudySpecJson.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltarank::ui {

base::Result<QString> createStudy(const QString& preset, const QString& name, const QString& folder)
{
    auto json = study::loadPreset(preset.toStdString());
    if (!json)
        return base::fail(json.error());
    (*json)["name"] = name.toStdString();
    const auto spec = study::studySpecFromJson(*json);
    if (!spec)
        return base::fail(spec.error());
    const auto store =
        study::Store::create((QDir(folder).absoluteFilePath(name) + ".study").toStdString(), *spec);
    if (!store)
        return base::fail(store.error());
    return text(store->folder().string());
}

NewStudyDialog::NewStudyDialog(Context& context, const QString& preset, const QString& description,
                               QWidget* parent)
    : QDialog(parent), m_context(context), m_preset(preset)
{
    setWindowTitle(tr("New study"));
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(this, tr("New study from %1").arg(preset), "title"));
    QLabel* about = makeLabel(this, description, "quiet");
    about->setWordWrap(true);
    layout->addWidget(about);
    layout->addSpacing(8);
    layout->addWidget(makeLabel(this, tr("Name"), "field"));
    m_name = new QLineEdit(preset, this);
    m_name->setAccessibleName(tr("Name of the study"));
    layout->addWidget(m_name);
    layout->addWidget(makeLabel(this, tr("Folder"), "field"));
    auto* row = new QHBoxLayout;
    const QString remembered = context.settings.value("studies", text(base::studiesFolder().string()));
    m_folder = new QLineEdit(remembered, this);
    m_folder->setAccessibleName(tr("Folder of the study"));
    QToolButton* choose = makeIconButton(this, context.icons.icon("folder"), tr("Choose a folder"));
    connect(choose, &QToolButton::clicked, this, [this] {
        const QString chosen =
            QFileDialog::getExistingDirectory(this, tr("Where the study goes"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    layout->addLayout(row);
    m_problem = makeLabel(this, {}, "bad");
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    layout->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(this, tr("Cancel"));
    m_create = makeButton(this, tr("Make the study"), "primary");
    m_create->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &NewStudyDialog::create);
    connect(m_name, &QLineEdit::textChanged, this, &NewStudyDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &NewStudyDialog::check);
    // A free name to begin with: demo-text, demo-text-2, …
    for (int i = 2;
         i < 1000 && QFileInfo::exists(QDir(m_folder->text()).absoluteFilePath(m_name->text() + ".study"));
         ++i)
        m_name->setText(QStringLiteral("%1-%2").arg(preset).arg(i));
    m_name->selectAll();
    check();
}

void NewStudyDialog::check()
{
    const QString name = m_name->text().trimmed();
    QString problem;
    if (name.isEmpty())
        problem = tr("Give the study a name.");
    else if (name.contains('/') || name.startsWith('.'))
        problem = tr("A name cannot contain “/” or begin with a dot.");
    else if (QFileInfo::exists(QDir(m_folder->text()).absoluteFilePath(name + ".study")))
        problem = tr("There is already a study of this name in that folder.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_create->setEnabled(problem.isEmpty());
}

void NewStudyDialog::create()
{
    const auto made = createStudy(m_preset, m_name->text().trimmed(), m_folder->text());
    if (!made) {
        m_problem->setText(errorLine(made.error()));
        m_problem->show();
        return;
    }
    m_context.settings.setValue("studies", m_folder->text());
    m_path = *made;
    accept();
}

} // namespace deltarank::ui
