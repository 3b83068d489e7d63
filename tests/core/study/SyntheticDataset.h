#pragma once

#include "data/Dataset.h"

#include <string>
#include <vector>

/// A text data set made up by the tests: `counts[c]` samples of class c in no stated part.
class SyntheticDataset final : public deltarank::data::Dataset
{
public:
    explicit SyntheticDataset(const std::vector<int>& counts, std::string fingerprint = "synthetic-1")
        : Dataset("synthetic", deltarank::data::Modality::Text)
    {
        m_fingerprint = std::move(fingerprint);
        for (std::size_t label = 0; label < counts.size(); ++label) {
            m_classNames.push_back("class" + std::to_string(label));
            for (int i = 0; i < counts[label]; ++i)
                m_samples.push_back(
                    {"c" + std::to_string(label) + "-" + std::to_string(i), static_cast<int>(label)});
        }
    }
    deltarank::base::Result<std::string> text(std::size_t index) const override
    {
        return "word" + std::to_string(m_samples[index].label) + " and more";
    }
};
