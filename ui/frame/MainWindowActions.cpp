#include "ui/figure/FigureCard.h"
#include "ui/frame/HelpPanel.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/ShortcutsDialog.h"
#include "ui/frame/Widgets.h"
#include "ui/pages/StartPage.h"
#include "ui/work/RunController.h"

#include <QApplication>
#include <QButtonGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace deltarank::ui {

void MainWindow::addActions()
{
    ActionRegistry& a = *m_actions;
    using Group = ActionGroup;
    a.add({"file.open",
           tr("Open file…"),
           "open",
           {QKeySequence::Open},
           Group::File,
           tr("Opens a run file, a LoRA file, a packed study or the study.json of a study.")},
          [this] { openDialog(); });
    a.add({"file.openFolder",
           tr("Open folder…"),
           "folder",
           {QKeySequence("Ctrl+Shift+O")},
           Group::File,
           tr("Opens a study or a PEFT adapter, which are folders.")},
          [this] { openFolderDialog(); });
    a.add({"file.refresh",
           tr("Read again"),
           "refresh",
           {QKeySequence(Qt::Key_F5)},
           Group::File,
           tr("Reads the study's folder again.")},
          [this] { m_workspace->refresh(); });
    a.add({"file.close",
           tr("Close study"),
           "close",
           {QKeySequence("Ctrl+W")},
           Group::File,
           tr("Closes the study shown.")},
          [this] { closeStudy(); });
    a.add({"file.quit", tr("Quit"), "", {QKeySequence("Ctrl+Q")}, Group::File, {}}, [this] { close(); });

    a.add({"go.start",
           tr("Start page"),
           "home",
           {QKeySequence("Alt+Home")},
           Group::Go,
           tr("Recent files, presets and the sample study.")},
          [this] { go(Place::Start); });
    a.add({"go.study", tr("Study"), "study", {QKeySequence("Ctrl+1")}, Group::Go, tr("Design the study.")},
          [this] { go(Place::Study); });
    a.add({"go.runs", tr("Runs"), "runs", {QKeySequence("Ctrl+2")}, Group::Go, tr("Watch the training.")},
          [this] { go(Place::Runs); });
    a.add({"go.results",
           tr("Results"),
           "results",
           {QKeySequence("Ctrl+3")},
           Group::Go,
           tr("Explore the figures.")},
          [this] { go(Place::Results); });
    a.add({"go.adapters",
           tr("Adapters"),
           "adapters",
           {QKeySequence("Ctrl+4")},
           Group::Go,
           tr("Inspect an adapter.")},
          [this] { go(Place::Adapters); });

    a.add({"runs.start",
           tr("Start training"),
           "play",
           {QKeySequence("Ctrl+R")},
           Group::Runs,
           tr("Trains the runs of the study that have no result yet.")},
          [this] { startTraining(false); });
    a.add({"runs.retry",
           tr("Train failed runs again"),
           "refresh",
           {QKeySequence("Ctrl+Alt+R")},
           Group::Runs,
           tr("Trains the runs that failed before, and those that have no result yet.")},
          [this] { startTraining(true); });
    a.add({"runs.pause",
           tr("Pause"),
           "pause",
           {QKeySequence("Ctrl+Space")},
           Group::Runs,
           tr("Holds the training; nothing is lost.")},
          [this] { m_runController->togglePause(); });
    a.add({"runs.stopAfter",
           tr("Stop after this run"),
           "stop-after",
           {QKeySequence("Ctrl+Alt+S")},
           Group::Runs,
           tr("Finishes the runs in training, then stops.")},
          [this] { m_runController->stopAfterRun(); });
    a.add({"runs.stop",
           tr("Stop"),
           "stop",
           {QKeySequence("Ctrl+Alt+Shift+S")},
           Group::Runs,
           tr("Stops now. Runs in training go on from their last checkpoint next time.")},
          [this] { m_runController->stopNow(); });
    a.add({"jobs.stop",
           tr("Stop writing"),
           "stop",
           {QKeySequence("Ctrl+Alt+W")},
           Group::File,
           tr("Stops the report, the packing or the saving that is shown at the bottom right. What is half "
              "written is not kept.")},
          [this] { stopJob(); });

    a.add({"view.panel",
           tr("Fold the panel"),
           "panel-left",
           {QKeySequence("Ctrl+B")},
           Group::View,
           tr("Shows or hides the panel on the left.")},
          [this] {
              m_panels = !m_panels;
              for (int i = 0; i < m_pages->count(); ++i)
                  static_cast<Page*>(m_pages->widget(i))->setPanelVisible(m_panels);
          });
    a.add({"view.theme", tr("Theme"), "system", {QKeySequence("Ctrl+Shift+L")}, Group::View, {}},
          [this] { cycleTheme(); });
    a.add({"view.full", tr("Full screen"), "maximise", {QKeySequence(Qt::Key_F11)}, Group::View, {}},
          [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    a.add({"lab.show",
           tr("Teaching lab"),
           "lab",
           {QKeySequence("Ctrl+L")},
           Group::Help,
           tr("A guided walk through a study, beside the window.")},
          [this] { showLab(); });
    a.add({"lab.gather",
           tr("Fold reports into a table…"),
           "table",
           {},
           Group::File,
           tr("Makes one CSV of a folder of lab reports and studies.")},
          [this] { askGather(); });
    a.add({"help.page",
           tr("Help"),
           "help",
           {QKeySequence(Qt::Key_F1)},
           Group::Help,
           tr("Explains the figure that has the focus, or else this page.")},
          [this] { showHelp(); });
    a.add({"help.shortcuts", tr("Keyboard shortcuts"), "keyboard", {QKeySequence("Ctrl+/")}, Group::Help, {}},
          [this] { showShortcuts(); });
}

void MainWindow::buildBar(QWidget* bar)
{
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(4);
    const auto button = [&](const char* id, Qt::ToolButtonStyle style) {
        auto* made = new QToolButton(bar);
        QAction* action = m_actions->action(id);
        made->setDefaultAction(action);
        made->setIconSize({18, 18});
        made->setToolButtonStyle(style);
        made->setAccessibleName(action->text());
        layout->addWidget(made);
        return made;
    };
    button("view.panel", Qt::ToolButtonIconOnly);
    m_places = new QButtonGroup(this);
    m_places->setExclusive(false);
    const std::pair<const char*, Place> places[] = {{"go.start", Place::Start},
                                                    {"go.study", Place::Study},
                                                    {"go.runs", Place::Runs},
                                                    {"go.results", Place::Results},
                                                    {"go.adapters", Place::Adapters}};
    for (const auto& [id, place] : places) {
        // Not the action itself: a checkable button would make it checkable everywhere.
        auto* made = new QToolButton(bar);
        QAction* action = m_actions->action(id);
        made->setIcon(action->icon());
        made->setText(action->text());
        made->setToolTip(action->toolTip());
        made->setAccessibleName(action->text());
        made->setIconSize({18, 18});
        made->setCheckable(true);
        made->setProperty("role", "place");
        made->setToolButtonStyle(place == Place::Start ? Qt::ToolButtonIconOnly
                                                       : Qt::ToolButtonTextBesideIcon);
        connect(made, &QToolButton::clicked, action, &QAction::trigger);
        m_places->addButton(made, static_cast<int>(place));
        layout->addWidget(made);
    }
    layout->addStretch(1);
    m_studyButton = new QToolButton(bar);
    m_studyButton->setProperty("role", "text");
    m_studyButton->setPopupMode(QToolButton::InstantPopup);
    m_studyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_studyButton->setIcon(m_icons->icon("chevron-down", Icons::Tint::Quiet));
    m_studyButton->setLayoutDirection(Qt::RightToLeft); // the arrow behind the name
    m_studyButton->setIconSize({14, 14});
    m_studyButton->setAccessibleName(tr("Open studies"));
    layout->addWidget(m_studyButton);
    layout->addStretch(1);
    m_themeButton = button("view.theme", Qt::ToolButtonIconOnly);
    auto* menuButton = makeIconButton(bar, m_icons->icon("settings"), tr("All actions"));
    menuButton->setIconSize({18, 18});
    menuButton->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(menuButton);
    for (const ActionGroup group :
         {ActionGroup::File, ActionGroup::Go, ActionGroup::Study, ActionGroup::Runs, ActionGroup::Results,
          ActionGroup::Adapters, ActionGroup::View, ActionGroup::Help}) {
        const QList<QAction*> actions = m_actions->actions(group);
        if (actions.isEmpty())
            continue;
        QMenu* sub = menu->addMenu(ActionRegistry::title(group));
        sub->addActions(actions);
    }
    menuButton->setMenu(menu);
    layout->addWidget(menuButton);
    button("lab.show", Qt::ToolButtonIconOnly);
    button("help.page", Qt::ToolButtonIconOnly);
    setThemeIcon();
    for (QAction* action : m_actions->actions())
        addAction(action);
}

void MainWindow::rebuildStudyMenu()
{
    delete m_studyButton->menu();
    auto* menu = new QMenu(m_studyButton);
    const StudyDocument* current = m_workspace->current();
    for (const auto& study : m_workspace->studies()) {
        QAction* action = menu->addAction(study->name());
        action->setToolTip(study->path());
        action->setCheckable(true);
        action->setChecked(study.get() == current);
        connect(action, &QAction::triggered, this,
                [this, pointer = study.get()] { m_workspace->setCurrent(pointer); });
    }
    if (!m_workspace->studies().empty())
        menu->addSeparator();
    for (const char* id : {"file.openFolder", "file.refresh", "file.close"})
        menu->addAction(m_actions->action(id));
    m_actions->action("file.close")->setEnabled(current);
    m_actions->action("file.refresh")->setEnabled(current);
    m_studyButton->setMenu(menu);
    m_studyButton->setText(current ? current->name() : tr("No study open"));
    m_studyButton->setToolTip(current ? current->path() : QString());
}

void MainWindow::openDialog()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Open"), m_settings->lastFolder(),
        tr("Studies, runs and adapters (study.json *.study.tar *.h5 *.safetensors adapter_config.json);;All "
           "files (*)"));
    if (paths.isEmpty())
        return;
    m_settings->setLastFolder(QFileInfo(paths.first()).absolutePath());
    openPaths(paths);
}

