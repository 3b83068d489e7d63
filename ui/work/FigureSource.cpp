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

FigureSource::FigureSource(const analysis::StudyResults& results)
    : m_table(std::make_unique<analysis::ResultsTable>(results, published()))
{
    for (const analysis::FigureChoice& choice : analysis::figureChoices(*m_table))
        m_choices.append({text(choice.id), coreText(choice.title)});
    for (const std::string& kind : m_table->kinds())
        m_kinds << text(kind);
    const auto& runs = m_table->results().runs;
    m_hasTest = std::any_of(runs.begin(), runs.end(), [](const analysis::RunSummary& run) {
        return run.metrics.contains("test_accuracy");
    });
}

FigureSource::~FigureSource() = default;

analysis::Figure FigureSource::figure(const QString& id, const analysis::AnalysisSettings& settings) const
{
    return analysis::makeFigure(*m_table, id.toStdString(), settings);
}

int FigureSource::layers() const
{
    return m_table->lastLayer() + 1;
}

void arrange(StudyContents& contents)
{
    contents.figures = std::make_shared<const FigureSource>(contents.results);
}

} // namespace deltarank::ui
