#include "ui/pages/ComparisonView.h"

#include "spectrum/Measures.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/Widgets.h"
#include "ui/models/TextTableModel.h"
#include "ui/pages/HeatMap.h"
#include "ui/pages/MeasureMap.h"
#include "ui/work/AdapterFigures.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

namespace deltarank::ui {

namespace {

enum Quantity { Difference, Distance, Cosine, SimilarityLeft, SimilarityRight, LargestAngle };

QScrollArea* scrolled(QWidget* parent, QWidget* inner, const QString& name)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(name);
    scroll->setWidget(inner);
    return scroll;
}

} // namespace

ComparisonView::ComparisonView(Context& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 12, 12);
    layout->setSpacing(8);
    m_title = makeLabel(this, {}, "title");
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_notes = makeLabel(this, {}, "quiet");
    m_notes->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addWidget(m_notes);
    auto* vertical = new QSplitter(Qt::Vertical, this);
    vertical->setChildrenCollapsible(false);
    vertical->setHandleWidth(8);
    vertical->addWidget(buildMaps(vertical));
    vertical->addWidget(buildTabs(vertical));
    vertical->setStretchFactor(0, 2);
    vertical->setStretchFactor(1, 3);
    layout->addWidget(vertical, 1);
    m_later.setSingleShot(true);
    m_later.setInterval(250);
    connect(&m_later, &QTimer::timeout, this, &ComparisonView::compare);
}

QWidget* ComparisonView::buildMaps(QWidget* parent)
{
    auto* maps = new QSplitter(Qt::Horizontal, parent);
    maps->setChildrenCollapsible(false);
    maps->setHandleWidth(8);
    for (int i = 0; i < 3; ++i) {
        auto* panel = new QFrame(maps);
        panel->setProperty("role", "panel");
        auto* layout = new QVBoxLayout(panel);
        layout->setContentsMargins(12, 10, 12, 8);
        layout->setSpacing(8);
        if (i < 2) {
            m_names[i] = makeLabel(panel, {}, "heading");
            m_names[i]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
            layout->addWidget(m_names[i]);
        } else {
            m_quantity = new QComboBox(panel);
            m_quantity->setAccessibleName(tr("What is compared"));
            for (const auto& [name, quantity] : {std::pair{tr("Difference of the measure"), Difference},
                                                 {tr("Distance ‖ΔW₁ − ΔW₂‖"), Distance},
                                                 {tr("Cosine of ΔW₁ and ΔW₂"), Cosine},
                                                 {tr("Subspace similarity, output side"), SimilarityLeft},
                                                 {tr("Subspace similarity, input side"), SimilarityRight},
                                                 {tr("Largest principal angle, output side"), LargestAngle}})
                m_quantity->addItem(name, static_cast<int>(quantity));
            connect(m_quantity, &QComboBox::currentIndexChanged, this, &ComparisonView::showMaps);
            layout->addWidget(m_quantity);
        }
        m_maps[i] = new HeatMap(m_context.theme, panel);
        const QString name = i == 0 ? tr("First adapter") : i == 1 ? tr("Second adapter") : tr("Comparison");
        m_maps[i]->setAccessibleName(tr("Heat map: %1").arg(name));
        layout->addWidget(scrolled(panel, m_maps[i], name), 1);
        connect(m_maps[i], &HeatMap::chosenChanged, this, [this, i] {
            if (!m_maps[i]->chosen().isEmpty())
                choose(*m_maps[i]->chosen().begin());
        });
        panel->setMinimumWidth(140);
        maps->addWidget(panel);
    }
    maps->setSizes({1000, 1000, 1000}); // equal shares
    return maps;
}

