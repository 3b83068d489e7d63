#pragma once

#include "base/Result.h"
#include "plot/FigureRenderer.h"
#include "plot/Theme.h"

#include <memory>
#include <string>
#include <vector>

namespace deltarank::plot {

struct Rect
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool overlaps(const Rect& other) const
    {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

struct Place
{
    double x = 0;
    double y = 0;
};

/// A surface of cairo in points (1/72 inch), y downwards. The only file that sees cairo is Canvas.cpp.
class Canvas
{
public:
    /// Width and height in points.
    Canvas(Format format, double width, double height, double resolution, const std::string& fontFamily);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// The whole surface, to the last pixel.
    void fillAll(Colour colour);
    void fill(const Rect& rect, Colour colour, double opacity = 1);
    void fill(const std::vector<Place>& polygon, Colour colour, double opacity = 1);
    void line(const std::vector<Place>& points, Colour colour, double width, double opacity = 1,
              const std::vector<double>& dashes = {});
    void marker(Place at, analysis::Marker shape, double size, Colour colour, Colour ground, bool hollow,
                double opacity = 1);

    enum class Align { Left, Centre, Right };
    /// y is the baseline. `turned`: reads upwards, x is then the baseline.
    void text(Place at, const std::string& words, double size, Colour colour, Align align = Align::Left,
              bool turned = false, bool bold = false);
    double textWidth(const std::string& words, double size, bool bold = false) const;
    /// Broken at blanks to fit `width`.
    std::vector<std::string> wrapped(const std::string& words, double size, double width) const;

    void clip(const Rect& rect);
    void unclip();
    void moveOrigin(double x, double y); ///< undone by restoreOrigin()
    void restoreOrigin();

    /// Ends drawing and gives the file's bytes.
    base::Result<std::string> finish(const std::string& title,
                                     const std::vector<std::pair<std::string, std::string>>& provenance);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace deltarank::plot
