#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "ui/work/Spectra.h"
#include "ui/work/StudyDocument.h"

#include <functional>
#include <memory>

namespace deltarank::ui {

/// Reads a study's folder: plan, finished and failed runs. Finished runs never change, so those in `previous`
/// (may be null) are not read again. Long for large studies: not in the event loop.
base::Result<StudyContents> readStudy(const QString& path,
                                      const std::shared_ptr<const StudyContents>& previous,
                                      const base::StopToken& stop);

/// Reads an adapter or a run file and computes its spectra. Not in the event loop. `partly` is called from
/// the reading thread, with the matrices' names first and then at most ten times a second with those measured
/// so far; a stop request returns what there is, `complete` being false.
base::Result<AdapterContents> readAdapter(const QString& path, const base::StopToken& stop,
                                          const std::function<void(const AdapterContents&)>& partly = {});

} // namespace deltarank::ui
