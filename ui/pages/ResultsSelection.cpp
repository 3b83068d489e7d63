#include "ui/frame/Widgets.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/RunTables.h"
#include "ui/work/Workspace.h"

#include <QHBoxLayout>
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

namespace {

/// A panel for a table: its heading with room for buttons, the rest below.
struct TablePanel
{
    QFrame* frame;
    QVBoxLayout* layout;
    QHBoxLayout* bar;
    QLabel* title;
};

TablePanel tablePanel(QWidget* side, const QString& heading)
{
    auto* frame = new QFrame(side);
    frame->setProperty("role", "panel");
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 8, 8, 8);
    auto* bar = new QHBoxLayout;
    QLabel* title = makeLabel(frame, heading, "heading");
    bar->addWidget(title, 1);
    layout->addLayout(bar);
    return {frame, layout, bar, title};
}

} // namespace

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
    const TablePanel panel = tablePanel(side, tr("Lines of best fit"));
    QToolButton* copy = makeIconButton(panel.frame, context().icons.icon("copy", Icons::Tint::Quiet),
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
    panel.bar->addWidget(copy);
    m_fits = new TextTableModel(this);
    m_fitTable = makeTable(panel.frame, m_fits, tr("Lines of best fit"));
    m_fitTable->setFrameShape(QFrame::NoFrame);
    panel.layout->addWidget(m_fitTable, 1);
    QPushButton* advise = makeButton(panel.frame, tr("Which rank is enough…"));
    advise->setIcon(context().icons.icon("plan"));
    connect(advise, &QPushButton::clicked, context().actions.action("results.advise"), &QAction::trigger);
    panel.layout->addWidget(advise);
    return panel.frame;
}

QWidget* ResultsPage::buildRunPanel(QWidget* side)
{
    const TablePanel panel = tablePanel(side, tr("Selection"));
    m_selectionTitle = panel.title;
    m_clear = makeIconButton(panel.frame, context().icons.icon("close", Icons::Tint::Quiet),
                             tr("Clear the selection"));
    connect(m_clear, &QToolButton::clicked, this, &ResultsPage::clearSelection);
    panel.bar->addWidget(m_clear);
    auto* fold = makeIconButton(panel.frame, context().icons.icon("panel-right", Icons::Tint::Quiet),
                                tr("Fold the tables"));
    connect(fold, &QToolButton::clicked, context().actions.action("results.side"), &QAction::trigger);
    panel.bar->addWidget(fold);
    m_runs = new RunTableModel(this);
    m_chosen = new RunFilterModel(this);
    m_chosen->setSourceModel(m_runs);
    m_chosen->setIds(QSet<QString>());
    m_runTable = makeTable(panel.frame, m_chosen, tr("Selected runs"));
    m_runTable->setSortingEnabled(true);
    m_runTable->sortByColumn(RunTableModel::Value, Qt::AscendingOrder);
    for (const int column : {RunTableModel::State, RunTableModel::Sweep, RunTableModel::Speed,
                             RunTableModel::Time, RunTableModel::Id})
        m_runTable->hideColumn(column);
    QStringList widest(RunTableModel::ColumnCount);
    for (const int column : {RunTableModel::Value, RunTableModel::Repeat, RunTableModel::Accuracy})
        widest[column] = QStringLiteral("0.0000");
    fitColumns(*m_runTable, RunTableModel::Method, widest);
    panel.layout->addWidget(m_runTable, 1);
    m_noRuns = makeLabel(
        panel.frame, tr("Click a point or drag a rectangle with Shift: the runs behind it are listed here."),
        "quiet");
    m_noRuns->setWordWrap(true);
    m_noRuns->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    panel.layout->addWidget(m_noRuns, 1);
    m_openRun = makeButton(panel.frame, tr("Open the spectrum"));
    m_openRun->setIcon(context().icons.icon("spectrum"));
    panel.layout->addWidget(m_openRun);
    connect(m_openRun, &QPushButton::clicked, this, &ResultsPage::openSelectedRun);
    connect(m_runTable, &QTableView::doubleClicked, this, &ResultsPage::openSelectedRun);
    onEnter(m_runTable, [this] { openSelectedRun(); });
    connect(m_runTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ResultsPage::chooseListed);
    showListed();
    return panel.frame;
}

/// An empty table would not say how it is filled.
void ResultsPage::showListed()
{
    const bool any = m_chosen->rowCount() > 0;
    m_runTable->setVisible(any);
    m_noRuns->setVisible(!any);
    m_clear->setEnabled(any);
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
    showListed();
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
