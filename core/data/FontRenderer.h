#pragma once

#include "base/Result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace deltarank::data {

/// Pictures of characters are squares of this many pixels.
inline constexpr int glyphSize = 32;
inline constexpr std::size_t glyphPixels = std::size_t{glyphSize} * glyphSize;
/// Free pixels on each side of the larger extent of a glyph.
inline constexpr int glyphMargin = 3;

/// The characters of one face. Ink is 255 on 0, whatever colours the font is meant for.
struct RenderedFace
{
    std::string family;               ///< typographic family name
    std::string style;                ///< "Bold Italic"
    int index = 0;                    ///< position in its file
    std::vector<bool> present;        ///< per character: the face has an outline for it
    std::vector<std::uint8_t> pixels; ///< [characters, 32, 32]; absent characters are empty
};

/// Renders characters from font files with FreeType, each scaled so that it fills the box inside the margin
/// in its larger extent, and centred. One renderer per thread.
class FontRenderer
{
public:
    FontRenderer();
    ~FontRenderer();
    FontRenderer(FontRenderer&&) noexcept;
    FontRenderer& operator=(FontRenderer&&) noexcept;

    /// Every scalable face of the file that has a Unicode character map; unreadable files give none.
    std::vector<RenderedFace> render(const std::filesystem::path& file,
                                     const std::u32string& characters) const;

private:
    struct Library;
    std::unique_ptr<Library> m_library;
};

} // namespace deltarank::data
