#include "plot/FigureRenderer.h"

#include "base/Files.h"
#include "plot/Canvas.h"
#include "plot/FigurePainter.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace deltarank::plot {

namespace {

constexpr double pointsPerMm = 72 / 25.4;

struct Size
{
    double width;
    double height;
};

Size sizeOf(const RenderOptions& options)
{
    const double width = options.width * pointsPerMm;
    return {width, options.height > 0 ? options.height * pointsPerMm : width * 0.72};
}

base::Status check(const RenderOptions& options, double columns, double rows)
{
    const Size size = sizeOf(options);
    const auto within = [](double value, double low, double high) { return value >= low && value <= high; };
    if (!within(options.width, 20, 2000) || !within(size.height / pointsPerMm, 15, 2000))
        return base::fail(base::ErrorCode::InvalidArgument, "The size of the figure is out of range.", {},
                          "Give a width from 20 to 2,000 mm and a height from 15 to 2,000 mm.");
    if (!within(options.fontSize, 3, 72))
        return base::fail(base::ErrorCode::InvalidArgument, "The font size is out of range.", {},
                          "Give a size from 3 to 72 points.");
    const double pixels = std::max(size.width * columns, size.height * rows) * options.resolution / 72;
    if (!within(options.resolution, 20, 2400) || pixels > 30000)
        return base::fail(base::ErrorCode::InvalidArgument, "The resolution of the picture is out of range.",
                          {}, "Give 20 to 2,400 pixels per inch, and no more than 30,000 pixels in all.");
    return {};
}

const Theme& themeOf(const RenderOptions& options)
{
    return options.dark ? darkTheme : lightTheme;
}

} // namespace

base::Result<std::string> render(const analysis::Figure& figure, Format format, const RenderOptions& options)
{
    DELTARANK_TRY(check(options, 1, 1));
    const Size size = sizeOf(options);
    Canvas canvas(format, size.width, size.height, options.resolution, options.fontFamily);
    canvas.fillAll(themeOf(options).background);
    FigurePainter(canvas, figure, size.width, size.height, options.fontSize, themeOf(options)).paint({});
    return canvas.finish(figure.title, options.provenance);
}

base::Result<std::string> renderPage(const analysis::FigurePage& page, Format format,
                                     const RenderOptions& options)
{
    const int columns = std::max(1, page.columns);
    const int rows = std::max(1, (static_cast<int>(page.figures.size()) + columns - 1) / columns);
    DELTARANK_TRY(check(options, columns, rows));
    const Size size = sizeOf(options);
    const double gap = 4 * pointsPerMm;
    const double width = columns * size.width + (columns - 1) * gap,
                 height = rows * size.height + (rows - 1) * gap;
    Canvas canvas(format, width, height, options.resolution, options.fontFamily);
    canvas.fillAll(themeOf(options).background);
    for (std::size_t i = 0; i < page.figures.size(); ++i) {
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        canvas.moveOrigin(column * (size.width + gap), row * (size.height + gap));
        const std::string letter =
            page.figures.size() > 1 && i < 26 ? std::string(1, static_cast<char>('a' + i)) : std::string();
        FigurePainter(canvas, page.figures[i], size.width, size.height, options.fontSize, themeOf(options))
            .paint(letter);
        canvas.restoreOrigin();
    }
    return canvas.finish(page.title, options.provenance);
}

base::Result<Format> formatOf(const std::filesystem::path& path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (Format format : {Format::Png, Format::Svg, Format::Pdf})
        if (ending == extensionOf(format))
            return format;
    return base::fail(base::ErrorCode::InvalidArgument,
                      "Figures are not written as \"" + ending + "\" files.", path.string(),
                      "Use .png, .svg or .pdf.");
}

const char* extensionOf(Format format)
{
    switch (format) {
    case Format::Png:
        return ".png";
    case Format::Svg:
        return ".svg";
    case Format::Pdf:
        return ".pdf";
    }
    return "";
}

base::Status writeFigure(const analysis::Figure& figure, const std::filesystem::path& path,
                         const RenderOptions& options)
{
    const auto format = formatOf(path);
    if (!format)
        return base::fail(format.error());
    const auto bytes = render(figure, *format, options);
    return bytes ? base::writeFileAtomically(path, *bytes) : base::fail(bytes.error());
}

base::Status writePage(const analysis::FigurePage& page, const std::filesystem::path& path,
                       const RenderOptions& options)
{
    const auto format = formatOf(path);
    if (!format)
        return base::fail(format.error());
    const auto bytes = renderPage(page, *format, options);
    return bytes ? base::writeFileAtomically(path, *bytes) : base::fail(bytes.error());
}

} // namespace deltarank::plot
