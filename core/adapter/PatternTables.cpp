#include "adapter/PatternTables.h"

#include <algorithm>

namespace deltarank::adapter {

PatternTables::Entry& PatternTables::entry(const std::string& key, bool& understood)
{
    understood = true;
    for (auto& one : m_entries)
        if (one.key == key)
            return one;
    Entry added;
    added.key = key;
    if (auto pattern = Pattern::compile(key)) {
        m_cost += pattern->cost();
        added.pattern.push_back(std::move(*pattern));
    } else {
        understood = false;
    }
    return m_entries.emplace_back(std::move(added));
}

bool PatternTables::addRank(const std::string& key, int rank)
{
    bool understood = true;
    Entry& one = entry(key, understood);
    one.hasRank = true;
    one.rank = rank;
    return understood;
}

bool PatternTables::addAlpha(const std::string& key, double alpha)
{
    bool understood = true;
    Entry& one = entry(key, understood);
    one.hasAlpha = true;
    one.alpha = alpha;
    return understood;
}

const PatternTables::Entry* PatternTables::find(const std::string& modulePath) const
{
    for (const auto& one : m_entries)
        if (one.pattern.empty() ? one.key == modulePath : one.pattern.front().matchesModule(modulePath))
            return &one;
    // PEFT looks the whole path up where no pattern matches.
    for (const auto& one : m_entries)
        if (one.key == modulePath)
            return &one;
    return nullptr;
}

int PatternTables::rankOf(const std::string& modulePath, int otherwise) const
{
    const Entry* one = find(modulePath);
    return one && one->hasRank ? one->rank : otherwise;
}

double PatternTables::alphaOf(const std::string& modulePath, double otherwise) const
{
    const Entry* one = find(modulePath);
    return one && one->hasAlpha ? one->alpha : otherwise;
}

} // namespace deltarank::adapter
