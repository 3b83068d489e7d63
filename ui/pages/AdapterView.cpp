#include "ui/pages/AdapterView.h"

#include "spectrum/Measures.h"
#include "ui/base/Words.h"
#include "ui/figure/FigureCard.h"
#include "ui/figure/ThresholdHandle.h"
#include "ui/frame/Widgets.h"
#include "ui/models/MatrixTableModel.h"
#include "ui/pages/HeatMap.h"
#include "ui/pages/MeasureMap.h"
#include "ui/work/AdapterFigures.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>
#include <set>

namespace deltarank::ui {

namespace {

constexpr int firstChosen = 6; ///< matrices drawn to begin with, one of each kind

} // namespace

AdapterView::AdapterView(Context& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    m_splitter->addWidget(buildMiddle());
    m_splitter->addWidget(buildSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({860, 370});
    layout->addWidget(m_splitter);
}

FigureCard* AdapterView::addCard(QWidget* parent)
{
    auto* card = new FigureCard(m_context.theme, m_context.icons, parent);
    card->hideMaximise();
    card->setMinimumWidth(240);
    connect(card, &FigureCard::exportRequested, this,
            [this, card](const QString& format) { Q_EMIT exportRequested(card->view()->figure(), format); });
    return card;
}

QWidget* AdapterView::buildMiddle()
{
    auto* middle = new QWidget(m_splitter);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(16, 12, 4, 12);
    layout->setSpacing(8);
    m_title = makeLabel(middle, {}, "title");
    m_subtitle = makeLabel(middle, {}, "quiet");
    for (QLabel* label : {m_title, m_subtitle})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    m_reading = new QWidget(middle);
    auto* reading = new QHBoxLayout(m_reading);
    reading->setContentsMargins(0, 0, 0, 0);
    m_progress = new QProgressBar(m_reading);
    m_progress->setAccessibleName(tr("Matrices measured"));
    m_progress->setFormat(tr("%v of %m matrices measured"));
    QPushButton* stop = makeButton(m_reading, tr("Stop measuring"));
    connect(stop, &QPushButton::clicked, this, &AdapterView::stopRequested);
    reading->addWidget(m_progress, 1);
    reading->addWidget(stop);
    layout->addWidget(m_reading);

    auto* vertical = new QSplitter(Qt::Vertical, middle);
    vertical->setChildrenCollapsible(false);
    vertical->setHandleWidth(8);
    auto* mapPanel = new QFrame(vertical);
    mapPanel->setProperty("role", "panel");
    auto* mapLayout = new QVBoxLayout(mapPanel);
    mapLayout->setContentsMargins(12, 10, 12, 8);
    mapLayout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(mapPanel, tr("Layers and matrices"), "heading"), 1);
    QToolButton* exportMap = makeIconButton(mapPanel, m_context.icons.icon("export", Icons::Tint::Quiet),
                                            tr("Export the heat map"));
    exportMap->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(exportMap);
    for (const char* format : {"png", "svg", "pdf", "csv"})
        connect(menu->addAction(tr("Export as %1…").arg(QString(format).toUpper())), &QAction::triggered,
                this, [this, format] { Q_EMIT mapExportRequested(format); });
    exportMap->setMenu(menu);
    head->addWidget(exportMap);
    mapLayout->addLayout(head);
    auto* scroll = new QScrollArea(mapPanel);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Heat map"));
    m_map = new HeatMap(m_context.theme, scroll);
    m_map->setAccessibleName(tr("Heat map of layers and matrices"));
    scroll->setWidget(m_map);
    mapLayout->addWidget(scroll, 1);
    vertical->addWidget(mapPanel);
    connect(m_map, &HeatMap::chosenChanged, this, &AdapterView::updateFigures);

    m_tabs = new QTabWidget(vertical);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Views of the adapter"));
    auto* spectra = new QSplitter(Qt::Horizontal, m_tabs);
    spectra->setChildrenCollapsible(false);
    spectra->setHandleWidth(8);
    spectra->addWidget(m_spectrum = addCard(spectra));
    spectra->addWidget(m_energy = addCard(spectra));
    m_handle = new ThresholdHandle(m_energy->view());
    m_energy->view()->setToolTip(tr("Drag the dashed line to move the threshold."));
    connect(m_handle, &ThresholdHandle::moved, this, &AdapterView::thresholdMoved);
    m_tabs->addTab(spectra, tr("Spectra"));
    m_tabs->addTab(m_layers = addCard(m_tabs), tr("Layer profile"));
    m_matrices = new MatrixTableModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_matrices);
    m_sorted->setSortRole(MatrixTableModel::SortRole);
    m_matrixTable = makeTable(m_tabs, m_sorted, tr("All matrices"));
    m_matrixTable->setSortingEnabled(true);
    m_matrixTable->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_matrixTable->setTextElideMode(Qt::ElideMiddle); // modules differ at both ends of their names
    m_sorted->sort(-1);
    connect(m_matrixTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        QSet<int> chosen;
        for (const QModelIndex& index : m_matrixTable->selectionModel()->selectedRows())
            chosen.insert(m_sorted->mapToSource(index).row());
        if (!chosen.isEmpty())
            m_map->setChosen(chosen);
    });
    m_tabs->addTab(m_matrixTable, tr("Table"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &AdapterView::updateFigures);
    vertical->addWidget(m_tabs);
    vertical->setStretchFactor(0, 2);
    vertical->setStretchFactor(1, 3);
    vertical->setSizes({260, 340});
    layout->addWidget(vertical, 1);
    return middle;
}

