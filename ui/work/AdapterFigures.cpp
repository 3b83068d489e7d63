#include "ui/work/AdapterFigures.h"

#include "analysis/Figures.h"
#include "analysis/Wording.h"
#include "spectrum/Measures.h"
#include "ui/base/Words.h"

#include <map>
#include <set>

namespace deltarank::ui {

namespace {

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

std::optional<double> measureOf(const MatrixSpectrum& matrix, spectrum::Measure measure, double threshold)
{
    if (!matrix.measured || !matrix.error.isEmpty())
        return std::nullopt;
    return spectrum::measure(measure, matrix.values, threshold,
                             static_cast<long>(std::max(matrix.rows, matrix.columns)));
}

analysis::Figure spectrumFigure(const AdapterContents& contents, const std::vector<int>& matrices,
                                bool normalised)
{
    const auto spectra = named(contents, matrices);
    analysis::Figure figure = analysis::spectrumFigure(spectra, normalised);
    return matrices.empty() ? chooseOne(std::move(figure)) : figure;
}

analysis::Figure energyFigure(const AdapterContents& contents, const std::vector<int>& matrices,
                              double threshold)
{
    const auto spectra = named(contents, matrices);
    analysis::Figure figure = analysis::energyFigure(spectra, threshold);
    return matrices.empty() ? chooseOne(std::move(figure)) : figure;
}

analysis::Figure layerFigure(const AdapterContents& contents, spectrum::Measure measure, double threshold)
{
    analysis::Figure figure;
    figure.id = "layer-profile";
    figure.title = QObject::tr("Layer profile").toStdString();
    figure.x.label = QObject::tr("layer").toStdString();
    figure.x.wholeNumbers = true;
    figure.y.label = spectrum::label(measure, threshold);
    figure.y.unit = spectrum::unit(measure);
    figure.y.range = analysis::Interval{0, 0};
    std::map<std::string, std::size_t> places;
    std::size_t unknown = 0;
    for (const MatrixSpectrum& matrix : contents.matrices) {
        const auto value = measureOf(matrix, measure, threshold);
        if (matrix.layer < 0 || !value)
            continue;
        if (!places.contains(matrix.kind)) {
            places[matrix.kind] = figure.series.size();
            analysis::Series series;
            series.name = kindName(matrix.kind).toStdString();
            series.role = analysis::roleOfKind(matrix.kind);
            series.marker = analysis::markerOfKind(matrix.kind);
            if (series.role == analysis::ColourRole::Neutral) { // no colour of its own
                series.role = analysis::numberedRole(unknown);
                series.marker = analysis::numberedMarker(unknown++);
            }
            series.joined = true;
            figure.series.push_back(std::move(series));
        }
        analysis::Point point;
        point.x = matrix.layer;
        point.y = *value;
        point.n = 1;
        point.details.emplace_back(QObject::tr("module").toStdString(), matrix.modulePath);
        figure.series[places[matrix.kind]].points.push_back(std::move(point));
    }
    if (!figure.series.empty()) { // no marker on the axis itself
        const analysis::FigureExtent extent = analysis::extent(figure);
        figure.x.range = analysis::Interval{extent.x.low - 0.3, extent.x.high + 0.3};
    }
    for (analysis::Series& series : figure.series)
        std::stable_sort(series.points.begin(), series.points.end(),
                         [](const auto& a, const auto& b) { return a.x < b.x; });
    if (figure.series.empty())
        figure.empty = analysis::EmptyText{
            contents.complete ? QObject::tr("No matrix with a layer number has a value.").toStdString()
                              : QObject::tr("No matrix has been measured yet.").toStdString(),
            {},
            {}};
    return figure;
}

analysis::Figure pairSpectrumFigure(const adapter::ComparedSubspaces& pair, const QString& nameA,
                                    const QString& nameB)
{
    const auto narrowed = [](const std::vector<double>& values) {
        return std::vector<float>(values.begin(), values.end());
    };
    const std::vector<analysis::NamedSpectrum> spectra{{nameA.toStdString(), {}, narrowed(pair.valuesA)},
                                                       {nameB.toStdString(), {}, narrowed(pair.valuesB)}};
    return analysis::spectrumFigure(spectra);
}

analysis::Figure angleFigure(const adapter::ComparedSubspaces& pair)
{
    analysis::Figure figure;
    figure.id = "principal-angles";
    figure.title = QObject::tr("Principal angles").toStdString();
    figure.x.label = QObject::tr("angle number").toStdString();
    figure.x.wholeNumbers = true;
    figure.y.label = QObject::tr("principal angle").toStdString();
    figure.y.unit = "°";
    figure.y.range = analysis::Interval{0, 90};
    const auto add = [&figure](const QString& name, const std::vector<double>& angles, std::size_t place) {
        analysis::Series series;
        series.name = name.toStdString();
        series.role = analysis::numberedRole(place);
        series.marker = analysis::numberedMarker(place);
        series.joined = true;
        for (std::size_t i = 0; i < angles.size(); ++i) {
            analysis::Point point;
            point.x = static_cast<double>(i + 1);
            point.y = angles[i];
            point.n = 1;
            series.points.push_back(std::move(point));
        }
        if (!series.points.empty())
            figure.series.push_back(std::move(series));
    };
    add(QObject::tr("output side"), pair.leftAngles, 0);
    add(QObject::tr("input side"), pair.rightAngles, 1);
    if (figure.series.empty())
        figure.empty = analysis::EmptyText{
            QObject::tr("One of the changes is zero: it has no directions.").toStdString(), {}, {}};
    return figure;
}

} // namespace deltarank::ui
