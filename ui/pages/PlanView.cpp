#include "ui/pages/PlanView.h"

#include "base/System.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"
#include "ui/models/TextTableModel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

namespace deltarank::ui {

namespace {

constexpr int valuesColumn = 1;

QString whole(double value)
{
    return count(std::llround(value));
}

QString range(int low, int high)
{
    return low == high ? whole(low) : PlanView::tr("%1 to %2").arg(whole(low), whole(high));
}

} // namespace

QString costText(const PlanPreview& preview)
{
    if (preview.finished == static_cast<int>(preview.plan.runs.size()))
        return PlanView::tr("nothing is left to train");
    if (preview.seconds < 0)
        return PlanView::tr("known after the first runs on this machine");
    switch (preview.origin) {
    case RateOrigin::Study:
        return PlanView::tr("about %1, as its runs took so far").arg(duration(preview.seconds));
    case RateOrigin::Machine:
        return PlanView::tr("about %1, as this model took here before").arg(duration(preview.seconds));
    case RateOrigin::Processor:
        return PlanView::tr("about %1 by this machine's speed; better known after the first runs")
            .arg(duration(preview.seconds));
    case RateOrigin::Elsewhere:
        break;
    }
    return PlanView::tr("about %1, if this machine is as fast as the one its finished runs were trained on")
        .arg(duration(preview.seconds));
}

PlanView::PlanView(Context& context, StudyPreview& preview, QWidget* parent)
    : QWidget(parent), m_context(context), m_sweeps(new TextTableModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_state = makeLabel(this, tr("Making the plan…"), "quiet");
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::RichText);
    layout->addWidget(m_state);
    auto* frame = new QFrame(this);
    m_body = frame;
    frame->setProperty("role", "panel");
    auto* inner = new QVBoxLayout(frame);
    inner->setContentsMargins(12, 8, 8, 8);
    inner->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(frame, tr("The plan"), "heading"));
    m_age = makeLabel(frame, {}, "quiet");
    head->addWidget(m_age, 1);
    inner->addLayout(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const auto fact = [&](const QString& name) {
        const int row = grid->rowCount();
        grid->addWidget(makeLabel(frame, name, "field"), row, 0, Qt::AlignTop);
        QLabel* value = makeLabel(frame, {});
        value->setWordWrap(true);
        value->setAccessibleName(name);
        grid->addWidget(value, row, 1);
        return value;
    };
    m_runs = fact(tr("Runs"));
    m_time = fact(tr("Time"));
    m_memory = fact(tr("Memory"));
    m_disk = fact(tr("Disk"));
    m_device = fact(tr("Computing"));
    inner->addLayout(grid);
    m_table = makeTable(frame, m_sweeps, tr("Sweeps of the plan"));
    m_table->setFrameShape(QFrame::NoFrame);
    inner->addWidget(m_table, 3);
    auto* scroll = new QScrollArea(frame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Notes on the plan"));
    m_notes = makeLabel(scroll, {}, "quiet");
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::RichText);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    scroll->setWidget(m_notes);
    inner->addWidget(scroll, 2);
    layout->addWidget(frame, 1);
    layout->addStretch(0);
    m_body->hide();

    connect(&preview, &StudyPreview::planMade, this, [this, &preview] { showPlan(*preview.plan()); });
    connect(&preview, &StudyPreview::planOutdated, this, [this, &preview] {
        if (preview.earlierPlan())
            setUpdating(true);
        else
            setState(tr("Making the plan…"), false);
    });
    connect(&preview, &StudyPreview::planFailed, this,
            [this](const base::Error& error) { setState(sentence(error), true); });
    connect(&preview, &StudyPreview::dataFailed, this,
            [this](const base::Error& error) { setState(sentence(error), true); });
    connect(&preview, &StudyPreview::dataProgress, this,
            [this](const QString& progress) { setState(progress.toHtmlEscaped(), false); });
}

void PlanView::setState(const QString& rich, bool bad)
{
    m_state->setText(rich);
    m_state->setProperty("role", bad ? "bad" : "quiet");
    m_state->style()->unpolish(m_state);
    m_state->style()->polish(m_state);
    m_state->setVisible(!rich.isEmpty());
    m_body->setVisible(rich.isEmpty());
}

void PlanView::setOfDraft(bool ofDraft)
{
    if (ofDraft == m_ofDraft)
        return;
    m_ofDraft = ofDraft;
    for (QWidget* shown :
         std::initializer_list<QWidget*>{m_runs, m_time, m_memory, m_disk, m_device, m_table, m_notes})
        shown->setEnabled(ofDraft);
    showAge();
}

void PlanView::setUpdating(bool updating)
{
    m_updating = updating;
    showAge();
}

void PlanView::showAge()
{
    m_age->setText(!m_ofDraft   ? tr("of the last settings without mistakes")
                   : m_updating ? tr("being brought up to date")
                                : QString());
}

void PlanView::showPlan(const PlanPreview& preview)
{
    setState({}, false);
    setUpdating(false);
    const auto runs = static_cast<int>(preview.plan.runs.size());
    m_runs->setText(preview.finished > 0
                        ? tr("%1, %2 of them finished; at most %3 steps")
                              .arg(whole(runs), whole(preview.finished), whole(preview.summary.steps))
                        : tr("%1; at most %2 steps").arg(whole(runs), whole(preview.summary.steps)));
    m_time->setText(costText(preview));
    m_memory->setText(
        tr("about %1 at most; %2 are free")
            .arg(fileSize(preview.memoryBytes), fileSize(static_cast<double>(base::availableMemory()))));
    m_disk->setText(tr("about %1").arg(fileSize(preview.plan.storedBytes)));
    const bool half = preview.plan.compute.precision == study::Precision::BFloat16;
    m_device->setText(tr("%1 on %n thread(s)", nullptr, preview.plan.compute.threads)
                          .arg(half ? QStringLiteral("bfloat16") : QStringLiteral("float32")));

    TextTableModel::Table table;
    table.header = {tr("Sweep"), tr("Values"), tr("Runs"), tr("Samples"), tr("Steps")};
    table.numeric = {false, false, true, true, true};
    for (const study::SweepSummary& sweep : preview.summary.sweeps) {
        QStringList values;
        for (const double value : sweep.values)
            values << number(value);
        table.rows.push_back({text(sweep.name), values.join(QStringLiteral(", ")),
                              QString::number(sweep.full + sweep.lora + sweep.controls),
                              range(sweep.smallest, sweep.largest), whole(sweep.steps)});
        table.tips << tr("Over %1: %2 full, %3 LoRA, %4 null controls; each is checked on %5 samples.")
                          .arg(text(sweep.over))
                          .arg(sweep.full)
                          .arg(sweep.lora)
                          .arg(sweep.controls)
                          .arg(whole(sweep.validation));
    }
    m_sweeps->setTable(std::move(table));
    QStringList widest = m_sweeps->longest();
    widest[valuesColumn].truncate(20); // many values: their beginning, and more where there is room
    fitColumns(*m_table, valuesColumn, widest);
    QString notes;
    for (const std::string& note : preview.plan.notes)
        notes += QStringLiteral("<p style='margin:0 0 4px 0'>%1</p>").arg(coreText(note).toHtmlEscaped());
    m_notes->setText(notes);
}

QStringList PlanView::facts() const
{
    QStringList all;
    if (m_body->isHidden())
        return all;
    for (const QLabel* label : {m_runs, m_time, m_memory, m_disk, m_device})
        all << label->text();
    return all;
}

} // namespace deltarank::ui
