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
#include "ui/pages/RunTables.h"
#include "ui/work/FigureSource.h"
#include "ui/work/Workspace.h"

#include <QJsonArray>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

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
    connect(m_controls, &ResultsControls::studiesChosen, this, &ResultsPage::showBeside);
    connect(&context.workspace, &Workspace::currentChanged, this, &ResultsPage::studyChanged);
    connect(&context.workspace, &Workspace::studiesChanged, this, &ResultsPage::studyChanged);
    connect(&context.workspace, &Workspace::studyOpened, this, [this](StudyDocument* study) {
        const auto isShown = [this, study] {
            return this->context().workspace.current() == study || m_beside.contains(study->path());
        };
        connect(study, &StudyDocument::changed, this, [this, isShown] {
            if (isShown())
                studyChanged();
        });
        connect(study, &StudyDocument::selectionChanged, this, [this, isShown] {
            if (isShown())
                showSelection();
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
    empty->addStudyActions(context());
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
    connect(m_grid, &FigureGrid::suggestionClicked, this, &ResultsPage::followSuggestion);
    connect(m_grid, &FigureGrid::exportRequested, this, &ResultsPage::askExportOf);
    connect(m_grid, &FigureGrid::shownChanged, this, &ResultsPage::fillFits);
    connect(m_grid, &FigureGrid::helpRequested, this,
            [this](const QString& id) { Q_EMIT helpRequested("figure-" + id); });
}

void ResultsPage::activate()
{
    catchUp();
}

void ResultsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    catchUp();
}

void ResultsPage::rebuildSoon()
{
    m_stale = true;
    // Figures that nobody sees are made when the page comes to the front.
    if (isVisible())
        m_later.start();
}

/// What nobody sees is brought up to date when the page comes to the front.
void ResultsPage::studyChanged()
{
    m_behind = true;
    if (isVisible() || !context().workspace.current())
        showStudy();
}

void ResultsPage::catchUp()
{
    if (m_behind)
        showStudy();
    m_grid->setSelectedRuns(m_selected);
    if (m_stale)
        rebuild();
}

void ResultsPage::showStudy()
{
    m_behind = false;
    const StudyDocument* study = context().workspace.current();
    const QString path = study ? study->path() : QString();
    const bool other = m_sessionOf != path;
    QJsonObject remembered;
    if (other) {
        saveSession(); // of the study that is left
        m_sessionOf = path;
        m_zooms.reset();
        for (int i = 0; i < m_grid->count(); ++i)
            m_grid->card(i)->view()->forgetZoom();
        remembered = session();
        if (remembered.contains("beside"))
            m_beside = QVariant(remembered["beside"].toArray().toVariantList()).toStringList();
    }
    offerStudies();
    if (!study) {
        m_grid->setChoices({}, {});
        m_grid->setPanels(1, {});
        m_shown.clear();
        m_stack->setCurrentIndex(0);
        showSelection();
        return;
    }
    std::vector<Shown> shown;
    std::vector<RunRow> rows;
    for (const StudyDocument* one : studiesToShow()) {
        shown.push_back({one->path(), one->contents()});
        rows.insert(rows.end(), one->rows().begin(), one->rows().end());
    }
    if (shown == m_shown && !other)
        return;
    m_shown = std::move(shown);
    {
        const QScopedValueRollback<bool> listing(m_listing, true);
        m_runs->setRows(std::move(rows));
        selectIds(*m_runTable, m_selected);
    }
    showListed();
    const FigureSource& first = *m_shown.front().contents->figures;
    m_controls->setOffer(first.kinds(), first.layers(), first.hasTest());
    m_grid->setChoices(first.choices(), [this](const QString& id) {
        return m_shown.front().contents->figures->figure(id, m_controls->settings());
    });
    m_grid->setPanels(static_cast<int>(m_shown.size()), [this](const QString& id) {
        std::vector<const analysis::ResultsTable*> tables;
        for (const Shown& one : m_shown)
            tables.push_back(&one.contents->figures->table());
        return analysis::sideBySide(tables, id.toStdString(), m_controls->settings()).figures;
    });
    m_stack->setCurrentIndex(1);
    bool restored = false;
    if (other) {
        analysis::AnalysisSettings settings = m_controls->settings();
        settings.overlayDataset = analysis::publishedDatasetOf(study->results().dataset);
        settings.overlay = !settings.overlayDataset.empty();
        settings.layerTo = -1;
        settings.exploratory = false;
        m_controls->setSettings(settings);
        restored = restoreSession(remembered);
    }
    showSelection();
    if (!restored)
        rebuildSoon();
}

/// The current study, and after it the open ones that were chosen to stand beside it; none where none is
/// open.
std::vector<StudyDocument*> ResultsPage::studiesToShow() const
{
    StudyDocument* current = context().workspace.current();
    if (!current)
        return {};
    std::vector<StudyDocument*> all{current};
    for (const auto& study : context().workspace.studies())
        if (study.get() != current && m_beside.contains(study->path()))
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
    studyChanged();
}

const FigureSource* ResultsPage::source() const
{
    const StudyDocument* study = context().workspace.current();
    return study ? study->contents()->figures.get() : nullptr;
}

void ResultsPage::rebuild()
{
    if (m_behind)
        showStudy();
    m_later.stop();
    if (m_shown.empty())
        return;
    m_stale = false;
    m_grid->rebuild();
    if (m_zooms && m_zooms->panels == m_grid->panels())
        restoreZooms();
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
                        : fit.p < 0.001       ? QStringLiteral("<0.001")
                                              : QString::number(fit.p, 'f', 3);
            if (fit.exploratory && std::isfinite(fit.p))
                p += '*';
            // As the tables of runs call it: there is little room, and the tip has the whole name.
            const QString name = series.name == "full fine-tuning"
                                     ? methodName(study::Method::Full, study::NullControl::None)
                                     : coreText(series.name);
            table.rows.push_back({name, number(fit.slope, 3, Zeros::Keep),
                                  number(fit.intercept, 3, Zeros::Keep), QString::number(fit.r2, 'f', 3), p});
            table.tips << coreText(series.name) + '\n' +
                              tr("Slope %1 ± %2, intercept %3 ± %4 (standard errors), %n point(s).", nullptr,
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
    fitColumns(*m_fitTable, 0,
               {QStringLiteral("LoRA"), number(-0.00928), number(-0.123), QStringLiteral("0.999"),
                QStringLiteral("<0.001*")});
}

/// Buttons of figures that cannot be drawn. What is about settings is done here, the rest elsewhere.
void ResultsPage::followSuggestion(const QString& id)
{
    analysis::AnalysisSettings settings = m_controls->settings();
    if (id == "show-all-layers") {
        settings.layerFrom = 0;
        settings.layerTo = -1;
    } else if (id == "show-all-matrices") {
        settings.kinds.clear();
    } else if (id == "use-validation-accuracy") {
        settings.accuracy = analysis::AccuracyKind::Best;
    } else if (id == "run-study" && !context().actions.action("runs.start")->isEnabled()) {
        context().actions.action("go.runs")->trigger(); // it is running, or says there why it cannot
        return;
    } else {
        Q_EMIT suggestionClicked(id);
        return;
    }
    m_controls->setSettings(settings);
}

void ResultsPage::showAdvice()
{
    const StudyDocument* study = context().workspace.current();
    if (!study)
        return;
    // The dialog's study stays, whatever is read anew meanwhile.
    const std::shared_ptr<const StudyContents> contents = study->contents();
    RankAdvisorDialog dialog(context(), study->path(), contents->figures->table(), m_controls->settings(),
                             this);
    connect(&dialog, &RankAdvisorDialog::verifyRequested, this, &ResultsPage::runStudyRequested);
    dialog.exec();
}

} // namespace deltarank::ui
