#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deltarank::base {

/// RFC 4648, with padding.
std::string base64(std::string_view bytes);
/// Nothing where the text is not base64 with its padding.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace deltarank::base
