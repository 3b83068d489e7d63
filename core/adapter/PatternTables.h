#pragma once

#include "adapter/Pattern.h"

#include <cstddef>
#include <string>
#include <vector>

namespace deltarank::adapter {

/// `rank_pattern` and `alpha_pattern` of PEFT: regular expressions with a rank or alpha of their own. One
/// matches a module whose path agrees with `(.*\.)?(pattern)$`; the first that matches, those of
/// rank_pattern before those of alpha_pattern, is used for both tables (PEFT 0.10, tuners/lora/model.py).
/// What is no regular expression known here is only compared as a whole path.
class PatternTables
{
public:
    /// Adds an entry after those that are there; ranks come first. False where the key is new and not
    /// understood as a regular expression.
    bool addRank(const std::string& key, int rank);
    bool addAlpha(const std::string& key, double alpha);

    int rankOf(const std::string& modulePath, int otherwise) const;
    double alphaOf(const std::string& modulePath, double otherwise) const;
    /// Steps that matching one character of a path may cost.
    std::size_t cost() const { return m_cost; }

private:
    struct Entry
    {
        std::string key;
        std::vector<Pattern> pattern; ///< one, or none where it is not understood
        bool hasRank = false;
        bool hasAlpha = false;
        int rank = 0;
        double alpha = 0;
    };
    Entry& entry(const std::string& key, bool& understood);
    const Entry* find(const std::string& modulePath) const;
    std::vector<Entry> m_entries; ///< in the order PEFT tries them
    std::size_t m_cost = 0;
};

} // namespace deltarank::adapter
