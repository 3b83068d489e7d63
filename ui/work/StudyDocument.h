#pragma once

#include "analysis/StudyResults.h"
#include "study/Plan.h"
#include "ui/models/RunTableModel.h"

#include <QDateTime>
#include <QObject>
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
          m_contents(std::make_shared<StudyContents>(std::move(contents)))
    {}

    const QString& path() const { return m_path; }
    QString name() const { return QString::fromStdString(m_contents->results.name); }
    const analysis::StudyResults& results() const { return m_contents->results; }
    const std::vector<RunRow>& rows() const { return m_contents->rows; }
    const std::optional<study::Plan>& plan() const { return m_contents->plan; }
    const QStringList& problems() const { return m_contents->problems; }
    std::shared_ptr<const StudyContents> contents() const { return m_contents; }

    void setContents(StudyContents contents)
    {
        m_contents = std::make_shared<StudyContents>(std::move(contents));
        Q_EMIT changed();
    }
    void setRow(const RunRow& row)
    {
        for (RunRow& mine : m_contents->rows)
            if (mine.id == row.id)
                mine = row;
        Q_EMIT rowChanged(row);
    }

Q_SIGNALS:
    void changed();
    void rowChanged(const deltarank::ui::RunRow& row);

private:
    QString m_path;
    std::shared_ptr<StudyContents> m_contents;
};

} // namespace deltarank::ui
