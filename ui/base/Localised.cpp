#include "ui/base/Localised.h"

#include <QLocale>
#include <QStringList>

namespace deltarank::ui {

std::filesystem::path localised(const std::filesystem::path& folder, const QString& file)
{
    const std::filesystem::path name = file.toStdString();
    for (const QString& language : QLocale().uiLanguages()) {
        const QString code = language.section('-', 0, 0);
        if (code == QLatin1String("en") || code == QLatin1String("C"))
            break;
        std::error_code ec;
        if (const auto path = folder / code.toStdString() / name; std::filesystem::exists(path, ec))
            return path;
    }
    return folder / name;
}

} // namespace deltarank::ui
