#include "study/Store.h"
#include "study/StudySpecJson.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/pages/StudyPage.h"
#include "ui/work/Workspace.h"

#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

/// The study page's part in what becomes of a draft: what saving it would cost, and that it is not forgotten.
namespace deltarank::ui {

namespace {

/// All that saving needs, held until it goes.
struct Saving
{
    study::StudySpec spec;
    study::Store store;
    base::FileLock lock;
};

base::Result<Saving> prepareSaving(const StudyDocument& study)
{
    auto spec = study::studySpecFromJson(study.draft().settings());
    if (!spec)
        return base::fail(spec.error());
    auto store = study::Store::open(study.path().toStdString());
    if (!store)
        return base::fail(store.error());
    // Another window or a cluster may be at work on it: its runs would belong to settings that are gone.
    auto lock = store->lockWhole();
    if (!lock)
        return base::fail(lock.error());
    if (study::toJson(store->spec()) != study.draft().saved())
        return base::fail(
            base::ErrorCode::Mismatch,
            StudyPage::tr("The study was changed by another program since it was opened.").toStdString(),
            study.path().toStdString(),
            StudyPage::tr("Read it again (F5); what you typed stays in the form.").toStdString());
    return Saving{std::move(*spec), std::move(*store), std::move(*lock)};
}

} // namespace

/// @param plan of the draft; null where it is not known yet
QString StudyPage::lostSentence(const StudyDocument& study, const PlanPreview* plan) const
{
    if (!study.draft().isChanged())
        return {};
    const auto& rows = study.rows();
    const auto done = static_cast<int>(std::count_if(
        rows.begin(), rows.end(), [](const RunRow& row) { return row.state == RunState::Done; }));
    if (done == 0)
        return {};
    if (!plan)
        return tr("This study has %n finished run(s). Those whose settings change will not count any more.",
                  nullptr, done);
    if (plan->lost == 0)
        return {};
    return tr("%n finished run(s) will not count any more, because of what you changed.", nullptr,
              plan->lost);
}

QString StudyPage::warningOf(const StudyDocument& study) const
{
    const auto& plan = m_preview.plan();
    return lostSentence(study, &study == m_study && plan ? &*plan : nullptr);
}

QString StudyPage::warning() const
{
    return m_study ? warningOf(*m_study) : QString();
}

void StudyPage::save()
{
    if (!m_study || !isChanged() || m_problems > 0)
        return;
    if (const QString lost = warning(); !lost.isEmpty()) {
        const auto answer = QMessageBox::question(
            this, tr("Save the changed settings?"),
            lost + QStringLiteral("\n\n") +
                tr("Their files stay in the folder, so that changing the settings back brings them back. "
                   "Duplicate the study to keep both."),
            QMessageBox::Save | QMessageBox::Cancel);
        if (answer != QMessageBox::Save)
            return;
    }
    if (m_study) // it may have been closed while the question was open
        write(*m_study);
}

bool StudyPage::write(StudyDocument& study)
{
    auto saving = prepareSaving(study);
    if (!saving) {
        Q_EMIT failed(saving.error());
        return false;
    }
    if (const base::Status saved = saving->store.setSpec(saving->spec); !saved) {
        Q_EMIT failed(saved.error());
        return false;
    }
    study.draft().markSaved();
    if (&study == m_study) {
        update();
        context().workspace.refresh();
    }
    return true;
}

bool StudyPage::settleBeforeClosing(const std::vector<StudyDocument*>& studies)
{
    std::vector<StudyDocument*> changed;
    std::copy_if(studies.begin(), studies.end(), std::back_inserter(changed),
                 [](const StudyDocument* study) { return study->draft().isChanged(); });
    if (changed.empty())
        return true;
    QStringList names;
    QStringList more;
    bool savable = true;
    const auto add = [&](const StudyDocument* study, const QString& sentence) {
        if (!sentence.isEmpty())
            more << (changed.size() > 1 ? QStringLiteral("%1: %2").arg(study->name(), sentence) : sentence);
    };
    for (const StudyDocument* study : changed) {
        names << study->name();
        if (const auto saving = prepareSaving(*study); saving) {
            add(study, warningOf(*study));
        } else {
            savable = false;
            add(study, tr("They cannot be saved as they are: %1").arg(coreText(saving.error().message)));
        }
    }
    QMessageBox box(QMessageBox::Question, tr("Save the changed settings?"),
                    tr("The settings of %1 were changed and are not saved.").arg(names.join(", ")),
                    QMessageBox::NoButton, this);
    box.setInformativeText(more.join(QStringLiteral("\n\n")));
    QPushButton* save = savable ? box.addButton(tr("Save"), QMessageBox::AcceptRole) : nullptr;
    QPushButton* discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton* cancel = box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save ? save : cancel);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == discard)
        return true;
    return save && box.clickedButton() == save &&
           std::all_of(changed.begin(), changed.end(),
                       [this](StudyDocument* study) { return write(*study); });
}

bool StudyPage::settleBeforeStart(StudyDocument& study)
{
    if (!study.draft().isChanged())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Save the changed settings?"),
                    tr("The settings of %1 were changed and are not saved.").arg(study.name()),
                    QMessageBox::NoButton, this);
    QPushButton* save = nullptr;
    if (const auto saving = prepareSaving(study); saving) {
        const QString lost = warningOf(study);
        box.setInformativeText(
            (lost.isEmpty() ? QString() : lost + QStringLiteral("\n\n")) +
            tr("The runs of the saved settings can be trained as well; what you changed then "
               "stays in the form, and can be saved when the training is over."));
        save = box.addButton(tr("Save and run"), QMessageBox::AcceptRole);
    } else {
        box.setInformativeText(
            tr("They cannot be saved as they are: %1").arg(coreText(saving.error().message)));
    }
    QPushButton* asSaved = box.addButton(tr("Run the saved settings"), QMessageBox::DestructiveRole);
    QPushButton* cancel = box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save ? save : cancel);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == asSaved)
        return true;
    return save && box.clickedButton() == save && write(study);
}

} // namespace deltarank::ui
