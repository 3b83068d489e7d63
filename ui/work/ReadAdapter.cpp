#include "spectrum/SingularValues.h"
#include "study/ReaderClient.h"
#include "ui/base/Words.h"
#include "ui/work/Reading.h"

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
        return QObject::tr("DeltaRank run");
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
    if (!contents.matrices.empty())
        contents.facts.emplace_back(QObject::tr("Scaling"), number(contents.matrices.front().scaling));
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

} // namespace

base::Result<AdapterContents> readAdapter(const QString& path, const base::StopToken& stop)
{
    study::ReaderClient reader;
    const QString lower = path.toLower();
    if (lower.endsWith(".h5") || lower.endsWith(".hdf5")) {
        if (const auto run = reader.readRun(path.toStdString(), study::RunParts::Summary);
            run && !run->spectra.empty())
            return fromRun(*run, path);
    }
    const auto source = study::openAdapter(path.toStdString(), reader);
    if (!source)
        return base::fail(source.error());
    const adapter::Adapter& facts = (*source)->facts();
    AdapterContents contents;
    contents.path = path;
    contents.name = QFileInfo(path).fileName();
    contents.format = formatName(facts.format);
    contents.baseModel = text(facts.baseModel);
    for (const std::string& note : facts.notes)
        contents.notes << text(note);
    for (const std::string& name : facts.unread)
        contents.unread << text(name);
    for (std::size_t i = 0; i < (*source)->size(); ++i) {
        if (stop.stopNow())
            return base::fail(base::ErrorCode::Stopped, "Reading was stopped.");
        const auto matrix = (*source)->load(i);
        if (!matrix)
            return base::fail(matrix.error());
        const auto values =
            spectrum::singularValues(spectrum::LowRankProduct{matrix->a, matrix->b, matrix->scaling});
        if (!values) {
            base::Error error = values.error();
            error.where = path.toStdString() + ", " + matrix->modulePath;
            return base::fail(std::move(error));
        }
        MatrixSpectrum spectrum = describe(*matrix);
        spectrum.values = spectrum::narrow(*values);
        contents.matrices.push_back(std::move(spectrum));
    }
    if (contents.matrices.empty())
        return base::fail(base::ErrorCode::Format, "This file holds no low-rank adapter.", path.toStdString(),
                          "Open a PEFT folder, a LoRA .safetensors file or a run of a study.");
    describe(contents);
    if ((*source)->fileBytes() > 0)
        contents.facts.emplace_back(QObject::tr("File size"),
                                    fileSize(static_cast<double>((*source)->fileBytes())));
    return contents;
}

} // namespace deltarank::ui
