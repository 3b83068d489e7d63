#include "adapter/PatternMatch.h"

#include <regex>

namespace deltarank::adapter {

bool matchesPattern(const std::string& modulePath, const std::string& pattern)
{
    if (modulePath == pattern)
        return true;
    try {
        return std::regex_match(modulePath, std::regex("(.*\\.)?(" + pattern + ")"));
    } catch (const std::regex_error&) {
        return false;
    }
}

void applyPatterns(const std::string& modulePath, const std::map<std::string, int>& rankPattern,
                   const std::map<std::string, double>& alphaPattern, int& rank, double& alpha)
{
    auto use = [&](const std::string& key) {
        if (const auto found = rankPattern.find(key); found != rankPattern.end())
            rank = found->second;
        if (const auto found = alphaPattern.find(key); found != alphaPattern.end())
            alpha = found->second;
    };
    for (const auto& [key, unused] : rankPattern)
        if (matchesPattern(modulePath, key))
            return use(key);
    for (const auto& [key, unused] : alphaPattern)
        if (matchesPattern(modulePath, key))
            return use(key);
}

} // namespace deltarank::adapter
