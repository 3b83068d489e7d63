#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QStringList>
#include <vector>

namespace deltarank::ui {

/// A finished table of texts (regressions, facts of an adapter): what is not text is right-aligned numbers.
class TextTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Table
    {
        QStringList header;
        std::vector<bool> numeric; ///< by column
        std::vector<QStringList> rows;
        QStringList tips{};   ///< by row; may be empty
        QSet<int> headings{}; ///< rows that head the ones below
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setTable(Table table);
    const Table& table() const { return m_table; }
    /// The longest text of each column, by letters; rows that head others lie across all columns.
    QStringList longest() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Table m_table;
};

/// The given rows of any model as tab-separated text with a header line, for the clipboard.
QString tabSeparated(const QAbstractItemModel& model, const QList<int>& rows);

} // namespace deltarank::ui
