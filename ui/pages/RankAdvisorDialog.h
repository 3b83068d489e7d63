#pragma once

#include "analysis/RankAdvisor.h"
#include "ui/frame/Context.h"
#include "ui/models/TextTableModel.h"

#include <QDialog>
#include <optional>

class QLabel;
class QPushButton;
class QSpinBox;

namespace deltarank::ui {

/// Which rank a study's task needs: the answer, its evidence and what it does not cover; one click trains at
/// that rank to verify it.
class RankAdvisorDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param study the study's folder; @param table outlives the dialog
    RankAdvisorDialog(Context& context, const QString& study, const analysis::ResultsTable& table,
                      const analysis::AnalysisSettings& settings, QWidget* parent);

    void setClasses(int classes);
    const std::optional<analysis::RankAdvice>& advice() const { return m_advice; }
    QString sentence() const;
    const TextTableModel& evidence() const { return *m_evidence; }
    /// Makes the verifying study beside the study. Its folder, or why there is none.
    base::Result<QString> makeVerification() const;

Q_SIGNALS:
    void verifyRequested(const QString& study);

private:
    void refresh();

    Context& m_context;
    QString m_study;
    const analysis::ResultsTable& m_table;
    analysis::AnalysisSettings m_settings;
    std::optional<analysis::RankAdvice> m_advice;
    int m_classes = 0; ///< 0: the hardest
    TextTableModel* m_evidence = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_problem = nullptr;
    QSpinBox* m_number = nullptr;
    QPushButton* m_verify = nullptr;
};

} // namespace deltarank::ui
