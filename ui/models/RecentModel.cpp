#include "ui/models/RecentModel.h"

#include <QDir>
#include <QFileInfo>

namespace deltarank::ui {

void RecentModel::setPaths(const QStringList& paths)
{
    beginResetModel();
    m_entries.clear();
    const QString home = QDir::homePath();
    for (const QString& path : paths) {
        const QFileInfo info(path);
        Entry entry{path, info.fileName(), info.absolutePath(), !info.exists(), path.endsWith(".study")};
        if (entry.folder == home || entry.folder.startsWith(home + '/'))
            entry.folder.replace(0, home.size(), QStringLiteral("~"));
        m_entries.push_back(std::move(entry));
    }
    endResetModel();
}

int RecentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant RecentModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.missing ? tr("%1 (missing)").arg(entry.name) : entry.name;
    case Qt::ToolTipRole:
    case PathRole:
        return entry.path;
    case FolderRole:
        return entry.folder;
    case MissingRole:
        return entry.missing;
    case StudyRole:
        return entry.study;
    case Qt::AccessibleTextRole:
        return tr("%1 in %2").arg(entry.name, entry.folder);
    default:
        return {};
    }
}

} // namespace deltarank::ui
