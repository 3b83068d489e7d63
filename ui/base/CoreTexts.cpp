#include "ui/base/CoreTexts.h"

#include "ui/base/Words.h"

#include <QCoreApplication>
#include <QMutex>
#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <unordered_map>

namespace deltarank::ui {

namespace {

constexpr int deepest = 5;
/// A template with fewer letters of its own says too little to be recognised by them alone.
constexpr int fewestLetters = 8;
constexpr std::size_t mostRemembered = 20'000;

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

/// A number, something in quotes or JSON: nothing to translate.
bool isValue(std::string_view text)
{
    return text == "true" || text == "false" || text == "null" ||
           (!text.empty() &&
            (isDigit(text[0]) || isQuote(text[0]) || text[0] == '-' || text[0] == '[' || text[0] == '{'));
}

/// The same with no word behind it, as "7 of memory" has.
bool isWholeValue(std::string_view text)
{
    if (!isValue(text))
        return false;
    const char first = text.front();
    if (isQuote(first) || first == '[' || first == '{')
        return text.size() > 1 && text.back() == (first == '[' ? ']' : first == '{' ? '}' : first);
    return text.find(' ') == std::string_view::npos;
}

bool endsSentence(std::string_view text)
{
    return text.ends_with('.') || text.ends_with('?');
}

/// Where the next sentence begins, or npos.
std::size_t nextSentence(std::string_view text, std::size_t from)
{
    for (std::size_t i = from; i + 2 < text.size(); ++i) {
        if (text[i] == '\n')
            return i + 1;
        const char next = text[i + 2];
        if ((text[i] == '.' || text[i] == '?') && text[i + 1] == ' ' &&
            ((next >= 'A' && next <= 'Z') || isDigit(next) || isQuote(next)))
            return i + 2;
    }
    return std::string_view::npos;
}

/// "20,580" with a thin space: fields take a decimal point in every language, and a point or comma between
/// groups would read as one. Anything else unchanged.
QString plain(std::string_view text)
{
    const std::size_t comma = text.find(',');
    bool grouped = comma != std::string_view::npos && comma >= 1 && comma <= 3;
    for (std::size_t i = 0; grouped && i < text.size(); ++i)
        grouped = i >= comma && (i - comma) % 4 == 0 ? text[i] == ',' : isDigit(text[i]);
    if (grouped && (text.size() - comma) % 4 == 0)
        return utf8(text).replace(',', QChar(0x202F));
    return utf8(text);
}

/// "%2" in `pattern` becomes parts[2].
QString filled(const QString& pattern, const std::array<QString, 10>& parts)
{
    QString all;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9')
            all += parts[static_cast<std::size_t>(pattern[++i].unicode() - '0')];
        else
            all += pattern[i];
    }
    return all;
}

} // namespace

CoreTextMatcher::CoreTextMatcher(std::span<const char* const> table, Translate translate)
    : m_translate(std::move(translate)), m_byFirst(256)
{
    for (const char* source : table) {
        Template made{source, {{}}, {}, 0, false};
        int letters = 0;
        bool named = false;
        for (const char* c = source; *c; ++c)
            if (*c == '%' && c[1] >= '1' && c[1] <= '9') {
                named = named || (c != source && isQuote(c[-1]));
                made.places.push_back(*++c - '0');
                made.pieces.emplace_back();
            } else {
                made.pieces.back() += *c;
                ++made.size;
                letters += isLetter(*c);
            }
        made.vague = letters < fewestLetters && !named;
        if (made.places.empty())
            m_whole.emplace(source, source);
        else if (made.pieces[1] != " and " && made.pieces[1] != " or ") // those are lists, read as such
            m_templates.push_back(std::move(made));
    }
    std::stable_sort(m_templates.begin(), m_templates.end(),
                     [](const Template& a, const Template& b) { return a.size > b.size; });
    for (std::size_t i = 0; i < m_templates.size(); ++i) {
        const std::string& begin = m_templates[i].pieces[0];
        for (std::size_t first = 0; first < m_byFirst.size(); ++first)
            if (begin.empty() || static_cast<unsigned char>(begin[0]) == first)
                m_byFirst[first].push_back(i);
    }
}

std::optional<CoreTextMatcher::Parts> CoreTextMatcher::match(const Template& one, std::string_view text)
{
    const std::string& begin = one.pieces.front();
    const std::string& end = one.pieces.back();
    if (text.size() < one.size + one.places.size() || !text.starts_with(begin) || !text.ends_with(end))
        return {};
    Parts parts;
    std::size_t at = begin.size();
    const std::size_t last = text.size() - end.size();
    for (std::size_t i = 1; i + 1 < one.pieces.size(); ++i) {
        // The first place where it fits leaves most for what follows.
        const std::size_t found = text.find(one.pieces[i], at + 1);
        if (found == std::string_view::npos || found + one.pieces[i].size() >= last)
            return {};
        parts.push_back(text.substr(at, found - at));
        at = found + one.pieces[i].size();
    }
    if (at >= last)
        return {};
    parts.push_back(text.substr(at, last - at));
    return parts;
}

