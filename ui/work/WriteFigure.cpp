#include "analysis/FigureExport.h"
#include "base/Files.h"
#include "ui/work/FigureSource.h"

namespace deltarank::ui {

base::Status writeFigure(const analysis::Figure& figure, const QString& format, const QString& path,
                         const std::map<std::string, std::string>& provenance, plot::RenderOptions options)
{
    if (format == QLatin1String("csv"))
        return base::writeFileAtomically(path.toStdString(), analysis::toCsv(figure));
    for (const auto& [name, value] : provenance)
        if (!value.empty())
            options.provenance.emplace_back(name, value);
    const plot::Format chosen = format == QLatin1String("svg")   ? plot::Format::Svg
                                : format == QLatin1String("pdf") ? plot::Format::Pdf
                                                                 : plot::Format::Png;
    const auto bytes = plot::render(figure, chosen, options);
    if (!bytes)
        return base::fail(bytes.error());
    return base::writeFileAtomically(path.toStdString(), *bytes);
}

} // namespace deltarank::ui