QWidget* ComparisonView::buildTabs(QWidget* parent)
{
    m_tabs = new QTabWidget(parent);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Views of the comparison"));
    auto* page = new QWidget(m_tabs);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    m_pairName = makeLabel(page, {}, "quiet");
    m_pairName->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_pairName);
    auto* parts = new QSplitter(Qt::Horizontal, page);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(8);
    for (const bool input : {false, true}) {
        auto* panel = new QFrame(parts);
        panel->setProperty("role", "panel");
        auto* inner = new QVBoxLayout(panel);
        inner->setContentsMargins(12, 10, 12, 8);
        inner->setSpacing(8);
        QLabel* heading = makeLabel(panel, input ? tr("φ, input side") : tr("φ, output side"), "heading");
        heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        inner->addWidget(heading);
        m_similarity[input] = new HeatMap(m_context.theme, panel);
        const QString name =
            input ? tr("Subspace similarity, input side") : tr("Subspace similarity, output side");
        m_similarity[input]->setAccessibleName(name);
        inner->addWidget(scrolled(panel, m_similarity[input], name), 1);
        parts->addWidget(panel);
    }
    for (FigureCard** card : {&m_angles, &m_spectra}) {
        *card = new FigureCard(m_context.theme, m_context.icons, parts);
        (*card)->hideMaximise();
        (*card)->setMinimumWidth(200);
        parts->addWidget(*card);
        connect(*card, &FigureCard::exportRequested, this, [this, card = *card](const QString& format) {
            Q_EMIT exportRequested(card->view()->figure(), format);
        });
    }
    layout->addWidget(parts, 1);
    m_tabs->addTab(page, tr("Subspaces"));

    m_rows = new QStandardItemModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_rows);
    m_sorted->setSortRole(Qt::UserRole);
    m_tableView = makeTable(m_tabs, m_sorted, tr("Comparison of all matrices"));
    m_tableView->setSortingEnabled(true);
    m_tableView->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_sorted->sort(-1);
    connect(m_tableView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid())
                    choose(m_sorted->mapToSource(index).row());
            });
    m_tabs->addTab(m_tableView, tr("Table"));
    return m_tabs;
}

void ComparisonView::setAdapters(std::shared_ptr<const AdapterContents> first,
                                 std::shared_ptr<const AdapterContents> second)
{
    const bool same = m_adapters[0] == first && m_adapters[1] == second;
    m_adapters[0] = std::move(first);
    m_adapters[1] = std::move(second);
    if (same || !m_adapters[0] || !m_adapters[1])
        return;
    m_title->setText(tr("%1 and %2").arg(m_adapters[0]->name, m_adapters[1]->name));
    m_names[0]->setText(m_adapters[0]->name);
    m_names[1]->setText(m_adapters[1]->name);
    m_chosen = 0;
    compare();
}

void ComparisonView::setChoice(spectrum::Measure measure, double threshold)
{
    const bool again = threshold != m_threshold;
    m_measure = measure;
    m_threshold = threshold;
    if (m_comparison)
        showMaps();
    if (again && m_adapters[0] && m_adapters[1])
        m_later.start();
}

void ComparisonView::compare()
{
    m_comparison.reset();
    const auto a = m_adapters[0] ? m_adapters[0]->source : nullptr;
    const auto b = m_adapters[1] ? m_adapters[1]->source : nullptr;
    if (!a || !b) {
        Q_EMIT failed({base::ErrorCode::NotFound,
                       tr("Comparing needs A and B, and one of the two has spectra only.").toStdString(),
                       (a ? m_adapters[1] : m_adapters[0])->path.toStdString(),
                       tr("Keep the weights of the runs (keep_weights) to compare them.").toStdString()});
        return;
    }
    m_pairs = adapter::pairsOf(*a, *b);
    m_notes->setText(tr("Comparing…"));
    m_comparing.start(
        this,
        [a, b, threshold = m_threshold](const base::StopToken& stop) {
            return adapter::compare(*a, *b, threshold, {}, stop);
        },
        [this](base::Result<adapter::Comparison> comparison) {
            if (!comparison) {
                m_notes->setText({});
                Q_EMIT failed(comparison.error());
                return;
            }
            m_comparison = std::move(*comparison);
            QStringList notes;
            for (const std::string& note : m_comparison->notes)
                notes << coreText(note);
            if (const int left =
                    static_cast<int>(m_comparison->onlyInA.size() + m_comparison->onlyInB.size()))
                notes << tr("%n module(s) in only one of the two.", nullptr, left);
            for (const auto& matrix : m_comparison->matrices)
                if (!matrix.error.empty()) {
                    notes << coreText(matrix.error);
                    break;
                }
            m_notes->setText(notes.join(' '));
            m_notes->setVisible(!notes.isEmpty());
            showMaps();
            showTable();
            choose(std::min(m_chosen, static_cast<int>(m_pairs.size()) - 1));
        });
}

std::optional<double> ComparisonView::quantityOf(const adapter::ComparedMatrix& matrix) const
{
    if (!matrix.error.empty())
        return std::nullopt;
    switch (m_quantity->currentData().toInt()) {
    case Distance:
        return matrix.distance;
    case Cosine:
        return matrix.cosine;
    case SimilarityLeft:
        return matrix.similarityLeft;
    case SimilarityRight:
        return matrix.similarityRight;
    case LargestAngle:
        return matrix.largestAngle;
    default:
        return std::nullopt;
    }
}

