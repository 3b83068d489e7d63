#include "adapter/Inspect.h"
#include "base/Json.h"
#include "study/ReaderClient.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/work/Reading.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QObject>

namespace deltarank::ui {

namespace {

QString formatName(const std::string& format)
{
    if (format == "peft")
        return QStringLiteral("PEFT");
    if (format == "kohya")
        return QStringLiteral("kohya");
    if (format == "deltarank")
        return QObject::tr("DeltaRank HDF5");
    return text(format);
}

MatrixSpectrum describe(const adapter::AdaptedMatrix& matrix)
{
    MatrixSpectrum spectrum;
    spectrum.modulePath = matrix.modulePath;
    spectrum.layer = matrix.layer;
    spectrum.kind = matrix.kind;
    spectrum.rank = matrix.rank;
    spectrum.alpha = matrix.alpha;
    spectrum.scaling = matrix.scaling;
    spectrum.rows = adapter::outputsOf(matrix);
    spectrum.columns = adapter::inputsOf(matrix);
    return spectrum;
}

void describe(AdapterContents& contents)
{
    int low = std::numeric_limits<int>::max();
    int high = 0;
    for (const MatrixSpectrum& matrix : contents.matrices) {
        low = std::min(low, matrix.rank);
        high = std::max(high, matrix.rank);
    }
    if (high > 0)
        contents.facts.emplace_back(QObject::tr("Rank"), low == high
                                                             ? QString::number(high)
                                                             : QStringLiteral("%1–%2").arg(low).arg(high));
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const MatrixSpectrum& matrix : contents.matrices) {
        least = std::min(least, matrix.scaling);
        most = std::max(most, matrix.scaling);
    }
    if (least <= most)
        contents.facts.emplace_back(QObject::tr("Scaling"),
                                    least == most ? number(most)
                                                  : QStringLiteral("%1–%2").arg(number(least), number(most)));
}

/// What the file says of itself, shortened to what a line can show.
void describeFile(AdapterContents& contents, const adapter::Adapter& facts)
{
    const auto add = [&contents](const std::string& name, const std::string& value) {
        contents.metadata.emplace_back(text(name), text(value).simplified().left(300));
    };
    if (facts.config.is_object())
        for (const auto& [name, value] : facts.config.items())
            if (!value.is_null())
                add(name, value.is_string() ? value.get<std::string>() : base::jsonText(value));
    for (const auto& [name, value] : facts.metadata)
        add(name, value);
    for (const adapter::NamedTensor& tensor : facts.head) {
        std::string shape;
        for (const std::int64_t size : tensor.shape)
            shape += (shape.empty() ? "" : "×") + std::to_string(size);
        add(tensor.name, QObject::tr("trained with it, %1").arg(text(shape)).toStdString());
    }
}

/// A run file of a study keeps its spectra, for full runs too.
AdapterContents fromRun(const study::RunRecord& record, const QString& path)
{
    AdapterContents contents;
    contents.path = path;
    contents.format = QObject::tr("run of a study");
    contents.baseModel = text(record.adapter.baseModel);
    const auto value = [&record](const char* key) {
        return record.spec.contains(key) ? record.spec[key] : nlohmann::json();
    };
    const std::string method =
        value("method").is_string() ? value("method").get<std::string>() : std::string();
    contents.name = QObject::tr("%1, %2 classes, run %3")
                        .arg(method == "full" ? QObject::tr("full") : QObject::tr("LoRA"))
                        .arg(record.task.classCount())
                        .arg(text(record.id).left(8));
    for (const study::SpectrumRecord& spectrum : record.spectra) {
        MatrixSpectrum matrix;
        for (const adapter::AdaptedMatrix& adapted : record.adapter.matrices)
            if (adapted.modulePath == spectrum.modulePath)
                matrix = describe(adapted);
        matrix.modulePath = spectrum.modulePath;
        matrix.layer = spectrum.layer;
        matrix.kind = spectrum.kind;
        matrix.rank = spectrum.rank;
        matrix.values = spectrum.final;
        contents.matrices.push_back(std::move(matrix));
    }
    describe(contents);
    const std::pair<const char*, QString> metrics[] = {{"best_accuracy", QObject::tr("Best accuracy")},
                                                       {"last_accuracy", QObject::tr("Last accuracy")},
                                                       {"test_accuracy", QObject::tr("Test accuracy")}};
    for (const auto& [key, name] : metrics)
        if (const auto found = record.metrics.find(key); found != record.metrics.end())
            contents.facts.emplace_back(name, QString::number(found->second, 'f', 3));
    contents.facts.emplace_back(QObject::tr("Training samples"),
                                QString::number(record.task.trainSamples.size()));
    QStringList classes;
    for (const std::string& name : record.task.classNames)
        classes << text(name);
    contents.facts.emplace_back(QObject::tr("Classes"),
                                classes.mid(0, 12).join(", ") +
                                    (classes.size() > 12 ? QStringLiteral(", …") : QString()));
    if (method == "full")
        contents.notes << QObject::tr("Spectra are of W − W₀: all weights were trained.");
    return contents;
}

/// The A and B behind spectra that are known already.
void attach(AdapterContents& contents, std::shared_ptr<const adapter::AdapterSource> source)
{
    for (std::size_t i = 0; i < source->size(); ++i)
        for (MatrixSpectrum& matrix : contents.matrices)
            if (matrix.modulePath == source->facts().matrices[i].modulePath)
                matrix.place = static_cast<int>(i);
    describeFile(contents, source->facts());
    contents.fileBytes = static_cast<double>(source->fileBytes());
    contents.facts.emplace_back(QObject::tr("File size"), fileSize(contents.fileBytes));
    contents.source = std::move(source);
}

} // namespace

