#include "ui/pages/MeasureMap.h"

#include "spectrum/Measures.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/work/AdapterFigures.h"

#include <QObject>
#include <map>
#include <set>

namespace deltarank::ui {

HeatMap::Data matrixMap(const std::vector<MatrixSpectrum>& matrices,
                        const std::function<std::optional<double>(std::size_t)>& valueOf,
                        const std::function<QString(std::size_t)>& tipOf)
{
    HeatMap::Data data;
    std::map<std::string, int> rows;
    std::set<int> layers;
    for (const MatrixSpectrum& matrix : matrices) {
        if (rows.emplace(matrix.kind, static_cast<int>(rows.size())).second)
            data.rows << kindName(matrix.kind);
        layers.insert(matrix.layer);
    }
    std::map<int, int> columns;
    for (const int layer : layers) {
        columns.emplace(layer, static_cast<int>(columns.size()));
        data.columns << (layer < 0 ? QObject::tr("none") : QString::number(layer));
    }
    for (std::size_t i = 0; i < matrices.size(); ++i) {
        HeatMap::Cell cell;
        cell.row = rows[matrices[i].kind];
        cell.column = columns[matrices[i].layer];
        cell.value = valueOf(i);
        cell.id = static_cast<int>(i);
        cell.tip = text(matrices[i].modulePath) + '\n' + tipOf(i);
        data.cells.push_back(std::move(cell));
    }
    return data;
}

HeatMap::Data measureMap(const AdapterContents& contents, spectrum::Measure measure, double threshold)
{
    const auto value = [&](std::size_t i) { return measureOf(contents.matrices[i], measure, threshold); };
    const QString label = coreText(spectrum::label(measure, threshold));
    HeatMap::Data data = matrixMap(contents.matrices, value, [&](std::size_t i) {
        const MatrixSpectrum& matrix = contents.matrices[i];
        if (!matrix.error.isEmpty())
            return matrix.error;
        if (!matrix.measured)
            return QObject::tr("not measured yet");
        const auto number = value(i);
        return QObject::tr("%1: %2\nrank %3, scaling %4")
            .arg(label, number ? ui::number(*number) : QStringLiteral("–"))
            .arg(matrix.rank)
            .arg(ui::number(matrix.scaling));
    });
    data.valueName = label;
    return data;
}

} // namespace deltarank::ui
