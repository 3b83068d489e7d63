#pragma once

#include "lab/Lab.h"
#include "ui/base/EnglishPlurals.h"
#include "ui/frame/Context.h"
#include "ui/work/PresetFacts.h"
#include "ui/work/Workspace.h"

#include <QFrame>
#include <QMainWindow>
#include <memory>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace deltarank::ui {

class AdaptersPage;
class HelpPanel;
class Jobs;
class LabPanel;
class MessageBar;
class Page;
class ResultsPage;
class RunController;
class RunsPage;
class StartPage;
class StatusStrip;
class StudyPage;

/// The one window: a bar of places, the page, and the line that tells what the work is doing.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(std::unique_ptr<QSettings> settings);
    ~MainWindow() override;

    /// Opens files given on the command line or dropped.
    void openPaths(const QStringList& paths);
    /// Opens what was open when the window was closed, and shows the same place.
    void restoreSession();
    /// Starts the study once it is open.
    void openAndRun(const QString& study);
    void go(Place place);
    Place place() const;

    Context& context() { return *m_context; }
    Workspace& workspace() { return *m_workspace; }
    MessageBar* messages() const { return m_messages; }
    ResultsPage* resultsPage() const { return m_results; }
    AdaptersPage* adaptersPage() const { return m_adapters; }
    RunsPage* runsPage() const { return m_runs; }
    StartPage* startPage() const { return m_start; }
    StudyPage* studyPage() const { return m_study; }
    LabPanel* lab() const { return m_lab; }
    /// What the window shows now, for labs.
    lab::Quantities quantities() const;
    /// Writes answers and figures of the open lab as one page.
    base::Status writeLabReport(const QString& path);
    /// One CSV of a folder of lab reports and studies, in the background.
    void gather(const QString& folder, const QString& csv);
    /// Makes the folder of a packed study in the background and opens it.
    void unpack(const QString& file, const QString& folder);
    RunController* runs() const { return m_runController.get(); }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void installLanguage();
    void addActions();
    void buildBar(QWidget* bar);
    void buildPages();
    void fillStartPage();
    void explorePresets();
    void showPresetFacts(const PresetFacts& facts);
    void newStudy(const QString& preset);
    void closeStudy();
    void startTraining(bool retryFailed);
    void askUnpack(const QString& file);
    void connectWorkspace();
    void connectJobs();
    void stopJob();
    bool mayCloseDespiteJobs();
    void sayIfRefused(const base::Status& begun);
    void rebuildStudyMenu();
    void updateTitle();
    void openDialog();
    void openFolderDialog();
    void showHelp();
    void showLab();
    void askLabReport();
    void askGather();
    void openSample();
    void showShortcuts();
    void cycleTheme();
    void setThemeIcon();
    void restoreState();
    void saveSession();
    void finishRestoring();
    QWidget* addPlace(Page* page);

    EnglishPlurals m_plurals;
    QTranslator m_language;   ///< of the desktop, where there is a translation
    QTranslator m_qtLanguage; ///< the same for Qt's own dialogs
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Icons> m_icons;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<RunController> m_runController;
    QStackedWidget* m_pages = nullptr;
    QButtonGroup* m_places = nullptr;
    QToolButton* m_studyButton = nullptr;
    QToolButton* m_themeButton = nullptr;
    MessageBar* m_messages = nullptr;
    StatusStrip* m_status = nullptr;
    HelpPanel* m_help = nullptr;
    LabPanel* m_lab = nullptr;
    PresetExplorer m_explorer;
    QFrame* m_dropHint = nullptr;
    StartPage* m_start = nullptr;
    StudyPage* m_study = nullptr;
    RunsPage* m_runs = nullptr;
    ResultsPage* m_results = nullptr;
    AdaptersPage* m_adapters = nullptr;
    QString m_runWhenOpen;
    QStringList m_presets;
    bool m_rateLearnt = false;    ///< since the presets were looked at
    bool m_restoring = false;     ///< files of the last session are being opened
    bool m_closeWhenDone = false; ///< of the jobs
    bool m_panels = true;
};

} // namespace deltarank::ui
