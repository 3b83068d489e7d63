#pragma once

#include "base/Result.h"
#include "ui/work/Background.h"
#include "ui/work/Spectra.h"
#include "ui/work/StudyDocument.h"

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <vector>

namespace deltarank::ui {

/// What a path is, judged by its name and the files in it without reading much.
enum class PathKind { Missing, Study, StudyFile, RunFile, Adapter, AdapterFolder, Packed, Preset, Unknown };
PathKind kindOf(const QString& path);

/// Everything that is open: studies and adapters. Reads files on a thread of the pool.
class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    /// A study folder or its study.json, a run file, or an adapter. Answers by one of the signals.
    void open(const QString& path);
    /// Reads the current study again.
    void refresh();
    /// Reads an open study again, shown or not: what is trained is not always what is looked at. Asked for
    /// while it is being read, it is read once more afterwards.
    void refresh(StudyDocument* study);
    void close(StudyDocument* study);
    void closeAdapter(int index);

    const std::vector<std::unique_ptr<StudyDocument>>& studies() const { return m_studies; }
    StudyDocument* current() const { return m_current; }
    void setCurrent(StudyDocument* study);
    /// Takes a study that was read elsewhere; makes it current.
    StudyDocument* add(const QString& path, StudyContents contents);

    const std::vector<std::shared_ptr<const AdapterContents>>& adapters() const { return m_adapters; }
    void addAdapter(AdapterContents adapter);
    /// Ends the measuring of an adapter that is still being read; what was measured stays.
    void stopAdapter(int index);
    QStringList openPaths() const;
    bool isReading() const { return m_reading > 0; }

Q_SIGNALS:
    void currentChanged();
    void studiesChanged();
    void studyOpened(deltarank::ui::StudyDocument* study);
    void adaptersChanged();
    void adapterOpened(int index);
    void adapterChanged(int index);         ///< more of its matrices are measured
    void folderOpened(const QString& path); ///< one that may hold several adapters
    void packedFound(const QString& path);  ///< a packed study, which needs a folder first
    void failed(const deltarank::base::Error& error);
    void busyChanged(const QString& text); ///< empty: nothing is being read
    void opened(const QString& path);

private:
    void openStudy(const QString& path);
    void openAdapter(const QString& path);
    void showPart(const QString& path, std::shared_ptr<const AdapterContents> contents);
    void endJob(const QString& path);
    int adapterAt(const QString& path) const;
    bool isOpen(const StudyDocument* study) const;
    void finishedReading();

    struct AdapterJob
    {
        QString path;
        base::StopToken stop = base::StopToken::create(); ///< unlike the job's own, keeps what was measured
        Background work{};
        ~AdapterJob() { stop.request(base::StopToken::Request::Now); }
    };

    struct Refresh
    {
        Background work{};
        bool again = false;
    };

    std::vector<std::unique_ptr<StudyDocument>> m_studies;
    StudyDocument* m_current = nullptr;
    QStringList m_onTheirWay; ///< paths of studies that are being read for the first time
    std::vector<std::shared_ptr<const AdapterContents>> m_adapters;
    std::vector<std::unique_ptr<Background>> m_jobs;
    std::vector<std::unique_ptr<AdapterJob>> m_adapterJobs; ///< those at work
    std::map<const StudyDocument*, Refresh> m_refreshes;    ///< of the studies being read again
    int m_reading = 0;
};

} // namespace deltarank::ui
