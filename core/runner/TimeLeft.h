#pragma once

#include "study/Plan.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace deltarank::runner {

/// Time left of a list of groups: their cost in the plan, in seconds a unit as measured. A sweep and method
/// that has finished groups of its own is measured by them (which covers early stops as well), else the
/// method, else anything.
class TimeLeft
{
public:
    explicit TimeLeft(const study::Plan& plan) : m_plan(plan) {}

    /// The order in which to train `groups`: one of every sweep and method first, the middle one of each,
    /// since the time left of the others hangs on it; foremost where runs may end before their last step,
    /// which no plan foresees. Then the rest as given. Groups that train nothing keep their place behind
    /// those.
    std::vector<int> order(const std::vector<int>& groups) const;
    /// A group took this long.
    void finished(const std::vector<int>& group, double seconds);
    /// Share of a group's cost that is done after a step, 0..1, or once `measured` (0..1) of what its runs
    /// leave is measured after the last one.
    double shareOf(const std::vector<int>& group, int step, int steps, double measured = 0) const;
    /// Seconds for `groups`, plus what the group in training still needs: it has run `seconds` and done
    /// `share` (0..1) of its cost, of which `before` were done by an earlier process. Negative while nothing
    /// is known.
    double left(const std::vector<int>& groups, const std::vector<int>* current, double seconds, double share,
                double before = 0) const;

private:
    struct Rate
    {
        double seconds = 0;
        double cost = 0;
    };
    using Key = std::pair<int, std::string>; // method and sweep
    const study::PlannedRun& firstOf(const std::vector<int>& group) const
    {
        return m_plan.runs[static_cast<std::size_t>(group.front())];
    }
    Key keyOf(const std::vector<int>& group) const;
    double secondsFor(const std::vector<int>& group, const Rate& now, const Key* nowKey) const;

    const study::Plan& m_plan;
    std::map<Key, Rate> m_rates;
};

} // namespace deltarank::runner
