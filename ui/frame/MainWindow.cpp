#include "ui/frame/MainWindow.h"

#include "base/Files.h"
#include "study/Presets.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/HelpPanel.h"
#include "ui/frame/LabPanel.h"
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
#include "ui/work/Jobs.h"
#include "ui/work/MachineRates.h"
#include "ui/work/RunController.h"

#include <QButtonGroup>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace deltarank::ui {

MainWindow::MainWindow(std::unique_ptr<QSettings> settings)
    : m_settings(std::make_unique<Settings>(std::move(settings))), m_theme(std::make_unique<Theme>()),
      m_icons(std::make_unique<Icons>(*m_theme)), m_actions(std::make_unique<ActionRegistry>(*m_icons)),
      m_workspace(std::make_unique<Workspace>()), m_jobs(std::make_unique<Jobs>()),
      m_context(new Context{*m_theme, *m_icons, *m_settings, *m_actions, *m_workspace, *m_jobs})
{
    setObjectName("mainWindow");
    installLanguage();
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
    m_lab = new LabPanel(
        *m_context, [this] { return quantities(); }, body);
    m_lab->hide();
    body->addWidget(m_lab);
    body->addWidget(m_help);
    body->setStretchFactor(0, 1);
    body->setSizes({900, 340, 340});
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
    connectJobs();
    restoreState();
    go(Place::Start);
    updateTitle();
}

MainWindow::~MainWindow()
{
    m_runController->shutDown();
    for (QTranslator* translator : {static_cast<QTranslator*>(&m_plurals), &m_qtLanguage, &m_language})
        QCoreApplication::removeTranslator(translator);
}

/// Translators installed last are asked first. Numbers keep the decimal point in every language: they stand
/// beside figures, files and settings that have it.
void MainWindow::installLanguage()
{
    setLocale(QLocale::c());
    QCoreApplication::installTranslator(&m_plurals);
    const QLocale locale;
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    if (m_qtLanguage.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtLanguage);
    if (m_language.load(locale, "deltarank", "_", ":/deltarank/i18n"))
        QCoreApplication::installTranslator(&m_language);
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
    const auto told = [this](const QString& sentence) {
        m_messages->show(MessageBar::Level::Info, sentence.toHtmlEscaped());
    };
    connect(m_start, &StartPage::pathChosen, m_workspace.get(), &Workspace::open);
    connect(m_start, &StartPage::presetChosen, this, &MainWindow::newStudy);
    connect(m_study, &StudyPage::failed, this, failed);
    connect(m_study, &StudyPage::duplicated, m_workspace.get(), &Workspace::open);
    connect(m_study, &StudyPage::told, this, told);
    connect(m_study, &StudyPage::rateLearnt, this, [this] { m_rateLearnt = true; });
    fillStartPage();
    connect(m_results, &ResultsPage::openRunRequested, m_workspace.get(), &Workspace::open);
    connect(m_runs, &RunsPage::openRunRequested, m_workspace.get(), &Workspace::open);
    connect(m_results, &ResultsPage::runStudyRequested, this, &MainWindow::openAndRun);
    connect(m_results, &ResultsPage::failed, this, failed);
    connect(m_results, &ResultsPage::told, this, told);
    const auto explain = [this](const QString& topic) {
        m_help->showTopic(topic);
        m_help->show();
    };
    connect(m_results, &ResultsPage::helpRequested, this, explain);
    connect(m_runs, &RunsPage::helpRequested, this, explain);
    connect(m_runs, &RunsPage::told, this, told);
    connect(m_adapters, &AdaptersPage::helpRequested, this, explain);
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
    connect(m_adapters, &AdaptersPage::told, this, told);
    connect(m_help, &HelpPanel::closed, m_help, &QWidget::hide);
    connect(m_lab, &LabPanel::closed, m_lab, &QWidget::hide);
    connect(m_lab, &LabPanel::failed, this, failed);
    connect(m_lab, &LabPanel::sampleRequested, this, &MainWindow::openSample);
    connect(m_lab, &LabPanel::reportRequested, this, &MainWindow::askLabReport);
    connect(m_results, &ResultsPage::shownChanged, m_lab, &LabPanel::look);
}

namespace {

/// The finished study that comes with the program; empty where it is not installed.
QString samplePath()
{
    const auto resources = base::resourceFolder();
    if (!resources)
        return {};
    const QDir folder(text((*resources / "studies").string()));
    const QStringList studies = folder.entryList({"*.study"}, QDir::Dirs, QDir::Name);
    return studies.isEmpty() ? QString() : folder.filePath(studies.first());
}

} // namespace

