#pragma once

#include "ui/frame/Context.h"
#include "ui/work/StudyPreview.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace deltarank::ui {

class TextTableModel;

/// What a draft would train: runs, sizes, steps, and what that costs on this machine.
class PlanView : public QWidget
{
    Q_OBJECT

public:
    PlanView(Context& context, StudyPreview& preview, QWidget* parent = nullptr);

    TextTableModel* sweeps() const { return m_sweeps; }
    /// The facts in one line each: "50 runs, 20 of them finished".
    QStringList facts() const;
    /// Whether the plan is the draft's. That of the last settings without mistakes is greyed, and says so.
    void setOfDraft(bool ofDraft);

private:
    void showPlan(const PlanPreview& preview);
    void setState(const QString& rich, bool bad);
    void setUpdating(bool updating);
    void showAge();

    Context& m_context;
    TextTableModel* m_sweeps;
    QLabel* m_state = nullptr;
    QLabel* m_age = nullptr; ///< says so while the plan shown is not the draft's
    bool m_ofDraft = true;
    bool m_updating = false;
    QWidget* m_body = nullptr;
    QLabel* m_runs = nullptr;
    QLabel* m_time = nullptr;
    QLabel* m_memory = nullptr;
    QLabel* m_disk = nullptr;
    QLabel* m_device = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_notes = nullptr;
};

/// "about 7 min, as its runs took so far", or why it is not known.
QString costText(const PlanPreview& preview);

} // namespace deltarank::ui
