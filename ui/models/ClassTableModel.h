#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <vector>

namespace deltarank::ui {

/// A class of a data set with its samples by part.
struct ClassRow
{
    int label = 0;
    QString name;
    int train = 0;
    int validation = 0;
    int test = 0;
};

/// The classes of a data set, as a study would split them.
class ClassTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Train, Validation, Test, ColumnCount };
    enum Role { SortRole = Qt::UserRole, LabelRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<ClassRow> rows);
    const std::vector<ClassRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ClassRow> m_rows;
};

} // namespace deltarank::ui
