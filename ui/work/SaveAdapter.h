#pragma once

#include "adapter/Truncate.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "ui/work/Spectra.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace deltarank::ui {

/// Formats that an adapter can be saved in: "peft" (a folder), "kohya" (.safetensors), "h5".
QStringList adapterFormats();
QString adapterFormatName(const QString& format);
/// What a file or folder of this format is called; empty for a PEFT folder.
QString adapterEnding(const QString& format);
/// The format that an adapter came in, as one of adapterFormats().
QString ownFormat(const adapter::AdapterSource& source);

struct SaveRequest
{
    std::optional<adapter::TruncateTo> truncate{}; ///< none: everything is kept
    QString format;                                ///< empty: the adapter's own
    QString target; ///< the file or folder to make; with several adapters the folder they go to
};

/// What truncation would do, before anything is written.
struct TruncationPreview
{
    int leastRank = 0;
    int largestRank = 0;
    double meanRank = 0;
    double relativeError = 0; ///< of all matrices together, ‖ΔW − ΔW_k‖ / ‖ΔW‖
    double oldBytes = 0;      ///< of A and B
    double newBytes = 0;
};

/// Errors: InvalidArgument for a target out of range, NotFound where A and B are not there or a matrix is not
/// measured yet.
base::Result<TruncationPreview> previewTruncation(const AdapterContents& contents,
                                                  const adapter::TruncateTo& target);

/// Writes one adapter. Refuses a target that exists. Not in the event loop.
base::Status saveAdapter(const adapter::AdapterSource& source, const SaveRequest& request,
                         const base::StopToken& stop = {}, const base::ProgressSink& progress = {});

/// What became of many.
struct SavedAdapters
{
    int saved = 0;
    QStringList problems; ///< one sentence each
};

/// Writes every adapter of `paths` to the same place below request.target as it has below `root`. One that
/// cannot be read or written is listed and the others go on. Not in the event loop.
base::Result<SavedAdapters> saveAdapters(const QString& root, const QStringList& paths,
                                         const SaveRequest& request, const base::StopToken& stop,
                                         const base::ProgressSink& progress);

} // namespace deltarank::ui
