#pragma once

#include "analysis/Figure.h"

#include <QColor>
#include <QObject>
#include <QPalette>
#include <QString>

class QApplication;

namespace deltarank::ui {

/// The colours of the window, in the words of the design rather than of widgets.
struct Tokens
{
    QColor window, panel, line;
    QColor text, quietText;
    QColor accent, onAccent;
    QColor good, warn, bad;
};

enum class ThemeMode { System, Light, Dark };

/// Light or dark: follows the desktop until told otherwise. Owns the application's palette and style sheet.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    bool isDark() const { return m_dark; }
    const Tokens& tokens() const { return m_tokens; }

    /// The colour of a series, the same in every figure, table and legend.
    QColor colour(analysis::ColourRole role) const { return colour(role, m_dark); }
    static QColor colour(analysis::ColourRole role, bool dark);
    static Tokens tokens(bool dark);

    /// The desktop's own choice, whichever palette of ours is set.
    static bool systemIsDark();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    void followSystem();
    static QPalette palette(const Tokens& tokens);
    static QString styleSheet(const Tokens& tokens);

    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_applying = false;
    Tokens m_tokens;
};

/// Contrast of two colours as WCAG 2 measures it, 1 to 21.
double contrast(const QColor& a, const QColor& b);
/// Near-black or white, whichever has more contrast with a ground of this colour.
QColor readableOn(const QColor& ground);
/// `front` over `back` with the given share of `front`.
QColor mixed(const QColor& front, const QColor& back, double share);

} // namespace deltarank::ui
