#include "ui/frame/Widgets.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/RunTables.h"
#include "ui/work/Workspace.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

/// The right of the results page: the lines of best fit and the selected runs.
namespace deltarank::ui {

QWidget* ResultsPage::buildSide()
{
    auto* side = new QWidget(m_splitter);
    side->setMinimumWidth(250);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(buildFitPanel(side), 1);
    layout->addWidget(buildRunPanel(side), 1);
    return side;
}

QWidget* ResultsPage::buildFitPanel(QWidget* side)
{
    auto* fitPanel = new QFrame(side);
    fitPanel->setProperty("role", "panel");
    auto* fitLayout = new QVBoxLayout(fitPanel);
    fitLayout->setContentsMargins(12, 8, 8, 8);
    auto* bar = new QHBoxLayout;
    bar->addWidget(makeLabel(fitPanel, tr("Lines of best fit"), "heading"), 1);
    QToolButton* copy = makeIconButton(fitPanel, context().icons.icon("copy", Icons::Tint::Quiet),
                                       tr("Copy or save this table"));
    copy->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(copy);
    const std::pair<const char*, QString> styles[] = {
        {"text", tr("As text")}, {"markdown", tr("As Markdown")}, {"latex", tr("As LaTeX")}};
    for (const auto& [style, label] : styles)
        connect(menu->addAction(label), &QAction::triggered, this,
                [this, style = style] { copyFits(style); });
    menu->addSeparator();
    connect(menu->addAction(tr("Save as a file…")), &QAction::triggered, this, &ResultsPage::askTableFile);
    copy->setMenu(menu);
    bar->addWidget(copy);
    fitLayout->addLayout(bar);
    m_fits = new TextTableModel(this);
    m_fitTable = makeTable(fitPanel, m_fits, tr("Lines of best fit"));
    m_fitTable->setFrameShape(QFrame::NoFrame);
    m_fitTable->horizontalHeader()->setMinimumSectionSize(30);
    fitLayout->addWidget(m_fitTable);
    QPushButton* advise = makeButton(fitPanel, tr("Which rank is enough…"));
    advise->setIcon(context().icons.icon("plan"));
    connect(advise, &QPushButton::clicked, context().actions.action("results.advise"), &QAction::trigger);
    fitLayout->addWidget(advise);
    return fitPanel;
}

QWidget* ResultsPage::buildRunPanel(QWidget* side)
{
    auto* runPanel = new QFrame(side);
    runPanel->setProperty("role", "panel");
    auto* runLayout = new QVBoxLayout(runPanel);
    runLayout->setContentsMargins(12, 8, 8, 8);
    auto* runBar = new QHBoxLayout;
    m_selectionTitle = makeLabel(runPanel, tr("Selection"), "heading");
    runBar->addWidget(m_selectionTitle, 1);
    auto* clear = makeIconButton(runPanel, context().icons.icon("close", Icons::Tint::Quiet),
                                 tr("Clear the selection"));
    connect(clear, &QToolButton::clicked, this, &ResultsPage::clearSelection);
    runBar->addWidget(clear);
    auto* fold = makeIconButton(runPanel, context().icons.icon("panel-right", Icons::Tint::Quiet),
                                tr("Fold the tables"));
    connect(fold, &QToolButton::clicked, context().actions.action("results.side"), &QAction::trigger);
    runBar->addWidget(fold);
    runLayout->addLayout(runBar);
    m_runs = new RunTableModel(this);
    m_chosen = new RunFilterModel(this);
    m_chosen->setSourceModel(m_runs);
    m_chosen->setIds(QSet<QString>());
    m_runTable = makeTable(runPanel, m_chosen, tr("Selected runs"));
    m_runTable->setSortingEnabled(true);
    m_runTable->sortByColumn(RunTableModel::Value, Qt::AscendingOrder);
    for (const int column : {RunTableModel::State, RunTableModel::Sweep, RunTableModel::Speed,
                             RunTableModel::Time, RunTableModel::Id})
        m_runTable->hideColumn(column);
    QHeaderView* header = m_runTable->horizontalHeader();
    for (const int column : {RunTableModel::Value, RunTableModel::Repeat, RunTableModel::Accuracy})
        m_runTable->setColumnWidth(column, std::max(64, headingWidth(*m_runTable, column)));
    header->setSectionResizeMode(RunTableModel::Method, QHeaderView::Stretch);
    runLayout->addWidget(m_runTable);
    m_openRun = makeButton(runPanel, tr("Open the spectrum"));
    m_openRun->setIcon(context().icons.icon("spectrum"));
    runLayout->addWidget(m_openRun);
    connect(m_openRun, &QPushButton::clicked, this, &ResultsPage::openSelectedRun);
    connect(m_runTable, &QTableView::doubleClicked, this, &ResultsPage::openSelectedRun);
    onEnter(m_runTable, [this] { openSelectedRun(); });
    connect(m_runTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ResultsPage::chooseListed);
    return runPanel;
}

void ResultsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    placeSide();
}

