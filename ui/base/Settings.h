#pragma once

#include "ui/base/Theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <memory>

namespace deltarank::ui {

/// What the program remembers between starts, by name and type. Nothing else touches QSettings.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// @pre store is not null.
    explicit Settings(std::unique_ptr<QSettings> store, QObject* parent = nullptr);

    ThemeMode themeMode() const;
    void setThemeMode(ThemeMode mode);

    /// Most recently opened first; missing files stay listed.
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void removeRecentFile(const QString& path);

    QStringList openFiles() const;
    void setOpenFiles(const QStringList& paths);

    QString lastFolder() const;
    void setLastFolder(const QString& folder);

    /// Geometry and splitters, by the widget's name.
    QByteArray state(const QString& widget) const;
    void setState(const QString& widget, const QByteArray& state);

    bool hintClosed(const QString& hint) const;
    void closeHint(const QString& hint);

    QString value(const QString& key, const QString& fallback) const;
    void setValue(const QString& key, const QString& value);

Q_SIGNALS:
    void recentFilesChanged();

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace deltarank::ui
