#include "ui/pages/AdapterFolderView.h"

#include "adapter/OpenAdapter.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"
#include "ui/work/AdapterFigures.h"
#include "ui/work/Reading.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {

enum Column { Name, Format, Base, Rank, Matrices, Cutoff, Wasted, Size, ColumnCount };

} // namespace

AdapterFolderView::AdapterFolderView(Context& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 12, 12);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_title = makeLabel(this, {}, "title");
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_title, 1);
    QPushButton* truncate = makeButton(this, tr("Truncate all…"));
    QPushButton* save = makeButton(this, tr("Convert all…"));
    connect(truncate, &QPushButton::clicked, this, &AdapterFolderView::truncateRequested);
    connect(save, &QPushButton::clicked, this, &AdapterFolderView::saveRequested);
    head->addWidget(truncate);
    head->addWidget(save);
    layout->addLayout(head);
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Adapters read"));
    m_progress->setFormat(tr("%v of %m adapters read"));
    layout->addWidget(m_progress);
    m_model = new QStandardItemModel(this);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(Qt::UserRole);
    m_table = makeTable(this, m_sorted, tr("Adapters of the folder"));
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_sorted->sort(-1);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT openRequested(m_paths[m_sorted->mapToSource(index).row()]);
    });
}

void AdapterFolderView::setFolder(const QString& path)
{
    m_folder = path;
    m_title->setText(QFileInfo(path).fileName());
    m_title->setToolTip(path);
    m_paths.clear();
    m_rows.clear();
    m_next = 0;
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Name"), tr("Format"), tr("Base model"), tr("Rank"),
                                        tr("Matrices"), tr("Mean cutoff"), tr("Wasted rank"), tr("Size")});
    for (int column = 0; column < ColumnCount; ++column)
        m_model->setHeaderData(column, Qt::Horizontal,
                               QVariant((column <= Base ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter),
                               Qt::TextAlignmentRole);
    const QString mean = QStringLiteral("0.0000");
    fitColumns(*m_table, Name,
               {QStringLiteral("adapter.safetensors"),
                QStringLiteral("DeltaRank-HDF5"),
                QStringLiteral("bert-base-uncased"),
                QStringLiteral("16–128"),
                {},
                mean,
                mean,
                fileSize(123.4e6)});
    m_progress->setRange(0, 0);
    m_progress->show();
    m_reading.start(
        this,
        [path](const base::StopToken&) {
            QStringList found;
            for (const auto& one : adapter::adaptersIn(path.toStdString()))
                found << text(one.string());
            return found;
        },
        [this](const QStringList& found) {
            m_paths = found;
            m_rows.resize(static_cast<std::size_t>(found.size()));
            m_progress->setRange(0, static_cast<int>(std::max<qsizetype>(1, found.size())));
            for (int row = 0; row < found.size(); ++row) {
                m_model->appendRow(QList<QStandardItem*>{new QStandardItem});
                showRow(row);
            }
            if (found.isEmpty()) {
                m_progress->hide();
                Q_EMIT failed(
                    {base::ErrorCode::NotFound,
                     tr("The folder holds neither a study nor an adapter.").toStdString(),
                     m_folder.toStdString(),
                     tr("Open a .study folder, a PEFT folder, or a folder with LoRA files.").toStdString()});
                return;
            }
            readNext();
        });
}

void AdapterFolderView::readNext()
{
    m_progress->setValue(static_cast<int>(m_next));
    m_progress->setVisible(m_next < m_paths.size());
    if (m_next >= m_paths.size())
        return;
    m_reading.start(
        this, [path = m_paths[m_next]](const base::StopToken& stop) { return readAdapter(path, stop); },
        [this](base::Result<AdapterContents> contents) {
            Row& row = m_rows[static_cast<std::size_t>(m_next)];
            if (contents) {
                contents->source.reset(); // the table keeps no file open
                row.contents = std::make_shared<const AdapterContents>(std::move(*contents));
            } else {
                row.problem = coreText(contents.error().message);
            }
            showRow(static_cast<int>(m_next));
            ++m_next;
            readNext();
        });
}

void AdapterFolderView::setThreshold(double threshold)
{
    if (threshold == m_threshold)
        return;
    m_threshold = threshold;
    for (int row = 0; row < m_paths.size(); ++row)
        showRow(row);
}

void AdapterFolderView::showRow(int row)
{
    const Row& one = m_rows[static_cast<std::size_t>(row)];
    const auto set = [&](int column, const QString& cell, const QVariant& sort, bool isNumber) {
        auto* item = new QStandardItem(cell);
        item->setData(sort, Qt::UserRole);
        if (isNumber)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(one.problem.isEmpty() ? m_paths[row] : m_paths[row] + '\n' + one.problem);
        m_model->setItem(row, column, item);
    };
    const auto setNumber = [&](int column, std::optional<double> value, const QString& cell) {
        set(column, value ? cell : QStringLiteral("–"), value.value_or(-1), true);
    };
    const auto setMean = [&](int column, std::optional<double> value) {
        setNumber(column, value, value ? number(*value, 3, Zeros::Keep) : QString());
    };
    const QString name = m_paths[row].mid(m_folder.size() + 1);
    set(Name, name, name, false);
    if (!one.contents) {
        set(Format, one.problem.isEmpty() ? QStringLiteral("…") : one.problem, QString(), false);
        set(Base, {}, QString(), false);
        for (const int column : {Rank, Matrices, Cutoff, Wasted, Size})
            setNumber(column, std::nullopt, {});
        return;
    }
    double cutoffs = 0;
    double ranks = 0;
    int defined = 0;
    int least = 0;
    int most = 0;
    for (const MatrixSpectrum& matrix : one.contents->matrices) {
        least = least == 0 ? matrix.rank : std::min(least, matrix.rank);
        most = std::max(most, matrix.rank);
        if (const auto value = measureOf(matrix, spectrum::Measure::EnergyCutoff, m_threshold)) {
            cutoffs += *value;
            ranks += matrix.rank;
            ++defined;
        }
    }
    set(Format, one.contents->format, one.contents->format, false);
    set(Base, one.contents->baseModel, one.contents->baseModel, false);
    setNumber(Rank, most,
              least == most ? QString::number(most) : QStringLiteral("%1–%2").arg(least).arg(most));
    const std::size_t matrices = one.contents->matrices.size();
    setNumber(Matrices, static_cast<double>(matrices), QString::number(matrices));
    setMean(Cutoff, defined > 0 ? std::optional(cutoffs / defined) : std::nullopt);
    setMean(Wasted, defined > 0 ? std::optional((ranks - cutoffs) / defined) : std::nullopt);
    setNumber(Size, one.contents->fileBytes, fileSize(one.contents->fileBytes));
}

} // namespace deltarank::ui