QWidget* AdapterView::buildSide()
{
    auto* side = new QWidget(m_splitter);
    side->setMinimumWidth(250);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 12, 12, 12);
    layout->setSpacing(8);
    auto* actionPanel = new QFrame(side);
    actionPanel->setProperty("role", "panel");
    auto* actionLayout = new QGridLayout(actionPanel);
    actionLayout->setContentsMargins(12, 10, 12, 10);
    actionLayout->setSpacing(8);
    int place = 0;
    for (const char* id :
         {"adapters.truncate", "adapters.save", "adapters.exportTable", "adapters.compare"}) {
        QAction* action = m_context.actions.action(id);
        QPushButton* button = makeButton(actionPanel, action->text());
        button->setToolTip(action->toolTip());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
        button->setEnabled(action->isEnabled());
        actionLayout->addWidget(button, place / 2, place % 2);
        ++place;
    }
    layout->addWidget(actionPanel);

    auto* factPanel = new QFrame(side);
    factPanel->setProperty("role", "panel");
    auto* factLayout = new QVBoxLayout(factPanel);
    factLayout->setContentsMargins(12, 10, 6, 10);
    factLayout->addWidget(makeLabel(factPanel, tr("Facts"), "heading"));
    auto* scroll = new QScrollArea(factPanel);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Facts"));
    m_facts = makeLabel(scroll, {});
    m_facts->setWordWrap(true);
    m_facts->setAccessibleName(tr("Facts"));
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setAlignment(Qt::AlignTop);
    scroll->setWidget(m_facts);
    factLayout->addWidget(scroll, 1);
    layout->addWidget(factPanel, 1);

    auto* tablePanel = new QFrame(side);
    tablePanel->setProperty("role", "panel");
    auto* tableLayout = new QVBoxLayout(tablePanel);
    tableLayout->setContentsMargins(12, 10, 8, 8);
    tableLayout->addWidget(makeLabel(tablePanel, tr("Mean over layers"), "heading"));
    m_means = new TextTableModel(this);
    QTableView* view = makeTable(tablePanel, m_means, tr("Measures by matrix"));
    view->setFrameShape(QFrame::NoFrame);
    m_meansTable = view;
    tableLayout->addWidget(view);
    layout->addWidget(tablePanel, 1);
    return side;
}

