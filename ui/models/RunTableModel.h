#pragma once

#include "study/RunSpec.h"

#include <QAbstractTableModel>
#include <QString>
#include <optional>
#include <vector>

namespace deltarank::ui {

enum class RunState { Waiting, Working, Done, Failed };

/// One line of the table of runs.
struct RunRow
{
    QString id;
    RunState state = RunState::Waiting;
    QString sweep;
    QString over; ///< "classes", "corruption", ...
    double value = 0;
    study::Method method = study::Method::Lora;
    study::NullControl nullControl = study::NullControl::None;
    int repeat = 0;
    std::optional<double> accuracy{};
    std::optional<double> samplesPerSecond{};
    std::optional<double> seconds{}; ///< taken, or left where the run is working
    double progress = 0;             ///< 0 .. 1 of a working run
    QString note{};                  ///< why it failed
};

QString stateName(RunState state);
QString methodName(study::Method method, study::NullControl nullControl);
/// Why a run has no file to open, as a sentence; empty where it has one.
QString whyNotOpened(const RunRow& row);

/// The runs of a study in the order of its plan.
class RunTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Sweep, Method, Value, Repeat, Accuracy, Speed, Time, Id, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, IdRole, ProgressRole, StateRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<RunRow> rows);
    /// Replaces the row with the same id; false if there is none.
    bool updateRow(const RunRow& row);
    const std::vector<RunRow>& rows() const { return m_rows; }
    int indexOf(const QString& id) const;
    /// Order of two rows by a column, as numbers where it shows numbers.
    bool less(int a, int b, Column column) const;
    int count(RunState state) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RunRow> m_rows;
};

} // namespace deltarank::ui
