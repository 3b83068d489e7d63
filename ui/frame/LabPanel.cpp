#include "ui/frame/LabPanel.h"

#include "base/Files.h"
#include "study/Heartbeat.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Localised.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"
#include "ui/work/Workspace.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {
constexpr int lookPause = 60; ///< milliseconds: a goal is looked at while a slider moves
}

LabPanel::LabPanel(Context& context, std::function<lab::Quantities()> quantities, QWidget* parent)
    : QFrame(parent), m_context(context), m_quantities(std::move(quantities))
{
    setMinimumWidth(312);
    build();
    m_later.setSingleShot(true);
    m_later.setInterval(lookPause);
    connect(&m_later, &QTimer::timeout, this, &LabPanel::lookNow);
}

void LabPanel::build()
{
    auto* layout = new QVBoxLayout(makeSideCard(this));
    layout->setContentsMargins(16, 8, 12, 12);
    layout->setSpacing(8);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(makeLabel(this, tr("Lab"), "heading"));
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("Lab"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    bar->addWidget(m_choice, 1);
    QToolButton* close =
        makeIconButton(this, m_context.icons.icon("close", Icons::Tint::Quiet), tr("Close the lab"));
    bar->addWidget(close);
    layout->addLayout(bar);
    m_student = new QLineEdit(m_context.settings.value("lab/student", {}), this);
    m_student->setPlaceholderText(tr("Your name, for the report"));
    m_student->setAccessibleName(tr("Your name"));
    layout->addWidget(m_student);
    auto* place = new QHBoxLayout;
    m_place = makeLabel(this, {}, "quiet");
    place->addWidget(m_place, 1);
    m_again =
        makeIconButton(this, m_context.icons.icon("undo", Icons::Tint::Quiet), tr("Start the lab again"));
    place->addWidget(m_again);
    layout->addLayout(place);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Steps done"));
    layout->addWidget(m_progress);
    m_title = makeLabel(this, {}, "title");
    m_title->setWordWrap(true);
    layout->addWidget(m_title);
    m_text = new QTextBrowser(this);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenExternalLinks(false);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("Text of the step"));
    m_text->document()->setDocumentMargin(0);
    layout->addWidget(m_text, 1);
    m_sample = makeButton(this, tr("Open the sample study"), "primary");
    layout->addWidget(m_sample, 0, Qt::AlignLeft);
    m_task = makeLabel(this, {}, "heading");
    m_task->setWordWrap(true);
    layout->addWidget(m_task);
    m_choices = new QWidget(this);
    m_choiceLayout = new QVBoxLayout(m_choices);
    m_choiceLayout->setContentsMargins(0, 0, 0, 0);
    m_choiceLayout->setSpacing(4);
    m_group = new QButtonGroup(this);
    layout->addWidget(m_choices);
    m_line = new QLineEdit(this);
    m_line->setAccessibleName(tr("Your answer"));
    layout->addWidget(m_line);
    m_words = new QPlainTextEdit(this);
    m_words->setAccessibleName(tr("Your answer in words"));
    m_words->setTabChangesFocus(true);
    m_words->setMaximumHeight(110);
    layout->addWidget(m_words);
    m_feedback = makeLabel(this, {}, "quiet");
    m_feedback->setWordWrap(true);
    layout->addWidget(m_feedback);
    auto* row = new QHBoxLayout;
    m_check = makeButton(this, tr("Check"), "primary");
    m_hint = makeButton(this, tr("Hint"), "flat");
    row->addWidget(m_check);
    row->addWidget(m_hint);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(makeRule(this));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_back = makeButton(this, tr("Back"));
    m_next = makeButton(this, tr("Next"));
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    foot->addStretch(1);
    QPushButton* report = makeButton(this, tr("Report…"));
    report->setIcon(m_context.icons.icon("report"));
    report->setToolTip(tr("Writes your answers and the figures shown into one page."));
    foot->addWidget(report);
    layout->addLayout(foot);

    connect(close, &QToolButton::clicked, this, &LabPanel::closed);
    connect(m_again, &QToolButton::clicked, this, &LabPanel::askStartAgain);
    connect(report, &QPushButton::clicked, this, &LabPanel::reportRequested);
    connect(m_sample, &QPushButton::clicked, this, &LabPanel::sampleRequested);
    connect(m_back, &QPushButton::clicked, this, [this] { setStep(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { setStep(m_step + 1); });
    connect(m_check, &QPushButton::clicked, this, &LabPanel::check);
    connect(m_line, &QLineEdit::returnPressed, this, &LabPanel::check);
    connect(m_hint, &QPushButton::clicked, this,
            [this] { setFeedback(text(m_lab.steps[static_cast<std::size_t>(m_step)].hint), "quiet"); });
    connect(m_student, &QLineEdit::textEdited, this,
            [this](const QString& name) { m_context.settings.setValue("lab/student", name); });
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        if (m_states.empty() || m_lab.steps[static_cast<std::size_t>(m_step)].prompt.empty())
            return;
        m_states[static_cast<std::size_t>(m_step)].answer = m_words->toPlainText();
        markDone(!m_words->toPlainText().trimmed().isEmpty());
    });
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        QString path = m_choice->itemData(index).toString();
        if (path.isEmpty())
            path = QFileDialog::getOpenFileName(this, tr("Open a lab"), m_context.settings.lastFolder(),
                                                tr("Labs (*.md)"));
        if (path.isEmpty())
            return;
        if (const base::Status opened = open(path); !opened)
            Q_EMIT failed(opened.error());
    });
    connect(&m_context.workspace, &Workspace::currentChanged, this, &LabPanel::look);
}

