#include "study/RunFile.h"

#include "adapter/Hdf5Adapter.h"
#include "base/Files.h"
#include "base/Json.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltarank::study {

using adapter::Hdf5File;
using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

constexpr const char* runFormat = "deltarank-run";

tl::unexpected<base::Error> damaged(const Hdf5File& file, const std::string& what)
{
    return fail(ErrorCode::Format, what, file.path().string(), "The file may be damaged.");
}

bool areSingularValues(const std::vector<float>& values)
{
    return std::all_of(values.begin(), values.end(),
                       [](float value) { return std::isfinite(value) && value >= 0; });
}

/// Labels of a task: one per sample, from 0 to below `classes`.
bool labelsFit(const std::vector<int>& labels, std::size_t samples, int classes)
{
    return labels.size() == samples && std::all_of(labels.begin(), labels.end(),
                                                   [&](int label) { return label >= 0 && label < classes; });
}

// ---- writing

Status writeTask(Hdf5File& file, const RunRecord& record)
{
    const task::Task& task = record.task;
    DELTARANK_TRY(file.makeGroup("/task"));
    DELTARANK_TRY(file.writeTexts("/task/class_names", task.classNames));
    DELTARANK_TRY(file.write("/task/classes", task.classes));
    DELTARANK_TRY(file.write("/task/train_samples", task.trainSamples));
    DELTARANK_TRY(file.write("/task/train_labels", task.trainLabels));
    DELTARANK_TRY(file.write("/task/train_clean_labels", task.trainCleanLabels));
    DELTARANK_TRY(file.write("/task/corrupted", task.corrupted));
    DELTARANK_TRY(file.write("/task/validation_samples", task.validationSamples));
    DELTARANK_TRY(file.write("/task/validation_labels", task.validationLabels));
    DELTARANK_TRY(file.write("/task/test_samples", task.testSamples));
    DELTARANK_TRY(file.write("/task/test_labels", task.testLabels));
    DELTARANK_TRY(file.writeTexts("/task/train_sample_ids", record.trainSampleIds));
    return file.writeTexts("/task/validation_sample_ids", record.validationSampleIds);
}

struct Column
{
    const char* name;
    double (*get)(const HistoryPoint&);
    void (*set)(HistoryPoint&, double);
};

