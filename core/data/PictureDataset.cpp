#include "data/PictureDataset.h"

#include "data/ImageDecoder.h"

#include <stdexcept>

namespace deltarank::data {

PictureDataset::PictureDataset(Content content)
    : Dataset(std::move(content.source), Modality::Image), m_files(std::move(content.files))
{
    m_classNames = std::move(content.classNames);
    m_samples = std::move(content.samples);
    m_notes = std::move(content.notes);
    m_fingerprint = std::move(content.fingerprint);
    if (m_files.size() != m_samples.size() || m_fingerprint.empty())
        throw std::invalid_argument("as many pictures as samples, and a fingerprint");
    for (const Sample& sample : m_samples)
        if (sample.label < 0 || static_cast<std::size_t>(sample.label) >= m_classNames.size())
            throw std::invalid_argument("a label without a class name");
}

base::Result<Image> PictureDataset::image(std::size_t index) const
{
    auto decoded = decodeImage(m_files.at(index));
    if (!decoded)
        decoded.error().where = m_samples[index].id;
    return decoded;
}

} // namespace deltarank::data
