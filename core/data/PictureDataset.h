#pragma once

#include "data/Dataset.h"

namespace deltarank::data {

/// Pictures held in memory as they were encoded: what snapshots of picture data sets give back.
class PictureDataset : public Dataset
{
public:
    struct Content
    {
        std::string source; ///< "glyphs", ...
        std::vector<std::string> classNames;
        std::vector<Sample> samples;
        std::vector<std::string> files; ///< one per sample: the bytes of a picture file
        std::vector<std::string> notes{};
        std::string fingerprint;
    };

    /// @pre as many pictures as samples, labels within the class names, a fingerprint.
    explicit PictureDataset(Content content);

    base::Result<Image> image(std::size_t index) const override;

private:
    std::vector<std::string> m_files;
};

} // namespace deltarank::data
