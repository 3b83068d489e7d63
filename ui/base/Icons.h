#pragma once

#include <QIcon>
#include <QString>

namespace deltarank::ui {

class Theme;

/// Line icons of our own, drawn in the theme's colours at any size and pixel density.
class Icons
{
public:
    enum class Tint { Text, Quiet, Accent, OnAccent, Good, Warn, Bad };

    explicit Icons(const Theme& theme) : m_theme(theme) {}
    /// `name` is that of a file in resources/icons, without its ending. @throws std::logic_error if there is
    /// none.
    QIcon icon(const QString& name, Tint tint = Tint::Text) const;
    QPixmap pixmap(const QString& name, int size, Tint tint = Tint::Text, qreal pixelRatio = 1) const;
    /// The program's own icon.
    static QIcon application();

private:
    const Theme& m_theme;
};

} // namespace deltarank::ui
