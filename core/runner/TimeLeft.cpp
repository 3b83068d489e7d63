#include "runner/TimeLeft.h"

#include <algorithm>

namespace deltarank::runner {

TimeLeft::Key TimeLeft::keyOf(const std::vector<int>& group) const
{
    const study::RunSpec& spec = firstOf(group).spec;
    return {static_cast<int>(spec.method), spec.sweep};
}

std::vector<int> TimeLeft::order(const std::vector<int>& groups) const
{
    std::map<Key, std::vector<int>> byKey;
    for (int group : groups)
        if (const auto& runs = m_plan.groups[static_cast<std::size_t>(group)]; m_plan.cost(runs) > 0)
            byKey[keyOf(runs)].push_back(group);
    std::vector<int> all;
    for (const auto& [key, same] : byKey)
        all.push_back(same[same.size() / 2]);
    const auto fixed = [&](int group) {
        return !study::mayEndEarly(firstOf(m_plan.groups[static_cast<std::size_t>(group)]).spec.train);
    };
    std::sort(all.begin(), all.end(),
              [&](int a, int b) { return std::pair(fixed(a), a) < std::pair(fixed(b), b); });
    const std::vector<int> first = all;
    for (int group : groups)
        if (std::find(first.begin(), first.end(), group) == first.end())
            all.push_back(group);
    return all;
}

void TimeLeft::finished(const std::vector<int>& group, double seconds)
{
    const double cost = m_plan.cost(group);
    if (cost <= 0)
        return;
    Rate& rate = m_rates[keyOf(group)];
    rate.seconds += seconds;
    rate.cost += cost;
}

double TimeLeft::shareOf(const std::vector<int>& group, int step, int steps, double measured) const
{
    const study::PlannedRun& run = firstOf(group);
    const double training = run.cost > 0 ? 1 - run.finishCost / run.cost : 1;
    if (measured > 0)
        return training + (1 - training) * measured;
    const double expected = std::max(1.0, steps * study::expectedSteps(run.spec.train));
    return training * std::min(1.0, step / expected);
}

double TimeLeft::secondsFor(const std::vector<int>& group, const Rate& now, const Key* nowKey) const
{
    const double cost = m_plan.cost(group);
    if (cost <= 0)
        return 0;
    const Key key = keyOf(group);
    // Widening circles: the same sweep and method, the same method, everything.
    for (int circle = 0; circle < 3; ++circle) {
        Rate sum;
        const auto belongs = [&](const Key& other) {
            return circle == 2 || (other.first == key.first && (circle == 1 || other.second == key.second));
        };
        for (const auto& [other, rate] : m_rates)
            if (belongs(other)) {
                sum.seconds += rate.seconds;
                sum.cost += rate.cost;
            }
        if (nowKey && belongs(*nowKey)) {
            sum.seconds += now.seconds;
            sum.cost += now.cost;
        }
        if (sum.cost > 0)
            return cost * sum.seconds / sum.cost;
    }
    return -1;
}

double TimeLeft::left(const std::vector<int>& groups, const std::vector<int>* current, double seconds,
                      double share, double before) const
{
    Rate now;
    Key nowKey;
    double total = 0;
    // A group that may end at any step is best judged by how long its like took: how far it came says little.
    const bool open =
        current && study::mayEndEarly(firstOf(*current).spec.train) && m_rates.contains(keyOf(*current));
    if (current && !open && share - before > 0.02) {
        now = {seconds, m_plan.cost(*current) * (std::min(share, 1.0) - before)};
        nowKey = keyOf(*current);
    }
    const Key* key = now.cost > 0 ? &nowKey : nullptr;
    if (current) {
        const double whole = secondsFor(*current, now, key);
        if (whole < 0)
            return -1;
        total += std::max(0.0, open ? whole * (1 - before) - seconds : whole * (1 - std::min(share, 1.0)));
    }
    for (int group : groups) {
        const double one = secondsFor(m_plan.groups[static_cast<std::size_t>(group)], now, key);
        if (one < 0)
            return -1;
        total += one;
    }
    return total;
}

} // namespace deltarank::runner
