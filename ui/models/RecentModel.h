#pragma once

#include <QAbstractListModel>
#include <QStringList>
#include <vector>

namespace deltarank::ui {

/// Recently opened files: name and folder; those that are missing are marked.
class RecentModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole + 1, FolderRole, MissingRole, StudyRole };

    using QAbstractListModel::QAbstractListModel;
    /// Looks each file up.
    void setPaths(const QStringList& paths);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Entry
    {
        QString path;
        QString name;
        QString folder;
        bool missing = false;
        bool study = false;
    };
    std::vector<Entry> m_entries;
};

} // namespace deltarank::ui
