#pragma once

#include "base/Result.h"
#include "plot/FigureRenderer.h"
#include "ui/frame/Page.h"
#include "ui/models/RunFilterModel.h"
#include "ui/models/RunTableModel.h"
#include "ui/models/TextTableModel.h"
#include "ui/work/StudyDocument.h"

#include <QJsonObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace deltarank::ui {

class FigureGrid;
class FigureSource;
class ResultsControls;

/// Explore: the figures of the current study, their fits, and the runs behind a point.
class ResultsPage : public Page
{
    Q_OBJECT

public:
    explicit ResultsPage(Context& context, QWidget* parent = nullptr);
    ~ResultsPage() override;

    QString helpTopic() const override { return QStringLiteral("results"); }
    void activate() override;

    FigureGrid* grid() const { return m_grid; }
    ResultsControls* controls() const { return m_controls; }
    const QSet<QString>& selectedRuns() const { return m_selected; }
    /// Selects runs of the shown studies, everywhere.
    void selectRuns(const QSet<QString>& runs);
    void clearSelection() { selectRuns({}); }
    /// Open studies that stand beside the current one, by path.
    void showBeside(const QStringList& paths);
    const QStringList& beside() const { return m_beside; }
    /// Of the current study; null where none is open.
    const FigureSource* source() const;
    /// Builds the figures now rather than with the next turn of the event loop, or when the page is seen.
    void rebuild();
    const TextTableModel& fits() const { return *m_fits; }
    /// Writes one figure. @param format "png", "svg", "pdf" or "csv"
    base::Status exportFigure(const analysis::Figure& figure, const QString& format, const QString& path,
                              const plot::RenderOptions& options = {}) const;
    void saveSession() const;
    /// Writes the whole report into a folder, in the background: HTML, PDF, figures, tables and data.
    void writeReport(const QString& folder);
    /// Lines of best fit to the clipboard. @param style "text", "markdown" or "latex"
    void copyFits(const QString& style) const;
    QString fitsText(const QString& style) const;
    /// Asks where to, then writes.
    void askExportOf(const analysis::Figure& figure, const QString& format);

Q_SIGNALS:
    void openRunRequested(const QString& path);
    void runStudyRequested(const QString& study); ///< open it and start it
    void suggestionClicked(const QString& id);
    void helpRequested(const QString& topic);
    void failed(const deltarank::base::Error& error);
    void told(const QString& sentence);
    void shownChanged(); ///< figures, settings or selection

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void placeSide();
    void buildContent();
    QWidget* buildSide();
    QWidget* buildFitPanel(QWidget* side);
    QWidget* buildRunPanel(QWidget* side);
    void addActions();
    void studyChanged();
    void showStudy();
    void catchUp();
    void offerStudies();
    std::vector<StudyDocument*> studiesToShow() const;
    void rebuildSoon();
    QJsonObject session() const;
    bool restoreSession(const QJsonObject& session);
    void restoreZooms();
    void fillFits();
    void showSelection();
    void listSelection();
    void showListed();
    void chooseListed();
    void openSelectedRun();
    void followSuggestion(const QString& id);
    void askReport();
    void askTableFile();
    void showAdvice();

    ResultsControls* m_controls = nullptr;
    QStackedWidget* m_stack = nullptr;
    QSplitter* m_splitter = nullptr;
    FigureGrid* m_grid = nullptr;
    QWidget* m_side = nullptr;
    std::optional<bool> m_sideChoice; ///< shown or folded by hand; else by the room there is
    QTableView* m_fitTable = nullptr;
    QTableView* m_runTable = nullptr;
    QLabel* m_selectionTitle = nullptr;
    QLabel* m_noRuns = nullptr; ///< in the table's place while no run is listed
    QToolButton* m_clear = nullptr;
    QPushButton* m_openRun = nullptr;
    TextTableModel* m_fits = nullptr;
    RunTableModel* m_runs = nullptr;
    RunFilterModel* m_chosen = nullptr;
    QTimer m_later;
    QSet<QString> m_selected; ///< of all shown studies
    bool m_selecting = false; ///< the studies are being told of a new selection, one after the other
    bool m_choosing = false;  ///< among the listed runs, which stay listed
    bool m_listing = false;   ///< the list changes, not the choice
    struct Shown
    {
        QString path;
        std::shared_ptr<const StudyContents> contents;
        bool operator==(const Shown&) const = default;
    };
    std::vector<Shown> m_shown; ///< the current study first
    QStringList m_beside;       ///< paths of studies that stand beside the current one while they are open
    bool m_behind = false;      ///< what is open has changed since it was last shown
    bool m_stale = false;       ///< the figures are older than the study or the settings
    QString m_sessionOf;
    /// Zooms belong to one layout: they wait until as many studies stand side by side.
    struct Zooms
    {
        int panels = 1;
        QStringList zooms;
        int maximised = -1;
    };
    std::optional<Zooms> m_zooms;
};

} // namespace deltarank::ui
