#pragma once

#include "analysis/StudyResults.h"
#include "ui/work/Spectra.h"
#include "ui/work/StudyDocument.h"

#include <cmath>
#include <string>

/// Made-up studies for tests of the window: their numbers mean nothing, their shape is that of real ones.
namespace deltarank::test {

/// Descending values whose energy is spread over about `width` directions.
inline std::vector<float> spectrum(int rank, double width, double scale)
{
    std::vector<float> values;
    for (int i = 0; i < rank; ++i)
        values.push_back(
            static_cast<float>(scale * std::exp(-i / width) + 0.002 * scale * (rank - i) / rank));
    return values;
}

struct StudyShape
{
    std::vector<int> classes{2, 4, 8, 16, 24};
    std::vector<double> corruption{0, 0.25, 0.5, 0.75, 1};
    int repeats = 2;
    int layers = 4;
    int rank = 32;
    int evaluations = 0; ///< with a spectrum of every matrix
};

/// A deterministic number in -1 .. 1.
inline double jitter(int a, int b, int c)
{
    return std::sin(12.9898 * a + 78.233 * b + 37.719 * c + 1);
}

inline ui::StudyContents study(const StudyShape& shape = {})
{
    ui::StudyContents contents;
    analysis::StudyResults& results = contents.results;
    results.name = "demo-text";
    results.dataset = "Debian sections";
    results.baseModel = "bert-mini-debian";
    results.provenance = {{"program_version", "0.1.0"}, {"dataset_fingerprint", "made-up"}};
    results.settings = {{"repeats", shape.repeats}, {"lora", {{"rank", shape.rank}, {"alpha", shape.rank}}}};
    const char* kinds[] = {"query", "key", "value"};
    const auto add = [&](const char* sweep, const char* over, double value, int n, double p, int repeat,
                         study::Method method) {
        analysis::RunSummary run;
        run.id = std::string(sweep) + "-" + std::to_string(static_cast<int>(value * 100)) + "-" +
                 (method == study::Method::Full ? "full" : "lora") + "-" + std::to_string(repeat);
        run.method = method;
        run.sweep = sweep;
        run.over = over;
        run.value = value;
        run.classCount = n;
        run.repeat = repeat;
        run.trainSize = 1000;
        run.corruption = p;
        run.mislabelledShare = p * (1 - 1.0 / n);
        run.rank = method == study::Method::Lora ? shape.rank : 0;
        run.alpha = run.rank;
        const double noise = jitter(n, repeat, method == study::Method::Full);
        const double accuracy = std::min(0.995, (0.99 - 0.0125 * n + 0.012 * noise) * (1 - 0.8 * p));
        run.metrics = {{"best_accuracy", accuracy}, {"last_accuracy", accuracy - 0.005}};
        for (int e = 0; e <= 8; ++e) {
            study::HistoryPoint point;
            point.step = e * 31;
            point.epoch = e;
            point.trainingLoss = 0.15 + std::log(n) * std::exp(-0.5 * e) + 0.02 * jitter(e, n, repeat);
            point.validationLoss = point.trainingLoss + 0.05;
            point.validationAccuracy = accuracy * (1 - std::exp(-0.9 * e - 0.4));
            run.history.push_back(point);
        }
        for (int layer = 0; layer < shape.layers; ++layer)
            for (int k = 0; k < 3; ++k) {
                study::SpectrumRecord record;
                record.modulePath =
                    "bert.encoder.layer." + std::to_string(layer) + ".attention.self." + kinds[k];
                record.layer = layer;
                record.kind = kinds[k];
                record.rank = shape.rank;
                const double width = (k == 2 ? 2.5 + 0.12 * n : 4.5 - 0.05 * n - 0.4 * k) + 2 * p +
                                     0.4 * layer + 0.25 * jitter(layer, k + repeat, n);
                record.final = spectrum(shape.rank, width, 1.0 + 0.2 * layer);
                record.evaluations.assign(static_cast<std::size_t>(shape.evaluations), record.final);
                run.spectra.push_back(record);
            }
        if (method == study::Method::Lora)
            for (int k = 1; k <= shape.rank; k *= 2)
                run.truncation.push_back({k, accuracy * (1 - 0.4 * std::exp(-k / 1.5))});
        ui::RunRow row;
        row.id = QString::fromStdString(run.id);
        row.state = ui::RunState::Done;
        row.sweep = sweep;
        row.over = over;
        row.value = value;
        row.method = method;
        row.repeat = repeat;
        row.accuracy = accuracy;
        row.samplesPerSecond = method == study::Method::Full ? 118 + 4 * noise : 164 + 6 * noise;
        row.seconds = 42 + 6 * noise;
        contents.rows.push_back(row);
        results.runs.push_back(std::move(run));
    };
    for (int repeat = 0; repeat < shape.repeats; ++repeat) {
        for (const int n : shape.classes)
            for (const auto method : {study::Method::Full, study::Method::Lora})
                add("classes", "classes", n, n, 0, repeat, method);
        for (const double p : shape.corruption)
            add("shuffle", "corruption", p, 8, p, repeat, study::Method::Lora);
    }
    results.plannedRuns = static_cast<int>(results.runs.size());
    return contents;
}

/// A study in the middle of its training.
inline ui::StudyContents unfinishedStudy()
{
    ui::StudyContents contents = study();
    const std::size_t done = contents.rows.size() / 2;
    for (std::size_t i = done; i < contents.rows.size(); ++i) {
        ui::RunRow& row = contents.rows[i];
        row.state = i == done       ? ui::RunState::Working
                    : i == done + 3 ? ui::RunState::Failed
                                    : ui::RunState::Waiting;
        row.accuracy.reset();
        row.samplesPerSecond.reset();
        row.seconds.reset();
        if (i == done) {
            row.progress = 0.4;
            row.samplesPerSecond = 158;
            row.seconds = 95;
        }
        if (row.state == ui::RunState::Failed)
            row.note = "The loss became infinite at step 40. Lower train.lora.learning_rate.";
    }
    contents.results.runs.resize(done);
    return contents;
}

inline ui::AdapterContents adapter(int layers = 12, int rank = 16)
{
    ui::AdapterContents contents;
    contents.path = "/made-up/bert-lora";
    contents.name = "bert-lora";
    contents.format = "PEFT";
    contents.baseModel = "bert-base-uncased";
    const char* kinds[] = {"query", "key", "value", "attention_output"};
    for (int layer = 0; layer < layers; ++layer)
        for (int k = 0; k < 4; ++k) {
            ui::MatrixSpectrum matrix;
            matrix.modulePath = "bert.encoder.layer." + std::to_string(layer) + "." + kinds[k];
            matrix.layer = layer;
            matrix.kind = kinds[k];
            matrix.rank = rank;
            matrix.rows = matrix.columns = 768;
            matrix.alpha = 2.0 * rank;
            matrix.scaling = 2;
            matrix.values =
                spectrum(rank, 2.0 + 0.8 * k + 0.25 * (layers - layer) + 0.5 * jitter(layer, k, 3), 1.5);
            contents.matrices.push_back(matrix);
        }
    contents.facts = {{"Rank", QString::number(rank)}, {"Scaling", "2"}, {"Size", "2.4 MB"}};
    contents.notes << "The classifier head was trained with the adapter.";
    return contents;
}

} // namespace deltarank::test