void LabPanel::listLabs()
{
    m_choice->clear();
    if (const auto resources = base::resourceFolder()) {
        const std::filesystem::path folder = *resources / "labs";
        for (const QString& name : QDir(text(folder.string())).entryList({"*.md"}, QDir::Files, QDir::Name)) {
            const std::filesystem::path file = localised(folder, name);
            if (const auto read = lab::readLab(file))
                m_choice->addItem(text(read->title), text(file.string()));
        }
    }
    m_choice->addItem(tr("Another lab…"), QString());
    m_choice->setCurrentIndex(m_choice->findData(m_path));
    if (m_lab.steps.empty() && m_choice->count() > 1)
        if (const base::Status opened = open(m_choice->itemData(0).toString()); !opened)
            Q_EMIT failed(opened.error());
}

base::Status LabPanel::open(const QString& path)
{
    auto read = lab::readLab(path.toStdString());
    if (!read)
        return base::fail(read.error());
    m_lab = std::move(*read);
    m_path = path;
    m_states.assign(m_lab.steps.size(), {});
    m_step = 0;
    if (m_choice->findData(path) < 0)
        m_choice->insertItem(0, text(m_lab.title), path);
    m_choice->setCurrentIndex(m_choice->findData(path));
    restore();
    showStep();
    return {};
}

void LabPanel::setStep(int step)
{
    if (m_lab.steps.empty())
        return;
    m_step = std::clamp(step, 0, static_cast<int>(m_lab.steps.size()) - 1);
    // A step without a task is done by reading it.
    showStep();
    save();
}

bool LabPanel::isDone(int step) const
{
    return step >= 0 && step < static_cast<int>(m_states.size()) &&
           m_states[static_cast<std::size_t>(step)].done;
}

void LabPanel::showStep()
{
    const lab::Step& step = m_lab.steps[static_cast<std::size_t>(m_step)];
    m_title->setText(text(step.title));
    const std::string shown = (m_step == 0 ? m_lab.introduction + "\n" : std::string()) + step.text;
    m_text->setMarkdown(text(shown).trimmed());
    m_back->setEnabled(m_step > 0);
    m_next->setEnabled(m_step + 1 < static_cast<int>(m_lab.steps.size()));
    if (!step.hasTask())
        markDone(true);
    showTask(step);
    lookNow();
}

void LabPanel::showTask(const lab::Step& step)
{
    const StepState& state = m_states[static_cast<std::size_t>(m_step)];
    m_task->setText(text(step.question + step.prompt));
    m_task->setVisible(!m_task->text().isEmpty());
    const bool asks = !step.question.empty();
    const bool picks = asks && !step.choices.empty();
    m_line->setVisible(asks && !picks);
    m_choices->setVisible(picks);
    m_words->setVisible(!step.prompt.empty());
    m_check->setVisible(asks);
    m_hint->setVisible(!step.hint.empty());
    for (QAbstractButton* old : m_group->buttons()) {
        m_group->removeButton(old);
        old->deleteLater();
    }
    for (const std::string& choice : step.choices) {
        auto* button = new QRadioButton(text(choice), m_choices);
        button->setChecked(state.answer == button->text());
        m_group->addButton(button);
        m_choiceLayout->addWidget(button);
    }
    m_line->setText(state.answer);
    const QSignalBlocker quiet(m_words);
    m_words->setPlainText(state.answer);
    setFeedback(asks && state.done ? tr("That is right.") : QString(), "good");
}

void LabPanel::look()
{
    if (isVisible() && !m_later.isActive())
        m_later.start();
}

void LabPanel::lookNow()
{
    m_later.stop();
    if (m_lab.steps.empty())
        return;
    m_sample->setVisible(m_context.workspace.current() == nullptr);
    const lab::Step& step = m_lab.steps[static_cast<std::size_t>(m_step)];
    if (!step.goal.empty()) {
        const lab::Quantities now = m_quantities();
        StepState& state = m_states[static_cast<std::size_t>(m_step)];
        const QString sentence = text(lab::filled(step.now, now));
        if (!state.done && lab::isReached(step, now)) {
            state.answer = sentence;
            markDone(true);
        }
        QString shown = sentence;
        if (state.done)
            shown += (shown.isEmpty() ? QString() : QStringLiteral(" ")) + tr("Reached.");
        setFeedback(shown, state.done ? "good" : "quiet");
    }
    updateProgress();
}

