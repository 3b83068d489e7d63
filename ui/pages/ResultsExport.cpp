#include "base/Files.h"
#include "plot/ComparisonReport.h"
#include "plot/Report.h"
#include "ui/base/Words.h"
#include "ui/pages/ExportFigureDialog.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/ResultsPage.h"
#include "ui/work/FigureSource.h"
#include "ui/work/Jobs.h"
#include "ui/work/ReportPdf.h"
#include "ui/work/Workspace.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <numeric>

/// What leaves the results page: figures, tables, whole reports.
namespace deltarank::ui {

QString ResultsPage::fitsText(const QString& style) const
{
    const TextTableModel::Table& table = m_fits->table();
    QString all;
    const auto line = [&all](const QStringList& cells, const QString& open, const QString& between,
                             const QString& end) { all += open + cells.join(between) + end + '\n'; };
    if (style == "markdown") {
        line(table.header, "| ", " | ", " |");
        all += QStringLiteral("|---|---:|---:|---:|---:|\n");
        for (const QStringList& row : table.rows)
            line(row, "| ", " | ", " |");
    } else if (style == "latex") {
        all += QStringLiteral("\\begin{tabular}{lrrrr}\n");
        QStringList header = table.header;
        line(header.replaceInStrings("R²", "$R^2$"), {}, " & ", " \\\\ \\hline");
        for (QStringList row : table.rows)
            line(row.replaceInStrings("&", "\\&")
                     .replaceInStrings("%", "\\%")
                     .replaceInStrings("_", "\\_")
                     .replaceInStrings("<", "$<$"),
                 {}, " & ", " \\\\");
        all += QStringLiteral("\\end{tabular}\n");
    } else {
        QList<int> rows(m_fits->rowCount());
        std::iota(rows.begin(), rows.end(), 0);
        all = tabSeparated(*m_fits, rows);
    }
    return withHyphens(all);
}

void ResultsPage::copyFits(const QString& style) const
{
    QGuiApplication::clipboard()->setText(fitsText(style));
}

void ResultsPage::askTableFile()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the table"), context().settings.lastFolder() + "/lines.tex",
        tr("LaTeX (*.tex);;Markdown (*.md);;Tab-separated text (*.tsv)"));
    if (path.isEmpty())
        return;
    context().settings.setLastFolder(QFileInfo(path).absolutePath());
    const QString ending = QFileInfo(path).suffix();
    const QString style = ending == "tex" ? "latex" : ending == "md" ? "markdown" : "text";
    if (const base::Status done =
            base::writeFileAtomically(path.toStdString(), fitsText(style).toStdString());
        !done)
        Q_EMIT failed(done.error());
    else
        Q_EMIT told(tr("The table was written to %1.").arg(path));
}

void ResultsPage::askExportOf(const analysis::Figure& figure, const QString& format)
{
    if (figure.empty)
        return;
    plot::RenderOptions options;
    if (format != "csv") {
        ExportFigureDialog dialog(context(), figure, format, this);
        if (dialog.exec() != QDialog::Accepted)
            return;
        options = dialog.options();
    }
    const QString suggestion =
        QStringLiteral("%1/%2.%3").arg(context().settings.lastFolder(), text(figure.id), format);
    QString path = QFileDialog::getSaveFileName(this, tr("Export the figure"), suggestion,
                                                QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += '.' + format;
    context().settings.setLastFolder(QFileInfo(path).absolutePath());
    if (const base::Status done = exportFigure(figure, format, path, options); !done)
        Q_EMIT failed(done.error());
    else
        Q_EMIT told(tr("The figure was written to %1.").arg(path));
}

base::Status ResultsPage::exportFigure(const analysis::Figure& figure, const QString& format,
                                       const QString& path, const plot::RenderOptions& options) const
{
    std::map<std::string, std::string> provenance;
    for (const StudyDocument* study : studiesToShow()) {
        const analysis::StudyResults& results = study->results();
        // Side by side, a figure says which study it is of.
        if (!figure.panel.empty() && figure.panel != results.name)
            continue;
        provenance = results.provenance;
        provenance["study"] = results.name;
        provenance["dataset"] = results.dataset;
        provenance["base_model"] = results.baseModel;
        for (const auto& [name, text] : plot::describe(m_controls->settings()))
            provenance[name] = text;
        break;
    }
    return writeFigure(figure, format, path, provenance, options);
}

void ResultsPage::askReport()
{
    if (!context().workspace.current())
        return;
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Where the report goes"), context().settings.lastFolder());
    if (folder.isEmpty())
        return;
    context().settings.setLastFolder(folder);
    writeReport(folder);
}

void ResultsPage::writeReport(const QString& folder)
{
    if (!context().workspace.current())
        return;
    plot::ReportOptions options;
    options.settings = m_controls->settings();
    std::vector<std::shared_ptr<const StudyContents>> studies;
    for (const StudyDocument* study : studiesToShow())
        studies.push_back(study->contents());
    const base::Status begun = context().jobs.start(
        Jobs::Kind::Report, tr("Writing the report"), this,
        [studies, folder, options](const base::StopToken& stop, const base::ProgressSink& progress) {
            std::vector<const analysis::ResultsTable*> tables;
            for (const auto& contents : studies)
                tables.push_back(&contents->figures->table());
            auto written =
                tables.size() > 1
                    ? plot::writeComparisonReport(tables, folder.toStdString(), options, stop, progress)
                    : plot::writeReport(*tables.front(), folder.toStdString(), options, stop, progress);
            if (written)
                if (auto printed = writeReportPdf(text(written->html.string()), folder + "/report.pdf");
                    !printed)
                    written = base::fail(std::move(printed).error());
            return written;
        },
        [this](base::Result<plot::ReportSummary> written) {
            if (!written)
                Q_EMIT failed(written.error());
            else
                Q_EMIT told(tr("The report was written to %1.").arg(text(written->html.string())));
        });
    if (!begun)
        Q_EMIT failed(begun.error());
}

} // namespace deltarank::ui
