#pragma once

#include "base/Progress.h"
#include "base/StopToken.h"
#include "data/GlyphFamilies.h"
#include "data/Glyphs.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace deltarank::data {

/// Makes a Glyphs data set from font files, or from the one cache file that holds a made one.
class GlyphsBuilder
{
public:
    explicit GlyphsBuilder(const GlyphsOptions& options);

    std::unique_ptr<Glyphs> load() const; ///< from the cache; null if there is none, or it is damaged
    base::Result<std::unique_ptr<Glyphs>> build(const base::ProgressSink& progress,
                                                const base::StopToken& stop) const;
    base::Status save(const Glyphs& glyphs) const;

private:
    struct FoundFace
    {
        std::string id;
        RenderedFace rendered;
    };
    struct KeptFace
    {
        std::string id;
        int group = 0;
    };
    /// Fills in class names, families and samples.
    void describe(Glyphs& glyphs, const std::vector<KeptFace>& faces,
                  std::vector<std::string> families) const;
    base::Result<std::vector<FoundFace>> renderAll(const base::ProgressSink& progress,
                                                   const base::StopToken& stop) const;
    std::filesystem::path cacheFile() const;

    GlyphsOptions m_options;
    std::vector<std::filesystem::path> m_files; ///< by name, then path
    std::string m_key; ///< changes with the files, their sizes and times, and the rules
};

} // namespace deltarank::data
