#pragma once

#include "base/RandomStream.h"
#include "data/Dataset.h"

#include <string>
#include <vector>

namespace deltarank::task {

/// "s12". (GCC 12 warns wrongly about "s" + std::to_string(12).)
inline std::string numbered(const char* name, int number)
{
    std::string text = name;
    text += std::to_string(number);
    return text;
}

/// A data set without contents: ids, labels, parts and groups as the test wants them.
class FakeDataset : public data::Dataset
{
public:
    FakeDataset() : Dataset("fake", data::Modality::Text) {}

    /// `counts[c]` samples of class c, called "class c".
    static FakeDataset withCounts(const std::vector<int>& counts)
    {
        FakeDataset dataset;
        for (std::size_t c = 0; c < counts.size(); ++c) {
            dataset.m_classNames.push_back(numbered("class ", static_cast<int>(c)));
            for (int i = 0; i < counts[c]; ++i)
                dataset.add(numbered("s", static_cast<int>(c)) + numbered("-", i), static_cast<int>(c));
        }
        return dataset;
    }
    void add(std::string id, int label, data::Part part = data::Part::Unspecified, int group = -1)
    {
        while (static_cast<int>(m_classNames.size()) <= label)
            m_classNames.push_back(numbered("class ", static_cast<int>(m_classNames.size())));
        m_samples.push_back({std::move(id), label, part, group});
    }
    std::vector<data::Sample>& mutableSamples() { return m_samples; }
    /// The same samples in another order.
    FakeDataset reordered(std::uint64_t seed) const
    {
        FakeDataset copy = *this;
        base::RandomStream({seed, base::Purpose::Other, 0, 0, 0}).shuffle(copy.m_samples);
        return copy;
    }
};

} // namespace deltarank::task
