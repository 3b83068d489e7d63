#include "adapter/Pattern.h"

#include <algorithm>

namespace deltarank::adapter {

/// Recursive descent over the pattern; emits the automaton as it goes.
class PatternCompiler
{
public:
    explicit PatternCompiler(std::string_view text) : m_text(text) {}

    std::optional<Pattern> run()
    {
        if (m_text.size() > 4096 || !alternatives(0) || m_at != m_text.size())
            return std::nullopt;
        emit({Op::Accept, 0, 0});
        if (m_tooLarge)
            return std::nullopt;
        const auto& steps = m_pattern.m_steps;
        m_pattern.m_fixed =
            std::all_of(steps.begin(), steps.end() - 1, [](const Step& step) { return step.op == Op::Set; });
        return std::move(m_pattern);
    }

private:
    using Op = Pattern::Op;
    using Step = Pattern::Step;
    static constexpr int mostSteps = 10'000;

    bool more() const { return m_at < m_text.size(); }
    char peek() const { return m_text[m_at]; }
    int here() const { return static_cast<int>(m_pattern.m_steps.size()); }
    void emit(Step step)
    {
        if (here() >= mostSteps)
            m_tooLarge = true;
        else
            m_pattern.m_steps.push_back(step);
    }

    /// Moves the steps from `start` on by `by` places: a step is inserted before them.
    void insertBefore(int start, Step step)
    {
        auto& steps = m_pattern.m_steps;
        for (std::size_t i = static_cast<std::size_t>(start); i < steps.size(); ++i) {
            if ((steps[i].op == Op::Split || steps[i].op == Op::Jump) && steps[i].x >= start)
                ++steps[i].x;
            if (steps[i].op == Op::Split && steps[i].y >= start)
                ++steps[i].y;
        }
        if (here() >= mostSteps) {
            m_tooLarge = true;
            return;
        }
        steps.insert(steps.begin() + start, step);
    }

    bool alternatives(int depth)
    {
        if (depth > 50)
            return false;
        const int start = here();
        if (!sequence(depth))
            return false;
        while (more() && peek() == '|') {
            ++m_at;
            // split(first, rest); first; jump(end); rest
            insertBefore(start, {Op::Split, start + 1, here() + 2});
            const int jump = here();
            emit({Op::Jump, 0, 0});
            if (m_tooLarge || !alternatives(depth + 1))
                return false;
            m_pattern.m_steps[static_cast<std::size_t>(jump)].x = here();
        }
        return !m_tooLarge;
    }

    bool sequence(int depth)
    {
        while (more() && peek() != '|' && peek() != ')')
            if (!repeated(depth))
                return false;
        return true;
    }

    bool repeated(int depth)
    {
        const int start = here();
        if (!atom(depth))
            return false;
        int least = 1;
        int most = 1;
        bool quantified = false;
        if (more() && (peek() == '*' || peek() == '+' || peek() == '?')) {
            least = peek() == '+' ? 1 : 0;
            most = peek() == '?' ? 1 : -1;
            quantified = true;
            ++m_at;
        } else if (more() && peek() == '{') {
            if (!bounds(least, most))
                return false;
            quantified = true;
        }
        if (!quantified)
            return true;
        if (more() && peek() == '?') // a lazy quantifier matches the same texts
            ++m_at;
        else if (more() && (peek() == '*' || peek() == '+' || peek() == '{'))
            return false;
        return repeat(start, least, most);
    }

    bool bounds(int& least, int& most)
    {
        ++m_at;
        auto number = [&](int& value) {
            const std::size_t from = m_at;
            value = 0;
            while (more() && peek() >= '0' && peek() <= '9' && m_at - from < 4)
                value = value * 10 + (m_text[m_at++] - '0');
            return m_at > from;
        };
        if (!number(least))
            return false;
        most = least;
        if (more() && peek() == ',') {
            ++m_at;
            if (!number(most))
                most = -1;
        }
        if (!more() || peek() != '}' || (most >= 0 && most < least) || least > 200 || most > 200)
            return false;
        ++m_at;
        return true;
    }

    /// The steps from `start` on, `least` to `most` times (-1: any number).
    bool repeat(int start, int least, int most)
    {
        const auto& steps = m_pattern.m_steps;
        const std::vector<Step> body(steps.begin() + start, steps.end());
        m_pattern.m_steps.resize(static_cast<std::size_t>(start));
        auto copy = [&] {
            const int shift = here() - start;
            for (Step step : body) {
                if (step.op == Op::Split || step.op == Op::Jump)
                    step.x += shift;
                if (step.op == Op::Split)
                    step.y += shift;
                emit(step);
            }
        };
        for (int i = 0; i < least && !m_tooLarge; ++i)
            copy();
        if (most < 0) {
            const int loop = here();
            emit({Op::Split, loop + 1, 0});
            copy();
            emit({Op::Jump, loop, 0});
            if (!m_tooLarge)
                m_pattern.m_steps[static_cast<std::size_t>(loop)].y = here();
        } else {
            std::vector<int> splits;
            for (int i = least; i < most && !m_tooLarge; ++i) {
                splits.push_back(here());
                emit({Op::Split, here() + 1, 0});
                copy();
            }
            if (!m_tooLarge)
                for (const int split : splits)
                    m_pattern.m_steps[static_cast<std::size_t>(split)].y = here();
        }
        return !m_tooLarge;
    }

    bool emitSet(const std::bitset<256>& set)
    {
        m_pattern.m_sets.push_back(set);
        emit({Op::Set, static_cast<int>(m_pattern.m_sets.size()) - 1, 0});
        return !m_tooLarge;
    }

