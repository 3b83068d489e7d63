#pragma once

#include "ui/frame/Context.h"
#include "ui/work/Background.h"
#include "ui/work/Spectra.h"

#include <QStringList>
#include <QWidget>
#include <memory>

class QLabel;
class QProgressBar;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTableView;

namespace deltarank::ui {

/// All adapters of a folder as a table: name, format, base model, rank, mean cutoff, size. A row opens its
/// adapter; all can be truncated or converted at once.
class AdapterFolderView : public QWidget
{
    Q_OBJECT

public:
    explicit AdapterFolderView(Context& context, QWidget* parent = nullptr);

    /// Lists the folder and measures its adapters one after the other.
    void setFolder(const QString& path);
    void setThreshold(double threshold);
    const QString& folder() const { return m_folder; }
    const QStringList& paths() const { return m_paths; }
    QTableView* table() const { return m_table; }
    bool isComplete() const { return m_next == m_paths.size(); }

Q_SIGNALS:
    void openRequested(const QString& path);
    void truncateRequested();
    void saveRequested();
    void failed(const base::Error& error);

private:
    void readNext();
    void showRow(int row);

    struct Row
    {
        std::shared_ptr<const AdapterContents> contents;
        QString problem;
    };

    Context& m_context;
    QString m_folder;
    QStringList m_paths;
    std::vector<Row> m_rows;
    qsizetype m_next = 0;
    double m_threshold = 0.95;
    Background m_reading;
    QLabel* m_title = nullptr;
    QProgressBar* m_progress = nullptr;
    QStandardItemModel* m_model = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace deltarank::ui
