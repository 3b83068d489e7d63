#pragma once

#include <map>
#include <string>

namespace deltarank::adapter {

/// True where a pattern of `rank_pattern` or `alpha_pattern` applies to a module path: the path is the
/// pattern, or ends in "." + pattern, the pattern being a regular expression (PEFT: `(.*\.)?(pattern)$`).
/// Invalid expressions match nothing.
bool matchesPattern(const std::string& modulePath, const std::string& pattern);

/// Applies both tables as PEFT does: the first key (of the rank table, then the alpha table) that matches
/// decides for both.
void applyPatterns(const std::string& modulePath, const std::map<std::string, int>& rankPattern,
                   const std::map<std::string, double>& alphaPattern, int& rank, double& alpha);

} // namespace deltarank::adapter
