#include "ui/work/FigureSource.h"

#include "analysis/FigureExport.h"
#include "analysis/Figures.h"
#include "base/Files.h"
#include "ui/base/Words.h"

#include <set>

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

std::vector<analysis::NamedSpectrum> named(const AdapterContents& contents, const std::vector<int>& matrices)
{
    std::set<int> layers;
    std::set<std::string> kinds;
    for (const int i : matrices) {
        layers.insert(contents.matrices[static_cast<std::size_t>(i)].layer);
        kinds.insert(contents.matrices[static_cast<std::size_t>(i)].kind);
    }
    std::vector<analysis::NamedSpectrum> spectra;
    for (const int i : matrices) {
        const MatrixSpectrum& matrix = contents.matrices[static_cast<std::size_t>(i)];
        const std::string kind = kindName(matrix.kind).toStdString();
        const std::string layer =
            matrix.layer < 0 ? matrix.modulePath : QObject::tr("layer %1").arg(matrix.layer).toStdString();
        analysis::NamedSpectrum spectrum;
        spectrum.name = layers.size() == 1 ? kind : kinds.size() == 1 ? layer : kind + ", " + layer;
        // Several layers of one kind need colours of their own.
        spectrum.kind = kinds.size() == 1 && layers.size() > 1 ? std::string() : matrix.kind;
        spectrum.values = matrix.values;
        spectra.push_back(std::move(spectrum));
    }
    return spectra;
}

analysis::Figure chooseOne(analysis::Figure figure)
{
    figure.empty = analysis::EmptyText{
        QObject::tr("Choose a matrix in the heat map; Ctrl adds more.").toStdString(), {}, {}};
    return figure;
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
        all.append({text(choice.id), text(choice.title)});
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

analysis::Figure spectrumFigure(const AdapterContents& contents, const std::vector<int>& matrices)
{
    const auto spectra = named(contents, matrices);
    analysis::Figure figure = analysis::spectrumFigure(spectra);
    return matrices.empty() ? chooseOne(std::move(figure)) : figure;
}

analysis::Figure energyFigure(const AdapterContents& contents, const std::vector<int>& matrices,
                              double threshold)
{
    const auto spectra = named(contents, matrices);
    analysis::Figure figure = analysis::energyFigure(spectra, threshold);
    return matrices.empty() ? chooseOne(std::move(figure)) : figure;
}

} // namespace deltarank::ui