base::Result<AdapterContents> readAdapter(const QString& path, const base::StopToken& stop,
                                          const std::function<void(const AdapterContents&)>& partly)
{
    study::ReaderClient reader;
    const QString lower = path.toLower();
    if (lower.endsWith(".h5") || lower.endsWith(".hdf5")) {
        if (const auto run = reader.readRun(path.toStdString(), study::RunParts::Summary);
            run && !run->spectra.empty()) {
            AdapterContents contents = fromRun(*run, path);
            if (auto source = study::openAdapter(path.toStdString(), reader); source && (*source)->size() > 0)
                attach(contents, std::move(*source));
            else
                contents.notes << QObject::tr("The run kept no A and B; its stored spectra are shown.");
            return contents;
        }
    }
    auto opened = study::openAdapter(path.toStdString(), reader);
    if (!opened)
        return base::fail(opened.error());
    const std::shared_ptr<const adapter::AdapterSource> source = std::move(*opened);
    const adapter::Adapter& facts = source->facts();
    if (facts.matrices.empty())
        return base::fail(base::ErrorCode::Format, "This file holds no low-rank adapter.", path.toStdString(),
                          "Open a PEFT folder, a LoRA .safetensors file or a run of a study.");
    AdapterContents contents;
    contents.path = path;
    contents.name = QFileInfo(path).fileName();
    contents.format = formatName(facts.format);
    contents.baseModel = text(facts.baseModel);
    contents.source = source;
    contents.complete = false;
    contents.fileBytes = static_cast<double>(source->fileBytes());
    for (const std::string& note : facts.notes)
        contents.notes << coreText(note);
    for (const std::string& name : facts.unread)
        contents.unread << text(name);
    for (std::size_t i = 0; i < facts.matrices.size(); ++i) {
        MatrixSpectrum matrix = describe(facts.matrices[i]);
        matrix.measured = false;
        matrix.place = static_cast<int>(i);
        contents.matrices.push_back(std::move(matrix));
    }
    describe(contents);
    if (contents.fileBytes > 0)
        contents.facts.emplace_back(QObject::tr("File size"), fileSize(contents.fileBytes));
    describeFile(contents, facts);
    if (partly)
        partly(contents);

    constexpr qint64 pause = 100; // ms between two pictures of what is known
    QElapsedTimer sinceLast;
    sinceLast.start();
    const auto measured = [&](const adapter::InspectedMatrix& one) {
        MatrixSpectrum& matrix = contents.matrices[one.index];
        matrix.values.assign(one.singularValues.begin(), one.singularValues.end());
        matrix.error = coreText(one.error);
        matrix.measured = true;
        if (partly && sinceLast.elapsed() >= pause) {
            partly(contents);
            sinceLast.restart();
        }
    };
    constexpr double anyThreshold = 0.95; // only the singular values are kept
    const auto inspection = adapter::inspect(*source, anyThreshold, {}, stop, 0, measured);
    if (!inspection && inspection.error().code != base::ErrorCode::Stopped)
        return base::fail(inspection.error());
    contents.complete = inspection.has_value();
    return contents;
}

} // namespace deltarank::ui
