#include "ui/work/Workspace.h"

#include "ui/work/Reading.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace deltarank::ui {

PathKind kindOf(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return PathKind::Missing;
    if (info.isDir()) {
        const QDir folder(path);
        if (folder.exists("study.json"))
            return PathKind::Study;
        if (folder.exists("adapter_config.json"))
            return PathKind::Adapter;
        return PathKind::AdapterFolder;
    }
    const QString name = info.fileName().toLower();
    if (name == "study.json")
        return PathKind::StudyFile;
    if (name == "adapter_config.json")
        return PathKind::Adapter;
    if (name.endsWith(".h5") || name.endsWith(".hdf5"))
        return PathKind::RunFile;
    if (name.endsWith(".safetensors") || name.endsWith(".bin") || name.endsWith(".pt") ||
        name.endsWith(".ckpt"))
        return PathKind::Adapter;
    if (name.endsWith(".tar"))
        return PathKind::Packed;
    if (name.endsWith(".json"))
        return PathKind::Preset;
    return PathKind::Unknown;
}

Workspace::Workspace(QObject* parent) : QObject(parent) {}
Workspace::~Workspace() = default;

void Workspace::open(const QString& path)
{
    const QString clean = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    switch (kindOf(clean)) {
    case PathKind::Study:
        openStudy(clean);
        return;
    case PathKind::StudyFile:
        openStudy(QFileInfo(clean).absolutePath());
        return;
    case PathKind::RunFile:
    case PathKind::Adapter:
        openAdapter(clean.endsWith("adapter_config.json") ? QFileInfo(clean).absolutePath() : clean);
        return;
    case PathKind::AdapterFolder:
        Q_EMIT folderOpened(clean);
        return;
    case PathKind::Packed:
        Q_EMIT packedFound(clean);
        return;
    case PathKind::Missing:
        Q_EMIT failed({base::ErrorCode::NotFound,
                       tr("This file or folder is not there any more.").toStdString(), clean.toStdString(),
                       tr("It may have been moved or renamed.").toStdString()});
        return;
    case PathKind::Preset:
    case PathKind::Unknown:
        break;
    }
    Q_EMIT failed(
        {base::ErrorCode::Unsupported, tr("This is neither a study nor an adapter.").toStdString(),
         clean.toStdString(),
         tr("Open a .study folder or a packed study (.tar), a run file (.h5), a PEFT folder or a LoRA "
            "file (.safetensors).")
             .toStdString()});
}

void Workspace::openStudy(const QString& path)
{
    for (const auto& study : m_studies)
        if (study->path() == path) {
            setCurrent(study.get());
            refresh();
            return;
        }
    if (m_onTheirWay.contains(path))
        return;
    m_onTheirWay << path;
    ++m_reading;
    Q_EMIT busyChanged(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    auto& job = *m_jobs.emplace_back(std::make_unique<Background>());
    job.start(
        this, [path](const base::StopToken& stop) { return readStudy(path, nullptr, stop); },
        [this, path](base::Result<StudyContents> contents) {
            m_onTheirWay.removeAll(path);
            finishedReading();
            if (!contents) {
                Q_EMIT failed(contents.error());
                return;
            }
            add(path, std::move(*contents));
            Q_EMIT opened(path);
        });
}

StudyDocument* Workspace::add(const QString& path, StudyContents contents)
{
    StudyDocument* study =
        m_studies.emplace_back(std::make_unique<StudyDocument>(path, std::move(contents))).get();
    m_current = study;
    Q_EMIT studiesChanged();
    Q_EMIT currentChanged();
    Q_EMIT studyOpened(study);
    return study;
}

int Workspace::adapterAt(const QString& path) const
{
    const auto found = std::find_if(m_adapters.begin(), m_adapters.end(),
                                    [&](const auto& adapter) { return adapter->path == path; });
    return found == m_adapters.end() ? -1 : static_cast<int>(found - m_adapters.begin());
}

void Workspace::openAdapter(const QString& path)
{
    if (const int open = adapterAt(path); open >= 0) {
        Q_EMIT adapterOpened(open);
        return;
    }
    for (const auto& job : m_adapterJobs)
        if (job->path == path)
            return; // on its way
    ++m_reading;
    Q_EMIT busyChanged(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    AdapterJob& job = *m_adapterJobs.emplace_back(std::make_unique<AdapterJob>());
    job.path = path;
    job.work.start(
        this,
        [path, stop = job.stop, self = QPointer<Workspace>(this)](const base::StopToken&) {
            return readAdapter(path, stop, [&](const AdapterContents& contents) {
                auto part = std::make_shared<const AdapterContents>(contents);
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self, path, part] {
                        if (self)
                            self->showPart(path, part);
                    },
                    Qt::QueuedConnection);
            });
        },
        [this, path](base::Result<AdapterContents> contents) {
            const int at = adapterAt(path);
            if (!contents) {
                if (at >= 0)
                    closeAdapter(at); // ends the job as well
                else
                    endJob(path);
                Q_EMIT failed(contents.error());
                return;
            }
            endJob(path);
            if (at < 0) {
                addAdapter(std::move(*contents));
            } else {
                m_adapters[static_cast<std::size_t>(at)] =
                    std::make_shared<const AdapterContents>(std::move(*contents));
                Q_EMIT adapterChanged(at);
            }
            Q_EMIT opened(path);
        });
}