void MainWindow::fillStartPage()
{
    std::vector<PresetCard> cards;
    if (const auto presets = study::listPresets()) {
        for (const study::Preset& preset : *presets) {
            const auto spec = study::loadPreset(preset.name);
            PresetCard card{text(preset.name), text(preset.name), coreText(preset.description), {}};
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
    m_start->setSample(samplePath());
    for (const PresetCard& card : cards)
        m_presets << card.name;
    connect(&m_explorer, &PresetExplorer::found, this, &MainWindow::showPresetFacts);
    // After the first frame: whether the data are there is looked up, not needed to begin.
    QTimer::singleShot(0, this, &MainWindow::explorePresets);
}

void MainWindow::explorePresets()
{
    m_rateLearnt = false;
    QHash<QString, study::CostRate> rates;
    for (const QString& preset : m_presets) {
        const auto json = study::loadPreset(preset.toStdString());
        const QString model = json ? fieldText(*json, {{}, "/model/path"}) : QString();
        const study::CostRate known = rememberedRate(*m_settings, model);
        if (known.full > 0 || known.lora > 0)
            rates.insert(model, known);
    }
    m_explorer.explore(m_presets, rates);
}

void MainWindow::showPresetFacts(const PresetFacts& facts)
{
    QStringList parts{facts.dataFound ? facts.source : tr("%1, not on this machine").arg(facts.source),
                      facts.modelFound ? facts.model : tr("%1, not on this machine").arg(facts.model),
                      tr("%n run(s)", nullptr, facts.runs)};
    if (facts.seconds > 0)
        parts << tr("about %1 here").arg(duration(facts.seconds));
    m_start->setNeeds(facts.name, parts.join(QStringLiteral(" · ")),
                      facts.dataFound ? QString() : facts.obtain);
}

void MainWindow::openSample()
{
    if (const QString sample = samplePath(); !sample.isEmpty())
        m_workspace->open(sample);
    else
        m_messages->show({base::ErrorCode::NotFound,
                          tr("The sample study is not installed.").toStdString(),
                          {},
                          tr("Open a study of your own.").toStdString()});
}

void MainWindow::newStudy(const QString& preset)
{
    QString description;
    if (const auto presets = study::listPresets())
        for (const study::Preset& known : *presets)
            if (text(known.name) == preset)
                description = coreText(known.description);
    NewStudyDialog dialog(*m_context, preset, description, this);
    if (dialog.exec() == QDialog::Accepted)
        m_workspace->open(dialog.path());
}

void MainWindow::closeStudy()
{
    StudyDocument* study = m_workspace->current();
    if (study && m_study->settleBeforeClosing({study}))
        m_workspace->close(study);
}

void MainWindow::startTraining(bool retryFailed)
{
    StudyDocument* study = m_workspace->current();
    if (!study || m_runController->isActive() || !m_study->settleBeforeStart(*study))
        return;
    go(Place::Runs);
    m_runController->start(study, retryFailed);
}

void MainWindow::askUnpack(const QString& file)
{
    const QFileInfo packed(file);
    QString name = packed.fileName();
    for (const char* ending : {".tar", ".study"})
        if (name.endsWith(QLatin1String(ending)))
            name.chop(static_cast<qsizetype>(qstrlen(ending)));
    QString suggestion = QStringLiteral("%1/%2.study").arg(packed.absolutePath(), name);
    for (int i = 2; QFileInfo::exists(suggestion); ++i)
        suggestion = QStringLiteral("%1/%2-%3.study").arg(packed.absolutePath(), name).arg(i);
    const QString folder = QFileDialog::getSaveFileName(this, tr("Unpack the study into this folder"),
                                                        suggestion, tr("Studies (*.study)"));
    if (!folder.isEmpty())
        unpack(file, folder);
}

void MainWindow::connectWorkspace()
{
    Workspace* workspace = m_workspace.get();
    connect(workspace, &Workspace::failed, this,
            [this](const base::Error& error) { m_messages->show(error); });
    connect(workspace, &Workspace::busyChanged, m_status, &StatusStrip::setIdleText);
    connect(workspace, &Workspace::busyChanged, this, [this](const QString& text) {
        // The last file is in place only after this.
        if (m_restoring && text.isEmpty())
            QMetaObject::invokeMethod(this, &MainWindow::finishRestoring, Qt::QueuedConnection);
    });
    connect(workspace, &Workspace::opened, this, [this](const QString& path) {
        if (!m_restoring)
            m_settings->addRecentFile(path);
    });
    connect(workspace, &Workspace::studiesChanged, this, &MainWindow::rebuildStudyMenu);
    connect(workspace, &Workspace::currentChanged, this, [this] {
        rebuildStudyMenu();
        updateTitle();
    });
    connect(workspace, &Workspace::studyOpened, this, [this](StudyDocument* study) {
        m_messages->forget(study->path());
        if (!study->problems().isEmpty())
            m_messages->show(MessageBar::Level::Warning, study->problems().mid(0, 3).join("<br>"),
                             study->path());
        if (!m_restoring)
            go(study->results().runs.empty() ? Place::Study : Place::Results);
        if (!m_runWhenOpen.isEmpty() && study->path() == m_runWhenOpen) {
            m_runWhenOpen.clear();
            go(Place::Runs);
            m_runController->start(study);
        }
    });
    const auto showAdapters = [this](const QString& path) {
        m_messages->forget(path);
        if (!m_restoring)
            go(Place::Adapters);
    };
    connect(workspace, &Workspace::adapterOpened, this, [this, showAdapters](int index) {
        showAdapters(m_workspace->adapters()[static_cast<std::size_t>(index)]->path);
    });
    connect(workspace, &Workspace::folderOpened, this, showAdapters);
    connect(workspace, &Workspace::packedFound, this, &MainWindow::askUnpack);
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
    if (place == Place::Start && m_rateLearnt)
        explorePresets();
    for (QAbstractButton* button : m_places->buttons())
        button->setChecked(m_places->id(button) == index);
    if (m_help->isVisible())
        m_help->showTopic(page->helpTopic());
    m_lab->look();
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
        for (const auto& open : m_workspace->studies())
            if (open->path() == m_runWhenOpen) {
                m_runWhenOpen.clear();
                m_workspace->setCurrent(open.get());
                startTraining(false);
                return;
            }
    }
    m_workspace->open(study);
}

void MainWindow::updateTitle()
{
    const StudyDocument* study = m_workspace->current();
    const WorkStatus& work = m_runController->status();
    QString title = study ? QStringLiteral("%1 – DeltaRank").arg(study->name()) : QStringLiteral("DeltaRank");
    if (work.active && !work.preparing && work.fraction >= 0)
        title = QStringLiteral("%1 · %2").arg(percent(std::floor(work.fraction * 100) / 100), title);
    setWindowTitle(title);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayCloseDespiteJobs()) {
        event->ignore();
        return;
    }
    std::vector<StudyDocument*> studies;
    for (const auto& study : m_workspace->studies())
        studies.push_back(study.get());
    if (!m_study->settleBeforeClosing(studies)) {
        event->ignore();
        return;
    }
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
    saveSession();
    m_results->saveSession();
    m_runs->saveState();
    event->accept();
}

