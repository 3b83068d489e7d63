#include "ui/work/SaveAdapter.h"

#include "adapter/Hdf5Adapter.h"
#include "adapter/Kohya.h"
#include "adapter/Peft.h"
#include "study/ReaderClient.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"

#include <QObject>
#include <cmath>
#include <filesystem>

namespace deltarank::ui {

namespace fs = std::filesystem;

namespace {

base::Status write(const adapter::AdapterSource& source, const QString& format, const fs::path& target)
{
    std::error_code ec;
    if (fs::exists(target, ec))
        return base::fail(base::ErrorCode::InvalidArgument,
                          QObject::tr("There is already something of this name.").toStdString(),
                          target.string(), QObject::tr("Give another name.").toStdString());
    if (target.has_parent_path() && !fs::exists(target.parent_path(), ec))
        fs::create_directories(target.parent_path(), ec); // what is wrong with it, writing will say
    if (format == "h5")
        return adapter::writeHdf5(target, source);
    return format == "kohya" ? adapter::writeKohya(target, source) : adapter::writePeft(target, source);
}

} // namespace

QStringList adapterFormats()
{
    return {"peft", "kohya", "h5"};
}

QString adapterFormatName(const QString& format)
{
    if (format == "kohya")
        return QObject::tr("kohya file (.safetensors)");
    return format == "h5" ? QObject::tr("HDF5 file (.h5)") : QObject::tr("PEFT folder");
}

QString adapterEnding(const QString& format)
{
    if (format == "kohya")
        return QStringLiteral(".safetensors");
    return format == "h5" ? QStringLiteral(".h5") : QString();
}

QString ownFormat(const adapter::AdapterSource& source)
{
    const std::string& format = source.facts().format;
    return format == "kohya" ? "kohya" : format == "deltarank" ? "h5" : "peft";
}

base::Result<TruncationPreview> previewTruncation(const AdapterContents& contents,
                                                  const adapter::TruncateTo& target)
{
    if (!contents.source)
        return base::fail(base::ErrorCode::NotFound,
                          QObject::tr("A and B are not in this file.").toStdString(),
                          contents.path.toStdString());
    std::vector<std::vector<float>> values(contents.source->size());
    for (const MatrixSpectrum& matrix : contents.matrices) {
        if (!matrix.measured)
            return base::fail(base::ErrorCode::NotFound,
                              QObject::tr("The matrices are still being measured.").toStdString());
        if (matrix.place >= 0)
            values[static_cast<std::size_t>(matrix.place)] = matrix.values;
    }
    const auto effects = adapter::predictTruncation(*contents.source, values, target);
    if (!effects)
        return base::fail(effects.error());
    TruncationPreview preview;
    double error = 0;
    double norm = 0;
    for (const adapter::TruncationEffect& effect : *effects) {
        preview.leastRank =
            preview.leastRank == 0 ? effect.newRank : std::min(preview.leastRank, effect.newRank);
        preview.largestRank = std::max(preview.largestRank, effect.newRank);
        preview.meanRank += static_cast<double>(effect.newRank) / static_cast<double>(effects->size());
        error += effect.error * effect.error;
        norm += effect.norm * effect.norm;
    }
    preview.relativeError = norm > 0 ? std::sqrt(error / norm) : 0;
    preview.oldBytes = static_cast<double>(adapter::storedBytes(*contents.source));
    preview.newBytes = static_cast<double>(adapter::storedBytes(*contents.source, &*effects));
    return preview;
}

base::Status saveAdapter(const adapter::AdapterSource& source, const SaveRequest& request,
                         const base::StopToken& stop, const base::ProgressSink& progress)
{
    const QString format = request.format.isEmpty() ? ownFormat(source) : request.format;
    const fs::path target = request.target.toStdString();
    if (!request.truncate)
        return write(source, format, target);
    auto truncated = adapter::truncate(source, *request.truncate, progress, stop);
    if (!truncated)
        return base::fail(truncated.error());
    return write(adapter::MemorySource(std::move(truncated->adapter)), format, target);
}

base::Result<SavedAdapters> saveAdapters(const QString& root, const QStringList& paths,
                                         const SaveRequest& request, const base::StopToken& stop,
                                         const base::ProgressSink& progress)
{
    study::ReaderClient reader;
    SavedAdapters result;
    for (const QString& path : paths) {
        if (stop.stopNow())
            return base::fail(base::ErrorCode::Stopped, QObject::tr("Saving was stopped.").toStdString());
        if (progress)
            progress(base::Progress{.stage = QObject::tr("Saving").toStdString(),
                                    .done = static_cast<std::uint64_t>(paths.indexOf(path)),
                                    .total = static_cast<std::uint64_t>(paths.size()),
                                    .detail = path.toStdString()});
        const auto source = study::openAdapter(path.toStdString(), reader);
        if (!source) {
            result.problems << errorLine(source.error());
            continue;
        }
        if ((*source)->size() == 0) {
            result.problems << QObject::tr("%1: the run kept no A and B.").arg(path);
            continue;
        }
        SaveRequest one = request;
        one.format = request.format.isEmpty() ? ownFormat(**source) : request.format;
        fs::path relative = fs::path(path.toStdString()).lexically_relative(root.toStdString());
        relative.replace_extension(adapterEnding(one.format).toStdString());
        one.target = text((fs::path(request.target.toStdString()) / relative).string());
        if (const auto status = saveAdapter(**source, one, stop); !status)
            result.problems << errorLine(status.error());
        else
            ++result.saved;
    }
    return result;
}

} // namespace deltarank::ui
