#pragma once

#include "base/Result.h"

#include <QString>
#include <cstdint>

namespace deltarank::ui {

/// A text of a function that belongs to no class, in the user's language.
QString tr(const char* source);
/// "6 min left", "less than a minute left"; empty for a negative number.
QString timeLeft(double seconds);
/// "40 s", "6 min", "1 h 20 min".
QString duration(double seconds);
/// "812 KB", "1.6 GB".
QString fileSize(double bytes);
/// Whether "3.900" keeps its zeros: in a column of measures it does, so that they can be compared at a
/// glance.
enum class Zeros { Drop, Keep };
/// A number for tables and hover cards: at most `digits` significant digits, no exponent for sizes people
/// read, a minus sign and no hyphen.
QString number(double value, int digits = 4, Zeros zeros = Zeros::Drop);
/// The same text for other programs, which know the hyphen only.
QString withHyphens(QString shown);
/// "20,580" in English, elsewhere with thin spaces: the point and the comma of other languages would be read
/// as decimals beside the numbers of figures and files.
QString count(std::int64_t number);
/// "95%" or "99.5%": as many decimals as it needs, at most one.
QString percent(double share);
/// What follows the number in a field of percent.
QString percentSuffix();
/// A run's id as a name: the beginning of a fingerprint, and whole where a person chose it.
QString shortId(const QString& id);
/// What happened, and what to do, as rich text; `where` as a quiet second line.
QString sentence(const base::Error& error);
/// The user's name for a matrix kind: "query", "attention output".
QString kindName(const std::string& kind);

inline QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace deltarank::ui
