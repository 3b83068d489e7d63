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

/// What was read of a study's folder in one go, away from the event loop.
struct StudyContents
{
    analysis::StudyResults results;
    std::vector<RunRow> rows;
    QStringList problems;              ///< one sentence each: unreadable run files and the like
    std::optional<study::Plan> plan{}; ///< as fixed when it was first trained
};

/// An open study: where it lies and what was last read of it.
class StudyDocument : public QObject
{
    Q_OBJECT

public:
    StudyDocument(QString path, StudyContents contents, QObject* parent = nullptr)
        : QObject(parent), m_path(std::move(path)),
          m_contents(std::make_shared<StudyContents>(std::move(contents))),
          m_draft(m_contents->results.settings)
    {}

    const QString& path() const { return m_path; }
    QString name() const { return QString::fromStdString(m_contents->results.name); }
    const analysis::StudyResults& results() const { return m_contents->results; }
    const std::vector<RunRow>& rows() const { return m_contents->rows; }
    const std::optional<study::Plan>& plan() const { return m_contents->plan; }
    const QStringList& problems() const { return m_contents->problems; }
    std::shared_ptr<const StudyContents> contents() const { return m_contents; }
    StudyDraft& draft() { return m_draft; }
    const StudyDraft& draft() const { return m_draft; }
    /// Runs that this program trained since the study was opened: their times are of this machine.
    const QSet<QString>& trainedHere() const { return m_trainedHere; }

    void setContents(StudyContents contents)
    {
        m_contents = std::make_shared<StudyContents>(std::move(contents));
        m_draft.follow(m_contents->results.settings);
        Q_EMIT changed();
    }
    /// How far a run is that this program trains.
    void setRow(const RunRow& row)
    {
        for (RunRow& mine : m_contents->rows)
            if (mine.id == row.id)
                mine = row;
        if (row.state == RunState::Done)
            m_trainedHere.insert(row.id);
        Q_EMIT rowChanged(row);
    }

Q_SIGNALS:
    void changed();
    void rowChanged(const deltarank::ui::RunRow& row);

private:
    QString m_path;
    std::shared_ptr<StudyContents> m_contents;
    StudyDraft m_draft;
    QSet<QString> m_trainedHere;
};

} // namespace deltarank::ui
