#include "data/Dataset.h"

#include <stdexcept>

namespace deltarank::data {

base::Result<std::string> Dataset::text(std::size_t) const { throw std::logic_error(m_source + " holds no texts"); }

base::Result<Image> Dataset::image(std::size_t) const { throw std::logic_error(m_source + " holds no images"); }

} // namespace deltarank::data
