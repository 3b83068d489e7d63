#include "adapter/PatternMatch.h"

#include "adapter/Pattern.h"

namespace deltarank::adapter {

bool matchesPattern(const std::string& modulePath, const std::string& pattern)
{
    if (modulePath == pattern)
        return true;
    const auto compiled = Pattern::compile(pattern);
    return compiled && compiled->matchesModule(modulePath);
}

void applyPatterns(const std::string& modulePath, const std::map<std::string, int>& rankPattern,
                   const std::map<std::string, double>& alphaPattern, int& rank, double& alpha)
{
    const auto firstMatch = [&](const auto& table) -> const std::string* {
        for (const auto& [pattern, value] : table)
            if (matchesPattern(modulePath, pattern))
                return &pattern;
        return nullptr;
    };
    const std::string* pattern = firstMatch(rankPattern);
    if (!pattern)
        pattern = firstMatch(alphaPattern);
    if (!pattern)
        return;
    if (const auto found = rankPattern.find(*pattern); found != rankPattern.end())
        rank = found->second;
    if (const auto found = alphaPattern.find(*pattern); found != alphaPattern.end())
        alpha = found->second;
}

} // namespace deltarank::adapter
