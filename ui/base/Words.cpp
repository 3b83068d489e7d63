#include "ui/base/Words.h"

#include "ui/base/CoreTexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace deltarank::ui {

namespace {
constexpr char16_t minus = u'\u2212';
} // namespace

QString tr(const char* source)
{
    return QCoreApplication::translate("deltarank::ui", source);
}

QString duration(double seconds)
{
    if (!(seconds >= 0) || seconds > 1e9)
        return {};
    if (seconds < 59.5)
        return tr("%1 s").arg(std::max(1, static_cast<int>(std::lround(seconds))));
    const auto minutes = static_cast<int>(std::lround(seconds / 60));
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes % 60 == 0 || minutes >= 10 * 60)
        return tr("%1 h").arg((minutes + 30) / 60);
    return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString timeLeft(double seconds)
{
    if (!(seconds >= 0) || seconds > 1e9)
        return {};
    return seconds < 45 ? tr("less than a minute left") : tr("%1 left").arg(duration(seconds));
}

QString fileSize(double bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString number(double value, int digits, Zeros zeros)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    value += 0.0; // no sign before a zero
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e7))
        return QString::number(value, 'e', std::max(0, digits - 2)).replace('-', minus);
    const int before = size < 1 ? 0 : static_cast<int>(std::floor(std::log10(size))) + 1;
    const int after = size < 1 && size > 0 ? digits - 1 - static_cast<int>(std::floor(std::log10(size)))
                                           : std::max(0, digits - before);
    QString text = QString::number(value, 'f', after);
    if (zeros == Zeros::Drop && text.contains('.')) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith('.'))
            text.chop(1);
    }
    return text.replace('-', minus);
}

QString withHyphens(QString shown)
{
    static const QRegularExpression sign(QStringLiteral("\u2212(?=\\d)"));
    return shown.replace(sign, QStringLiteral("-"));
}

QString count(std::int64_t number)
{
    const QString english = QLocale(QLocale::English).toString(static_cast<qlonglong>(number));
    const auto language = QLocale().language();
    const bool commas = language == QLocale::English || language == QLocale::C;
    return commas ? english : QString(english).replace(',', QChar(0x202F));
}

QString percent(double share)
{
    const double tenths = std::round(share * 1000);
    return tr("%1%").arg(QString::number(tenths / 10, 'f', std::fmod(tenths, 10) == 0 ? 0 : 1));
}

QString percentSuffix()
{
    return tr("%1%").arg(QString());
}

QString shortId(const QString& id)
{
    constexpr qsizetype shown = 10;
    const bool fingerprint = std::all_of(
        id.begin(), id.end(), [](QChar c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return fingerprint ? id.left(shown) : id;
}

QString sentence(const base::Error& error)
{
    QString all = coreText(error.message).toHtmlEscaped();
    if (!error.hint.empty())
        all += ' ' + coreText(error.hint).toHtmlEscaped();
    if (!error.where.empty())
        all += QStringLiteral("<br><small>%1</small>").arg(text(error.where).toHtmlEscaped());
    return all;
}

QString kindName(const std::string& kind)
{
    if (kind == "feed_forward_in")
        return tr("feed-forward in");
    if (kind == "feed_forward_out")
        return tr("feed-forward out");
    return coreText(text(kind).replace('_', ' ').toStdString());
}

} // namespace deltarank::ui
