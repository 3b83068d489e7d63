#pragma once

#include "analysis/AnalysisSettings.h"
#include "analysis/Figure.h"
#include "base/Result.h"
#include "plot/FigureRenderer.h"
#include "study/RunRecord.h"
#include "ui/pages/FigureGrid.h"
#include "ui/work/StudyDocument.h"

#include <QString>
#include <memory>
#include <vector>

namespace deltarank::analysis {
class ResultsTable;
}

namespace deltarank::ui {

/// The figures of one study; keeps what the analysis computes once, so that a new threshold costs little.
/// Making one takes long for a large study; reading it is safe from several threads.
class FigureSource
{
public:
    explicit FigureSource(const analysis::StudyResults& results);
    ~FigureSource();

    /// All figures that this study can fill, the four of the main experiment first.
    const QList<FigureGrid::Choice>& choices() const { return m_choices; }
    analysis::Figure figure(const QString& id, const analysis::AnalysisSettings& settings) const;
    const QStringList& kinds() const { return m_kinds; }
    int layers() const;
    bool hasTest() const { return m_hasTest; }
    const analysis::ResultsTable& table() const { return *m_table; }

private:
    std::unique_ptr<analysis::ResultsTable> m_table;
    QList<FigureGrid::Choice> m_choices;
    QStringList m_kinds;
    bool m_hasTest = false;
};

/// Makes the figures of what was read; not in the event loop.
void arrange(StudyContents& contents);

/// Loss or accuracy of runs over their steps.
struct NamedHistory
{
    QString name;
    QString id;
    std::vector<study::HistoryPoint> points;
};
analysis::Figure lossFigure(const std::vector<NamedHistory>& runs);
analysis::Figure accuracyFigure(const std::vector<NamedHistory>& runs);

/// Writes a figure with provenance in its metadata. @param format "png", "svg", "pdf" or "csv"
base::Status writeFigure(const analysis::Figure& figure, const QString& format, const QString& path,
                         const std::map<std::string, std::string>& provenance,
                         plot::RenderOptions options = {});

} // namespace deltarank::ui
