#include "ui/pages/AdaptersPage.h"

#include "spectrum/Measures.h"
#include "ui/base/Words.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/EmptyState.h"
#include "ui/frame/Widgets.h"
#include "ui/pages/HeatMap.h"
#include "ui/pages/ResultsControls.h"
#include "ui/work/FigureSource.h"
#include "ui/work/Workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <set>

namespace deltarank::ui {

AdaptersPage::AdaptersPage(Context& context, QWidget* parent) : Page(context, parent)
{
    buildPanel();
    buildContent();
    connect(&context.workspace, &Workspace::adaptersChanged, this, &AdaptersPage::updateList);
    connect(&context.workspace, &Workspace::adapterOpened, this, &AdaptersPage::showAdapter);
    updateList();
}

void AdaptersPage::buildPanel()
{
    QVBoxLayout* layout = makePanel(tr("Open adapters"));
    QWidget* host = layout->parentWidget();
    layout->addWidget(makeLabel(host, tr("Open adapters"), "heading"));
    m_names = new QStringListModel(this);
    m_list = new QListView(host);
    m_list->setModel(m_names);
    m_list->setAccessibleName(tr("Open adapters"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(140);
    layout->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid())
                    showAdapter(index.row());
            });
    auto* buttons = new QHBoxLayout;
    QPushButton* open = makeButton(host, tr("Open adapter…"));
    connect(open, &QPushButton::clicked, context().actions.action("file.open"), &QAction::trigger);
    QPushButton* close = makeButton(host, tr("Close"));
    connect(close, &QPushButton::clicked, this,
            [this] { context().workspace.closeAdapter(m_list->currentIndex().row()); });
    buttons->addWidget(open, 1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    layout->addSpacing(12);

    layout->addWidget(makeLabel(host, tr("Measure"), "field"));
    m_measure = new QComboBox(host);
    m_measure->setAccessibleName(tr("Measure"));
    for (const spectrum::Measure measure : spectrum::allMeasures()) {
        m_measure->addItem(measureName(measure), static_cast<int>(measure));
        m_measure->setItemData(m_measure->count() - 1, measureHelp(measure), Qt::ToolTipRole);
    }
    layout->addWidget(m_measure);
    layout->addSpacing(8);
    auto* row = new QHBoxLayout;
    row->addWidget(makeLabel(host, tr("Energy threshold"), "field"), 1);
    m_thresholdNumber = new QDoubleSpinBox(host);
    m_thresholdNumber->setRange(50, 99.9);
    m_thresholdNumber->setDecimals(1);
    m_thresholdNumber->setSuffix(QStringLiteral("%"));
    m_thresholdNumber->setValue(95);
    m_thresholdNumber->setAlignment(Qt::AlignRight);
    m_thresholdNumber->setFixedWidth(72);
    m_thresholdNumber->setAccessibleName(tr("Energy threshold in percent"));
    row->addWidget(m_thresholdNumber);
    layout->addLayout(row);
    m_threshold = new QSlider(Qt::Horizontal, host);
    m_threshold->setRange(500, 999);
    m_threshold->setValue(950);
    m_threshold->setPageStep(10);
    m_threshold->setAccessibleName(tr("Energy threshold"));
    layout->addWidget(m_threshold);
    layout->addSpacing(8);
    m_logarithmic = new QCheckBox(tr("Logarithmic spectrum"), host);
    m_logarithmic->setAccessibleName(tr("Logarithmic spectrum"));
    m_logarithmic->setChecked(true);
    layout->addWidget(m_logarithmic);
    layout->addStretch(1);

    connect(m_threshold, &QSlider::valueChanged, this, [this](int value) {
        const QSignalBlocker quiet(m_thresholdNumber);
        m_thresholdNumber->setValue(value / 10.0);
        updateMap();
        updateTable();
        updateFigures();
    });
    connect(m_thresholdNumber, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { m_threshold->setValue(qRound(value * 10)); });
    connect(m_measure, &QComboBox::currentIndexChanged, this, &AdaptersPage::updateMap);
    connect(m_logarithmic, &QCheckBox::toggled, this, &AdaptersPage::updateFigures);
}

void AdaptersPage::buildContent()
{
    m_stack = new QStackedWidget(this);
    auto* empty = new EmptyState(context(), "adapters", tr("No adapter is open"),
                                 tr("Open a LoRA adapter to see how much of its rank it uses: a PEFT folder, "
                                    "a LoRA .safetensors file, or a run "
                                    "of a study (.h5). Dropping it here works too."),
                                 m_stack);
    empty->addAction(context().actions.action("file.open"));
    empty->addAction(context().actions.action("file.openFolder"));
    m_stack->addWidget(empty);

    m_splitter = new QSplitter(Qt::Horizontal, m_stack);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    auto* middle = new QWidget(m_splitter);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(16, 12, 4, 12);
    layout->setSpacing(8);
    m_title = makeLabel(middle, {}, "title");
    m_subtitle = makeLabel(middle, {}, "quiet");
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    auto* vertical = new QSplitter(Qt::Vertical, middle);
    vertical->setChildrenCollapsible(false);
    vertical->setHandleWidth(8);
    auto* mapPanel = new QFrame(vertical);
    mapPanel->setProperty("role", "panel");
    auto* mapLayout = new QVBoxLayout(mapPanel);
    mapLayout->setContentsMargins(12, 10, 12, 8);
    mapLayout->setSpacing(8);
    mapLayout->addWidget(makeLabel(mapPanel, tr("Layers and matrices"), "heading"));
    auto* scroll = new QScrollArea(mapPanel);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Heat map"));
    m_map = new HeatMap(context().theme, scroll);
    m_map->setAccessibleName(tr("Heat map of layers and matrices"));
    scroll->setWidget(m_map);
    mapLayout->addWidget(scroll, 1);
    vertical->addWidget(mapPanel);
    auto* lower = new QSplitter(Qt::Horizontal, vertical);
    lower->setChildrenCollapsible(false);
    lower->setHandleWidth(8);
    m_spectrum = new FigureCard(context().theme, context().icons, lower);
    m_energy = new FigureCard(context().theme, context().icons, lower);
    for (FigureCard* card : {m_spectrum, m_energy}) {
        card->hideMaximise();
        card->setMinimumWidth(240);
        lower->addWidget(card);
        connect(card, &FigureCard::exportRequested, this, [this, card](const QString& format) {
            Q_EMIT exportRequested(card->view()->figure(), format);
        });
    }
    vertical->addWidget(lower);
    vertical->setStretchFactor(0, 2);
    vertical->setStretchFactor(1, 3);
    vertical->setSizes({220, 360});
    layout->addWidget(vertical, 1);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(buildSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({900, 330});
    m_stack->addWidget(m_splitter);
    setContent(m_stack);
    connect(m_map, &HeatMap::chosenChanged, this, &AdaptersPage::updateFigures);
}

QWidget* AdaptersPage::buildSide()
{
    auto* side = new QWidget(m_splitter);
    side->setMinimumWidth(250);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 12, 12, 12);
    layout->setSpacing(8);
    auto* factPanel = new QFrame(side);
    factPanel->setProperty("role", "panel");
    auto* factLayout = new QVBoxLayout(factPanel);
    factLayout->setContentsMargins(12, 10, 12, 10);
    factLayout->addWidget(makeLabel(factPanel, tr("Facts"), "heading"));
    m_facts = makeLabel(factPanel, {});
    m_facts->setWordWrap(true);
    m_facts->setAccessibleName(tr("Facts"));
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setAlignment(Qt::AlignTop);
    factLayout->addWidget(m_facts);
    layout->addWidget(factPanel);
    auto* tablePanel = new QFrame(side);
    tablePanel->setProperty("role", "panel");
    auto* tableLayout = new QVBoxLayout(tablePanel);
    tableLayout->setContentsMargins(12, 10, 8, 8);
    tableLayout->addWidget(makeLabel(tablePanel, tr("Mean over layers"), "heading"));
    m_table = new TextTableModel(this);
    m_tableView = makeTable(tablePanel, m_table, tr("Measures by matrix"));
    m_tableView->setFrameShape(QFrame::NoFrame);
    m_tableView->horizontalHeader()->setMinimumSectionSize(30);
    m_tableView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    tableLayout->addWidget(m_tableView);
    layout->addWidget(tablePanel, 1);
    return side;
}

double AdaptersPage::threshold() const
{
    return m_threshold->value() / 1000.0;
}

spectrum::Measure AdaptersPage::measure() const
{
    return static_cast<spectrum::Measure>(m_measure->currentData().toInt());
}

void AdaptersPage::updateList()
{
    QStringList names;
    const auto& adapters = context().workspace.adapters();
    int at = -1;
    for (const auto& adapter : adapters) {
        if (adapter == m_adapter)
            at = static_cast<int>(names.size());
        names << adapter->name;
    }
    const QSignalBlocker quiet(m_list->selectionModel());
    m_names->setStringList(names);
    if (at >= 0)
        m_list->setCurrentIndex(m_names->index(at));
    else
        showAdapter(static_cast<int>(adapters.size()) - 1);
}

void AdaptersPage::showAdapter(int index)
{
    const auto& adapters = context().workspace.adapters();
    if (index < 0 || static_cast<std::size_t>(index) >= adapters.size()) {
        m_adapter.reset();
        m_stack->setCurrentIndex(0);
        return;
    }
    if (m_list->currentIndex().row() != index) {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_list->setCurrentIndex(m_names->index(index));
    }
    m_adapter = adapters[static_cast<std::size_t>(index)];
    m_stack->setCurrentIndex(1);
    updateAdapter();
}

void AdaptersPage::updateAdapter()
{
    m_title->setText(m_adapter->name);
    m_title->setToolTip(m_adapter->path);
    m_subtitle->setText(tr("%1 · %n adapted module(s)", nullptr, static_cast<int>(m_adapter->matrices.size()))
                            .arg(m_adapter->format));
    updateMap();
    updateTable();
    updateFacts();
    // The first layer's matrices to begin with: one of each kind.
    QSet<int> chosen;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < m_adapter->matrices.size() && chosen.size() < 6; ++i)
        if (seen.insert(m_adapter->matrices[i].kind).second)
            chosen.insert(static_cast<int>(i));
    m_map->setChosen(chosen);
}

