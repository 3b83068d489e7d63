#pragma once

#include "base/Progress.h"
#include "base/StopToken.h"
#include "data/Dataset.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace deltarank::data {

/// Which characters are the classes.
enum class GlyphSet {
    LettersDigits, ///< 0-9, A-Z, a-z: 62 classes, for the experiments
    Others,        ///< 87 marks, Greek and Cyrillic letters unlike any of the 62, for pre-training
};

/// The characters in class order.
const std::u32string& charactersOf(GlyphSet set);

struct GlyphsOptions
{
    GlyphSet set = GlyphSet::LettersDigits;
    /// Searched for .ttf, .otf, .ttc, .otc, .pfb, .pfa and .t1 files; empty: the usual font folders.
    std::vector<std::filesystem::path> folders{};
    std::filesystem::path cacheFolder{}; ///< empty: base::cacheFolder()
    int leastFamilies = 20;              ///< fewer families are refused
};

/// /usr/share/fonts, /usr/local/share/fonts, ~/.local/share/fonts, ~/.fonts, those that exist.
std::vector<std::filesystem::path> usualFontFolders();

/// Characters rendered from installed fonts: 32 x 32 pixels, ink 255 on 0 (whatever the font's colours), each
/// glyph scaled to fill 26 pixels in its larger extent and centred, grey repeated to RGB.
///
/// Every face has all characters of the set and all 62 letters and digits. Samples are ordered by face (file
/// name), then character; ids look like "Lato-Bold.ttf/U+0041". A group is a design: font families that are
/// copies of each other are one (see groupFaces()), and both sets group alike. A group's part follows from
/// its name alone: crc32(name) % 100 < 20 is Test; of the rest (crc32 / 100) % 8 == 0 is Validation, else
/// Train.
class Glyphs final : public Dataset
{
public:
    base::Result<Image> image(std::size_t index) const override;
    /// One channel, 32 x 32. @pre index < size().
    std::span<const std::uint8_t> grey(std::size_t index) const;
    /// The names of the groups.
    const std::vector<std::string>& families() const { return m_families; }
    std::size_t faces() const { return size() / classNames().size(); }

private:
    friend class GlyphsBuilder;
    Glyphs() : Dataset("glyphs", Modality::Image) {}
    std::vector<std::string> m_families;
    std::vector<std::uint8_t> m_pixels;
};

/// The part that a font family belongs to.
Part partOfFamily(const std::string& name);

/// Opens the data set, from its cache file when the installed fonts have not changed, else by rendering them
/// (a few seconds). Errors: NotFound with the packages to install when there are too few families; Stopped.
base::Result<std::unique_ptr<Glyphs>> openGlyphs(const GlyphsOptions& options = {},
                                                 base::ProgressSink progress = {}, base::StopToken stop = {});

} // namespace deltarank::data
