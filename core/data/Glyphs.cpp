#include "data/Glyphs.h"

#include "base/Hash.h"
#include "base/System.h"
#include "data/GlyphsBuilder.h"

namespace deltarank::data {

const std::u32string& charactersOf(GlyphSet set)
{
    static const std::u32string letters = [] {
        std::u32string all;
        for (const auto& [first, last] : {std::pair{U'0', U'9'}, {U'A', U'Z'}, {U'a', U'z'}})
            for (char32_t c = first; c <= last; ++c)
                all += c;
        return all;
    }();
    // Scaled to one size and centred, so '.' would be a disc like U+2022, '|' a lower-case L, and Greek or
    // Cyrillic capitals such as Alpha, Rho or Ze would be Latin letters and digits: those are left out, and
    // of pairs that look the same (Gamma and Ghe, Phi and Ef, capital and small Zhe) only one is in.
    static const std::u32string others =
        U"!\"#$%&()*+,-:;<=>?@[\\]{}~"
        U"\u00A2\u00A3\u00A4\u00A5\u00A7\u00A9\u00AB\u00AC\u00AE\u00B1\u00B6\u00BB"
        U"\u00BC\u00BD\u00BE\u00BF\u00F7\u2020\u2021\u2022\u2026\u20AC\u201C\u201D"
        U"\u0393\u0394\u0398\u039B\u039E\u03A3\u03A6\u03A8\u03A9"
        U"\u03B2\u03B4\u03B6\u03B8\u03BB\u03BE\u03C0\u03C3\u03C6\u03C8"
        U"\u0411\u0414\u0416\u0418\u0419\u041B\u0426\u0428\u0429\u042A\u042B\u042D"
        U"\u042E\u042F\u0402\u0409\u040A\u040F\u2116";
    return set == GlyphSet::LettersDigits ? letters : others;
}

std::vector<std::filesystem::path> usualFontFolders()
{
    std::vector<std::filesystem::path> candidates{"/usr/share/fonts", "/usr/local/share/fonts"};
    if (const auto home = base::homeFolder(); !home.empty()) {
        candidates.push_back(home / ".local" / "share" / "fonts");
        candidates.push_back(home / ".fonts");
    }
    std::error_code ec;
    std::erase_if(candidates, [&](const auto& folder) { return !std::filesystem::is_directory(folder, ec); });
    return candidates;
}

Part partOfFamily(const std::string& name)
{
    const std::uint32_t hash = base::crc32(name);
    if (hash % 100 < 20)
        return Part::Test;
    return (hash / 100) % 8 == 0 ? Part::Validation : Part::Train;
}

std::span<const std::uint8_t> Glyphs::grey(std::size_t index) const
{
    return std::span(m_pixels).subspan(index * glyphPixels, glyphPixels);
}

base::Result<Image> Glyphs::image(std::size_t index) const
{
    Image image{glyphSize, glyphSize, std::vector<std::uint8_t>(glyphPixels * 3)};
    const auto pixels = grey(index);
    for (std::size_t i = 0; i < glyphPixels; ++i)
        image.rgb[3 * i] = image.rgb[3 * i + 1] = image.rgb[3 * i + 2] = pixels[i];
    return image;
}

base::Result<std::unique_ptr<Glyphs>> openGlyphs(const GlyphsOptions& options, base::ProgressSink progress,
                                                 base::StopToken stop)
{
    const GlyphsBuilder builder(options);
    if (auto cached = builder.load())
        return cached;
    auto built = builder.build(progress, stop);
    if (!built)
        return built;
    // A cache that cannot be written (a full disk) costs time later, not the data now.
    if (const auto saved = builder.save(**built); !saved && progress)
        progress({"Rendering fonts", 1, 1, 0, "not cached: " + saved.error().text()});
    return built;
}

} // namespace deltarank::data