void AdaptersPage::updateMap()
{
    if (!m_adapter)
        return;
    HeatMap::Data data;
    std::vector<std::string> kinds;
    std::set<int> layers;
    for (const MatrixSpectrum& matrix : m_adapter->matrices) {
        if (std::find(kinds.begin(), kinds.end(), matrix.kind) == kinds.end())
            kinds.push_back(matrix.kind);
        layers.insert(matrix.layer);
    }
    const std::vector<int> columns(layers.begin(), layers.end());
    for (const std::string& kind : kinds)
        data.rows << kindName(kind);
    for (const int layer : columns)
        data.columns << (layer < 0 ? tr("none") : QString::number(layer));
    const spectrum::Measure which = measure();
    for (std::size_t i = 0; i < m_adapter->matrices.size(); ++i) {
        const MatrixSpectrum& matrix = m_adapter->matrices[i];
        HeatMap::Cell cell;
        cell.row = static_cast<int>(std::find(kinds.begin(), kinds.end(), matrix.kind) - kinds.begin());
        cell.column =
            static_cast<int>(std::find(columns.begin(), columns.end(), matrix.layer) - columns.begin());
        cell.value = spectrum::measure(which, matrix.values, threshold(),
                                       static_cast<long>(std::max(matrix.rows, matrix.columns)));
        cell.id = static_cast<int>(i);
        cell.tip = tr("%1\n%2: %3\nrank %4, scaling %5")
                       .arg(text(matrix.modulePath), measureName(which),
                            cell.value ? number(*cell.value) : QStringLiteral("–"))
                       .arg(matrix.rank)
                       .arg(number(matrix.scaling));
        data.cells.push_back(std::move(cell));
    }
    data.valueName = text(spectrum::label(which, threshold()));
    m_map->setData(std::move(data));
}

