#include "plot/Canvas.h"

#include "plot/Metadata.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <cmath>
#include <map>
#include <numbers>
#include <string_view>

namespace deltarank::plot {

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length)
{
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

namespace {

/// Cairo keeps places in 24.8 fixed point and fails for good beyond that: what lies far outside the page is
/// drawn to its neighbourhood instead, where it is just as invisible.
double limited(double value)
{
    return std::isfinite(value) ? std::clamp(value, -1e4, 1e4) : 0.0;
}
Place limited(Place place)
{
    return {limited(place.x), limited(place.y)};
}

/// Cairo counts its surfaces for as long as the program runs; counted anew, one figure always gives the same
/// file.
std::string renumbered(const std::string& svg)
{
    static constexpr std::string_view word = "surface";
    std::map<std::string, std::string> numbers;
    std::string result;
    std::size_t from = 0;
    for (std::size_t at; (at = svg.find(word, from)) != std::string::npos;) {
        const std::size_t begin = at + word.size();
        std::size_t end = begin;
        while (end < svg.size() && svg[end] >= '0' && svg[end] <= '9')
            ++end;
        const bool isName = end > begin && at > 0 && (svg[at - 1] == '"' || svg[at - 1] == '#');
        result.append(svg, from, begin - from);
        if (isName)
            result += numbers.emplace(svg.substr(begin, end - begin), std::to_string(numbers.size() + 1))
                          .first->second;
        else
            result.append(svg, begin, end - begin);
        from = end;
    }
    return result + svg.substr(from);
}

} // namespace

struct Canvas::Impl
{
    Format format = Format::Png;
    double resolution = 300;
    std::string bytes;
    std::string fontFamily;
    cairo_surface_t* surface = nullptr;
    cairo_t* context = nullptr;

    void setColour(Colour colour, double opacity) const
    {
        cairo_set_source_rgba(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                              opacity);
    }
    void setFont(double size, bool bold) const
    {
        cairo_select_font_face(context, fontFamily.c_str(), CAIRO_FONT_SLANT_NORMAL,
                               bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(context, size);
    }
};

Canvas::Canvas(Format format, double width, double height, double resolution, const std::string& fontFamily)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->format = format;
    m_impl->resolution = resolution;
    m_impl->fontFamily = fontFamily;
    switch (format) {
    case Format::Png: {
        const double scale = resolution / 72;
        m_impl->surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                       static_cast<int>(std::lround(height * scale)));
        m_impl->context = cairo_create(m_impl->surface);
        cairo_scale(m_impl->context, scale, scale);
        break;
    }
    case Format::Svg:
        m_impl->surface = cairo_svg_surface_create_for_stream(&append, &m_impl->bytes, width, height);
        cairo_svg_surface_set_document_unit(m_impl->surface, CAIRO_SVG_UNIT_PT);
        m_impl->context = cairo_create(m_impl->surface);
        break;
    case Format::Pdf:
        m_impl->surface = cairo_pdf_surface_create_for_stream(&append, &m_impl->bytes, width, height);
        m_impl->context = cairo_create(m_impl->surface);
        break;
    }
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE); // the same widths at every size
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(m_impl->context, options);
    cairo_font_options_destroy(options);
    cairo_set_line_join(m_impl->context, CAIRO_LINE_JOIN_ROUND);
}

Canvas::~Canvas()
{
    cairo_destroy(m_impl->context);
    cairo_surface_destroy(m_impl->surface);
}

void Canvas::fillAll(Colour colour)
{
    m_impl->setColour(colour, 1);
    cairo_paint(m_impl->context);
}

void Canvas::fill(const Rect& rect, Colour colour, double opacity)
{
    m_impl->setColour(colour, opacity);
    cairo_rectangle(m_impl->context, rect.left, rect.top, rect.width(), rect.height());
    cairo_fill(m_impl->context);
}

void Canvas::fill(const std::vector<Place>& polygon, Colour colour, double opacity)
{
    if (polygon.size() < 3)
        return;
    m_impl->setColour(colour, opacity);
    for (const Place& place : polygon) {
        const Place at = limited(place);
        cairo_line_to(m_impl->context, at.x, at.y);
    }
    cairo_close_path(m_impl->context);
    cairo_fill(m_impl->context);
}

void Canvas::line(const std::vector<Place>& points, Colour colour, double width, double opacity,
                  const std::vector<double>& dashes)
{
    if (points.size() < 2)
        return;
    m_impl->setColour(colour, opacity);
    cairo_set_line_width(m_impl->context, width);
    cairo_set_dash(m_impl->context, dashes.data(), static_cast<int>(dashes.size()), 0);
    for (const Place& place : points) {
        const Place at = limited(place);
        cairo_line_to(m_impl->context, at.x, at.y);
    }
    cairo_stroke(m_impl->context);
    cairo_set_dash(m_impl->context, nullptr, 0, 0);
}