std::optional<CoreTextMatcher::Found> CoreTextMatcher::findTemplate(std::string_view text, Context context,
                                                                    bool severalSentences) const
{
    std::optional<Found> best;
    int bestRank = 0;
    for (const std::size_t index : m_byFirst[static_cast<unsigned char>(text[0])]) {
        const Template& one = m_templates[index];
        const auto parts = match(one, text);
        if (!parts)
            continue;
        std::array<QString, 10> shown;
        bool fits = true, known = false, values = true, complete = true;
        bool ends = !endsSentence(text) || endsSentence(one.pieces.back());
        for (std::size_t i = 0; fits && i < parts->size(); ++i) {
            const std::string_view part = (*parts)[i];
            if (nextSentence(part, 0) != std::string_view::npos)
                fits = severalSentences && endsSentence(part);
            if (!fits)
                break;
            const std::string& before = one.pieces[i];
            const bool quoted = !before.empty() && isQuote(before.back());
            const auto translated = find(part, {context.depth + 1, quoted});
            known = known || translated;
            values = values && isValue(part);
            complete = complete && (translated ? translated->complete : quoted || isWholeValue(part));
            // "%1: %2" may end with a sentence of core; a number must not take the full stop with it.
            ends = ends || (i + 1 == parts->size() && translated && one.pieces.back().empty());
            shown[static_cast<std::size_t>(one.places[i])] = translated ? translated->text : plain(part);
        }
        if (!fits || (one.vague && !known && !values))
            continue;
        const int rank = 1 + (complete && ends ? 2 : 0) + ends;
        if (rank > bestRank) {
            best = Found{filled(m_translate(one.source), shown), complete && ends};
            bestRank = rank;
        }
        if (best->complete)
            break;
    }
    return best;
}

/// "label (unit)", "title (sweep)".
std::optional<CoreTextMatcher::Found> CoreTextMatcher::findInParentheses(std::string_view text,
                                                                         Context context) const
{
    const std::size_t open = text.rfind(" (");
    if (!text.ends_with(')') || open == std::string_view::npos || open == 0)
        return {};
    const std::string_view before = text.substr(0, open);
    const std::string_view inside = text.substr(open + 2, text.size() - open - 3);
    const auto left = find(before, {context.depth + 1, false});
    const auto right = find(inside, {context.depth + 1, false});
    if (!left && !right)
        return {};
    return Found{
        QStringLiteral("%1 (%2)").arg(left ? left->text : utf8(before), right ? right->text : utf8(inside)),
        (left ? left->complete : isWholeValue(before)) && (right ? right->complete : isWholeValue(inside))};
}

/// "file: what is wrong with it".
std::optional<CoreTextMatcher::Found> CoreTextMatcher::findAfterColon(std::string_view text,
                                                                      Context context) const
{
    for (std::size_t at = text.find(": "); at != std::string_view::npos && at > 0;
         at = text.find(": ", at + 1))
        if (const auto rest = find(text.substr(at + 2), {context.depth + 1, false}))
            return Found{utf8(text.substr(0, at + 2)) + rest->text,
                         rest->complete && text.substr(0, at).find(' ') == std::string_view::npos};
    return {};
}

/// "a, b and c": at least one of them known, or numbers, or plain words inside a sentence.
std::optional<CoreTextMatcher::Found> CoreTextMatcher::findList(std::string_view text, Context context) const
{
    if (context.quoted || text.ends_with('.'))
        return {};
    Parts parts;
    const char* joint = nullptr;
    std::string_view rest = text;
    for (std::size_t comma; (comma = rest.find(", ")) != std::string_view::npos;
         rest.remove_prefix(comma + 2))
        parts.push_back(rest.substr(0, comma));
    for (const auto& [word, pattern] : {std::pair{" and ", "%1 and %2"}, std::pair{" or ", "%1 or %2"}})
        if (const std::size_t at = rest.find(word); !joint && at != std::string_view::npos) {
            joint = pattern;
            parts.push_back(rest.substr(0, at));
            rest.remove_prefix(at + std::string_view(word).size());
        }
    parts.push_back(rest);
    if (parts.size() < 2)
        return {};
    bool known = false, values = true, words = context.depth > 0, complete = true;
    QStringList shown;
    for (const std::string_view part : parts) {
        if (part.empty())
            return {};
        const auto translated = find(part, {context.depth + 1, false});
        known = known || translated;
        values = values && isValue(part);
        words = words && part.find(' ') == std::string_view::npos;
        complete = complete && (translated ? translated->complete : isWholeValue(part));
        shown << (translated ? translated->text : plain(part));
    }
    if (!known && !values && !words)
        return {};
    if (!joint)
        return Found{shown.join(QStringLiteral(", ")), complete || words};
    std::array<QString, 10> ends;
    ends[2] = shown.takeLast();
    ends[1] = shown.join(QStringLiteral(", "));
    return Found{filled(m_translate(joint), ends), complete || words};
}