void ComparisonView::showMaps()
{
    if (!m_comparison)
        return;
    // The pairs, in one order for all three maps, so that an id means the same everywhere.
    std::vector<MatrixSpectrum> sides[2];
    for (const auto& [x, y] : m_pairs)
        for (const int side : {0, 1}) {
            const auto place = static_cast<int>(side == 0 ? x : y);
            const auto& all = m_adapters[side]->matrices;
            const auto found = std::find_if(all.begin(), all.end(),
                                            [place](const auto& matrix) { return matrix.place == place; });
            sides[side].push_back(found == all.end() ? MatrixSpectrum{} : *found);
        }
    for (MatrixSpectrum& matrix : sides[1]) { // the first adapter's names place the cells
        const MatrixSpectrum& first = sides[0][static_cast<std::size_t>(&matrix - sides[1].data())];
        matrix.kind = first.kind;
        matrix.layer = first.layer;
    }
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& side : sides)
        for (const MatrixSpectrum& matrix : side)
            if (const auto value = measureOf(matrix, m_measure, m_threshold)) {
                low = std::min(low, *value);
                high = std::max(high, *value);
            }
    const QString label = coreText(spectrum::label(m_measure, m_threshold));
    const auto valueText = [](const std::optional<double>& value) {
        return value ? number(*value) : QStringLiteral("–");
    };
    for (const int side : {0, 1}) {
        const auto value = [&](std::size_t i) { return measureOf(sides[side][i], m_measure, m_threshold); };
        HeatMap::Data data = matrixMap(sides[side], value, [&](std::size_t i) {
            return tr("%1: %2\nrank %3").arg(label, valueText(value(i))).arg(sides[side][i].rank);
        });
        data.valueName = label;
        if (low <= high)
            data.range = std::pair(low, high);
        m_maps[side]->setData(std::move(data));
    }
    const int quantity = m_quantity->currentData().toInt();
    const auto compared = [&](std::size_t i) -> std::optional<double> {
        if (quantity != Difference)
            return quantityOf(m_comparison->matrices[i]);
        const auto one = measureOf(sides[0][i], m_measure, m_threshold);
        const auto two = measureOf(sides[1][i], m_measure, m_threshold);
        return one && two ? std::optional(*two - *one) : std::nullopt;
    };
    HeatMap::Data data = matrixMap(sides[0], compared, [&](std::size_t i) {
        return QStringLiteral("%1: %2").arg(m_quantity->currentText(), valueText(compared(i)));
    });
    data.diverging = quantity == Difference || quantity == Cosine;
    if (quantity == Cosine)
        data.range = std::pair(-1.0, 1.0);
    else if (quantity == SimilarityLeft || quantity == SimilarityRight)
        data.range = std::pair(0.0, 1.0);
    else if (quantity == LargestAngle)
        data.range = std::pair(0.0, 90.0);
    data.valueName = quantity == Difference ? tr("second minus first") : QString();
    m_maps[2]->setData(std::move(data));
    // A box is higher than a line of text: the rows of all three maps stand at one height.
    m_quantity->ensurePolished();
    for (QLabel* name : {m_names[0], m_names[1]})
        name->setMinimumHeight(m_quantity->sizeHint().height());
}

void ComparisonView::showTable()
{
    const QStringList header{tr("Matrix"),      tr("Layer"),         tr("Rank 1"),   tr("Rank 2"),
                             tr("Cutoff 1"),    tr("Cutoff 2"),      tr("‖ΔW₁‖"),    tr("‖ΔW₂‖"),
                             tr("Distance"),    tr("Cosine"),        tr("φ output"), tr("φ input"),
                             tr("Least angle"), tr("Largest angle"), tr("Module")};
    m_rows->clear();
    m_rows->setHorizontalHeaderLabels(header);
    for (const adapter::ComparedMatrix& matrix : m_comparison->matrices) {
        QList<QStandardItem*> row;
        const auto addText = [&row](const QString& cell) {
            row << new QStandardItem(cell);
            row.last()->setData(cell, Qt::UserRole);
        };
        const auto add = [&row](std::optional<double> value) {
            row << new QStandardItem(value ? number(*value) : QStringLiteral("–"));
            row.last()->setData(value.value_or(-2), Qt::UserRole);
            row.last()->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        };
        const bool fine = matrix.error.empty();
        const auto measured = [fine](std::optional<double> value) { return fine ? value : std::nullopt; };
        addText(kindName(matrix.kind));
        add(matrix.layer < 0 ? std::nullopt : std::optional<double>(matrix.layer));
        add(matrix.rankA);
        add(matrix.rankB);
        add(matrix.cutoffA ? std::optional<double>(*matrix.cutoffA) : std::nullopt);
        add(matrix.cutoffB ? std::optional<double>(*matrix.cutoffB) : std::nullopt);
        for (const double value : {matrix.frobeniusA, matrix.frobeniusB, matrix.distance, matrix.cosine})
            add(measured(value));
        for (const auto& value :
             {matrix.similarityLeft, matrix.similarityRight, matrix.smallestAngle, matrix.largestAngle})
            add(value);
        addText(text(matrix.name));
        m_rows->appendRow(row);
    }
    m_tableView->resizeColumnsToContents();
}

