#include "ui/models/MatrixTableModel.h"

#include "spectrum/Measures.h"
#include "ui/base/Words.h"

namespace deltarank::ui {

using spectrum::Measure;

namespace {

struct Fixed
{
    MatrixTableModel::Column column;
    Measure measure;
};
constexpr Fixed fixed[] = {{MatrixTableModel::StableRank, Measure::StableRank},
                           {MatrixTableModel::EffectiveRank, Measure::EffectiveRank},
                           {MatrixTableModel::Participation, Measure::ParticipationRatio},
                           {MatrixTableModel::NuclearOverFrobenius, Measure::NuclearOverFrobenius},
                           {MatrixTableModel::NumericalRank, Measure::NumericalRank},
                           {MatrixTableModel::Elbow, Measure::Elbow},
                           {MatrixTableModel::Gini, Measure::Gini},
                           {MatrixTableModel::Frobenius, Measure::Frobenius},
                           {MatrixTableModel::Nuclear, Measure::Nuclear}};

/// Whole numbers, or given ones, rather than measured.
bool isCounted(int column)
{
    switch (column) {
    case MatrixTableModel::StableRank:
    case MatrixTableModel::EffectiveRank:
    case MatrixTableModel::Participation:
    case MatrixTableModel::NuclearOverFrobenius:
    case MatrixTableModel::Gini:
    case MatrixTableModel::Frobenius:
    case MatrixTableModel::Nuclear:
        return false;
    default:
        return true;
    }
}

QString quoted(QString cell)
{
    if (cell.contains(',') || cell.contains('"') || cell.contains('\n'))
        cell = '"' + cell.replace('"', "\"\"") + '"';
    return cell;
}

} // namespace

void MatrixTableModel::setAdapter(std::shared_ptr<const AdapterContents> adapter, double threshold)
{
    // More of the same adapter keeps selection and place.
    const bool same = m_adapter && adapter && m_adapter->path == adapter->path &&
                      m_adapter->matrices.size() == adapter->matrices.size();
    if (!same)
        beginResetModel();
    m_adapter = std::move(adapter);
    m_threshold = threshold;
    m_fixed.clear();
    if (m_adapter)
        for (const MatrixSpectrum& matrix : m_adapter->matrices) {
            std::vector<std::optional<double>> row;
            for (const Fixed& one : fixed)
                row.push_back(
                    matrix.measured && matrix.error.isEmpty()
                        ? spectrum::measure(one.measure, matrix.values, threshold,
                                            static_cast<long>(std::max(matrix.rows, matrix.columns)))
                        : std::nullopt);
            m_fixed.push_back(std::move(row));
        }
    measureCutoffs();
    if (!same)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void MatrixTableModel::setThreshold(double threshold)
{
    m_threshold = threshold;
    measureCutoffs();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Cutoff), index(rowCount() - 1, Unused));
}

void MatrixTableModel::measureCutoffs()
{
    m_cutoffs.clear();
    if (m_adapter)
        for (const MatrixSpectrum& matrix : m_adapter->matrices)
            m_cutoffs.push_back(spectrum::energyCutoff(std::span<const float>(matrix.values), m_threshold));
}

int MatrixTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_adapter ? 0 : static_cast<int>(m_adapter->matrices.size());
}

int MatrixTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> MatrixTableModel::value(int row, int column) const
{
    const auto at = static_cast<std::size_t>(row);
    const MatrixSpectrum& matrix = m_adapter->matrices[at];
    switch (column) {
    case Layer:
        return matrix.layer < 0 ? std::nullopt : std::optional<double>(matrix.layer);
    case Rank:
        return matrix.rank;
    case Cutoff:
        return m_cutoffs[at] ? std::optional<double>(*m_cutoffs[at]) : std::nullopt;
    case Unused:
        return m_cutoffs[at] ? std::optional<double>(matrix.rank - *m_cutoffs[at]) : std::nullopt;
    case Scaling:
        return matrix.scaling;
    default:
        break;
    }
    for (std::size_t i = 0; i < std::size(fixed); ++i)
        if (fixed[i].column == column)
            return m_fixed[at][i];
    return std::nullopt;
}

QVariant MatrixTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const MatrixSpectrum& matrix = m_adapter->matrices[static_cast<std::size_t>(index.row())];
    const bool isText = index.column() == Kind || index.column() == Module || index.column() == Shape;
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            (index.column() == Kind || index.column() == Module ? Qt::AlignLeft : Qt::AlignRight) |
            Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return matrix.error.isEmpty() ? text(matrix.modulePath)
                                      : text(matrix.modulePath) + '\n' + matrix.error;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    if (isText) {
        if (index.column() == Kind)
            return kindName(matrix.kind);
        if (index.column() == Module)
            return text(matrix.modulePath);
        if (role == SortRole)
            return static_cast<double>(matrix.rows) * static_cast<double>(matrix.columns);
        return matrix.rows > 0 ? QStringLiteral("%1×%2").arg(matrix.rows).arg(matrix.columns)
                               : QStringLiteral("–");
    }
    const auto number = value(index.row(), index.column());
    if (role == SortRole)
        return number ? QVariant(*number) : QVariant(-1.0); // what has no value comes first
    if (!number)
        return QStringLiteral("–");
    return ui::number(*number, 4, isCounted(index.column()) ? Zeros::Drop : Zeros::Keep);
}

QVariant MatrixTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Kind || section == Module ? Qt::AlignLeft : Qt::AlignRight) |
                        Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Kind:
        return tr("Matrix");
    case Layer:
        return tr("Layer");
    case Rank:
        return tr("Rank");
    case Cutoff:
        return tr("Cutoff");
    case Unused:
        return tr("Unused");
    case StableRank:
        return tr("Stable");
    case EffectiveRank:
        return tr("Effective");
    case Participation:
        return tr("Participation");
    case NuclearOverFrobenius:
        return tr("Nuclear/Frobenius");
    case NumericalRank:
        return tr("Numerical");
    case Elbow:
        return tr("Elbow");
    case Gini:
        return tr("Gini");
    case Frobenius:
        return tr("Frobenius");
    case Nuclear:
        return tr("Nuclear");
    case Shape:
        return tr("Shape");
    case Scaling:
        return tr("Scaling");
    case Module:
        return tr("Module");
    case ColumnCount:
        break;
    }
    return {};
}

QString MatrixTableModel::csv() const
{
    constexpr const char* ids[] = {"kind",           "layer",         "rank",
                                   "cutoff",         "unused",        "stable_rank",
                                   "effective_rank", "participation", "nuclear_over_frobenius",
                                   "numerical_rank", "elbow",         "gini",
                                   "frobenius",      "nuclear",       "shape",
                                   "scaling",        "module"};
    static_assert(std::size(ids) == ColumnCount);
    QString all;
    for (int column = 0; column < ColumnCount; ++column)
        all += (column ? "," : "") + QString::fromLatin1(ids[column]);
    all += "\r\n";
    for (int row = 0; row < rowCount(); ++row) {
        const MatrixSpectrum& matrix = m_adapter->matrices[static_cast<std::size_t>(row)];
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            if (column == Kind)
                cells << quoted(text(matrix.kind));
            else if (column == Module)
                cells << quoted(text(matrix.modulePath));
            else if (column == Shape)
                cells << (matrix.rows > 0 ? QStringLiteral("%1x%2").arg(matrix.rows).arg(matrix.columns)
                                          : QString());
            else if (const auto number = value(row, column))
                cells << QString::number(*number, 'g', 17);
            else
                cells << QString();
        }
        all += cells.join(',') + "\r\n";
    }
    return all;
}

} // namespace deltarank::ui