void AdaptersPage::updateTable()
{
    if (!m_adapter)
        return;
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
                    if (const auto value = spectrum::measure(which, matrix.values, threshold())) {
                        sum += *value;
                        ++n;
                    }
            row << (n > 0 ? number(sum / n, 3) : QStringLiteral("–"));
        }
        table.rows.push_back(row);
    }
    m_table->setTable(std::move(table));
}

void AdaptersPage::updateFacts()
{
    QString rows;
    const auto add = [&rows](const QString& name, const QString& value) {
        if (!value.isEmpty())
            rows += QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    add(tr("Format"), m_adapter->format);
    add(tr("Base model"), m_adapter->baseModel);
    for (const auto& [name, value] : m_adapter->facts)
        add(name, value);
    QString all = QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
    for (const QString& note : m_adapter->notes)
        all += QStringLiteral("<p>%1</p>").arg(note.toHtmlEscaped());
    if (!m_adapter->unread.isEmpty())
        all += QStringLiteral("<p>%1</p>")
                   .arg(tr("%n tensor(s) are not part of a low-rank change and were left out.", nullptr,
                           static_cast<int>(m_adapter->unread.size())));
    m_facts->setText(all);
}

void AdaptersPage::updateFigures()
{
    if (!m_adapter)
        return;
    std::vector<int> chosen(m_map->chosen().begin(), m_map->chosen().end());
    std::sort(chosen.begin(), chosen.end());
    AxisChoice axes;
    axes.y = m_logarithmic->isChecked() ? analysis::AxisScale::Logarithmic : analysis::AxisScale::Linear;
    m_spectrum->view()->setAxisChoice(axes);
    m_spectrum->setFigure(spectrumFigure(*m_adapter, chosen));
    m_energy->setFigure(energyFigure(*m_adapter, chosen, threshold()));
}

} // namespace deltarank::ui
