#include "ui/figure/WrappedName.h"

#include <QStringList>
#include <algorithm>
#include <limits>
#include <tuple>

namespace deltarank::ui {

namespace {

constexpr int mostLines = 3;

bool isBreak(QChar c)
{
    return c.isSpace() && c != QChar(0xA0) && c != QChar(0x2007) && c != QChar(0x202F);
}

struct Split
{
    QStringList lines;
    int unnatural = 0; ///< breaks in the middle of words that belong together
    int longest = std::numeric_limits<int>::max();

    bool isBetterThan(const Split& other) const
    {
        return std::tie(unnatural, longest) < std::tie(other.unnatural, other.longest);
    }
};

/// The best way to break into so many lines; without lines where none fits.
Split split(const QString& name, int lines, double room, const QFontMetrics& metrics)
{
    Split best;
    if (lines == 1) {
        const int width = metrics.horizontalAdvance(name);
        if (width <= room)
            best = {{name}, 0, width};
        return best;
    }
    for (qsizetype i = 1; i + 1 < name.size(); ++i) {
        if (!isBreak(name[i]))
            continue;
        const QString first = name.left(i);
        const int width = metrics.horizontalAdvance(first);
        if (width > room)
            break;
        Split rest = split(name.mid(i + 1), lines - 1, room, metrics);
        if (rest.lines.isEmpty())
            continue;
        rest.lines.prepend(first);
        rest.longest = std::max(rest.longest, width);
        rest.unnatural += name[i - 1] != ',' && name[i + 1] != '(';
        if (best.lines.isEmpty() || rest.isBetterThan(best))
            best = rest;
    }
    return best;
}

} // namespace

QString wrappedName(const QString& name, double room, const QFontMetrics& metrics)
{
    for (int lines = 1; lines <= mostLines; ++lines)
        if (const Split found = split(name, lines, room, metrics); !found.lines.isEmpty())
            return found.lines.join('\n');
    // Each line as full as it gets; what is left behind the last is cut.
    QStringList lines{QString()};
    qsizetype from = 0;
    for (qsizetype i = 0; i <= name.size(); ++i) {
        if (i < name.size() && !isBreak(name[i]))
            continue;
        const QString word = name.mid(from, i - from);
        const QString longer = lines.last().isEmpty() ? word : lines.last() + ' ' + word;
        if (lines.last().isEmpty() || lines.size() == mostLines || metrics.horizontalAdvance(longer) <= room)
            lines.last() = longer;
        else
            lines << word;
        from = i + 1;
    }
    for (QString& line : lines)
        line = metrics.elidedText(line, Qt::ElideRight, static_cast<int>(room));
    return lines.join('\n');
}

} // namespace deltarank::ui