/// Where a lab or the help leaves little width, the figures need it more than the tables do, unless there are
/// runs to read.
void ResultsPage::placeSide()
{
    constexpr int roomForBoth = 1000;
    const bool narrow = width() < roomForBoth;
    const bool shown = m_sideChoice.value_or(!narrow || m_chosen->rowCount() > 0);
    const bool unfolds = shown && m_side->isHidden();
    m_side->setVisible(shown);
    if (unfolds && narrow)
        m_splitter->setSizes({m_splitter->width() - m_side->minimumWidth(), m_side->minimumWidth()});
}

void ResultsPage::selectRuns(const QSet<QString>& runs)
{
    {
        const QScopedValueRollback<bool> selecting(m_selecting, true);
        for (StudyDocument* study : studiesToShow()) {
            QSet<QString> ofStudy;
            for (const RunRow& row : study->rows())
                if (runs.contains(row.id))
                    ofStudy.insert(row.id);
            study->selectRuns(ofStudy);
        }
    }
    showSelection();
    if (runs.isEmpty() && !m_choosing) // what is listed without being selected goes as well
        listSelection();
}

/// Whoever selected: figures, list and buttons follow.
void ResultsPage::showSelection()
{
    if (m_selecting)
        return;
    QSet<QString> runs;
    for (const StudyDocument* study : studiesToShow())
        runs.unite(study->selectedRuns());
    const bool same = runs == m_selected;
    m_selected = std::move(runs);
    if (isVisible()) // else when the page comes to the front
        m_grid->setSelectedRuns(m_selected);
    if (!same && !m_choosing)
        listSelection();
    m_selectionTitle->setText(m_selected.isEmpty()
                                  ? tr("Selection")
                                  : tr("%n run(s) selected", nullptr, static_cast<int>(m_selected.size())));
    m_openRun->setEnabled(!m_selected.isEmpty());
    m_openRun->setToolTip(m_selected.isEmpty()
                              ? tr("Click a point of a figure, or hold Shift and drag over several.")
                              : QString());
    if (!same)
        Q_EMIT shownChanged();
}

void ResultsPage::listSelection()
{
    const QScopedValueRollback<bool> listing(m_listing, true);
    m_chosen->setIds(m_selected);
    selectIds(*m_runTable, m_selected);
    m_runTable->selectionModel()->clearCurrentIndex();
    placeSide();
}

/// Some of the listed runs are selected everywhere; the others stay listed, to be chosen next.
void ResultsPage::chooseListed()
{
    if (m_listing)
        return;
    const QScopedValueRollback<bool> choosing(m_choosing, true);
    selectRuns(selectedIds(*m_runTable));
}

void ResultsPage::openSelectedRun()
{
    if (m_chosen->rowCount() == 0)
        return;
    const QItemSelectionModel& selection = *m_runTable->selectionModel();
    QModelIndex index = selection.currentIndex();
    if (!index.isValid() || !selection.isSelected(index))
        index = selection.hasSelection() ? QModelIndex(selection.selection().first().topLeft())
                                         : m_chosen->index(0, 0);
    const QString id = index.data(RunTableModel::IdRole).toString();
    for (const StudyDocument* study : studiesToShow())
        for (const RunRow& row : study->rows())
            if (row.id == id) {
                if (const QString why = whyNotOpened(row); !why.isEmpty())
                    Q_EMIT told(why);
                else
                    Q_EMIT openRunRequested(study->path() + "/runs/" + id + ".h5");
                return;
            }
}

} // namespace deltarank::ui
