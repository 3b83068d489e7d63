#pragma once

#include "ui/frame/Page.h"
#include "ui/models/RunFilterModel.h"

#include <QTimer>
#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace deltarank::ui {

class FigureCard;
class RunController;
class StudyDocument;

/// Watch: all runs of the study, the curves of the chosen ones, and the log.
class RunsPage : public Page
{
    Q_OBJECT

public:
    RunsPage(Context& context, RunController& runs, QWidget* parent = nullptr);

    QString helpTopic() const override { return QStringLiteral("runs"); }
    void activate() override;
    const RunTableModel& model() const { return *m_model; }
    QTableView* table() const { return m_table; }
    void saveState() const;

Q_SIGNALS:
    void openRunRequested(const QString& path);
    void exportRequested(const analysis::Figure& figure, const QString& format);
    void helpRequested(const QString& topic);
    void told(const QString& sentence);

private:
    QWidget* buildHead();
    QWidget* buildLower();
    void showStudy();
    /// Filters the table; runs that it leaves out stay selected.
    void filter(const std::function<void()>& change);
    void showSelection();
    void selectRows();
    void open(const QModelIndex& index);
    void connectStudy(StudyDocument* study);
    void updateCurves();
    void updateSummary();
    void updateMachine();

    RunController& m_runs;
    QStackedWidget* m_stack;
    QSplitter* m_splitter = nullptr;
    RunTableModel* m_model;
    RunFilterModel* m_filter;
    QTableView* m_table = nullptr;
    bool m_showing = false;  ///< the table follows the selection
    bool m_choosing = false; ///< the selection follows the table
    QLineEdit* m_words = nullptr;
    QComboBox* m_state = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QProgressBar* m_progress = nullptr;
    FigureCard* m_loss = nullptr;
    FigureCard* m_accuracy = nullptr;
    QPlainTextEdit* m_log = nullptr;
    QLabel* m_machine = nullptr;
    QTimer m_later;
    QTimer m_ticks;
};

} // namespace deltarank::ui