    bool atom(int depth)
    {
        const char c = m_text[m_at++];
        switch (c) {
        case '(':
            if (more() && peek() == '?') {
                // Only (?:…) groups without looking around.
                if (m_text.substr(m_at, 2) != "?:")
                    return false;
                m_at += 2;
            }
            if (!alternatives(depth + 1) || !more() || peek() != ')')
                return false;
            ++m_at;
            return true;
        case '[':
            return characterClass();
        case '\\':
            return escape();
        case '.':
            return emitSet(~std::bitset<256>().set('\n'));
        case '^':
            emit({Op::Start, 0, 0});
            return true;
        case '$':
            emit({Op::End, 0, 0});
            return true;
        case '*':
        case '+':
        case '?':
        case '{':
            return false;
        default:
            return emitSet(std::bitset<256>().set(static_cast<unsigned char>(c)));
        }
    }

    static bool classOf(char c, std::bitset<256>& set)
    {
        auto range = [&](int from, int to) {
            for (int i = from; i <= to; ++i)
                set.set(static_cast<std::size_t>(i));
        };
        switch (c) {
        case 'd':
        case 'D':
            range('0', '9');
            break;
        case 'w':
        case 'W':
            range('0', '9');
            range('a', 'z');
            range('A', 'Z');
            set.set('_');
            break;
        case 's':
        case 'S':
            for (const char blank : {' ', '\t', '\n', '\r', '\f', '\v'})
                set.set(static_cast<unsigned char>(blank));
            break;
        default:
            return false;
        }
        if (c == 'D' || c == 'W' || c == 'S')
            set.flip();
        return true;
    }

    bool escape()
    {
        if (!more())
            return false;
        const char c = m_text[m_at++];
        std::bitset<256> set;
        if (classOf(c, set))
            return emitSet(set);
        const bool letterOrDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letterOrDigit) // \b, \1, \Z, …
            return false;
        return emitSet(set.set(static_cast<unsigned char>(c)));
    }

    bool characterClass()
    {
        std::bitset<256> set;
        bool negated = false;
        if (more() && peek() == '^') {
            negated = true;
            ++m_at;
        }
        for (bool first = true; more() && (first || peek() != ']'); first = false) {
            char c = m_text[m_at++];
            if (c == '\\') {
                if (!more())
                    return false;
                c = m_text[m_at++];
                std::bitset<256> shorthand;
                if (classOf(c, shorthand)) {
                    set |= shorthand;
                    continue;
                }
            }
            unsigned char last = static_cast<unsigned char>(c);
            if (m_at + 1 < m_text.size() && peek() == '-' && m_text[m_at + 1] != ']') {
                last = static_cast<unsigned char>(m_text[m_at + 1]);
                m_at += 2;
                if (last == '\\' || last < static_cast<unsigned char>(c))
                    return false;
            }
            for (int i = static_cast<unsigned char>(c); i <= last; ++i)
                set.set(static_cast<std::size_t>(i));
        }
        if (!more())
            return false;
        ++m_at;
        return emitSet(negated ? ~set : set);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_tooLarge = false;
    Pattern m_pattern;
};

std::optional<Pattern> Pattern::compile(std::string_view text)
{
    return PatternCompiler(text).run();
}

bool Pattern::matchesModule(std::string_view text) const
{
    if (m_fixed) {
        // One character a step: the only place where it can match is the end.
        const std::size_t length = m_steps.size() - 1;
        if (length > text.size())
            return false;
        const std::size_t start = text.size() - length;
        if (start > 0 && text[start - 1] != '.')
            return false;
        for (std::size_t i = 0; i < length; ++i)
            if (!m_sets[static_cast<std::size_t>(m_steps[i].x)][static_cast<unsigned char>(text[start + i])])
                return false;
        return true;
    }
    std::vector<int> current;
    std::vector<int> next;
    std::vector<int> pending;
    std::vector<std::size_t> seen(m_steps.size(), 0);
    std::size_t round = 1;
    // Follows everything that consumes no character.
    auto add = [&](std::vector<int>& list, int step, std::size_t position) {
        pending.assign(1, step);
        while (!pending.empty()) {
            const int at = pending.back();
            pending.pop_back();
            auto& mark = seen[static_cast<std::size_t>(at)];
            if (mark == round)
                continue;
            mark = round;
            const Step& s = m_steps[static_cast<std::size_t>(at)];
            switch (s.op) {
            case Op::Jump:
                pending.push_back(s.x);
                break;
            case Op::Split:
                pending.push_back(s.y);
                pending.push_back(s.x);
                break;
            case Op::Start:
                if (position == 0)
                    pending.push_back(at + 1);
                break;
            case Op::End:
                if (position == text.size())
                    pending.push_back(at + 1);
                break;
            default:
                list.push_back(at);
            }
        }
    };
    add(current, 0, 0);
    for (std::size_t i = 0; i < text.size(); ++i) {
        ++round;
        next.clear();
        for (const int at : current) {
            const Step& s = m_steps[static_cast<std::size_t>(at)];
            if (s.op == Op::Set && m_sets[static_cast<std::size_t>(s.x)][static_cast<unsigned char>(text[i])])
                add(next, at + 1, i + 1);
        }
        // The optional (.*\.) in front: a new start behind every dot.
        if (text[i] == '.')
            add(next, 0, i + 1);
        std::swap(current, next);
    }
    return std::any_of(current.begin(), current.end(),
                       [&](int at) { return m_steps[static_cast<std::size_t>(at)].op == Op::Accept; });
}

} // namespace deltarank::adapter
