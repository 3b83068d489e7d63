#pragma once

#include "ui/frame/Context.h"
#include "ui/work/StudyPreview.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStandardItemModel;
class QTableView;

namespace deltarank::ui {

class ClassTableModel;

/// The data set of a study: its classes with their counts, some samples, and what is wrong with it.
class DatasetView : public QWidget
{
    Q_OBJECT

public:
    DatasetView(Context& context, StudyPreview& preview, QWidget* parent = nullptr);

    ClassTableModel* classes() const { return m_classes; }
    QLineEdit* search() const { return m_search; }
    QTableView* classTable() const { return m_table; }
    /// Number of samples shown.
    int sampleCount() const;
    QString findings() const;
    QString stateText() const;
    QPushButton* examineButton() const { return m_examine; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildClasses();
    QWidget* buildSamples();
    QWidget* buildFindings();
    void showData();
    void showSamples(const std::vector<SampleView>& samples);
    void showReport(const data::DoctorReport& report);
    void setFindings(const QString& text);
    void updateShown();
    void fitClasses();

    Context& m_context;
    StudyPreview& m_preview;
    ClassTableModel* m_classes;
    QSortFilterProxyModel* m_filter;
    QStandardItemModel* m_samples;
    QSplitter* m_splitter = nullptr;
    bool m_divided = false; ///< by hand
    QLabel* m_state = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_shown = nullptr;
    QTableView* m_table = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_sampleTitle = nullptr;
    QLabel* m_findings = nullptr;
    QPushButton* m_examine = nullptr;
};

/// What the examination found, as a few lines of rich text.
QString findingsText(const data::DoctorReport& report);

} // namespace deltarank::ui
