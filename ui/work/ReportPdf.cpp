#include "ui/work/ReportPdf.h"

#include <QAbstractTextDocumentLayout>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QTextObjectInterface>

namespace deltarank::ui {

namespace {

constexpr double figureShare = 0.49; ///< of the page's width: two figures side by side
constexpr int resolution = 300;      ///< units an inch; drawings and text do not depend on it

/// Draws the images of a page from their SVG, whatever the size.
class FigureHandler : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    FigureHandler(const QList<QByteArray>& drawings, double pageWidth) : m_pageWidth(pageWidth)
    {
        for (const QByteArray& drawing : drawings)
            m_figures.push_back(std::make_unique<QSvgRenderer>(drawing));
    }

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat& format) override
    {
        QSvgRenderer* figure = figureOf(format);
        if (!figure || figure->defaultSize().isEmpty())
            return {};
        const QSizeF size = figure->defaultSize();
        // A grid of figures takes the whole width.
        const double width =
            m_pageWidth * (format.property(QTextFormat::ImageWidth).toDouble() > 0 ? 1 : figureShare);
        return {width, width * size.height() / size.width()};
    }
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                    const QTextFormat& format) override
    {
        if (QSvgRenderer* figure = figureOf(format))
            figure->render(painter, rect);
    }

private:
    QSvgRenderer* figureOf(const QTextFormat& format) const
    {
        const auto index = static_cast<std::size_t>(format.property(QTextFormat::ImageName).toInt());
        return index < m_figures.size() ? m_figures[index].get() : nullptr;
    }

    double m_pageWidth;
    std::vector<std::unique_ptr<QSvgRenderer>> m_figures;
};

constexpr const char* printed = R"(<style>
body { font-family: "DejaVu Sans", sans-serif; font-size: 8pt; color: #1E1F21; }
h1 { font-size: 15pt; } h2 { font-size: 11pt; margin-top: 18px; }
figcaption { font-size: 7pt; color: #6A6B6E; } .note { color: #6A6B6E; }
table { font-size: 6.5pt; } th, td { padding: 1px 5px; } .n { text-align: right; }
dt { color: #6A6B6E; } </style>)";

} // namespace

base::Status writeReportPdf(const QString& html, const QString& pdf)
{
    QFile source(html);
    if (!source.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::Io, "The report cannot be read.", html.toStdString());
    QString page = QString::fromUtf8(source.readAll());
    static const QRegularExpression style("<style>.*?</style>",
                                          QRegularExpression::DotMatchesEverythingOption);
    page.replace(style, QString::fromLatin1(printed));
    // The figures leave the text and are drawn by the handler.
    static const QRegularExpression image(
        "<figure( class=\"wide\")?><img alt=\"[^\"]*\" src=\"data:image/svg\\+xml;base64,([^\"]*)\">");
    QList<QByteArray> drawings;
    QString text;
    qsizetype from = 0;
    for (auto matches = image.globalMatch(page); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        text += page.mid(from, match.capturedStart() - from);
        text += QStringLiteral("<p><img src=\"%1\"%2></p><p>")
                    .arg(drawings.size())
                    .arg(match.captured(1).isEmpty() ? QString() : QStringLiteral(" width=\"1\""));
        drawings << QByteArray::fromBase64(match.captured(2).toLatin1());
        from = match.capturedEnd();
    }
    text += page.mid(from);

    QSaveFile target(pdf);
    if (!target.open(QIODevice::WriteOnly))
        return base::fail(base::ErrorCode::Io,
                          "The file cannot be written: " + target.errorString().toStdString() + ".",
                          pdf.toStdString(), "Choose a folder you may write to.");
    {
        QPdfWriter writer(&target);
        writer.setResolution(resolution);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
        writer.setTitle(QFileInfo(html).absoluteDir().dirName());
        writer.setCreator(QStringLiteral("DeltaRank " DELTARANK_VERSION));
        const QSizeF size(writer.width(), writer.height());
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        FigureHandler handler(drawings, size.width());
        document.documentLayout()->registerHandler(QTextFormat::ImageObject, &handler);
        document.setDocumentMargin(0);
        document.setHtml(text);
        document.setPageSize(size);
        QPainter painter(&writer);
        const int pages = document.pageCount();
        for (int i = 0; i < pages; ++i) {
            if (i > 0)
                writer.newPage();
            painter.save();
            painter.translate(0, -i * size.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.clip = QRectF(0, i * size.height(), size.width(), size.height());
            context.palette.setColor(QPalette::Text, Qt::black);
            painter.setClipRect(context.clip);
            document.documentLayout()->draw(&painter, context);
            painter.restore();
        }
    }
    if (!target.commit())
        return base::fail(base::ErrorCode::Io,
                          "The file cannot be written: " + target.errorString().toStdString() + ".",
                          pdf.toStdString(), "Check the free space.");
    return {};
}

} // namespace deltarank::ui

#include "ReportPdf.moc"
