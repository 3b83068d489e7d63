#include "ui/frame/MainWindow.h"
#include "ui/frame/MessageBar.h"
#include "ui/frame/StatusStrip.h"
#include "ui/work/Jobs.h"
#include "ui/work/PackStudy.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

/// The window's part in work that writes files: what is told of it, and what closing does to it.
namespace deltarank::ui {

void MainWindow::connectJobs()
{
    const auto show = [this] {
        const QList<Jobs::Job> jobs = m_jobs->all();
        m_status->setJobs(jobs);
        m_actions->action("jobs.stop")->setEnabled(!jobs.isEmpty() && !jobs.front().stopping);
        if (jobs.isEmpty() && m_closeWhenDone)
            // The last result is handed on after this, and may be that it failed.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (m_closeWhenDone && m_jobs->isEmpty())
                        close();
                    m_closeWhenDone = false;
                },
                Qt::QueuedConnection);
    };
    connect(m_jobs.get(), &Jobs::changed, this, show);
    connect(m_jobs.get(), &Jobs::ended, this, [this](const QString& name, bool ok, bool stopped) {
        if (!ok)
            m_closeWhenDone = false; // why it failed must be read
        if (stopped)
            m_messages->show(MessageBar::Level::Info, tr("Stopped: %1.").arg(name).toHtmlEscaped());
    });
    show();
}

void MainWindow::stopJob()
{
    if (!m_jobs->isEmpty())
        m_jobs->stop(m_jobs->all().front().id);
}

void MainWindow::sayIfRefused(const base::Status& begun)
{
    if (!begun)
        m_messages->show(begun.error());
}

/// Jobs end when the window is gone, so whoever closes it decides about them.
bool MainWindow::mayCloseDespiteJobs()
{
    if (m_jobs->isEmpty())
        return true;
    QStringList names;
    for (const Jobs::Job& job : m_jobs->all())
        names << job.name;
    QMessageBox box(
        QMessageBox::Question, tr("Work is not finished"),
        tr("Still at work: %1. Closed now, the window stops it, and what is half written is lost.")
            .arg(names.join(QStringLiteral(", "))),
        QMessageBox::NoButton, this);
    QPushButton* wait = box.addButton(tr("Close when done"), QMessageBox::AcceptRole);
    QPushButton* stop = box.addButton(tr("Stop and close"), QMessageBox::DestructiveRole);
    QPushButton* stay = box.addButton(tr("Keep the window open"), QMessageBox::RejectRole);
    wait->setObjectName("closeWhenDone");
    stop->setObjectName("stopAndClose");
    stay->setObjectName("stay");
    box.setDefaultButton(wait);
    box.setEscapeButton(stay);
    box.exec();
    if (box.clickedButton() == stop || m_jobs->isEmpty()) // done while it was asked
        return box.clickedButton() != stay;
    m_closeWhenDone = box.clickedButton() == wait;
    return false;
}

void MainWindow::unpack(const QString& file, const QString& folder)
{
    sayIfRefused(m_jobs->start(
        Jobs::Kind::Unpack, tr("Unpacking %1").arg(QFileInfo(file).fileName()), this,
        [file, folder](const base::StopToken& stop, const base::ProgressSink& progress) {
            return unpackStudyFile(file, folder, stop, progress);
        },
        [this](base::Result<QString> study) {
            if (!study)
                m_messages->show(study.error());
            else
                m_workspace->open(*study);
        }));
}

} // namespace deltarank::ui