void ComparisonView::choose(int matrix)
{
    if (!m_comparison || matrix < 0 || static_cast<std::size_t>(matrix) >= m_pairs.size())
        return;
    m_chosen = matrix;
    const auto a = m_adapters[0]->source;
    const auto b = m_adapters[1]->source;
    const auto pair = m_pairs[static_cast<std::size_t>(matrix)];
    m_pairName->setText(
        tr("%1 · φ(i, j): i down, j across").arg(text(a->facts().matrices[pair.first].modulePath)));
    m_loading.start(
        this,
        [a, b, pair,
         threshold = m_threshold](const base::StopToken&) -> base::Result<adapter::ComparedSubspaces> {
            auto x = a->load(pair.first);
            DELTARANK_TRY(x);
            auto y = b->load(pair.second);
            DELTARANK_TRY(y);
            return adapter::compareSubspaces(*x, *y, threshold);
        },
        [this](base::Result<adapter::ComparedSubspaces> subspaces) {
            if (subspaces)
                showSubspaces(*subspaces);
            else
                Q_EMIT failed(subspaces.error());
        });
}

void ComparisonView::showSubspaces(const adapter::ComparedSubspaces& pair)
{
    for (const bool input : {false, true}) {
        const Eigen::MatrixXd& phi = input ? pair.right : pair.left;
        HeatMap::Data data;
        data.compact = true;
        data.range = std::pair(0.0, 1.0);
        data.valueName = tr("φ(i, j)");
        for (Eigen::Index i = 0; i < phi.rows(); ++i)
            data.rows << QString::number(i + 1);
        for (Eigen::Index j = 0; j < phi.cols(); ++j)
            data.columns << QString::number(j + 1);
        for (Eigen::Index i = 0; i < phi.rows(); ++i)
            for (Eigen::Index j = 0; j < phi.cols(); ++j) {
                HeatMap::Cell cell;
                cell.row = static_cast<int>(i);
                cell.column = static_cast<int>(j);
                cell.value = phi(i, j);
                cell.id = static_cast<int>(i * phi.cols() + j);
                cell.tip = tr("φ(%1, %2) = %3").arg(i + 1).arg(j + 1).arg(number(phi(i, j)));
                data.cells.push_back(std::move(cell));
            }
        m_similarity[input]->setData(std::move(data));
    }
    m_angles->setFigure(angleFigure(pair));
    m_spectra->setFigure(pairSpectrumFigure(pair, m_adapters[0]->name, m_adapters[1]->name));
}

QString ComparisonView::csv() const
{
    QString all;
    const auto line = [&all](QStringList cells) {
        for (QString& cell : cells)
            if (cell.contains(',') || cell.contains('"'))
                cell = '"' + cell.replace('"', "\"\"") + '"';
        all += cells.join(',') + "\r\n";
    };
    QStringList cells;
    for (int column = 0; column < m_rows->columnCount(); ++column)
        cells << m_rows->headerData(column, Qt::Horizontal).toString();
    line(cells);
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < m_rows->columnCount(); ++column) {
            const QStandardItem* item = m_rows->item(row, column);
            const QVariant value = item->data(Qt::UserRole);
            const bool isNumber = value.typeId() == QMetaType::Double;
            cells << (!isNumber || item->text() == QStringLiteral("–")
                          ? item->text().remove(QStringLiteral("–"))
                          : QString::number(value.toDouble(), 'g', 17));
        }
        line(cells);
    }
    return all;
}

} // namespace deltarank::ui
