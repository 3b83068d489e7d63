#pragma once

#include "analysis/Figure.h"
#include "base/Result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace deltarank::plot {

enum class Format { Png, Svg, Pdf };

struct RenderOptions
{
    double width = 85;       ///< mm: one journal column
    double height = 0;       ///< mm; 0: 0.72 of the width
    double fontSize = 8;     ///< pt
    double resolution = 300; ///< pixels per inch of a PNG
    bool dark = false;
    std::string fontFamily = "sans-serif";
    std::vector<std::pair<std::string, std::string>>
        provenance{}; ///< name and text, kept in the file's metadata
};

/// Draws a figure with cairo: axes left and below only, direct labels beside the series where they fit
/// (otherwise a legend above), fonts embedded. Metadata: PNG iTXt chunks, SVG <title> and <metadata>, PDF
/// document information. An empty figure shows its reason. Errors: InvalidArgument for a size or resolution
/// out of range, Internal where cairo fails.
base::Result<std::string> render(const analysis::Figure& figure, Format format,
                                 const RenderOptions& options = {});
/// A grid of figures with letters a, b, c, …; options.width is that of one figure.
base::Result<std::string> renderPage(const analysis::FigurePage& page, Format format,
                                     const RenderOptions& options = {});

/// The same into a file, by its ending (.png, .svg, .pdf).
base::Status writeFigure(const analysis::Figure& figure, const std::filesystem::path& path,
                         const RenderOptions& options = {});
base::Status writePage(const analysis::FigurePage& page, const std::filesystem::path& path,
                       const RenderOptions& options = {});

base::Result<Format> formatOf(const std::filesystem::path& path);
const char* extensionOf(Format format); ///< ".png"

} // namespace deltarank::plot
