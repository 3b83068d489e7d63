#pragma once

#include "study/RunRecord.h"

#include <QMetaType>
#include <QString>
#include <vector>

namespace deltarank::ui {

/// A run in training, as of now.
struct WorkingRun
{
    QString id;
    double progress = 0;
    double samplesPerSecond = 0;
    double secondsLeft = -1;
};

/// What the training thread tells the window, at most ten times a second.
struct WorkReport
{
    QString stage; ///< "Reading the data set", "training"
    int done = 0;  ///< runs that have finished
    int total = 0;
    bool preparing = false; ///< the fraction is that of the stage, not of the study
    double fraction = -1;   ///< of the whole study's work; negative: not known
    double secondsLeft = -1;
    double samplesPerSecond = 0;
    QString device;
    std::vector<WorkingRun> working;
};

} // namespace deltarank::ui

Q_DECLARE_METATYPE(deltarank::ui::WorkReport)
