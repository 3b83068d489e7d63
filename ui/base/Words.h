#pragma once

#include "base/Result.h"

#include <QString>

namespace deltarank::ui {

/// A text of a function that belongs to no class, in the user's language.
QString tr(const char* source);
/// "6 min left", "less than a minute left"; empty for a negative number.
QString timeLeft(double seconds);
/// "40 s", "6 min", "1 h 20 min".
QString duration(double seconds);
/// "812 KB", "1.6 GB".
QString fileSize(double bytes);
/// A number for tables and hover cards: at most `digits` significant digits, no exponent for sizes people
/// read.
QString number(double value, int digits = 4);
/// The same with the minus sign that the axes of figures have; not for what other programs read.
QString figureNumber(double value, int digits = 4);
/// "95%" or "99.5%": as many decimals as it needs, at most one.
QString percent(double share);
/// What happened, and what to do, as rich text; `where` as a quiet second line.
QString sentence(const base::Error& error);
/// The user's name for a matrix kind: "query", "attention output".
QString kindName(const std::string& kind);

inline QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace deltarank::ui
