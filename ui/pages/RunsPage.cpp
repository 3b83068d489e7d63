#include "ui/pages/RunsPage.h"

#include "base/ProcessMemory.h"
#include "base/System.h"
#include "ui/base/Words.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/EmptyState.h"
#include "ui/frame/TableHeader.h"
#include "ui/frame/Widgets.h"
#include "ui/pages/RunDelegate.h"
#include "ui/pages/RunTables.h"
#include "ui/work/FigureSource.h"
#include "ui/work/RunController.h"
#include "ui/work/Workspace.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace deltarank::ui {

namespace {
constexpr std::size_t curveLimit = 8; ///< curves drawn at once
}

RunsPage::RunsPage(Context& context, RunController& runs, QWidget* parent)
    : Page(context, parent), m_runs(runs), m_stack(new QStackedWidget(this)),
      m_model(new RunTableModel(this)), m_filter(new RunFilterModel(this))
{
    m_filter->setSourceModel(m_model);
    auto* empty =
        new EmptyState(context, "runs", tr("No study is open"),
                       tr("Open a study to see its runs, or start a new one from a preset."), m_stack);
    empty->addStudyActions(context);
    m_stack->addWidget(empty);

    auto* content = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    m_splitter = new QSplitter(Qt::Vertical, content);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    m_table = makeTable(m_splitter, m_filter, tr("Runs"));
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_filter->sort(-1); // the plan's order until someone asks for another
    m_table->setItemDelegateForColumn(RunTableModel::State, new RunDelegate(context, m_table));
    const std::pair<int, int> widths[] = {{RunTableModel::State, 150},  {RunTableModel::Sweep, 150},
                                          {RunTableModel::Method, 110}, {RunTableModel::Value, 80},
                                          {RunTableModel::Repeat, 80},  {RunTableModel::Accuracy, 90},
                                          {RunTableModel::Speed, 100},  {RunTableModel::Time, 160}};
    QList<int> atLeast(RunTableModel::ColumnCount);
    for (const auto& [column, width] : widths)
        atLeast[column] = width;
    fitColumns(*m_table, RunTableModel::Id, {}, atLeast);
    auto* pause = new QShortcut(Qt::Key_Space, m_table);
    pause->setContext(Qt::WidgetShortcut); // elsewhere Space presses what has the focus
    connect(pause, &QShortcut::activated, context.actions.action("runs.pause"), &QAction::trigger);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(buildLower());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({380, 280});
    layout->addWidget(m_splitter, 1);
    m_stack->addWidget(content);
    setContent(m_stack);
    if (const QByteArray state = context.settings.state("runsSplitter"); !state.isEmpty())
        m_splitter->restoreState(state);
    auto* header = qobject_cast<TableHeader*>(m_table->horizontalHeader());
    if (const QByteArray state = context.settings.state("runsColumns");
        !state.isEmpty() && header->restoreState(state))
        header->keepWidths();

    m_later.setSingleShot(true);
    m_later.setInterval(100);
    connect(&m_later, &QTimer::timeout, this, [this] {
        if (isVisible()) // else when the page comes to the front
            updateCurves();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::selectRows);
    connect(m_table, &QTableView::doubleClicked, this, &RunsPage::open);
    onEnter(m_table, [this] { open(m_table->currentIndex()); });
    connect(&runs, &RunController::historyGrew, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
    connect(&runs, &RunController::statusChanged, this, &RunsPage::updateSummary);
    connect(&runs, &RunController::logged, this,
            [this](const QString& line) { m_log->appendPlainText(line); });
    connect(&context.workspace, &Workspace::currentChanged, this, &RunsPage::showStudy);
    connect(&context.workspace, &Workspace::studyOpened, this, &RunsPage::connectStudy);
    showStudy();
}

QWidget* RunsPage::buildHead()
{
    auto* head = new QWidget(this);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    m_title = makeLabel(head, {}, "title");
    m_summary = makeLabel(head, {}, "quiet");
    first->addWidget(m_title);
    first->addWidget(m_summary, 1);
    const char* ids[] = {"runs.start", "runs.retry", "runs.pause", "runs.stopAfter", "runs.stop"};
    for (const char* id : ids) {
        QAction* action = context().actions.action(id);
        QPushButton* button = makeButton(head, action->text(), id == ids[0] ? "primary" : "");
        const auto update = [this, action, button, start = id == ids[0], retry = id == ids[1]] {
            button->setText(action->text());
            button->setAccessibleName(action->text());
            button->setEnabled(action->isEnabled());
            button->setVisible(retry   ? action->isEnabled()
                               : start ? !m_runs.isActive() && RunController::isAvailable()
                                       : m_runs.isActive());
            button->setIcon(start ? context().icons.icon("play", action->isEnabled() ? Icons::Tint::OnAccent
                                                                                     : Icons::Tint::Quiet)
                                  : action->icon());
        };
        update();
        connect(action, &QAction::changed, button, update);
        connect(&m_runs, &RunController::statusChanged, button, update);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        button->setToolTip(action->toolTip());
        first->addWidget(button);
    }
    layout->addLayout(first);
    m_progress = new QProgressBar(head);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Runs done"));
    layout->addWidget(m_progress);
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    m_words = new QLineEdit(head);
    m_words->setPlaceholderText(tr("Filter: lora 8 failed…"));
    m_words->setAccessibleName(tr("Filter the runs by words"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(320);
    m_words->addAction(context().icons.icon("filter", Icons::Tint::Quiet), QLineEdit::LeadingPosition);
    m_state = new QComboBox(head);
    m_state->setAccessibleName(tr("Show runs by status"));
    m_state->addItem(tr("All runs"), -1);
    for (const RunState state : {RunState::Done, RunState::Working, RunState::Waiting, RunState::Failed})
        m_state->addItem(stateName(state), static_cast<int>(state));
    connect(m_words, &QLineEdit::textChanged, this,
            [this](const QString& words) { filter([&] { m_filter->setWords(words); }); });
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] {
        const int state = m_state->currentData().toInt();
        filter([&] {
            m_filter->setState(state < 0 ? std::nullopt : std::optional(static_cast<RunState>(state)));
        });
    });
    second->addWidget(m_words, 1);
    second->addWidget(m_state);
    second->addStretch(1);
    m_machine = makeLabel(head, {}, "quiet");
    m_machine->setAccessibleName(tr("Device and memory"));
    second->addWidget(m_machine);
    layout->addLayout(second);
    m_ticks.setInterval(1000);
    connect(&m_ticks, &QTimer::timeout, this, &RunsPage::updateMachine);
    m_ticks.start();
    return head;
}

QWidget* RunsPage::buildLower()
{
    auto* lower = new QSplitter(Qt::Horizontal, m_splitter);
    lower->setChildrenCollapsible(false);
    lower->setHandleWidth(8);
    m_loss = new FigureCard(context().theme, context().icons, lower);
    m_accuracy = new FigureCard(context().theme, context().icons, lower);
    for (FigureCard* card : {m_loss, m_accuracy}) {
        card->setMinimumWidth(260);
        card->hideMaximise();
        connect(card, &FigureCard::exportRequested, this, [this, card](const QString& format) {
            Q_EMIT exportRequested(card->view()->figure(), format);
        });
        connect(card, &FigureCard::helpRequested, this,
                [this, card] { Q_EMIT helpRequested(card->helpTopic()); });
        lower->addWidget(card);
    }
    auto* logPanel = new QFrame(lower);
    logPanel->setProperty("role", "panel");
    auto* layout = new QVBoxLayout(logPanel);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->addWidget(makeLabel(logPanel, tr("Log"), "heading"));
    m_log = new QPlainTextEdit(logPanel);
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(2000);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setAccessibleName(tr("Log of the training"));
    m_log->setPlaceholderText(tr("What the training says appears here."));
    layout->addWidget(m_log);
    logPanel->setMinimumWidth(200);
    lower->addWidget(logPanel);
    lower->setSizes({420, 420, 300});
    return lower;
}

void RunsPage::activate()
{
    updateCurves();
    updateMachine();
}

void RunsPage::updateMachine()
{
    if (!isVisible())
        return;
    const QString device = m_runs.device().isEmpty() || m_runs.device() == QLatin1String("cpu")
                               ? tr("CPU, %n core(s)", nullptr, base::availableCores())
                               : m_runs.device();
    m_machine->setText(tr("%1 · %2 in use, %3 free")
                           .arg(device, fileSize(static_cast<double>(base::currentMemory())),
                                fileSize(static_cast<double>(base::availableMemory()))));
}

void RunsPage::connectStudy(StudyDocument* study)
{
    connect(study, &StudyDocument::changed, this, [this, study] {
        if (context().workspace.current() == study)
            showStudy();
    });
    connect(study, &StudyDocument::rowChanged, this, [this, study](const RunRow& row) {
        if (context().workspace.current() == study) {
            // A row that the filter leaves out now is no choice of anyone.
            const QScopedValueRollback<bool> showing(m_showing, true);
            m_model->updateRow(row);
            updateSummary();
        }
    });
    connect(study, &StudyDocument::selectionChanged, this, [this, study] {
        if (context().workspace.current() == study)
            showSelection();
    });
}

void RunsPage::showStudy()
{
    const StudyDocument* study = context().workspace.current();
    m_stack->setCurrentIndex(study ? 1 : 0);
    if (!study)
        return;
    {
        const QScopedValueRollback<bool> showing(m_showing, true);
        m_model->setRows(study->rows());
    }
    showSelection();
    updateSummary();
}

void RunsPage::filter(const std::function<void()>& change)
{
    {
        const QScopedValueRollback<bool> showing(m_showing, true);
        change();
    }
    showSelection();
}

/// Whoever selected: the table and the curves follow.
void RunsPage::showSelection()
{
    const StudyDocument* study = context().workspace.current();
    if (study && !m_choosing) {
        const QScopedValueRollback<bool> showing(m_showing, true);
        selectIds(*m_table, study->selectedRuns());
    }
    m_later.start();
}

void RunsPage::selectRows()
{
    StudyDocument* study = context().workspace.current();
    if (!study || m_showing)
        return;
    const QScopedValueRollback<bool> choosing(m_choosing, true);
    study->selectRuns(selectedIds(*m_table));
}

void RunsPage::open(const QModelIndex& index)
{
    const StudyDocument* study = context().workspace.current();
    if (!study || !index.isValid())
        return;
    const RunRow& row = m_model->rows()[static_cast<std::size_t>(m_filter->mapToSource(index).row())];
    if (const QString why = whyNotOpened(row); !why.isEmpty())
        Q_EMIT told(why);
    else
        Q_EMIT openRunRequested(study->path() + "/runs/" + row.id + ".h5");
}

void RunsPage::updateSummary()
{
    const StudyDocument* study = context().workspace.current();
    if (!study)
        return;
    const int total = m_model->rowCount();
    const int done = m_model->count(RunState::Done);
    const int failed = m_model->count(RunState::Failed);
    const int working = m_model->count(RunState::Working);
    m_title->setText(study->name());
    QStringList parts;
    parts << tr("%1 of %2 runs done").arg(done).arg(total);
    if (working > 0)
        parts << tr("%1 in training").arg(working);
    if (failed > 0)
        parts << tr("%1 failed").arg(failed);
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_progress->setRange(0, std::max(1, total));
    m_progress->setValue(done);
}

void RunsPage::updateCurves()
{
    std::vector<NamedHistory> chosen;
    const StudyDocument* study = context().workspace.current();
    const auto add = [&](const RunRow& row) {
        if (chosen.size() >= curveLimit)
            return;
        NamedHistory history;
        history.id = row.id;
        history.name = QStringLiteral("%1 %2 #%3")
                           .arg(methodName(row.method, row.nullControl), number(row.value))
                           .arg(row.repeat + 1);
        const auto live = m_runs.liveHistories().constFind(row.id);
        if (live != m_runs.liveHistories().constEnd())
            history.points = *live;
        else if (study) {
            const auto& runs = study->results().runs;
            const auto run =
                std::find_if(runs.begin(), runs.end(),
                             [id = row.id.toStdString()](const auto& one) { return one.id == id; });
            if (run != runs.end())
                history.points = run->history;
        }
        if (!history.points.empty())
            chosen.push_back(std::move(history));
    };
    if (study && !study->selectedRuns().isEmpty())
        for (const RunRow& row : m_model->rows())
            if (row.state != RunState::Waiting && study->selectedRuns().contains(row.id))
                add(row);
    // Without a choice: what is being trained, else the last runs that were.
    if (chosen.empty())
        for (const RunRow& row : m_model->rows())
            if (row.state == RunState::Working)
                add(row);
    if (chosen.empty())
        for (auto row = m_model->rows().rbegin(); row != m_model->rows().rend() && chosen.size() < 2; ++row)
            if (row->state == RunState::Done)
                add(*row);
    m_loss->setFigure(lossFigure(chosen));
    m_accuracy->setFigure(accuracyFigure(chosen));
}

void RunsPage::saveState() const
{
    context().settings.setState("runsSplitter", m_splitter->saveState());
    context().settings.setState("runsColumns", m_table->horizontalHeader()->saveState());
}

} // namespace deltarank::ui
