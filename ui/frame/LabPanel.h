#pragma once

#include "base/Result.h"
#include "lab/LabReport.h"
#include "ui/frame/Context.h"

#include <QFrame>
#include <QTimer>
#include <functional>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTextBrowser;
class QToolButton;
class QVBoxLayout;

namespace deltarank::ui {

/// A guided lab beside the pages: steps that see for themselves when they are done. Answers are kept between
/// starts, and leave as one report.
class LabPanel : public QFrame
{
    Q_OBJECT

public:
    /// @param quantities what the window shows now
    LabPanel(Context& context, std::function<lab::Quantities()> quantities, QWidget* parent = nullptr);

    /// Labs that come with the program, by title.
    void listLabs();
    /// Opens a lab's file.
    base::Status open(const QString& path);
    /// Something in the window changed: looks at the goal again, soon.
    void look();
    /// The same at once.
    void lookNow();

    const lab::Lab& lab() const { return m_lab; }
    int step() const { return m_step; }
    void setStep(int step);
    bool isDone(int step) const;
    /// As if typed and checked.
    void answer(const QString& text);
    QString feedback() const;
    QLineEdit* student() const { return m_student; }
    lab::LabRecord record() const;
    /// As for the next student: no answers, no name, the first step.
    void startAgain();

Q_SIGNALS:
    void closed();
    void sampleRequested();
    void reportRequested();
    void failed(const deltarank::base::Error& error);

private:
    struct StepState
    {
        QString answer;
        bool done = false;
    };
    void build();
    void showStep();
    void showTask(const lab::Step& step);
    void check();
    void askStartAgain();
    void markDone(bool done);
    void updateProgress();
    void setFeedback(const QString& text, const char* role);
    void save() const;
    void restore();
    QString key() const { return "lab/" + QString::fromStdString(m_lab.id); }

    Context& m_context;
    std::function<lab::Quantities()> m_quantities;
    lab::Lab m_lab;
    QString m_path; ///< of its file
    std::vector<StepState> m_states;
    int m_step = 0;
    QTimer m_later;
    QComboBox* m_choice = nullptr;
    QLineEdit* m_student = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_place = nullptr;
    QProgressBar* m_progress = nullptr;
    QTextBrowser* m_text = nullptr;
    QLabel* m_task = nullptr;
    QWidget* m_choices = nullptr;
    QVBoxLayout* m_choiceLayout = nullptr;
    QButtonGroup* m_group = nullptr;
    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_words = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_hint = nullptr;
    QPushButton* m_sample = nullptr;
    QLabel* m_feedback = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QToolButton* m_again = nullptr;
};

} // namespace deltarank::ui