void MainWindow::openFolderDialog()
{
    const QString path =
        QFileDialog::getExistingDirectory(this, tr("Open a study or an adapter"), m_settings->lastFolder());
    if (path.isEmpty())
        return;
    m_settings->setLastFolder(QFileInfo(path).absolutePath());
    openPaths({path});
}

void MainWindow::showHelp()
{
    const QString figure = FigureCard::topicAt(QApplication::focusWidget());
    // Asked about another figure, the open help turns to that one.
    if (m_help->isVisible() && (figure.isEmpty() || figure == m_help->topic())) {
        m_help->hide();
        return;
    }
    m_help->showTopic(figure.isEmpty() ? static_cast<Page*>(m_pages->currentWidget())->helpTopic() : figure);
    m_help->show();
}

void MainWindow::showShortcuts()
{
    ShortcutsDialog dialog(*m_actions, this);
    dialog.exec();
}

void MainWindow::cycleTheme()
{
    const ThemeMode next = m_theme->mode() == ThemeMode::System  ? ThemeMode::Light
                           : m_theme->mode() == ThemeMode::Light ? ThemeMode::Dark
                                                                 : ThemeMode::System;
    m_settings->setThemeMode(next);
    m_theme->setMode(next);
    setThemeIcon();
}

void MainWindow::setThemeIcon()
{
    struct Words
    {
        const char* icon;
        QString text, help;
    };
    const ThemeMode mode = m_theme->mode();
    const Words words =
        mode == ThemeMode::Light
            ? Words{"sun", tr("Theme: light"), tr("The theme is light. The next one is dark.")}
        : mode == ThemeMode::Dark
            ? Words{"moon", tr("Theme: dark"), tr("The theme is dark. The next one is the desktop's.")}
            : Words{"system", tr("Theme: the desktop's"),
                    tr("The theme follows the desktop. The next one is light.")};
    QAction* action = m_actions->action("view.theme");
    action->setIcon(m_icons->icon(words.icon));
    action->setText(words.text);
    action->setStatusTip(words.help);
    action->setToolTip(
        QStringLiteral("%1  (%2)").arg(words.help, action->shortcut().toString(QKeySequence::NativeText)));
    m_themeButton->setAccessibleName(words.text);
}

} // namespace deltarank::ui
