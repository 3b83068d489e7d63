#include "study/Store.h"
#include "study/StudySpecJson.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/models/SpecFields.h"
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

enum class Answer { Cancel, Save, Without };

/// Asks what becomes of settings that were changed and not saved. Once: nothing is done here.
/// @param save,without the names of the answers; no `save` where they cannot be saved
Answer askSaving(QWidget* parent, const QString& studies, const QString& more, const QString& save,
                 const QString& without)
{
    QMessageBox box(QMessageBox::Question, StudyPage::tr("Save the changed settings?"),
                    StudyPage::tr("The settings of %1 were changed and are not saved.").arg(studies),
                    QMessageBox::NoButton, parent);
    box.setInformativeText(more);
    QPushButton* saving = save.isEmpty() ? nullptr : box.addButton(save, QMessageBox::AcceptRole);
    QPushButton* leaving = box.addButton(without, QMessageBox::DestructiveRole);
    QPushButton* cancel = box.addButton(StudyPage::tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(saving ? saving : cancel);
    box.setEscapeButton(cancel);
    box.exec();
    if (saving && box.clickedButton() == saving)
        return Answer::Save;
    return box.clickedButton() == leaving ? Answer::Without : Answer::Cancel;
}

QString cannotBeSaved(const StudyDocument& study, const base::Error& error)
{
    const nlohmann::json& settings = study.draft().settings();
    const std::vector<study::Problem> problems = study::problemsOf(settings);
    const QString field = problems.empty() ? QString() : text(problems.front().field);
    return StudyPage::tr("They cannot be saved as they are: %1")
        .arg(problemSentence(settings, field, coreText(error.message)));
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
            add(study, cannotBeSaved(*study, saving.error()));
        }
    }
    const Answer answer = askSaving(this, names.join(", "), more.join(QStringLiteral("\n\n")),
                                    savable ? tr("Save") : QString(), tr("Discard"));
    if (answer == Answer::Save)
        return std::all_of(changed.begin(), changed.end(),
                           [this](StudyDocument* study) { return write(*study); });
    return answer == Answer::Without;
}

bool StudyPage::settleBeforeStart(StudyDocument& study)
{
    if (!study.draft().isChanged())
        return true;
    QString refusal;
    if (const auto saving = prepareSaving(study); !saving) // its lock goes before the question is asked
        refusal = cannotBeSaved(study, saving.error());
    QString more = refusal;
    if (refusal.isEmpty()) {
        if (const QString lost = warningOf(study); !lost.isEmpty())
            more = lost + QStringLiteral("\n\n");
        more += tr("The runs of the saved settings can be trained as well; what you changed then "
                   "stays in the form, and can be saved when the training is over.");
    }
    const Answer answer =
        askSaving(this, study.name(), more, refusal.isEmpty() ? tr("Save and run") : QString(),
                  tr("Run the saved settings"));
    return answer == Answer::Without || (answer == Answer::Save && write(study));
}

} // namespace deltarank::ui
