#include "ui/frame/MainWindow.h"

#include "base/Files.h"
#include "study/Presets.h"
#include "ui/base/Words.h"
#include "ui/frame/HelpPanel.h"
#include "ui/frame/MessageBar.h"
#include "ui/frame/StatusStrip.h"
#include "ui/frame/Widgets.h"
#include "ui/models/SpecFields.h"
#include "ui/pages/AdaptersPage.h"
#include "ui/pages/NewStudyDialog.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/RunsPage.h"
#include "ui/pages/StartPage.h"
#include "ui/pages/StudyPage.h"
#include "ui/work/RunController.h"

#include <QButtonGroup>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltarank::ui {

MainWindow::MainWindow(std::unique_ptr<QSettings> settings)
    : m_settings(std::make_unique<Settings>(std::move(settings))), m_theme(std::make_unique<Theme>()),
      m_icons(std::make_unique<Icons>(*m_theme)), m_actions(std::make_unique<ActionRegistry>(*m_icons)),
      m_workspace(std::make_unique<Workspace>()),
      m_context(new Context{*m_theme, *m_icons, *m_settings, *m_actions, *m_workspace})
{
    setObjectName("mainWindow");
    QCoreApplication::installTranslator(&m_plurals);
    setWindowIcon(Icons::application());
    setAcceptDrops(true);
    setMinimumSize(960, 600);
    m_theme->setMode(m_settings->themeMode());
    addActions();
    m_runController = std::make_unique<RunController>(*m_context);

    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QFrame(central);
    bar->setObjectName("topBar");
    bar->setFixedHeight(48);
    layout->addWidget(bar);
    auto* messageHolder = new QWidget(central);
    auto* messageLayout = new QVBoxLayout(messageHolder);
    messageLayout->setContentsMargins(12, 8, 12, 0);
    m_messages = new MessageBar(*m_icons, messageHolder);
    messageLayout->addWidget(m_messages);
    messageHolder->setVisible(true);
    layout->addWidget(messageHolder);
    auto* body = new QSplitter(Qt::Horizontal, central);
    body->setChildrenCollapsible(false);
    m_pages = new QStackedWidget(body);
    body->addWidget(m_pages);
    m_help = new HelpPanel(*m_context, body);
    m_help->hide();
    body->addWidget(m_help);
    body->setStretchFactor(0, 1);
    body->setSizes({900, 340});
    layout->addWidget(body, 1);
    m_status = new StatusStrip(*m_context, central);
    layout->addWidget(m_status);
    setCentralWidget(central);

    buildPages();
    buildBar(bar);
    m_dropHint = new QFrame(this);
    m_dropHint->setProperty("role", "drop");
    auto* dropLayout = new QVBoxLayout(m_dropHint);
    QLabel* dropText = makeLabel(m_dropHint, tr("Drop to open"), "huge");
    dropText->setAlignment(Qt::AlignCenter);
    dropLayout->addWidget(dropText);
    m_dropHint->hide();
    connectWorkspace();
    restoreState();
    go(Place::Start);
    updateTitle();
}

MainWindow::~MainWindow()
{
    m_runController->shutDown();
    QCoreApplication::removeTranslator(&m_plurals);
}

void MainWindow::buildPages()
{
    m_start = new StartPage(*m_context, m_pages);
    m_study = new StudyPage(*m_context, m_pages);
    m_runs = new RunsPage(*m_context, *m_runController, m_pages);
    m_results = new ResultsPage(*m_context, m_pages);
    m_adapters = new AdaptersPage(*m_context, m_pages);
    for (Page* page : std::initializer_list<Page*>{m_start, m_study, m_runs, m_results, m_adapters})
        m_pages->addWidget(page);

    const auto failed = [this](const base::Error& error) { m_messages->show(error); };
    connect(m_start, &StartPage::pathChosen, m_workspace.get(), &Workspace::open);
    connect(m_start, &StartPage::presetChosen, this, &MainWindow::newStudy);
    connect(m_study, &StudyPage::failed, this, failed);
    fillStartPage();
    connect(m_results, &ResultsPage::openRunRequested, m_workspace.get(), &Workspace::open);
    connect(m_runs, &RunsPage::openRunRequested, m_workspace.get(), &Workspace::open);
    connect(m_results, &ResultsPage::runStudyRequested, this, &MainWindow::openAndRun);
    connect(m_results, &ResultsPage::failed, this, failed);
    connect(m_results, &ResultsPage::told, this,
            [this](const QString& told) { m_messages->show(MessageBar::Level::Info, told.toHtmlEscaped()); });
    connect(m_results, &ResultsPage::helpRequested, this, [this](const QString& topic) {
        m_help->showTopic(topic);
        m_help->show();
    });
    connect(m_results, &ResultsPage::suggestionClicked, this, [this](const QString& id) {
        if (id == "run-study")
            m_actions->action("runs.start")->trigger();
        else if (id == "open-study")
            openDialog();
        else
            go(Place::Study);
    });
    connect(m_runs, &RunsPage::exportRequested, m_results, &ResultsPage::askExportOf);
    connect(m_adapters, &AdaptersPage::exportRequested, m_results, &ResultsPage::askExportOf);
    connect(m_adapters, &AdaptersPage::failed, this, failed);
    connect(m_adapters, &AdaptersPage::told, this,
            [this](const QString& told) { m_messages->show(MessageBar::Level::Info, told.toHtmlEscaped()); });
    connect(m_help, &HelpPanel::closed, m_help, &QWidget::hide);
}

