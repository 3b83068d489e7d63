#include "ui/models/RunTableModel.h"

#include "ui/base/Words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace deltarank::ui {

QString stateName(RunState state)
{
    switch (state) {
    case RunState::Waiting:
        return RunTableModel::tr("waiting");
    case RunState::Working:
        return RunTableModel::tr("training");
    case RunState::Done:
        return RunTableModel::tr("done");
    case RunState::Failed:
        return RunTableModel::tr("failed");
    }
    return {};
}

QString methodName(study::Method method, study::NullControl nullControl)
{
    if (nullControl != study::NullControl::None)
        return RunTableModel::tr("null control");
    return method == study::Method::Full ? RunTableModel::tr("full") : RunTableModel::tr("LoRA");
}

QString whyNotOpened(const RunRow& row)
{
    switch (row.state) {
    case RunState::Waiting:
        return RunTableModel::tr("This run has not been trained yet. It can be opened once it is done.");
    case RunState::Working:
        return RunTableModel::tr("This run is being trained. It can be opened once it is done.");
    case RunState::Failed:
        return RunTableModel::tr("This run failed and left nothing to open: %1").arg(row.note);
    case RunState::Done:
        break;
    }
    return {};
}

void RunTableModel::setRows(std::vector<RunRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RunTableModel::indexOf(const QString& id) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].id == id)
            return static_cast<int>(i);
    return -1;
}

bool RunTableModel::updateRow(const RunRow& row)
{
    const int at = indexOf(row.id);
    if (at < 0)
        return false;
    m_rows[static_cast<std::size_t>(at)] = row;
    Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    return true;
}

bool RunTableModel::less(int first, int second, Column column) const
{
    const RunRow& a = m_rows[static_cast<std::size_t>(first)];
    const RunRow& b = m_rows[static_cast<std::size_t>(second)];
    switch (column) {
    case State:
        return a.state < b.state;
    case Sweep:
        return QString::compare(a.sweep, b.sweep, Qt::CaseInsensitive) < 0;
    case Method:
        return std::pair(a.nullControl, a.method) < std::pair(b.nullControl, b.method);
    case Value:
        return a.value < b.value;
    case Repeat:
        return a.repeat < b.repeat;
    case Accuracy:
        return a.accuracy.value_or(-1) < b.accuracy.value_or(-1);
    case Speed:
        return a.samplesPerSecond.value_or(-1) < b.samplesPerSecond.value_or(-1);
    case Time:
        return a.seconds.value_or(-1) < b.seconds.value_or(-1);
    case Id:
    case ColumnCount:
        break;
    }
    return a.id < b.id;
}

int RunTableModel::count(RunState state) const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [state](const RunRow& row) { return row.state == state; }));
}

int RunTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const RunRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == IdRole)
        return row.id;
    if (role == ProgressRole)
        return row.progress;
    if (role == StateRole)
        return static_cast<int>(row.state);
    if (role == Qt::TextAlignmentRole &&
        (column == Value || column == Repeat || column == Accuracy || column == Speed || column == Time))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return !row.note.isEmpty() ? row.note : column == Id ? row.id : QVariant();
    if (role == SortRole) {
        switch (column) {
        case State:
            return static_cast<int>(row.state);
        case Value:
            return row.value;
        case Repeat:
            return row.repeat;
        case Accuracy:
            return row.accuracy.value_or(-1);
        case Speed:
            return row.samplesPerSecond.value_or(-1);
        case Time:
            return row.seconds.value_or(-1);
        default:
            return data(index, Qt::DisplayRole);
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString none = QStringLiteral("–");
    switch (column) {
    case State:
        return row.state == RunState::Working
                   ? QStringLiteral("%1 %2").arg(stateName(row.state),
                                                 percent(std::round(row.progress * 100) / 100))
                   : stateName(row.state);
    case Sweep:
        return row.sweep;
    case Method:
        return methodName(row.method, row.nullControl);
    case Value:
        return number(row.value);
    case Repeat:
        return row.repeat + 1;
    case Accuracy:
        return row.accuracy ? QString::number(*row.accuracy, 'f', 3) : none;
    case Speed:
        return row.samplesPerSecond ? QString::number(*row.samplesPerSecond, 'f', 0) : none;
    case Time:
        if (!row.seconds)
            return none;
        return row.state == RunState::Working ? timeLeft(*row.seconds) : duration(*row.seconds);
    case Id:
        return shortId(row.id);
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section >= Value && section <= Time ? Qt::AlignRight : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("Status");
    case Sweep:
        return tr("Sweep");
    case Method:
        return tr("Method");
    case Value:
        return tr("Value");
    case Repeat:
        return tr("Repeat");
    case Accuracy:
        return tr("Accuracy");
    case Speed:
        return tr("Samples/s");
    case Time:
        return tr("Time");
    case Id:
        return tr("Run");
    default:
        return {};
    }
}

} // namespace deltarank::ui
