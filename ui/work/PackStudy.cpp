#include "ui/work/PackStudy.h"

#include "ui/base/Words.h"

#include <QDir>
#include <QFileInfo>
#ifdef DELTARANK_HAS_TORCH
#include "runner/StudySnapshot.h"
#endif

namespace deltarank::ui {

base::Result<double> packStudyFile(const PackRequest& request, const base::StopToken& stop,
                                   const base::ProgressSink& progress)
{
    auto store = study::Store::open(request.study.toStdString());
    if (!store)
        return base::fail(std::move(store).error());
#ifdef DELTARANK_HAS_TORCH
    if (request.options.data && !std::filesystem::exists(store->snapshotPath()))
        DELTARANK_TRY(runner::writeStudySnapshot(*store, progress, stop));
#endif
    study::ReaderClient reader;
    DELTARANK_TRY(
        study::packStudy(*store, request.file.toStdString(), request.options, reader, progress, stop));
    return static_cast<double>(QFileInfo(request.file).size());
}

base::Result<QString> unpackStudyFile(const QString& file, const QString& folder, const base::StopToken& stop,
                                      const base::ProgressSink& progress)
{
    auto store = study::unpackStudy(file.toStdString(), folder.toStdString(), progress, stop);
    if (!store)
        return base::fail(std::move(store).error());
    return text(store->folder().string());
}

double bytesOfRuns(const QString& study)
{
    double bytes = 0;
    for (const QFileInfo& run : QDir(study + "/runs").entryInfoList({"*.h5"}, QDir::Files))
        bytes += static_cast<double>(run.size());
    return bytes;
}

} // namespace deltarank::ui
