#pragma once

#include "study/PlanSummary.h"
#include "ui/work/Background.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace deltarank::ui {

/// What a preset needs, and what that costs on this machine.
struct PresetFacts
{
    QString name;
    QString source; ///< title of its data set
    QString model;
    bool dataFound = false;
    bool modelFound = false;
    QString obtain{}; ///< how to get the data, where they are not there
    int runs = 0;
    double seconds = -1; ///< negative: not known
};

/// Finds out about presets one after the other, in the background.
class PresetExplorer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// @param rates by base model, as measured on this machine
    void explore(const QStringList& presets, const QHash<QString, study::CostRate>& rates);

Q_SIGNALS:
    void found(const deltarank::ui::PresetFacts& facts);

private:
    void next(QStringList presets, QHash<QString, study::CostRate> rates);
    Background m_work;
};

} // namespace deltarank::ui
