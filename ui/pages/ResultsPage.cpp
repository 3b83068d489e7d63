#include "ui/pages/ResultsPage.h"

#include "analysis/Figures.h"
#include "analysis/LoadStudy.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/EmptyState.h"
#include "ui/frame/Hint.h"
#include "ui/frame/Widgets.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/RankAdvisorDialog.h"
#include "ui/pages/ResultsControls.h"
#include "ui/work/FigureSource.h"
#include "ui/work/Workspace.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltarank::ui {

ResultsPage::ResultsPage(Context& context, QWidget* parent) : Page(context, parent)
{
    addActions();
    m_controls = new ResultsControls(context, makePanel(tr("Settings of the figures")), this);
    buildContent();
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &ResultsPage::rebuild);
    connect(m_controls, &ResultsControls::changed, this, &ResultsPage::rebuildSoon);
    connect(m_controls, &ResultsControls::axesChanged, this, [this] { m_grid->setAxes(m_controls->axes()); });
    connect(m_controls, &ResultsControls::studiesChosen, this, [this](const QStringList& paths) {
        m_beside = paths;
        showStudy();
    });
    connect(&context.workspace, &Workspace::currentChanged, this, &ResultsPage::showStudy);
    connect(&context.workspace, &Workspace::studiesChanged, this, &ResultsPage::showStudy);
    connect(&context.workspace, &Workspace::studyOpened, this, [this](StudyDocument* study) {
        connect(study, &StudyDocument::changed, this, [this, study] {
            if (this->context().workspace.current() == study || m_beside.contains(study->path()))
                showStudy();
        });
    });
    showStudy();
}

ResultsPage::~ResultsPage() = default;

void ResultsPage::addActions()
{
    ActionRegistry& actions = context().actions;
    actions.add({"results.clear",
                 tr("Clear the selection"),
                 "close",
                 {Qt::Key_Escape},
                 ActionGroup::Results,
                 tr("Clears the selection, and shows all figures again.")},
                [this] {
                    clearSelection();
                    m_grid->setMaximised(-1);
                });
    actions.add({"results.reset",
                 tr("Reset all zooms"),
                 "restore",
                 {QKeySequence("Ctrl+0")},
                 ActionGroup::Results,
                 tr("Shows all data in every figure.")},
                [this] {
                    for (int i = 0; i < m_grid->count(); ++i)
                        m_grid->card(i)->view()->resetView();
                });
    actions.add({"results.side",
                 tr("Fold the tables"),
                 "panel-right",
                 {QKeySequence("Ctrl+Shift+B")},
                 ActionGroup::Results,
                 tr("Shows or hides the tables on the right.")},
                [this] {
                    m_sideChoice = !m_side->isVisible();
                    placeSide();
                });
    actions.add({"results.report",
                 tr("Export report…"),
                 "report",
                 {QKeySequence("Ctrl+E")},
                 ActionGroup::Results,
                 tr("Writes all figures, tables and settings into a folder, with one page that shows them.")},
                [this] { askReport(); });
    actions.add({"results.advise",
                 tr("Which rank is enough…"),
                 "plan",
                 {QKeySequence("Ctrl+Shift+R")},
                 ActionGroup::Results,
                 tr("Says which rank this study's task needs, and trains at that rank to verify it.")},
                [this] { showAdvice(); });
    actions.add({"results.openRun",
                 tr("Open the spectrum"),
                 "spectrum",
                 {QKeySequence("Ctrl+Return")},
                 ActionGroup::Results,
                 tr("Opens the chosen run's singular values.")},
                [this] { openSelectedRun(); });
}

void ResultsPage::buildContent()
{
    m_stack = new QStackedWidget(this);
    auto* empty = new EmptyState(context(), "results", tr("No study is open"),
                                 tr("Results appear here as soon as a study has finished runs."), m_stack);
    empty->addAction(context().actions.action("file.open"));
    empty->addAction(context().actions.action("go.start"));
    m_stack->addWidget(empty);

    m_splitter = new QSplitter(Qt::Horizontal, m_stack);
    m_splitter->setObjectName("resultsSplitter");
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    auto* middle = new QWidget(m_splitter);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(12, 12, 4, 12);
    layout->setSpacing(8);
    layout->addWidget(
        new Hint(context(), "results",
                 tr("Drag the threshold: all figures follow. Click a point to see its runs, wheel to "
                    "zoom, Shift and drag to choose several. F1 explains every figure."),
                 middle));
    m_grid = new FigureGrid(context(), middle);
    layout->addWidget(m_grid, 1);
    m_splitter->addWidget(middle);
    m_side = buildSide();
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({670, 370});
    m_stack->addWidget(m_splitter);
    setContent(m_stack);

    connect(m_grid, &FigureGrid::runsClicked, this,
            [this](const QStringList& runs) { selectRuns(QSet<QString>(runs.begin(), runs.end())); });
    connect(m_grid, &FigureGrid::runsSelected, this, &ResultsPage::selectRuns);
    connect(m_grid, &FigureGrid::suggestionClicked, this, &ResultsPage::suggestionClicked);
    connect(m_grid, &FigureGrid::exportRequested, this, &ResultsPage::askExportOf);
    connect(m_grid, &FigureGrid::shownChanged, this, &ResultsPage::fillFits);
    connect(m_grid, &FigureGrid::helpRequested, this,
            [this](const QString& id) { Q_EMIT helpRequested("figure-" + id); });
}

