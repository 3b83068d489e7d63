#include "ui/base/Theme.h"

#include "plot/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace deltarank::ui {

double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double v) {
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor readableOn(const QColor& ground)
{
    const QColor dark("#1E1F21");
    const QColor light("#FFFFFF");
    return contrast(dark, ground) >= contrast(light, ground) ? dark : light;
}

QColor mixed(const QColor& front, const QColor& back, double share)
{
    const auto part = [share](int f, int b) { return static_cast<int>(f * share + b * (1 - share) + 0.5); };
    return {part(front.red(), back.red()), part(front.green(), back.green()),
            part(front.blue(), back.blue())};
}

namespace {

// A colour that our palette leaves to the desktop's theme. Qt completes a palette that an application sets
// with the theme's own colours, and tells of a change of theme only where that changes the palette: with
// every colour ours it never would. No table of ours alternates, let alone a disabled one, so nothing is
// drawn in it.
constexpr QPalette::ColorGroup desktopGroup = QPalette::Disabled;
constexpr QPalette::ColorRole desktopRole = QPalette::AlternateBase;

} // namespace

Theme::Theme(QObject* parent) : QObject(parent)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    m_dark = systemIsDark();
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::followSystem);
#endif
    apply();
}

bool Theme::systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const auto scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return QGuiApplication::palette().color(desktopGroup, desktopRole).lightness() < 128;
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    m_dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && systemIsDark());
    apply();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && !m_applying) {
        if (event->type() == QEvent::ApplicationPaletteChange)
            followSystem();
        else if (event->type() == QEvent::ApplicationStateChange &&
                 QGuiApplication::applicationState() == Qt::ApplicationActive)
            // Up to Qt 6.4 some desktops change without a word to the program. The same palette again costs
            // nothing where the theme's colours are what they were, and is an event where they are not.
            QApplication::setPalette(palette(m_tokens));
    }
    return QObject::eventFilter(watched, event);
}

void Theme::followSystem()
{
    if (m_mode == ThemeMode::System && systemIsDark() != m_dark)
        setMode(ThemeMode::System);
}

void Theme::apply()
{
    m_applying = true;
    m_tokens = tokens(m_dark);
    QApplication::setPalette(palette(m_tokens));
    qApp->setStyleSheet(styleSheet(m_tokens));
    QToolTip::setPalette(palette(m_tokens));
    m_applying = false;
    Q_EMIT changed();
}

Tokens Theme::tokens(bool dark)
{
    Tokens t;
    if (dark) {
        t.window = "#1B1C1E";
        t.panel = "#232427";
        t.line = "#3A3B3F";
        t.text = "#E8E8E6";
        t.quietText = "#9A9B9E";
        t.accent = "#6CB2EB";
        t.onAccent = "#10202C";
        t.good = "#6FCF97";
        t.warn = "#F0B45A";
        t.bad = "#F2857C";
    } else {
        t.window = "#FAFAF8";
        t.panel = "#FFFFFF";
        t.line = "#DDDDD8";
        t.text = "#1E1F21";
        t.quietText = "#6A6B6E";
        t.accent = "#0B5FA5";
        t.onAccent = "#FFFFFF";
        t.good = "#2E7D4F";
        t.warn = "#B26A00";
        t.bad = "#B3261E";
    }
    return t;
}

QColor Theme::colour(analysis::ColourRole role, bool dark)
{
    const plot::Colour colour = (dark ? plot::darkTheme : plot::lightTheme).colour(role);
    return {colour.red, colour.green, colour.blue};
}

QPalette Theme::palette(const Tokens& t)
{
    QPalette p;
    const QColor disabled = mixed(t.quietText, t.window, 0.6);
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.panel);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) // the third is the desktop's, see above
        p.setColor(group, QPalette::AlternateBase, mixed(t.line, t.panel, 0.25));
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.quietText);
    p.setColor(QPalette::Button, t.panel);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::ToolTipBase, t.panel);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Light, t.panel);
    p.setColor(QPalette::Midlight, mixed(t.line, t.panel, 0.5));
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, mixed(t.quietText, t.line, 0.4));
    p.setColor(QPalette::Shadow, QColor(0, 0, 0));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    return p;
}

QString Theme::styleSheet(const Tokens& t)
{
    QFile file(QStringLiteral(":/deltarank/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const bool dark = t.window.lightness() < 128;
    const std::pair<const char*, QColor> words[] = {
        {"@window", t.window},
        {"@panel", t.panel},
        {"@line", t.line},
        {"@text", t.text},
        {"@quiet", t.quietText},
        {"@accent", t.accent},
        {"@onAccent", t.onAccent},
        {"@good", t.good},
        {"@warn", t.warn},
        {"@bad", t.bad},
        {"@hover", mixed(t.text, t.window, dark ? 0.09 : 0.06)},
        {"@pressed", mixed(t.text, t.window, dark ? 0.16 : 0.12)},
        {"@tint", mixed(t.accent, t.panel, dark ? 0.20 : 0.10)},
        {"@accentHover", mixed(t.text, t.accent, 0.12)},
        {"@warnTint", mixed(t.warn, t.panel, 0.12)},
        {"@badTint", mixed(t.bad, t.panel, 0.12)},
        {"@disabled", mixed(t.quietText, t.window, 0.6)},
        {"@handle", mixed(t.quietText, t.window, 0.45)},
    };
    // Longer words first: "@accentHover" must not be read as "@accent".
    std::vector<std::pair<QString, QString>> ordered;
    for (const auto& [word, colour] : words)
        ordered.emplace_back(QLatin1String(word), colour.name());
    std::sort(ordered.begin(), ordered.end(),
              [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [word, colour] : ordered)
        sheet.replace(word, colour);
    return sheet;
}

} // namespace deltarank::ui
