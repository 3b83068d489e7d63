#include "base/Files.h"
#include "ui/base/Words.h"
#include "ui/pages/HeatMap.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

/// A heat map as a file.
namespace deltarank::ui {

namespace {

constexpr int printScale = 3;   ///< pixels of a PNG for each of the screen's
constexpr int dotsPerInch = 96; ///< of the widget's coordinates on paper

QString quoted(QString cell)
{
    cell.replace('\n', "; ");
    if (cell.contains(',') || cell.contains('"'))
        cell = '"' + cell.replace('"', "\"\"") + '"';
    return cell;
}

} // namespace

QString HeatMap::csv() const
{
    QString all = QStringLiteral("row,column,value,text\r\n");
    for (const Cell& cell : m_data.cells)
        all += quoted(m_data.rows.value(cell.row)) + ',' + quoted(m_data.columns.value(cell.column)) + ',' +
               (cell.value ? QString::number(*cell.value, 'g', 17) : QString()) + ',' + quoted(cell.tip) +
               "\r\n";
    return all;
}

base::Status HeatMap::write(const QString& format, const QString& path) const
{
    QByteArray bytes;
    if (format == "csv") {
        bytes = csv().toUtf8();
    } else if (format == "png") {
        QImage image(size() * printScale, QImage::Format_ARGB32);
        image.setDevicePixelRatio(printScale);
        image.fill(m_theme.tokens().panel);
        {
            QPainter painter(&image);
            paint(painter);
        }
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
            return base::fail(base::ErrorCode::Io, tr("The picture could not be made.").toStdString(),
                              path.toStdString());
    } else {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (format == "svg") {
            QSvgGenerator svg;
            svg.setOutputDevice(&buffer);
            svg.setSize(size());
            svg.setViewBox(rect());
            svg.setTitle(accessibleName());
            QPainter painter(&svg);
            painter.fillRect(rect(), m_theme.tokens().panel);
            paint(painter);
        } else {
            QPdfWriter pdf(&buffer);
            pdf.setResolution(dotsPerInch);
            pdf.setTitle(accessibleName());
            pdf.setPageMargins({});
            pdf.setPageSize(
                QPageSize(QSizeF(size()) * 72.0 / dotsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
            QPainter painter(&pdf);
            painter.fillRect(rect(), m_theme.tokens().panel);
            paint(painter);
        }
    }
    return base::writeFileAtomically(path.toStdString(), bytes.toStdString());
}

} // namespace deltarank::ui
