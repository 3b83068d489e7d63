#include "ui/work/FigureSource.h"

#include "analysis/FigureExport.h"
#include "analysis/Figures.h"
#include "base/Files.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"

namespace deltarank::ui {

namespace {

/// The paper's tables, read once; a study is shown without them where they are missing.
std::shared_ptr<const analysis::PublishedResults> published()
{
    static const auto loaded = [] {
        auto results = analysis::PublishedResults::load();
        return results ? std::make_shared<const analysis::PublishedResults>(std::move(*results)) : nullptr;
    }();
    return loaded;
}

} // namespace

FigureSource::FigureSource(const StudyContents& contents)
    : m_table(std::make_unique<analysis::ResultsTable>(contents.results, published()))
{}

FigureSource::~FigureSource() = default;

QList<FigureGrid::Choice> FigureSource::choices() const
{
    QList<FigureGrid::Choice> all;
    for (const analysis::FigureChoice& choice : analysis::figureChoices(*m_table))
        all.append({text(choice.id), coreText(choice.title)});
    return all;
}

analysis::Figure FigureSource::figure(const QString& id, const analysis::AnalysisSettings& settings) const
{
    return analysis::makeFigure(*m_table, id.toStdString(), settings);
}

QStringList FigureSource::kinds() const
{
    QStringList names;
    for (const std::string& kind : m_table->kinds())
        names << text(kind);
    return names;
}

int FigureSource::layers() const
{
    return m_table->lastLayer() + 1;
}

bool FigureSource::hasTest() const
{
    const auto& runs = m_table->results().runs;
    return std::any_of(runs.begin(), runs.end(),
                       [](const analysis::RunSummary& run) { return run.metrics.contains("test_accuracy"); });
}

} // namespace deltarank::ui
