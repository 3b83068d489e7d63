#pragma once

#include "analysis/Figure.h"
#include "base/Result.h"

#include <QString>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::ui {

/// The sentences, names and labels of core in English, with %1, %2 … where core puts names and numbers.
std::span<const char* const> coreTextTable();
/// Its parts, which lie in files of their own.
std::span<const char* const> coreTextsOfData();
std::span<const char* const> coreTextsOfRuns();

/// A text of core in the user's language; as it is where the table does not know it, and in English.
QString coreText(const std::string& english);
/// What happened and what to do, as plain text in one paragraph.
QString coreText(const base::Error& error);
/// The same after the file or field it is about, for lists and logs.
QString errorLine(const base::Error& error);
/// "intrinsic rank at 95% energy (singular values)".
QString axisText(const analysis::Axis& axis);

/// Finds the template that a finished sentence was made from, and puts its names and numbers into the
/// translation. Parts that are texts of core themselves, lists of them and several sentences in a row are
/// translated piece by piece. Of the templates that fit, one that leaves nothing in English wins, then one
/// that ends the sentence where the text does, then the one with most letters of its own.
class CoreTextMatcher
{
public:
    using Translate = std::function<QString(const char*)>;
    CoreTextMatcher(std::span<const char* const> table, Translate translate);

    /// Nothing where no part of the text is known.
    std::optional<QString> find(std::string_view english) const;

private:
    struct Template
    {
        const char* source = nullptr;
        std::vector<std::string> pieces; ///< between the places; one more than there are places
        std::vector<int> places;         ///< the number of each place
        std::size_t size = 0;            ///< of all pieces
        bool vague = false;              ///< fits nearly everything: its parts must be known
    };
    struct Context
    {
        int depth = 0;
        bool quoted = false; ///< a name of the user's, as a whole
    };
    struct Found
    {
        QString text;
        bool complete = true; ///< nothing that could have a translation stayed in English
    };
    using Parts = std::vector<std::string_view>;

    static std::optional<Parts> match(const Template& one, std::string_view text);
    std::optional<Found> find(std::string_view text, Context context) const;
    std::optional<Found> findTemplate(std::string_view text, Context context, bool severalSentences) const;
    std::optional<Found> findInParentheses(std::string_view text, Context context) const;
    std::optional<Found> findAfterColon(std::string_view text, Context context) const;
    std::optional<Found> findList(std::string_view text, Context context) const;
    std::optional<Found> findSentences(std::string_view text, Context context, bool all) const;

    Translate m_translate;
    std::map<std::string, const char*, std::less<>> m_whole; ///< texts without places
    std::vector<Template> m_templates;                       ///< those with most letters of their own first
    std::vector<std::vector<std::size_t>> m_byFirst;         ///< the candidates for a first byte
};

} // namespace deltarank::ui