void Canvas::marker(Place at, analysis::Marker shape, double size, Colour colour, Colour ground, bool hollow,
                    double opacity)
{
    at = limited(at);
    using analysis::Marker;
    cairo_t* c = m_impl->context;
    const double r = size / 2;
    const auto polygon = [&](std::initializer_list<Place> corners) {
        for (const Place& corner : corners)
            cairo_line_to(c, at.x + corner.x * r, at.y + corner.y * r);
        cairo_close_path(c);
    };
    switch (shape) {
    case Marker::None:
        return;
    case Marker::Circle:
        cairo_arc(c, at.x, at.y, r, 0, 2 * std::numbers::pi);
        break;
    case Marker::Square:
        polygon({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
        break;
    case Marker::Triangle:
        polygon({{0, -1.2}, {1.12, 0.8}, {-1.12, 0.8}});
        break;
    case Marker::TriangleDown:
        polygon({{0, 1.2}, {1.12, -0.8}, {-1.12, -0.8}});
        break;
    case Marker::Diamond:
        polygon({{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}});
        break;
    case Marker::Cross: {
        m_impl->setColour(colour, opacity);
        cairo_set_line_width(c, size * 0.22);
        cairo_move_to(c, at.x - r, at.y - r);
        cairo_line_to(c, at.x + r, at.y + r);
        cairo_move_to(c, at.x - r, at.y + r);
        cairo_line_to(c, at.x + r, at.y - r);
        cairo_stroke(c);
        return;
    }
    }
    if (hollow) {
        m_impl->setColour(ground, opacity);
        cairo_fill_preserve(c);
        m_impl->setColour(colour, opacity);
        cairo_set_line_width(c, size * 0.2);
        cairo_stroke(c);
    } else {
        m_impl->setColour(colour, opacity);
        cairo_fill(c);
    }
}

void Canvas::text(Place at, const std::string& words, double size, Colour colour, Align align, bool turned,
                  bool bold)
{
    at = limited(at);
    cairo_t* c = m_impl->context;
    m_impl->setFont(size, bold);
    m_impl->setColour(colour, 1);
    const double width = textWidth(words, size, bold);
    const double back = align == Align::Left ? 0 : align == Align::Centre ? width / 2 : width;
    cairo_save(c);
    cairo_translate(c, at.x, at.y);
    if (turned)
        cairo_rotate(c, -std::numbers::pi / 2);
    cairo_move_to(c, -back, 0);
    cairo_show_text(c, words.c_str());
    cairo_restore(c);
    cairo_new_path(c);
}

double Canvas::textWidth(const std::string& words, double size, bool bold) const
{
    m_impl->setFont(size, bold);
    cairo_text_extents_t extents;
    cairo_text_extents(m_impl->context, words.c_str(), &extents);
    return extents.x_advance;
}

std::vector<std::string> Canvas::wrapped(const std::string& words, double size, double width) const
{
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t start = 0; start <= words.size();) {
        std::size_t end = words.find(' ', start);
        if (end == std::string::npos)
            end = words.size();
        const std::string word = words.substr(start, end - start);
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && textWidth(longer, size) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
        start = end + 1;
    }
    if (!line.empty())
        lines.push_back(line);
    return lines;
}

void Canvas::clip(const Rect& rect)
{
    cairo_save(m_impl->context);
    cairo_rectangle(m_impl->context, rect.left, rect.top, rect.width(), rect.height());
    cairo_clip(m_impl->context);
}

void Canvas::unclip()
{
    cairo_restore(m_impl->context);
}

void Canvas::moveOrigin(double x, double y)
{
    cairo_save(m_impl->context);
    cairo_translate(m_impl->context, x, y);
}

void Canvas::restoreOrigin()
{
    cairo_restore(m_impl->context);
}

base::Result<std::string> Canvas::finish(const std::string& title, const Provenance& provenance)
{
    Impl& impl = *m_impl;
    if (impl.format == Format::Pdf) {
        cairo_pdf_surface_set_metadata(impl.surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
        cairo_pdf_surface_set_metadata(impl.surface, CAIRO_PDF_METADATA_CREATOR,
                                       "DeltaRank " DELTARANK_VERSION);
        cairo_pdf_surface_set_metadata(impl.surface, CAIRO_PDF_METADATA_SUBJECT,
                                       provenanceText(provenance).c_str());
    }
    cairo_status_t status = cairo_status(impl.context);
    if (status == CAIRO_STATUS_SUCCESS && impl.format == Format::Png)
        status = cairo_surface_write_to_png_stream(impl.surface, &append, &impl.bytes);
    cairo_surface_finish(impl.surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(impl.surface) == CAIRO_STATUS_SURFACE_FINISHED
                     ? CAIRO_STATUS_SUCCESS
                     : cairo_surface_status(impl.surface);
    if (status != CAIRO_STATUS_SUCCESS)
        return base::fail(base::ErrorCode::Internal, std::string("The figure could not be drawn: ") +
                                                         cairo_status_to_string(status) + ".");
    switch (impl.format) {
    case Format::Png:
        return withPngMetadata(impl.bytes, impl.resolution, title, provenance);
    case Format::Svg:
        return withSvgMetadata(renumbered(impl.bytes), title, provenance);
    case Format::Pdf:
        break;
    }
    return std::move(impl.bytes);
}

} // namespace deltarank::plot