void Workspace::endJob(const QString& path)
{
    const auto job = std::find_if(m_adapterJobs.begin(), m_adapterJobs.end(),
                                  [&](const auto& one) { return one->path == path; });
    if (job == m_adapterJobs.end())
        return;
    (*job)->stop.request(base::StopToken::Request::Now);
    m_adapterJobs.erase(job);
    finishedReading();
}

/// A part that comes after its adapter was closed, or after the whole, is late and dropped.
void Workspace::showPart(const QString& path, std::shared_ptr<const AdapterContents> contents)
{
    if (std::none_of(m_adapterJobs.begin(), m_adapterJobs.end(),
                     [&](const auto& job) { return job->path == path; }))
        return;
    Q_EMIT busyChanged(tr("Measuring %1: %2 of %3 matrices")
                           .arg(contents->name)
                           .arg(contents->measuredCount())
                           .arg(contents->matrices.size()));
    if (const int at = adapterAt(path); at >= 0) {
        m_adapters[static_cast<std::size_t>(at)] = std::move(contents);
        Q_EMIT adapterChanged(at);
        return;
    }
    m_adapters.push_back(std::move(contents));
    Q_EMIT adaptersChanged();
    Q_EMIT adapterOpened(static_cast<int>(m_adapters.size()) - 1);
}

void Workspace::stopAdapter(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_adapters.size())
        return;
    for (const auto& job : m_adapterJobs)
        if (job->path == m_adapters[static_cast<std::size_t>(index)]->path)
            job->stop.request(base::StopToken::Request::Now);
}

void Workspace::addAdapter(AdapterContents adapter)
{
    m_adapters.push_back(std::make_shared<const AdapterContents>(std::move(adapter)));
    Q_EMIT adaptersChanged();
    Q_EMIT adapterOpened(static_cast<int>(m_adapters.size()) - 1);
}

void Workspace::finishedReading()
{
    if (--m_reading == 0)
        Q_EMIT busyChanged({});
}

void Workspace::refresh()
{
    refresh(m_current);
}

bool Workspace::isOpen(const StudyDocument* study) const
{
    return std::any_of(m_studies.begin(), m_studies.end(),
                       [study](const auto& other) { return other.get() == study; });
}

void Workspace::refresh(StudyDocument* study)
{
    if (!isOpen(study))
        return;
    const auto [entry, isNew] = m_refreshes.try_emplace(study);
    if (!isNew) {
        // Begun anew at every run that ends, a large study would never be read to its end.
        entry->second.again = true;
        return;
    }
    entry->second.work.start(
        this,
        [path = study->path(), old = study->contents()](const base::StopToken& stop) {
            return readStudy(path, old, stop);
        },
        // Closing a study ends its reading, so that this finds it open.
        [this, study](base::Result<StudyContents> contents) {
            const bool again = m_refreshes.at(study).again;
            m_refreshes.erase(study);
            if (contents)
                study->setContents(std::move(*contents));
            else
                Q_EMIT failed(contents.error());
            if (again)
                refresh(study);
        });
}

void Workspace::setCurrent(StudyDocument* study)
{
    if (study == m_current)
        return;
    m_current = study;
    Q_EMIT currentChanged();
}

void Workspace::close(StudyDocument* study)
{
    const auto found = std::find_if(m_studies.begin(), m_studies.end(),
                                    [study](const auto& other) { return other.get() == study; });
    if (found == m_studies.end())
        return;
    const std::unique_ptr<StudyDocument> kept = std::move(*found); // pages let go of it first
    m_studies.erase(found);
    m_refreshes.erase(study);
    if (m_current == study) {
        m_current = m_studies.empty() ? nullptr : m_studies.back().get();
        Q_EMIT currentChanged();
    }
    Q_EMIT studiesChanged();
}

void Workspace::closeAdapter(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_adapters.size())
        return;
    endJob(m_adapters[static_cast<std::size_t>(index)]->path);
    m_adapters.erase(m_adapters.begin() + index);
    Q_EMIT adaptersChanged();
}

QStringList Workspace::openPaths() const
{
    QStringList paths;
    for (const auto& study : m_studies)
        paths << study->path();
    for (const auto& adapter : m_adapters)
        paths << adapter->path;
    return paths;
}

} // namespace deltarank::ui
