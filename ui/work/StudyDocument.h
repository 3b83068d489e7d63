#pragma once

#include "analysis/StudyResults.h"
#include "study/Plan.h"
#include "ui/models/RunTableModel.h"
#include "ui/work/StudyDraft.h"

#include <QDateTime>
#include <QObject>
#include <QSet>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace deltarank::ui {

class FigureSource;

/// What was read of a study's folder in one go, away from the event loop.
struct StudyContents
{
    analysis::StudyResults results;
    std::vector<RunRow> rows;
    QStringList problems;              ///< one sentence each: unreadable run files and the like
    std::optional<study::Plan> plan{}; ///< as fixed when it was first trained
    /// Made of the results where they are read: it copies all spectra, too long a time for the event loop.
    std::shared_ptr<const FigureSource> figures{};
};

/// An open study: where it lies, what was last read of it, and which of its runs are selected.
class StudyDocument : public QObject
{
    Q_OBJECT

public:
    /// Arranges the figures where that is not done yet.
    StudyDocument(QString path, StudyContents contents, QObject* parent = nullptr);

    const QString& path() const { return m_path; }
    QString name() const { return QString::fromStdString(m_contents->results.name); }
    const analysis::StudyResults& results() const { return m_contents->results; }
    /// Newer than those of the contents while runs are trained.
    const std::vector<RunRow>& rows() const { return m_rows; }
    const std::optional<study::Plan>& plan() const { return m_contents->plan; }
    const QStringList& problems() const { return m_contents->problems; }
    /// Never changes, so that other threads can read it.
    std::shared_ptr<const StudyContents> contents() const { return m_contents; }
    StudyDraft& draft() { return m_draft; }
    const StudyDraft& draft() const { return m_draft; }
    /// Runs that this program trained since the study was opened: their times are of this machine.
    const QSet<QString>& trainedHere() const { return m_trainedHere; }

    void setContents(StudyContents contents);
    /// How far a run is that this program trains.
    void setRow(const RunRow& row);

    /// The runs that figures and tables highlight, by id.
    const QSet<QString>& selectedRuns() const { return m_selected; }
    void selectRuns(const QSet<QString>& runs);

Q_SIGNALS:
    void changed();
    void rowChanged(const deltarank::ui::RunRow& row);
    void selectionChanged();

private:
    QString m_path;
    std::shared_ptr<const StudyContents> m_contents;
    std::vector<RunRow> m_rows;
    StudyDraft m_draft;
    QSet<QString> m_trainedHere;
    QSet<QString> m_selected;
};

} // namespace deltarank::ui