void LabPanel::answer(const QString& typed)
{
    m_line->setText(typed);
    for (QAbstractButton* button : m_group->buttons())
        button->setChecked(button->text() == typed);
    if (!m_lab.steps[static_cast<std::size_t>(m_step)].prompt.empty())
        m_words->setPlainText(typed);
    check();
}

void LabPanel::check()
{
    if (m_lab.steps.empty())
        return;
    const lab::Step& step = m_lab.steps[static_cast<std::size_t>(m_step)];
    if (step.question.empty())
        return;
    QString typed = m_line->text();
    if (!step.choices.empty())
        typed = m_group->checkedButton() ? m_group->checkedButton()->text() : QString();
    if (typed.trimmed().isEmpty()) {
        setFeedback(tr("Give an answer first."), "quiet");
        return;
    }
    const auto right = lab::isRight(step, typed.toStdString(), m_quantities());
    if (!right) {
        setFeedback(coreText(right.error()), "warn");
        return;
    }
    m_states[static_cast<std::size_t>(m_step)].answer = typed;
    setFeedback(*right ? tr("That is right.") : tr("Not yet. Look again, or take the hint."),
                *right ? "good" : "warn");
    markDone(*right);
}

void LabPanel::markDone(bool done)
{
    m_states[static_cast<std::size_t>(m_step)].done = done;
    updateProgress();
    save();
}

void LabPanel::updateProgress()
{
    const auto steps = static_cast<int>(m_lab.steps.size());
    const auto done = static_cast<int>(
        std::count_if(m_states.begin(), m_states.end(), [](const StepState& state) { return state.done; }));
    m_place->setText(tr("Step %1 of %2 · %3 done").arg(m_step + 1).arg(steps).arg(done));
    m_progress->setRange(0, std::max(1, steps));
    m_progress->setValue(done);
}

void LabPanel::setFeedback(const QString& sentence, const char* role)
{
    m_feedback->setText(sentence);
    m_feedback->setVisible(!sentence.isEmpty());
    m_feedback->setProperty("role", role);
    m_feedback->style()->unpolish(m_feedback);
    m_feedback->style()->polish(m_feedback);
}

QString LabPanel::feedback() const
{
    return m_feedback->text();
}

void LabPanel::save() const
{
    QJsonArray steps;
    for (const StepState& state : m_states)
        steps.append(QJsonObject{{"answer", state.answer}, {"done", state.done}});
    const QJsonObject all{{"step", m_step}, {"steps", steps}};
    m_context.settings.setValue(key(), QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

void LabPanel::restore()
{
    const QJsonObject all = QJsonDocument::fromJson(m_context.settings.value(key(), {}).toUtf8()).object();
    const QJsonArray steps = all["steps"].toArray();
    if (steps.size() != static_cast<qsizetype>(m_states.size()))
        return; // another version of the lab
    for (qsizetype i = 0; i < steps.size(); ++i)
        m_states[static_cast<std::size_t>(i)] = {steps[i]["answer"].toString(), steps[i]["done"].toBool()};
    m_step = std::clamp(all["step"].toInt(), 0, static_cast<int>(m_states.size()) - 1);
}

void LabPanel::askStartAgain()
{
    if (m_lab.steps.empty())
        return;
    const auto done = static_cast<int>(
        std::count_if(m_states.begin(), m_states.end(), [](const StepState& state) { return state.done; }));
    QMessageBox box(
        QMessageBox::Question, tr("Start the lab again"),
        tr("Start \"%1\" again? The name, all answers and %n finished step(s) are deleted. A report "
           "that was written stays.",
           nullptr, done)
            .arg(text(m_lab.title)),
        QMessageBox::NoButton, this);
    QPushButton* again = box.addButton(tr("Delete and start again"), QMessageBox::DestructiveRole);
    QPushButton* keep = box.addButton(tr("Keep the answers"), QMessageBox::RejectRole);
    again->setObjectName("startAgain");
    keep->setObjectName("keepAnswers");
    box.setDefaultButton(keep);
    box.setEscapeButton(keep);
    box.exec();
    if (box.clickedButton() == again)
        startAgain();
}

void LabPanel::startAgain()
{
    if (m_lab.steps.empty())
        return;
    m_states.assign(m_lab.steps.size(), {});
    m_student->clear();
    m_context.settings.setValue("lab/student", {});
    setStep(0);
}

lab::LabRecord LabPanel::record() const
{
    lab::LabRecord record;
    record.student = m_student->text().trimmed().toStdString();
    record.lab = m_lab.id;
    record.title = m_lab.title;
    if (const StudyDocument* study = m_context.workspace.current()) {
        record.study = study->results().name;
        if (const auto print = study->results().provenance.find("dataset_fingerprint");
            print != study->results().provenance.end())
            record.fingerprint = print->second;
    }
    record.created = study::utcNow();
    record.version = DELTARANK_VERSION;
    for (std::size_t i = 0; i < m_lab.steps.size(); ++i) {
        const lab::Step& step = m_lab.steps[i];
        record.steps.push_back(
            {step.title, step.question + step.prompt, m_states[i].answer.toStdString(), m_states[i].done});
    }
    return record;
}

} // namespace deltarank::ui