QWidget* ResultsPage::buildSide()
{
    auto* side = new QWidget(m_splitter);
    side->setMinimumWidth(250);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 12, 12, 12);
    layout->setSpacing(8);

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
    layout->addWidget(fitPanel, 1);

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
    m_runTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    runLayout->addWidget(m_runTable);
    m_openRun = makeButton(runPanel, tr("Open the spectrum"));
    m_openRun->setIcon(context().icons.icon("spectrum"));
    runLayout->addWidget(m_openRun);
    layout->addWidget(runPanel, 1);
    connect(m_openRun, &QPushButton::clicked, this, &ResultsPage::openSelectedRun);
    connect(m_runTable, &QTableView::doubleClicked, this, &ResultsPage::openSelectedRun);
    selectRuns({});
    return side;
}

void ResultsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    placeSide();
}

/// Where a lab or the help leaves little width, the figures need it more than the tables do.
void ResultsPage::placeSide()
{
    constexpr int roomForBoth = 1000;
    m_side->setVisible(m_sideChoice.value_or(width() >= roomForBoth));
}

void ResultsPage::activate()
{
    if (m_stale)
        rebuild();
}

void ResultsPage::rebuildSoon()
{
    m_stale = true;
    // Figures that nobody sees are made when the page comes to the front.
    if (isVisible())
        m_later.start();
}

void ResultsPage::showStudy()
{
    const StudyDocument* study = context().workspace.current();
    offerStudies();
    if (!study) {
        m_grid->setChoices({}, {});
        m_grid->setPanels(1, {});
        m_shown.clear();
        m_stack->setCurrentIndex(0);
        return;
    }
    const bool other = m_sessionOf != study->path();
    // Sources of contents that did not change are kept: arranging the spectra of a large study takes a while.
    std::vector<Shown> shown;
    std::vector<RunRow> rows;
    for (const StudyDocument* one : studiesToShow()) {
        const auto known = std::find_if(m_shown.begin(), m_shown.end(), [&](const Shown& old) {
            return old.path == one->path() && old.contents == one->contents();
        });
        if (known != m_shown.end())
            shown.push_back(std::move(*known));
        else
            shown.push_back({one->path(), one->contents(), std::make_unique<FigureSource>(*one->contents())});
        rows.insert(rows.end(), one->rows().begin(), one->rows().end());
    }
    m_shown = std::move(shown);
    m_runs->setRows(std::move(rows));
    const FigureSource& first = *m_shown.front().source;
    m_controls->setOffer(first.kinds(), first.layers(), first.hasTest());
    m_grid->setChoices(first.choices(), [this](const QString& id) {
        return m_shown.front().source->figure(id, m_controls->settings());
    });
    m_grid->setPanels(static_cast<int>(m_shown.size()), [this](const QString& id) {
        std::vector<const analysis::ResultsTable*> tables;
        for (const Shown& one : m_shown)
            tables.push_back(&one.source->table());
        return analysis::sideBySide(tables, id.toStdString(), m_controls->settings()).figures;
    });
    m_stack->setCurrentIndex(1);
    if (other) {
        m_sessionOf = study->path();
        clearSelection();
        analysis::AnalysisSettings settings = m_controls->settings();
        settings.overlayDataset = analysis::publishedDatasetOf(study->results().dataset);
        settings.overlay = !settings.overlayDataset.empty();
        settings.layerTo = -1;
        settings.exploratory = false;
        m_controls->setSettings(settings);
        restoreSession();
    }
    rebuildSoon();
}

/// The current study, and after it the open ones that were chosen to stand beside it.
std::vector<const StudyDocument*> ResultsPage::studiesToShow() const
{
    std::vector<const StudyDocument*> all{context().workspace.current()};
    for (const auto& study : context().workspace.studies())
        if (study.get() != all.front() && m_beside.contains(study->path()))
            all.push_back(study.get());
    return all;
}

void ResultsPage::offerStudies()
{
    std::vector<ResultsControls::StudyChoice> choices;
    const StudyDocument* current = context().workspace.current();
    for (const auto& study : context().workspace.studies())
        choices.push_back({study->name(), study->path(), study.get() == current,
                           study.get() == current || m_beside.contains(study->path())});
    m_controls->setStudies(choices);
}

