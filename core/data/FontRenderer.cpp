#include "data/FontRenderer.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BBOX_H
#include FT_OUTLINE_H
#include FT_SFNT_NAMES_H
#include FT_TRUETYPE_IDS_H

#include <algorithm>
#include <new>

namespace deltarank::data {

struct FontRenderer::Library
{
    FT_Library handle = nullptr;
    ~Library()
    {
        if (handle)
            FT_Done_FreeType(handle);
    }
};

FontRenderer::FontRenderer() : m_library(std::make_unique<Library>())
{
    if (FT_Init_FreeType(&m_library->handle) != 0)
        throw std::bad_alloc();
}
FontRenderer::~FontRenderer() = default;
FontRenderer::FontRenderer(FontRenderer&&) noexcept = default;
FontRenderer& FontRenderer::operator=(FontRenderer&&) noexcept = default;

namespace {

struct FaceCloser
{
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Face = std::unique_ptr<FT_FaceRec, FaceCloser>;

Face openFace(FT_Library library, const std::filesystem::path& file, long index)
{
    FT_Face face = nullptr;
    return FT_New_Face(library, file.c_str(), index, &face) == 0 ? Face(face) : Face();
}

/// A name of the naming table in printable ASCII; empty if there is none.
std::string sfntName(FT_Face face, FT_UShort id)
{
    for (FT_UInt i = 0; i < FT_Get_Sfnt_Name_Count(face); ++i) {
        FT_SfntName entry;
        if (FT_Get_Sfnt_Name(face, i, &entry) != 0 || entry.name_id != id ||
            entry.platform_id != TT_PLATFORM_MICROSOFT || (entry.language_id & 0x3FF) != 0x09) // any English
            continue;
        std::string text;
        for (FT_UInt k = 0; k + 1 < entry.string_len; k += 2) // UTF-16, big endian
            if (entry.string[k] == 0 && entry.string[k + 1] >= 0x20 && entry.string[k + 1] < 0x7F)
                text += static_cast<char>(entry.string[k + 1]);
        return text;
    }
    return {};
}

std::string nameOr(FT_Face face, FT_UShort id, const char* other)
{
    std::string text = sfntName(face, id);
    if (text.empty() && other)
        text = other;
    std::erase_if(text, [](char c) { return c < 0x20 || c > 0x7E; });
    return text.empty() ? "unnamed" : text;
}

/// Coordinates at this size are exact to 1/64 of 1/256 em before they are scaled to the box.
constexpr int workingSize = 256;

/// False if the glyph has no outline or no extent.
bool renderGlyph(FT_Library library, FT_Face face, FT_UInt glyph, std::uint8_t* pixels)
{
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE || face->glyph->outline.n_points == 0)
        return false;
    FT_Outline& outline = face->glyph->outline;
    FT_BBox box;
    if (FT_Outline_Get_BBox(&outline, &box) != 0)
        return false;
    const FT_Pos extent = std::max(box.xMax - box.xMin, box.yMax - box.yMin);
    if (extent <= 0 || extent > 64L * workingSize * 16)
        return false;
    constexpr FT_Pos target = 64 * (glyphSize - 2 * glyphMargin);
    const FT_Fixed scale = FT_DivFix(target, extent);
    const FT_Matrix matrix{scale, 0, 0, scale};
    // First to the origin, so that the scaled coordinates stay small.
    FT_Outline_Translate(&outline, -box.xMin, -box.yMin);
    FT_Outline_Transform(&outline, &matrix);
    const FT_Pos width = FT_MulFix(box.xMax - box.xMin, scale);
    const FT_Pos height = FT_MulFix(box.yMax - box.yMin, scale);
    FT_Outline_Translate(&outline, (64 * glyphSize - width) / 2, (64 * glyphSize - height) / 2);

    std::fill_n(pixels, glyphPixels, std::uint8_t{0});
    FT_Bitmap bitmap{};
    bitmap.width = glyphSize;
    bitmap.rows = glyphSize;
    bitmap.pitch = glyphSize;
    bitmap.buffer = pixels;
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    return FT_Outline_Get_Bitmap(library, &outline, &bitmap) == 0;
}

RenderedFace renderFace(FT_Library library, FT_Face face, const std::u32string& characters)
{
    RenderedFace rendered;
    rendered.family = nameOr(face, TT_NAME_ID_TYPOGRAPHIC_FAMILY, face->family_name);
    rendered.style = nameOr(face, TT_NAME_ID_TYPOGRAPHIC_SUBFAMILY, face->style_name);
    rendered.index = static_cast<int>(face->face_index & 0xFFFF);
    rendered.present.resize(characters.size());
    rendered.pixels.resize(characters.size() * glyphPixels);
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const FT_UInt glyph = FT_Get_Char_Index(face, characters[i]);
        rendered.present[i] =
            glyph != 0 && renderGlyph(library, face, glyph, rendered.pixels.data() + i * glyphPixels);
    }
    return rendered;
}

} // namespace

std::vector<RenderedFace> FontRenderer::render(const std::filesystem::path& file,
                                               const std::u32string& characters) const
{
    std::vector<RenderedFace> faces;
    long count = 1;
    for (long index = 0; index < count; ++index) {
        const Face face = openFace(m_library->handle, file, index);
        if (!face)
            continue;
        count = std::min(face->num_faces, 64L);
        if (FT_IS_SCALABLE(face.get()) && FT_Select_Charmap(face.get(), FT_ENCODING_UNICODE) == 0 &&
            FT_Set_Pixel_Sizes(face.get(), workingSize, workingSize) == 0)
            faces.push_back(renderFace(m_library->handle, face.get(), characters));
    }
    return faces;
}

} // namespace deltarank::data
