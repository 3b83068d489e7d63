#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "study/Pack.h"

#include <QString>

namespace deltarank::ui {

struct PackRequest
{
    QString study; ///< its folder
    QString file;  ///< to be made
    study::PackOptions options{};
};

/// Makes one file of a study; where its data is to come along, the study's snapshot of it is made first.
/// Returns the file's size in bytes. Not in the event loop.
base::Result<double> packStudyFile(const PackRequest& request, const base::StopToken& stop,
                                   const base::ProgressSink& progress = {});

/// Makes the folder of a packed study; returns its path. Not in the event loop.
base::Result<QString> unpackStudyFile(const QString& file, const QString& folder, const base::StopToken& stop,
                                      const base::ProgressSink& progress = {});

/// Bytes of the finished runs of a study, as they lie on disk.
double bytesOfRuns(const QString& study);

} // namespace deltarank::ui