std::optional<CoreTextMatcher::Found> CoreTextMatcher::findSentences(std::string_view text, Context context,
                                                                     bool all) const
{
    std::size_t at = 0;
    std::size_t next = nextSentence(text, 0);
    if (next == std::string_view::npos)
        return {};
    bool every = true, any = false, complete = true;
    QString shown;
    for (; at < text.size(); at = next, next = nextSentence(text, at)) {
        next = std::min(next, text.size());
        const std::string_view sentence = text.substr(at, next - at);
        const auto translated = find(sentence, {context.depth + 1, false});
        every = every && translated;
        any = any || translated;
        complete = complete && translated && translated->complete;
        shown += translated ? translated->text : utf8(sentence);
    }
    if (all ? every : any)
        return Found{shown, complete};
    return {};
}

std::optional<CoreTextMatcher::Found> CoreTextMatcher::find(std::string_view text, Context context) const
{
    const std::size_t begin = text.find_first_not_of(" \n");
    if (begin == std::string_view::npos || context.depth > deepest)
        return {};
    const std::size_t end = text.find_last_not_of(" \n") + 1;
    if (end - begin < text.size()) {
        auto inner = find(text.substr(begin, end - begin), context);
        if (inner)
            inner->text = utf8(text.substr(0, begin)) + inner->text + utf8(text.substr(end));
        return inner;
    }
    if (const auto whole = m_whole.find(text); whole != m_whole.end())
        return Found{m_translate(whole->second), true};
    if (context.quoted)
        return {};
    // A title with the user's name of a sweep behind it: a template must not take both.
    if (const std::size_t open = text.rfind(" (");
        open != std::string_view::npos && text.ends_with(')') && m_whole.contains(text.substr(0, open)))
        return findInParentheses(text, context);
    // The first that leaves nothing in English, or else the first.
    std::optional<Found> best;
    const auto done = [&best](std::optional<Found> found) {
        if (found && (!best || found->complete))
            best = std::move(found);
        return best && best->complete;
    };
    const bool several = nextSentence(text, 0) != std::string_view::npos;
    if (done(findTemplate(text, context, false)) || done(findSentences(text, context, true)) ||
        (several && done(findTemplate(text, context, true))) || done(findAfterColon(text, context)) ||
        (!best && done(findSentences(text, context, false))) || done(findInParentheses(text, context)))
        return best;
    done(findList(text, context));
    return best;
}

std::optional<QString> CoreTextMatcher::find(std::string_view english) const
{
    if (auto found = find(english, Context{}))
        return std::move(found->text);
    return {};
}

QString coreText(const std::string& english)
{
    // Any text of the table tells whether a translation is there, and which.
    static constexpr const char* probe = "Run the study";
    const QString translated = QCoreApplication::translate("deltarank::core", probe);
    if (english.empty() || translated == QLatin1String(probe))
        return text(english);

    struct Known
    {
        CoreTextMatcher matcher{coreTextTable(), [](const char* source) {
                                    return QCoreApplication::translate("deltarank::core", source);
                                }};
        QMutex mutex;
        QString language;
        std::unordered_map<std::string, QString> shown;
    };
    static Known known;
    const QMutexLocker lock(&known.mutex);
    if (known.language != translated || known.shown.size() > mostRemembered) {
        known.language = translated;
        known.shown.clear();
    }
    const auto before = known.shown.find(english);
    if (before != known.shown.end())
        return before->second;
    return known.shown.emplace(english, known.matcher.find(english).value_or(text(english))).first->second;
}

QString coreText(const base::Error& error)
{
    const QString message = coreText(error.message);
    return error.hint.empty() ? message : message + ' ' + coreText(error.hint);
}

QString errorLine(const base::Error& error)
{
    return error.where.empty() ? coreText(error) : text(error.where) + QStringLiteral(": ") + coreText(error);
}

QString axisText(const analysis::Axis& axis)
{
    const QString label = coreText(axis.label);
    return axis.unit.empty() ? label : QStringLiteral("%1 (%2)").arg(label, coreText(axis.unit));
}

} // namespace deltarank::ui
