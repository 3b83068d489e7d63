#pragma once

#include <bitset>
#include <optional>
#include <string_view>
#include <vector>

namespace deltarank::adapter {

/// A regular expression over module paths, as the tables `rank_pattern` and `alpha_pattern` of a PEFT
/// configuration hold them: literals, `.`, classes, `\d \w \s`, groups, `|`, `* + ? {m,n}`, `^` and `$`.
///
/// Matching is a simulation of the automaton, linear in the text: a pattern from an untrusted file can
/// neither hang nor use up the stack, as it could with a library that backtracks.
class Pattern
{
public:
    /// Nothing where the pattern is malformed, too large, or uses what is not supported (look-around, back
    /// references).
    static std::optional<Pattern> compile(std::string_view text);

    /// True if PEFT's rule `(.*\.)?(pattern)$` matches the module path from its start.
    bool matchesModule(std::string_view modulePath) const;
    /// Steps of the automaton that one character may cost; 0 where it only compares characters.
    std::size_t cost() const { return m_fixed ? 0 : m_steps.size(); }

private:
    friend class PatternCompiler;
    enum class Op : unsigned char { Set, Split, Jump, Start, End, Accept };
    struct Step
    {
        Op op = Op::Accept;
        int x = 0; ///< target, or number of the character set
        int y = 0; ///< second target of Split
    };
    std::vector<Step> m_steps;
    std::vector<std::bitset<256>> m_sets;
    bool m_fixed = false; ///< matches texts of one length only
};

} // namespace deltarank::adapter