void AdapterView::setAdapter(std::shared_ptr<const AdapterContents> adapter)
{
    const bool same = m_adapter && adapter && m_adapter->path == adapter->path &&
                      m_adapter->matrices.size() == adapter->matrices.size();
    m_adapter = std::move(adapter);
    if (!m_adapter)
        return;
    m_matrices->setAdapter(m_adapter, m_choice.threshold);
    if (!same)
        fitMatrixColumns();
    updateHead();
    updateMap();
    updateMeans();
    updateFacts();
    if (same) {
        updateFigures();
        return;
    }
    QSet<int> chosen;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < m_adapter->matrices.size() && chosen.size() < firstChosen; ++i)
        if (seen.insert(m_adapter->matrices[i].kind).second)
            chosen.insert(static_cast<int>(i));
    m_map->setChosen(chosen);
}

void AdapterView::setChoice(const Choice& choice)
{
    const bool threshold = choice.threshold != m_choice.threshold;
    m_choice = choice;
    m_handle->setValue(choice.threshold);
    if (!m_adapter)
        return;
    if (threshold) {
        m_matrices->setThreshold(choice.threshold);
        updateMeans();
        updateFacts();
    }
    updateMap();
    updateFigures();
}

void AdapterView::updateHead()
{
    m_title->setText(m_adapter->name);
    m_title->setToolTip(m_adapter->path);
    m_subtitle->setText(tr("%1 · %n adapted module(s)", nullptr, static_cast<int>(m_adapter->matrices.size()))
                            .arg(m_adapter->format));
    const int measured = m_adapter->measuredCount();
    m_progress->setMaximum(static_cast<int>(m_adapter->matrices.size()));
    m_progress->setValue(measured);
    m_reading->setVisible(!m_adapter->complete && measured < static_cast<int>(m_adapter->matrices.size()));
}

void AdapterView::updateMap()
{
    m_map->setData(measureMap(*m_adapter, m_choice.measure, m_choice.threshold));
}

void AdapterView::updateMeans()
{
    const spectrum::Measure shown[] = {spectrum::Measure::EnergyCutoff, spectrum::Measure::StableRank,
                                       spectrum::Measure::EffectiveRank, spectrum::Measure::Frobenius};
    TextTableModel::Table table;
    table.header = {tr("Matrix"), tr("Cutoff"), tr("Stable"), tr("Effective"), tr("Norm")};
    table.numeric = {false, true, true, true, true};
    std::vector<std::string> kinds;
    for (const MatrixSpectrum& matrix : m_adapter->matrices)
        if (std::find(kinds.begin(), kinds.end(), matrix.kind) == kinds.end())
            kinds.push_back(matrix.kind);
    for (const std::string& kind : kinds) {
        QStringList row{kindName(kind)};
        for (const spectrum::Measure which : shown) {
            double sum = 0;
            int n = 0;
            for (const MatrixSpectrum& matrix : m_adapter->matrices)
                if (matrix.kind == kind)
                    if (const auto value = measureOf(matrix, which, m_choice.threshold)) {
                        sum += *value;
                        ++n;
                    }
            row << (n > 0 ? number(sum / n, 3, Zeros::Keep) : QStringLiteral("–"));
        }
        table.rows.push_back(row);
    }
    m_means->setTable(std::move(table));
    fitColumns(*m_meansTable, 0, m_means->longest());
}

/// Widths of what can stand in the table, not of what stands there now: matrices are measured one by one.
void AdapterView::fitMatrixColumns()
{
    QStringList widest(MatrixTableModel::ColumnCount);
    for (const MatrixSpectrum& matrix : m_adapter->matrices) {
        const QString kind = kindName(matrix.kind);
        if (kind.size() > widest[MatrixTableModel::Kind].size())
            widest[MatrixTableModel::Kind] = kind;
        const QString shape = QStringLiteral("%1×%2").arg(matrix.rows).arg(matrix.columns);
        if (shape.size() > widest[MatrixTableModel::Shape].size())
            widest[MatrixTableModel::Shape] = shape;
    }
    for (int column = MatrixTableModel::StableRank; column <= MatrixTableModel::Nuclear; ++column)
        widest[column] = number(0.1234);
    widest[MatrixTableModel::Module] = QStringLiteral("encoder.layer.0");
    fitColumns(*m_matrixTable, MatrixTableModel::Module, widest);
}