void MainWindow::saveSession()
{
    m_settings->setOpenFiles(m_workspace->openPaths());
    m_settings->setValue("session/current",
                         m_workspace->current() ? m_workspace->current()->path() : QString());
    m_settings->setValue("session/place", QString::number(static_cast<int>(place())));
    m_settings->setValue("session/beside", m_results->beside().join('\n'));
}

void MainWindow::restoreSession()
{
    QStringList missing;
    for (const QString& path : m_settings->openFiles()) {
        if (!QFileInfo::exists(path)) {
            missing << path.toHtmlEscaped();
            continue;
        }
        m_restoring = true;
        m_workspace->open(path);
    }
    if (!m_workspace->isReading())
        finishRestoring(); // nothing of it could be opened
    if (!missing.isEmpty())
        m_messages->show(MessageBar::Level::Warning,
                         tr("Open the last time, but not there any more: %1").arg(missing.join(", ")));
}

void MainWindow::finishRestoring()
{
    if (!m_restoring)
        return;
    m_restoring = false;
    const QString current = m_settings->value("session/current", {});
    for (const auto& study : m_workspace->studies())
        if (study->path() == current)
            m_workspace->setCurrent(study.get());
    m_results->showBeside(m_settings->value("session/beside", {}).split('\n', Qt::SkipEmptyParts));
    const int last = m_settings->value("session/place", "0").toInt();
    go(static_cast<Place>(std::clamp(last, 0, m_pages->count() - 1)));
}

void MainWindow::restoreState()
{
    const QByteArray geometry = m_settings->state("window");
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(QSize(1280, 760).boundedTo(screen()->availableSize()));
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