void MainWindow::fillStartPage()
{
    std::vector<PresetCard> cards;
    if (const auto presets = study::listPresets()) {
        for (const study::Preset& preset : *presets) {
            const auto spec = study::loadPreset(preset.name);
            PresetCard card{text(preset.name), text(preset.name), text(preset.description), {}};
            if (spec)
                card.needs = tr("%1 · %2 · %n run(s)", nullptr, runCount(*spec))
                                 .arg(fieldText(*spec, {{}, "/dataset/source"}),
                                      fieldText(*spec, {{}, "/model/path"}));
            cards.push_back(std::move(card));
        }
    } else {
        m_messages->show(presets.error());
    }
    m_start->setPresets(cards);
    if (const auto resources = base::resourceFolder()) {
        const QString sample = text((*resources / "sample.study").string());
        m_start->setSample(QFileInfo::exists(sample) ? sample : QString());
    }
}

void MainWindow::newStudy(const QString& preset)
{
    QString description;
    if (const auto presets = study::listPresets())
        for (const study::Preset& known : *presets)
            if (text(known.name) == preset)
                description = text(known.description);
    NewStudyDialog dialog(*m_context, preset, description, this);
    if (dialog.exec() == QDialog::Accepted)
        m_workspace->open(dialog.path());
}

void MainWindow::connectWorkspace()
{
    Workspace* workspace = m_workspace.get();
    connect(workspace, &Workspace::failed, this,
            [this](const base::Error& error) { m_messages->show(error); });
    connect(workspace, &Workspace::busyChanged, m_status, &StatusStrip::setIdleText);
    connect(workspace, &Workspace::opened, this,
            [this](const QString& path) { m_settings->addRecentFile(path); });
    connect(workspace, &Workspace::studiesChanged, this, &MainWindow::rebuildStudyMenu);
    connect(workspace, &Workspace::currentChanged, this, [this] {
        rebuildStudyMenu();
        updateTitle();
    });
    connect(workspace, &Workspace::studyOpened, this, [this](StudyDocument* study) {
        m_messages->hide();
        if (!study->problems().isEmpty())
            m_messages->show(MessageBar::Level::Warning, study->problems().mid(0, 3).join("<br>"));
        go(study->results().runs.empty() ? Place::Study : Place::Results);
        if (!m_runWhenOpen.isEmpty() && study->path() == m_runWhenOpen) {
            m_runWhenOpen.clear();
            go(Place::Runs);
            m_runController->start(study);
        }
    });
    const auto showAdapters = [this] {
        m_messages->hide();
        go(Place::Adapters);
    };
    connect(workspace, &Workspace::adapterOpened, this, showAdapters);
    connect(workspace, &Workspace::folderOpened, this, showAdapters);
    RunController* runs = m_runController.get();
    connect(runs, &RunController::statusChanged, this, [this](const WorkStatus& status) {
        m_status->setWork(status);
        updateTitle();
    });
    connect(runs, &RunController::failed, this,
            [this](const base::Error& error) { m_messages->show(error); });
    rebuildStudyMenu();
}

void MainWindow::go(Place place)
{
    const int index = static_cast<int>(place);
    m_pages->setCurrentIndex(index);
    auto* page = static_cast<Page*>(m_pages->currentWidget());
    page->activate();
    for (QAbstractButton* button : m_places->buttons())
        button->setChecked(m_places->id(button) == index);
    if (m_help->isVisible())
        m_help->showTopic(page->helpTopic());
}

Place MainWindow::place() const
{
    return static_cast<Place>(m_pages->currentIndex());
}

void MainWindow::openPaths(const QStringList& paths)
{
    for (const QString& path : paths)
        m_workspace->open(path);
}

void MainWindow::openAndRun(const QString& study)
{
    if (!RunController::isAvailable()) {
        m_messages->show({base::ErrorCode::Unsupported,
                          tr("This program was built without training.").toStdString(),
                          {},
                          tr("The study is opened without starting it.").toStdString()});
    } else {
        m_runWhenOpen = QDir::cleanPath(QFileInfo(study).absoluteFilePath());
    }
    m_workspace->open(study);
}

void MainWindow::updateTitle()
{
    const StudyDocument* study = m_workspace->current();
    const WorkStatus& work = m_runController->status();
    QString title = study ? QStringLiteral("%1 – DeltaRank").arg(study->name()) : QStringLiteral("DeltaRank");
    if (work.active && work.fraction >= 0)
        title = QStringLiteral("%1% · %2").arg(static_cast<int>(work.fraction * 100)).arg(title);
    setWindowTitle(title);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_runController->isActive()) {
        QMessageBox box(
            QMessageBox::Question, tr("A study is being trained"),
            tr("Stop the training and close? The runs in training are interrupted; what is finished is "
               "kept, and the study can be continued at any time."),
            QMessageBox::NoButton, this);
        QPushButton* stop = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
        box.addButton(tr("Keep training"), QMessageBox::RejectRole);
        box.exec();
        if (box.clickedButton() != stop) {
            event->ignore();
            return;
        }
    }
    m_settings->setState("window", saveGeometry());
    m_settings->setOpenFiles(m_workspace->openPaths());
    m_results->saveSession();
    m_runs->saveState();
    event->accept();
}

void MainWindow::restoreState()
{
    const QByteArray geometry = m_settings->state("window");
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(1280, 760);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    m_dropHint->setGeometry(rect().adjusted(16, 16, -16, -16));
    m_dropHint->show();
    m_dropHint->raise();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropHint->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_dropHint->hide();
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    event->acceptProposedAction();
    openPaths(paths);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_dropHint->setGeometry(rect().adjusted(16, 16, -16, -16));
}

} // namespace deltarank::ui
