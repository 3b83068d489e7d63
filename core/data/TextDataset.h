#pragma once

#include "data/Dataset.h"

namespace deltarank::data {

/// Texts held in memory: what the readers of text data sets and snapshots give back.
class TextDataset : public Dataset
{
public:
    struct Content
    {
        std::string source; ///< "debian-sections", ...
        std::vector<std::string> classNames;
        std::vector<Sample> samples;
        std::vector<std::string> texts; ///< one per sample
        std::vector<std::string> notes{};
        std::string fingerprint{}; ///< empty: computed from the rest
    };

    /// @pre as many texts as samples, labels within the class names.
    explicit TextDataset(Content content);

    base::Result<std::string> text(std::size_t index) const override { return m_texts.at(index); }
    const std::vector<std::string>& texts() const { return m_texts; }

private:
    std::vector<std::string> m_texts;
};

} // namespace deltarank::data