double orNaN(const std::optional<double>& value)
{
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}
std::optional<double> unlessNaN(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

const Column columns[] = {
    {"epoch", [](const HistoryPoint& p) { return p.epoch; }, [](HistoryPoint& p, double v) { p.epoch = v; }},
    {"learning_rate", [](const HistoryPoint& p) { return p.learningRate; },
     [](HistoryPoint& p, double v) { p.learningRate = v; }},
    {"training_loss", [](const HistoryPoint& p) { return p.trainingLoss; },
     [](HistoryPoint& p, double v) { p.trainingLoss = v; }},
    {"validation_loss", [](const HistoryPoint& p) { return p.validationLoss; },
     [](HistoryPoint& p, double v) { p.validationLoss = v; }},
    {"validation_accuracy", [](const HistoryPoint& p) { return p.validationAccuracy; },
     [](HistoryPoint& p, double v) { p.validationAccuracy = v; }},
    {"gradient_norm", [](const HistoryPoint& p) { return p.gradientNorm; },
     [](HistoryPoint& p, double v) { p.gradientNorm = v; }},
    {"clean_accuracy", [](const HistoryPoint& p) { return orNaN(p.cleanAccuracy); },
     [](HistoryPoint& p, double v) { p.cleanAccuracy = unlessNaN(v); }},
    {"corrupted_accuracy", [](const HistoryPoint& p) { return orNaN(p.corruptedAccuracy); },
     [](HistoryPoint& p, double v) { p.corruptedAccuracy = unlessNaN(v); }},
};

Status writeHistory(Hdf5File& file, const std::vector<HistoryPoint>& history)
{
    DELTARANK_TRY(file.makeGroup("/history"));
    std::vector<std::int32_t> steps;
    for (const auto& point : history)
        steps.push_back(point.step);
    DELTARANK_TRY(file.write("/history/step", steps));
    for (const auto& column : columns) {
        std::vector<double> values;
        for (const auto& point : history)
            values.push_back(column.get(point));
        DELTARANK_TRY(file.write(std::string("/history/") + column.name, values));
    }
    return {};
}

Status writeNumbers(Hdf5File& file, const std::string& group, const std::map<std::string, double>& numbers)
{
    DELTARANK_TRY(file.makeGroup(group));
    for (const auto& [name, value] : numbers)
        DELTARANK_TRY(file.setAttribute(group, name, value));
    return {};
}

Status writeSpectrum(Hdf5File& file, const std::string& group, const SpectrumRecord& spectrum)
{
    DELTARANK_TRY(file.makeGroup(group));
    DELTARANK_TRY(file.setAttribute(group, "module_path", spectrum.modulePath));
    DELTARANK_TRY(file.setAttribute(group, "layer", static_cast<std::int64_t>(spectrum.layer)));
    DELTARANK_TRY(file.setAttribute(group, "kind", spectrum.kind));
    DELTARANK_TRY(file.setAttribute(group, "rank", static_cast<std::int64_t>(spectrum.rank)));
    DELTARANK_TRY(file.write(group + "/final", spectrum.final));
    if (spectrum.evaluations.empty())
        return {};
    // One rectangle: a shorter spectrum ends in zeros, which is what the missing singular values are.
    std::size_t width = 0;
    for (const auto& values : spectrum.evaluations)
        width = std::max(width, values.size());
    std::vector<float> rectangle(width * spectrum.evaluations.size(), 0.0f);
    for (std::size_t i = 0; i < spectrum.evaluations.size(); ++i)
        std::copy(spectrum.evaluations[i].begin(), spectrum.evaluations[i].end(),
                  rectangle.begin() + static_cast<std::ptrdiff_t>(i * width));
    return file.write(
        group + "/evaluations",
        {static_cast<std::int64_t>(spectrum.evaluations.size()), static_cast<std::int64_t>(width)},
        std::span<const float>(rectangle));
}

Status writeAll(Hdf5File& file, const RunRecord& record)
{
    DELTARANK_TRY(file.setAttribute("/", "format", runFormat));
    DELTARANK_TRY(file.setAttribute("/", "schema_version", static_cast<std::int64_t>(runSchemaVersion)));
    DELTARANK_TRY(file.setAttribute("/", "id", record.id));
    for (const auto& [name, value] : record.provenance)
        if (name != "format" && name != "schema_version" && name != "id")
            DELTARANK_TRY(file.setAttribute("/", name, value));
    DELTARANK_TRY(file.writeText("/spec", base::jsonText(record.spec)));
    DELTARANK_TRY(writeTask(file, record));
    DELTARANK_TRY(writeHistory(file, record.history));
    DELTARANK_TRY(writeNumbers(file, "/timing", record.timing));
    DELTARANK_TRY(writeNumbers(file, "/metrics", record.metrics));
    DELTARANK_TRY(writeNumbers(file, "/layer_ablation", record.layerAblation));
    std::vector<std::int32_t> sizes;
    std::vector<double> accuracies;
    for (const auto& point : record.truncation) {
        sizes.push_back(point.k);
        accuracies.push_back(point.accuracy);
    }
    DELTARANK_TRY(file.write("/truncation/k", sizes));
    DELTARANK_TRY(file.write("/truncation/accuracy", accuracies));
    for (std::size_t i = 0; i < record.spectra.size(); ++i)
        DELTARANK_TRY(writeSpectrum(file, adapter::numbered("/spectra", i), record.spectra[i]));
    return adapter::writeAdapter(file, record.adapter);
}

// ---- reading

Status readTask(const Hdf5File& file, RunRecord& record)
{
    task::Task& task = record.task;
    auto take = [&](auto result, auto& target) -> Status {
        DELTARANK_TRY(result);
        target = std::move(*result);
        return {};
    };
    DELTARANK_TRY(take(file.readTexts("/task/class_names"), task.classNames));
    DELTARANK_TRY(take(file.read<std::int32_t>("/task/classes"), task.classes));
    DELTARANK_TRY(take(file.read<std::uint32_t>("/task/train_samples"), task.trainSamples));
    DELTARANK_TRY(take(file.read<std::int32_t>("/task/train_labels"), task.trainLabels));
    DELTARANK_TRY(take(file.read<std::int32_t>("/task/train_clean_labels"), task.trainCleanLabels));
    DELTARANK_TRY(take(file.read<std::uint8_t>("/task/corrupted"), task.corrupted));
    DELTARANK_TRY(take(file.read<std::uint32_t>("/task/validation_samples"), task.validationSamples));
    DELTARANK_TRY(take(file.read<std::int32_t>("/task/validation_labels"), task.validationLabels));
    DELTARANK_TRY(take(file.read<std::uint32_t>("/task/test_samples"), task.testSamples));
    DELTARANK_TRY(take(file.read<std::int32_t>("/task/test_labels"), task.testLabels));
    DELTARANK_TRY(take(file.readTexts("/task/train_sample_ids"), record.trainSampleIds));
    return take(file.readTexts("/task/validation_sample_ids"), record.validationSampleIds);
}

Status readHistory(const Hdf5File& file, std::vector<HistoryPoint>& history)
{
    auto steps = file.read<std::int32_t>("/history/step", 1 << 24);
    DELTARANK_TRY(steps);
    history.resize(steps->size());
    for (std::size_t i = 0; i < history.size(); ++i)
        history[i].step = (*steps)[i];
    for (const auto& column : columns) {
        auto values = file.read<double>(std::string("/history/") + column.name, 1 << 24);
        DELTARANK_TRY(values);
        if (values->size() != history.size())
            return damaged(file, std::string("The history's column ") + column.name + " has another length.");
        for (std::size_t i = 0; i < history.size(); ++i)
            column.set(history[i], (*values)[i]);
    }
    return {};
}

Result<SpectrumRecord> readSpectrum(const Hdf5File& file, const std::string& group, std::size_t evaluations)
{
    SpectrumRecord spectrum;
    auto path = file.textAttribute(group, "module_path");
    DELTARANK_TRY(path);
    auto kind = file.textAttribute(group, "kind");
    DELTARANK_TRY(kind);
    auto layer = file.integerAttribute(group, "layer");
    DELTARANK_TRY(layer);
    auto rank = file.integerAttribute(group, "rank");
    DELTARANK_TRY(rank);
    auto final = file.read<float>(group + "/final", 1 << 24);
    DELTARANK_TRY(final);
    if (*layer != static_cast<int>(*layer) || *rank != static_cast<int>(*rank))
        return damaged(file, "The layer or rank of " + group + " makes no sense.");
    spectrum.modulePath = std::move(*path);
    spectrum.kind = std::move(*kind);
    spectrum.layer = static_cast<int>(*layer);
    spectrum.rank = static_cast<int>(*rank);
    spectrum.final = std::move(*final);
    if (!file.has(group + "/evaluations"))
        return spectrum;
    auto shape = file.shape(group + "/evaluations");
    DELTARANK_TRY(shape);
    if (shape->size() != 2 || static_cast<std::size_t>((*shape)[0]) != evaluations)
        return damaged(file, "The spectra over time of " + group + " do not fit the history.");
    auto values = file.read<float>(group + "/evaluations");
    DELTARANK_TRY(values);
    const auto width = static_cast<std::ptrdiff_t>((*shape)[1]);
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(evaluations); ++i)
        spectrum.evaluations.emplace_back(values->begin() + i * width, values->begin() + (i + 1) * width);
    return spectrum;
}

