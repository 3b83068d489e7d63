#pragma once

#include "ui/models/RunTableModel.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace deltarank::ui {

/// Runs by words ("lora failed 8"), by state, or by a set of ids.
class RunFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit RunFilterModel(QObject* parent = nullptr);

    /// Every word must occur in some column.
    void setWords(const QString& words);
    void setState(std::optional<RunState> state);
    void setIds(std::optional<QSet<QString>> ids);

    using QObject::parent;
    /// A flat list: a selection of thousands of stretches asks this for every cell that is painted.
    QModelIndex parent(const QModelIndex&) const override { return {}; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    std::optional<RunState> m_state;
    std::optional<QSet<QString>> m_ids;
};

} // namespace deltarank::ui
