#pragma once

#include "spectrum/Measure.h"
#include "ui/work/Spectra.h"

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

namespace deltarank::ui {

/// All matrices of one adapter with their measures; sort by SortRole.
class MatrixTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Kind,
        Layer,
        Rank,
        Cutoff,
        Unused,
        StableRank,
        EffectiveRank,
        Participation,
        NuclearOverFrobenius,
        NumericalRank,
        Elbow,
        Gini,
        Frobenius,
        Nuclear,
        Shape,
        Scaling,
        Module,
        ColumnCount
    };
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;
    void setAdapter(std::shared_ptr<const AdapterContents> adapter, double threshold);
    void setThreshold(double threshold);
    /// Everything, numbers with all their digits (RFC 4180).
    QString csv() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// The number in a cell; none for texts and undefined values.
    std::optional<double> value(int row, int column) const;
    void measureCutoffs();

    std::shared_ptr<const AdapterContents> m_adapter;
    double m_threshold = 0.95;
    std::vector<std::optional<int>> m_cutoffs;
    std::vector<std::vector<std::optional<double>>> m_fixed; ///< measures that no threshold moves
};

} // namespace deltarank::ui