Status readNumbers(const Hdf5File& file, const std::string& group, std::map<std::string, double>& target)
{
    auto numbers = file.numberAttributes(group);
    DELTARANK_TRY(numbers);
    target = std::move(*numbers);
    return {};
}

Status readHeader(const Hdf5File& file, RunRecord& record)
{
    auto format = file.textAttribute("/", "format");
    if (!format || *format != runFormat)
        return fail(ErrorCode::Format, "This HDF5 file is not a run of DeltaRank.", file.path().string());
    auto version = file.integerAttribute("/", "schema_version");
    DELTARANK_TRY(version);
    if (*version < 1 || *version > runSchemaVersion)
        return fail(ErrorCode::Unsupported,
                    "The run was written in schema version " + std::to_string(*version) +
                        "; this program reads 1 to " + std::to_string(runSchemaVersion) + ".",
                    file.path().string(), "Open it with a newer version of the program.");
    auto texts = file.textAttributes("/");
    DELTARANK_TRY(texts);
    record.provenance = std::move(*texts);
    record.provenance.erase("format");
    record.id = record.provenance["id"];
    record.provenance.erase("id");
    return {};
}

} // namespace

Status checkRun(const RunRecord& record, const std::string& where)
{
    auto bad = [&](const std::string& what) {
        return fail(ErrorCode::Format, what, where, "The file may be damaged.");
    };
    const task::Task& task = record.task;
    const int classes = task.classCount();
    auto idsFit = [](const std::vector<std::string>& ids, std::size_t samples) {
        return ids.empty() || ids.size() == samples;
    };
    if ((!task.classes.empty() && task.classes.size() != task.classNames.size()) ||
        !labelsFit(task.trainLabels, task.trainSamples.size(), classes) ||
        !labelsFit(task.trainCleanLabels, task.trainSamples.size(), classes) ||
        !labelsFit(task.validationLabels, task.validationSamples.size(), classes) ||
        !labelsFit(task.testLabels, task.testSamples.size(), classes) ||
        (!task.corrupted.empty() && task.corrupted.size() != task.trainSamples.size()) ||
        !idsFit(record.trainSampleIds, task.trainSamples.size()) ||
        !idsFit(record.validationSampleIds, task.validationSamples.size()))
        return bad("The classes, samples and labels of the task do not fit together.");
    constexpr int most = 1 << 24;
    for (const auto& spectrum : record.spectra) {
        if (spectrum.layer < -1 || spectrum.layer > most || spectrum.rank < 0 || spectrum.rank > most)
            return bad("The layer or rank of " + spectrum.modulePath + " makes no sense.");
        if (!spectrum.evaluations.empty() && spectrum.evaluations.size() != record.history.size())
            return bad("The spectra over time of " + spectrum.modulePath + " do not fit the history.");
        if (!areSingularValues(spectrum.final) ||
            !std::all_of(spectrum.evaluations.begin(), spectrum.evaluations.end(), areSingularValues))
            return bad("The spectrum of " + spectrum.modulePath +
                       " holds a value that is no singular value.");
    }
    return {};
}

