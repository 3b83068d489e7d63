#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deltarank::data {

/// The Debian packages whose fonts the `glyphs` data set is meant for (the list in packaging/fonts.txt).
const std::vector<std::string_view>& fontPackages();
/// The command that installs them.
std::string fontInstallCommand();

} // namespace deltarank::data
