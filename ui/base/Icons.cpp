#include "ui/base/Icons.h"

#include "ui/base/Theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <stdexcept>

namespace deltarank::ui {

namespace {

QByteArray source(const QString& name)
{
    QFile file(QStringLiteral(":/deltarank/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        throw std::logic_error("There is no icon named " + name.toStdString() + ".");
    return file.readAll();
}

QColor colourOf(const Tokens& tokens, Icons::Tint tint)
{
    switch (tint) {
    case Icons::Tint::Quiet:
        return tokens.quietText;
    case Icons::Tint::Accent:
        return tokens.accent;
    case Icons::Tint::OnAccent:
        return tokens.onAccent;
    case Icons::Tint::Good:
        return tokens.good;
    case Icons::Tint::Warn:
        return tokens.warn;
    case Icons::Tint::Bad:
        return tokens.bad;
    case Icons::Tint::Text:
        break;
    }
    return tokens.text;
}

QPixmap draw(const QByteArray& svg, const QColor& colour, const QSize& pixels)
{
    QByteArray tinted = svg;
    tinted.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(tinted);
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = std::min(pixels.width(), pixels.height());
    renderer.render(&painter, QRectF((pixels.width() - side) / 2, (pixels.height() - side) / 2, side, side));
    return pixmap;
}

/// Asks the theme for its colour whenever it paints, so that icons follow a change of theme.
class TintedEngine : public QIconEngine
{
public:
    TintedEngine(const Theme& theme, QByteArray svg, Icons::Tint tint)
        : m_theme(theme), m_svg(std::move(svg)), m_tint(tint)
    {}
    QIconEngine* clone() const override { return new TintedEngine(m_theme, m_svg, m_tint); }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        const Tokens& tokens = m_theme.tokens();
        QColor colour = colourOf(tokens, m_tint);
        if (mode == QIcon::Disabled)
            colour = mixed(tokens.quietText, tokens.window, 0.55);
        const QString key =
            QStringLiteral("%1x%2 %3").arg(size.width()).arg(size.height()).arg(colour.name());
        if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
            return *found;
        return *m_cache.insert(key, draw(m_svg, colour, size));
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal ratio) override
    {
        QPixmap drawn = pixmap(size, mode, state);
        drawn.setDevicePixelRatio(ratio);
        return drawn;
    }

private:
    const Theme& m_theme;
    QByteArray m_svg;
    Icons::Tint m_tint;
    QHash<QString, QPixmap> m_cache;
};

} // namespace

QIcon Icons::icon(const QString& name, Tint tint) const
{
    return QIcon(new TintedEngine(m_theme, source(name), tint));
}

QPixmap Icons::pixmap(const QString& name, int size, Tint tint, qreal pixelRatio) const
{
    QPixmap drawn = draw(source(name), colourOf(m_theme.tokens(), tint), QSize(size, size) * pixelRatio);
    drawn.setDevicePixelRatio(pixelRatio);
    return drawn;
}

QIcon Icons::application()
{
    QIcon icon;
    const QByteArray svg = source(QStringLiteral("deltarank"));
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(draw(svg, Qt::black, QSize(size, size)));
    return icon;
}

} // namespace deltarank::ui