void AdapterView::updateFacts()
{
    QString rows;
    const auto add = [&rows](const QString& name, const QString& value) {
        if (!value.isEmpty())
            rows += QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    const auto table = [&rows] {
        return QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
    };
    add(tr("Format"), m_adapter->format);
    add(tr("Base model"), m_adapter->baseModel);
    for (const auto& [name, value] : m_adapter->facts)
        add(name, value);
    double rank = 0;
    double cutoff = 0;
    int defined = 0;
    int zero = 0;
    for (const MatrixSpectrum& matrix : m_adapter->matrices) {
        if (const auto value = measureOf(matrix, spectrum::Measure::EnergyCutoff, m_choice.threshold)) {
            rank += matrix.rank;
            cutoff += *value;
            ++defined;
        } else if (matrix.measured && matrix.error.isEmpty()) {
            ++zero;
        }
    }
    if (defined > 0) {
        add(tr("Mean cutoff"),
            tr("%1 of rank %2").arg(number(cutoff / defined, 3), number(rank / defined, 3)));
        add(tr("Wasted rank"),
            tr("%1 on average (%2)")
                .arg(number((rank - cutoff) / defined, 3),
                     percent(std::round(100 * (rank - cutoff) / std::max(1.0, rank)) / 100)));
    }
    if (zero > 0)
        add(tr("Without change"), tr("%n matrix(es), ΔW = 0", nullptr, zero));
    QString all = table();
    for (const QString& note : m_adapter->notes)
        all += QStringLiteral("<p>%1</p>").arg(note.toHtmlEscaped());
    QStringList errors;
    for (const MatrixSpectrum& matrix : m_adapter->matrices)
        if (!matrix.error.isEmpty())
            errors << matrix.error;
    if (!errors.isEmpty())
        all += QStringLiteral("<p><b>%1</b> %2</p>")
                   .arg(tr("%n matrix(es) could not be measured.", nullptr, static_cast<int>(errors.size())),
                        errors.front().toHtmlEscaped());
    if (!m_adapter->unread.isEmpty()) {
        QStringList names = m_adapter->unread.mid(0, 8);
        if (names.size() < m_adapter->unread.size())
            names << QStringLiteral("…");
        all += QStringLiteral("<p>%1<br>%2</p>")
                   .arg(tr("%n tensor(s) are not part of a low-rank change and were left out:", nullptr,
                           static_cast<int>(m_adapter->unread.size())),
                        names.join("<br>").toHtmlEscaped().replace("&lt;br&gt;", "<br>"));
    }
    if (!m_adapter->metadata.empty()) {
        rows.clear();
        for (const auto& [name, value] : m_adapter->metadata)
            add(name, value);
        all += QStringLiteral("<p><b>%1</b></p>").arg(tr("As the file says")) + table();
    }
    m_facts->setText(all);
}

void AdapterView::updateFigures()
{
    if (!m_adapter)
        return;
    std::vector<int> chosen(m_map->chosen().begin(), m_map->chosen().end());
    std::sort(chosen.begin(), chosen.end());
    AxisChoice axes;
    axes.y = m_choice.logarithmic ? analysis::AxisScale::Logarithmic : analysis::AxisScale::Linear;
    // What no one sees is drawn when its tab is chosen.
    if (m_tabs->currentWidget() == m_layers)
        m_layers->setFigure(layerFigure(*m_adapter, m_choice.measure, m_choice.threshold));
    if (m_tabs->currentIndex() != 0)
        return;
    m_spectrum->view()->setAxisChoice(axes);
    m_spectrum->setFigure(spectrumFigure(*m_adapter, chosen, m_choice.normalised));
    m_energy->setFigure(energyFigure(*m_adapter, chosen, m_choice.threshold));
}

} // namespace deltarank::ui