void ResultsPage::showBeside(const QStringList& paths)
{
    m_beside = paths;
    showStudy();
}

const FigureSource* ResultsPage::source() const
{
    return m_shown.empty() ? nullptr : m_shown.front().source.get();
}

void ResultsPage::rebuild()
{
    m_later.stop();
    if (m_shown.empty())
        return;
    m_stale = false;
    m_grid->rebuild();
    fillFits();
    Q_EMIT shownChanged();
}

void ResultsPage::fillFits()
{
    TextTableModel::Table table;
    table.header = {tr("Line"), tr("Slope"), tr("At 0"), QStringLiteral("R²"), QStringLiteral("p")};
    table.numeric = {false, true, true, true, true};
    for (int place = 0; place < m_grid->count(); ++place) {
        const analysis::Figure& figure = m_grid->card(place)->view()->figure();
        bool first = true;
        for (const analysis::Series& series : figure.series) {
            if (!series.fit)
                continue;
            if (first) {
                QString title = coreText(figure.title);
                if (!figure.panel.empty())
                    title += QStringLiteral(" · ") + text(figure.panel);
                table.headings.insert(static_cast<int>(table.rows.size()));
                table.rows.push_back({title, {}, {}, {}, {}});
                table.tips << QString();
                first = false;
            }
            const analysis::FitLine& fit = *series.fit;
            QString p = !std::isfinite(fit.p) ? QStringLiteral("–")
                        : fit.p < 0.001       ? QStringLiteral("<.001")
                                              : QString::number(fit.p, 'f', 3);
            if (fit.exploratory && std::isfinite(fit.p))
                p += '*';
            table.rows.push_back({coreText(series.name), number(fit.slope, 3), number(fit.intercept, 3),
                                  QString::number(fit.r2, 'f', 3), p});
            table.tips << tr("Slope %1 ± %2, intercept %3 ± %4 (standard errors), %n point(s).", nullptr,
                             fit.n)
                                  .arg(number(fit.slope), number(fit.slopeError, 2), number(fit.intercept),
                                       number(fit.interceptError, 2)) +
                              (fit.exploratory
                                   ? ' ' + tr("* Settings were tried out by hand: p is no test any more.")
                                   : QString());
        }
    }
    m_fitTable->clearSpans();
    const QSet<int> headings = table.headings;
    m_fits->setTable(std::move(table));
    for (const int row : headings)
        m_fitTable->setSpan(row, 0, 1, m_fits->columnCount());
    // Fixed widths: a moving threshold costs no new layout and shifts no number sideways.
    const char* widest[] = {"LoRA rank", "-0.0123", "-0.123", "0.999", "<.001*"};
    for (int column = 0; column < m_fits->columnCount(); ++column)
        m_fitTable->setColumnWidth(
            column, m_fitTable->fontMetrics().horizontalAdvance(QLatin1String(widest[column])) + 19);
}

void ResultsPage::selectRuns(const QSet<QString>& runs)
{
    m_selected = runs;
    if (m_grid)
        m_grid->setSelectedRuns(runs);
    m_chosen->setIds(runs);
    m_selectionTitle->setText(
        runs.isEmpty() ? tr("Selection") : tr("%n run(s) selected", nullptr, static_cast<int>(runs.size())));
    m_openRun->setEnabled(!runs.isEmpty());
    m_openRun->setToolTip(
        runs.isEmpty() ? tr("Click a point of a figure, or hold Shift and drag over several.") : QString());
    if (!runs.isEmpty() && m_chosen->rowCount() > 0)
        m_runTable->selectRow(0);
    Q_EMIT shownChanged();
}

void ResultsPage::openSelectedRun()
{
    const QModelIndexList rows = m_runTable->selectionModel()->selectedRows();
    if (m_chosen->rowCount() == 0)
        return;
    const QModelIndex index = rows.isEmpty() ? m_chosen->index(0, 0) : rows.first();
    const QString id = index.data(RunTableModel::IdRole).toString();
    for (const Shown& shown : m_shown)
        if (std::any_of(shown.contents->rows.begin(), shown.contents->rows.end(),
                        [&](const RunRow& row) { return row.id == id; })) {
            Q_EMIT openRunRequested(shown.path + "/runs/" + id + ".h5");
            return;
        }
}

void ResultsPage::showAdvice()
{
    const StudyDocument* study = context().workspace.current();
    if (!study || m_shown.empty())
        return;
    // The dialog's study stays, whatever is read anew meanwhile.
    const FigureSource source(*study->contents());
    RankAdvisorDialog dialog(context(), study->path(), source.table(), m_controls->settings(), this);
    connect(&dialog, &RankAdvisorDialog::verifyRequested, this, &ResultsPage::runStudyRequested);
    dialog.exec();
}

} // namespace deltarank::ui
