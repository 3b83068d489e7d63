#include "data/Dataset.h"

#include "base/Hash.h"

#include <stdexcept>

namespace deltarank::data {

base::Result<std::string> Dataset::text(std::size_t) const
{
    throw std::logic_error(m_source + " holds no texts");
}

base::Result<Image> Dataset::image(std::size_t) const
{
    throw std::logic_error(m_source + " holds no images");
}

base::Result<std::string> Dataset::contentHash(std::size_t index) const
{
    if (m_modality == Modality::Text) {
        const auto content = text(index);
        DELTARANK_TRY(content);
        return base::sha256(*content);
    }
    const auto picture = image(index);
    DELTARANK_TRY(picture);
    base::Sha256 hash;
    hash.addNumber(static_cast<std::uint64_t>(picture->width));
    hash.addNumber(static_cast<std::uint64_t>(picture->height));
    hash.add(picture->rgb.data(), picture->rgb.size());
    return hash.hex();
}

} // namespace deltarank::data
