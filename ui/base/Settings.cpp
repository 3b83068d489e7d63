#include "ui/base/Settings.h"

#include <QDir>
#include <QFileInfo>

namespace deltarank::ui {

namespace {
constexpr int recentLimit = 20;
}

Settings::Settings(std::unique_ptr<QSettings> store, QObject* parent)
    : QObject(parent), m_store(std::move(store))
{
    if (!m_store)
        throw std::logic_error("Settings need a store.");
}

ThemeMode Settings::themeMode() const
{
    const QString name = m_store->value("theme", "system").toString();
    return name == "light" ? ThemeMode::Light : name == "dark" ? ThemeMode::Dark : ThemeMode::System;
}

void Settings::setThemeMode(ThemeMode mode)
{
    m_store->setValue("theme", mode == ThemeMode::Light  ? "light"
                               : mode == ThemeMode::Dark ? "dark"
                                                         : "system");
}

QStringList Settings::recentFiles() const
{
    return m_store->value("recent").toStringList().mid(0, recentLimit);
}

void Settings::addRecentFile(const QString& path)
{
    const QString clean = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QStringList files = recentFiles();
    files.removeAll(clean);
    files.prepend(clean);
    m_store->setValue("recent", files.mid(0, recentLimit));
    Q_EMIT recentFilesChanged();
}

void Settings::removeRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_store->setValue("recent", files);
    Q_EMIT recentFilesChanged();
}

QStringList Settings::openFiles() const
{
    return m_store->value("open").toStringList();
}
void Settings::setOpenFiles(const QStringList& paths)
{
    m_store->setValue("open", paths);
}

QString Settings::lastFolder() const
{
    return m_store->value("folder", QDir::homePath()).toString();
}
void Settings::setLastFolder(const QString& folder)
{
    m_store->setValue("folder", folder);
}

QByteArray Settings::state(const QString& widget) const
{
    return m_store->value("state/" + widget).toByteArray();
}
void Settings::setState(const QString& widget, const QByteArray& state)
{
    m_store->setValue("state/" + widget, state);
}

bool Settings::hintClosed(const QString& hint) const
{
    return m_store->value("hints").toStringList().contains(hint);
}

void Settings::closeHint(const QString& hint)
{
    QStringList hints = m_store->value("hints").toStringList();
    if (!hints.contains(hint))
        m_store->setValue("hints", hints << hint);
}

QString Settings::value(const QString& key, const QString& fallback) const
{
    return m_store->value("value/" + key, fallback).toString();
}
void Settings::setValue(const QString& key, const QString& value)
{
    m_store->setValue("value/" + key, value);
}

} // namespace deltarank::ui