Status writeRunFile(const std::filesystem::path& path, const RunRecord& record)
{
    // What reading refuses is not written: a run file is never changed afterwards.
    DELTARANK_TRY(checkRun(record, record.id));
    return base::replaceFileAtomically(path, [&](const std::filesystem::path& temporary) -> Status {
        auto file = Hdf5File::create(temporary);
        DELTARANK_TRY(file);
        DELTARANK_TRY(writeAll(*file, record));
        return file->close();
    });
}

Result<RunRecord> readRun(const Hdf5File& file, RunParts parts)
{
    RunRecord record;
    DELTARANK_TRY(readHeader(file, record));
    auto spec = file.readText("/spec");
    DELTARANK_TRY(spec);
    auto json = base::parseJson(*spec, file.path().string() + " /spec");
    DELTARANK_TRY(json);
    record.spec = std::move(*json);
    DELTARANK_TRY(readTask(file, record));
    DELTARANK_TRY(readHistory(file, record.history));
    DELTARANK_TRY(readNumbers(file, "/timing", record.timing));
    DELTARANK_TRY(readNumbers(file, "/metrics", record.metrics));
    DELTARANK_TRY(readNumbers(file, "/layer_ablation", record.layerAblation));
    auto sizes = file.read<std::int32_t>("/truncation/k", 1 << 20);
    DELTARANK_TRY(sizes);
    auto accuracies = file.read<double>("/truncation/accuracy", 1 << 20);
    DELTARANK_TRY(accuracies);
    if (sizes->size() != accuracies->size())
        return damaged(file, "The accuracies of the truncated adapter do not fit their ranks.");
    for (std::size_t i = 0; i < sizes->size(); ++i)
        record.truncation.push_back({(*sizes)[i], (*accuracies)[i]});
    auto groups = adapter::numberedChildren(file, "/spectra");
    DELTARANK_TRY(groups);
    for (const auto& group : *groups) {
        auto spectrum = readSpectrum(file, group, record.history.size());
        DELTARANK_TRY(spectrum);
        record.spectra.push_back(std::move(*spectrum));
    }
    DELTARANK_TRY(checkRun(record, file.path().string()));
    if (parts == RunParts::All) {
        auto adapter = adapter::readAdapter(file);
        DELTARANK_TRY(adapter);
        record.adapter = std::move(*adapter);
    }
    return record;
}

Result<RunRecord> readRunFile(const std::filesystem::path& path, RunParts parts)
{
    auto file = Hdf5File::open(path);
    DELTARANK_TRY(file);
    return readRun(*file, parts);
}

} // namespace deltarank::study
