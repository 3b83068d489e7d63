#include "ui/work/StudyDocument.h"

#include "ui/work/Background.h"
#include "ui/work/FigureSource.h"

namespace deltarank::ui {

namespace {

/// Freeing the hundreds of thousands of small pieces of a large study takes tens of milliseconds: whoever
/// lets go of it last, that is not done in the event loop.
std::shared_ptr<const StudyContents> shared(StudyContents contents)
{
    if (!contents.figures)
        arrange(contents);
    return {new StudyContents(std::move(contents)),
            [](const StudyContents* old) { backgroundPool().start([old] { delete old; }); }};
}

} // namespace

StudyDocument::StudyDocument(QString path, StudyContents contents, QObject* parent)
    : QObject(parent), m_path(std::move(path)), m_contents(shared(std::move(contents))),
      m_rows(m_contents->rows), m_draft(m_contents->results.settings)
{}

void StudyDocument::setContents(StudyContents contents)
{
    m_contents = shared(std::move(contents));
    m_rows = m_contents->rows;
    m_draft.follow(m_contents->results.settings);
    Q_EMIT changed();
}

void StudyDocument::setRow(const RunRow& row)
{
    for (RunRow& mine : m_rows)
        if (mine.id == row.id)
            mine = row;
    if (row.state == RunState::Done)
        m_trainedHere.insert(row.id);
    Q_EMIT rowChanged(row);
}

void StudyDocument::selectRuns(const QSet<QString>& runs)
{
    if (runs == m_selected)
        return;
    m_selected = runs;
    Q_EMIT selectionChanged();
}

} // namespace deltarank::ui
