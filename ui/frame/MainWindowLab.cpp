#include "base/Files.h"
#include "lab/StudyQuantities.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/LabPanel.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/MessageBar.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/ResultsPage.h"
#include "ui/work/FigureSource.h"
#include "ui/work/Jobs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>

/// The window's part in teaching: what a lab can see, and what leaves it.
namespace deltarank::ui {

lab::Quantities MainWindow::quantities() const
{
    lab::Quantities all;
    if (const FigureSource* source = m_results->source())
        all = lab::quantitiesOf(source->table(), m_results->controls()->settings());
    const char* pages[] = {"start", "study", "runs", "results", "adapters"};
    all["page"] = std::string(pages[static_cast<int>(place())]);
    all["selected"] = static_cast<double>(m_results->selectedRuns().size());
    return all;
}

void MainWindow::showLab()
{
    if (m_lab->isVisible()) {
        m_lab->hide();
        return;
    }
    m_lab->show();
    m_lab->listLabs();
    m_lab->lookNow();
}

base::Status MainWindow::writeLabReport(const QString& path)
{
    std::vector<analysis::Figure> figures;
    const FigureGrid* grid = m_results->grid();
    for (int i = 0; i < grid->count(); ++i)
        if (grid->maximised() < 0 || grid->maximised() == i)
            figures.push_back(grid->card(i)->view()->figure());
    const auto html = lab::labReportHtml(m_lab->record(), figures);
    if (!html)
        return base::fail(html.error());
    return base::writeFileAtomically(path.toStdString(), *html);
}

void MainWindow::askLabReport()
{
    const QString student = m_lab->student()->text().trimmed();
    if (student.isEmpty()) {
        m_messages->show(MessageBar::Level::Warning,
                         tr("Give your name first: the report carries it.").toHtmlEscaped());
        m_lab->student()->setFocus();
        return;
    }
    QString name = student;
    name.replace('/', '-');
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Write the report"),
        QStringLiteral("%1/%2-%3.html").arg(m_settings->lastFolder(), text(m_lab->lab().id), name),
        tr("Pages (*.html)"));
    if (path.isEmpty())
        return;
    m_settings->setLastFolder(QFileInfo(path).absolutePath());
    if (const base::Status done = writeLabReport(path); !done)
        m_messages->show(done.error());
    else
        m_messages->show(MessageBar::Level::Info,
                         tr("The report was written to %1.").arg(path).toHtmlEscaped());
}

void MainWindow::askGather()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with reports and studies"),
                                                             m_settings->lastFolder());
    if (folder.isEmpty())
        return;
    const QString csv = QFileDialog::getSaveFileName(this, tr("Write the table"), folder + "/class.csv",
                                                     tr("Tables (*.csv)"));
    if (!csv.isEmpty())
        gather(folder, csv);
}

void MainWindow::gather(const QString& folder, const QString& csv)
{
    sayIfRefused(m_jobs->start(
        Jobs::Kind::Gather, tr("Reading %1").arg(QFileInfo(folder).fileName()), this,
        [folder, csv](const base::StopToken& stop,
                      const base::ProgressSink& progress) -> base::Result<lab::Gathered> {
            study::ReaderClient reader;
            auto gathered = lab::gather(folder.toStdString(), reader, stop, progress);
            if (gathered)
                if (auto written =
                        base::writeFileAtomically(csv.toStdString(), analysis::toCsv(gathered->table));
                    !written)
                    return base::fail(std::move(written).error());
            return gathered;
        },
        [this, csv](const base::Result<lab::Gathered>& gathered) {
            if (!gathered) {
                m_messages->show(gathered.error());
                return;
            }
            QString told =
                tr("%n row(s) were written to %1.", nullptr, static_cast<int>(gathered->table.rows.size()))
                    .arg(csv)
                    .toHtmlEscaped();
            for (std::size_t i = 0; i < gathered->unread.size() && i < 5; ++i)
                told += QStringLiteral("<br>") +
                        tr("Left out: %1").arg(coreText(gathered->unread[i])).toHtmlEscaped();
            m_messages->show(gathered->unread.empty() ? MessageBar::Level::Info : MessageBar::Level::Warning,
                             told);
        }));
}

} // namespace deltarank::ui
