#pragma once

#include "ui/frame/Context.h"
#include "ui/work/SaveAdapter.h"

#include <QDialog>
#include <memory>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace deltarank::ui {

/// Saves an adapter, or all of a folder, whole or truncated: what is kept, the format and the place. Shows
/// the size and the error of a truncation before anything is written.
class SaveAdapterDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Keep { Everything, Energy, Rank };

    /// @param contents the adapter; null where several are saved at once, of the folder `path`
    SaveAdapterDialog(Context& context, std::shared_ptr<const AdapterContents> contents, const QString& path,
                      Keep keep, double threshold, QWidget* parent);

    SaveRequest request() const;
    void setKeep(Keep keep);
    void setRank(int rank);
    void setFormat(const QString& format);
    void setTarget(const QString& path);
    QString prediction() const;
    /// Why it cannot be saved so; empty where it can.
    QString problem() const;

private:
    void build(Keep keep, double threshold);
    void browse();
    void refresh();
    void suggestTarget();
    QString currentFormat() const;

    Context& m_context;
    std::shared_ptr<const AdapterContents> m_adapter;
    QString m_path;
    QRadioButton* m_everything;
    QRadioButton* m_byEnergy;
    QRadioButton* m_byRank;
    QDoubleSpinBox* m_energy;
    QSpinBox* m_rank;
    QLabel* m_prediction;
    QComboBox* m_format;
    QLineEdit* m_target;
    QLabel* m_problem;
    QPushButton* m_save;
    QString m_suggested;
};

} // namespace deltarank::ui
