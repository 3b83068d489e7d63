#include "data/TextDataset.h"

#include "base/Hash.h"

#include <stdexcept>

namespace deltarank::data {

TextDataset::TextDataset(Content content)
    : Dataset(std::move(content.source), Modality::Text), m_texts(std::move(content.texts))
{
    m_classNames = std::move(content.classNames);
    m_samples = std::move(content.samples);
    m_notes = std::move(content.notes);
    m_fingerprint = std::move(content.fingerprint);
    if (m_texts.size() != m_samples.size())
        throw std::invalid_argument("as many texts as samples");
    for (const Sample& sample : m_samples)
        if (sample.label < 0 || static_cast<std::size_t>(sample.label) >= m_classNames.size())
            throw std::invalid_argument("a label without a class name");
    if (!m_fingerprint.empty())
        return;
    base::Sha256 hash;
    hash.addNumber(m_classNames.size());
    for (const std::string& name : m_classNames)
        hash.addField(name);
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        const Sample& sample = m_samples[i];
        hash.addField(sample.id);
        hash.addNumber(static_cast<std::uint64_t>(sample.label));
        hash.addNumber(static_cast<std::uint64_t>(sample.part));
        hash.addNumber(static_cast<std::uint64_t>(static_cast<std::int64_t>(sample.group)));
        hash.addField(m_texts[i]);
    }
    m_fingerprint = hash.hex();
}

} // namespace deltarank::data
