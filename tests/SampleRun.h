#pragma once

#include "base/RandomStream.h"
#include "study/RunRecord.h"

namespace deltarank::tests {

inline adapter::Matrix randomMatrix(int rows, int columns, std::uint32_t place)
{
    base::RandomStream stream({7, base::Purpose::InitialWeights, 0, 0, place});
    adapter::Matrix matrix(rows, columns);
    for (Eigen::Index i = 0; i < matrix.size(); ++i)
        matrix.data()[i] = static_cast<float>(stream.normal());
    return matrix;
}

/// A small run with something in every field.
inline study::RunRecord sampleRun()
{
    study::RunRecord run;
    run.id = "0123abcd";
    run.spec = {{"method", "lora"}, {"lora", {{"rank", 4}}}, {"note", "Größe ≥ 1"}};
    run.task.classNames = {"cat", "dog", "Ærø"};
    run.task.classes = {4, 0, 9};
    for (int i = 0; i < 40; ++i) {
        run.task.trainSamples.push_back(static_cast<std::uint32_t>(3 * i));
        run.task.trainCleanLabels.push_back(i % 3);
        run.task.trainLabels.push_back(i % 5 == 0 ? (i + 1) % 3 : i % 3);
        run.task.corrupted.push_back(i % 5 == 0);
        run.trainSampleIds.push_back("sample-" + std::to_string(i));
    }
    run.task.validationSamples = {1, 4, 7};
    run.task.validationLabels = {0, 1, 2};
    run.validationSampleIds = {"a", "", "longer than the others"};
    for (int i = 0; i < 5; ++i) {
        study::HistoryPoint point;
        point.step = 10 * i;
        point.epoch = 0.5 * i;
        point.learningRate = 1e-3 / (i + 1);
        point.trainingLoss = 1.5 / (i + 1);
        point.validationLoss = 1.6 / (i + 1);
        point.validationAccuracy = 0.2 * i;
        point.gradientNorm = 3.25;
        if (i > 1) {
            point.cleanAccuracy = 0.75;
            point.corruptedAccuracy = 0.125;
        }
        run.history.push_back(point);
    }
    run.metrics = {{"best_accuracy", 0.8}, {"last_accuracy", 0.75}};
    run.timing = {{"seconds", 12.5}};
    run.truncation = {{0, 0.33}, {1, 0.6}, {2, 0.7}, {4, 0.8}};
    run.layerAblation = {{"0", 0.5}, {"1", 0.6}};
    run.provenance = {
        {"program_version", "0.1.0"}, {"created", "2026-01-02T03:04:05Z"}, {"device", "cpu"}, {"empty", ""}};
    run.adapter.format = "deltarank";
    run.adapter.baseModel = "bert-tiny";
    run.adapter.config = {{"peft_type", "LORA"}, {"r", 4}, {"lora_alpha", 8}};
    run.adapter.metadata = {{"format", "pt"}};
    run.adapter.notes = {"One note."};
    int index = 0;
    for (int layer = 0; layer < 2; ++layer)
        for (const char* kind : {"query", "value"}) {
            adapter::AdaptedMatrix matrix;
            matrix.modulePath = "bert.encoder.layer." + std::to_string(layer) + ".attention.self." + kind;
            matrix.layer = layer;
            matrix.kind = kind;
            matrix.rank = 4;
            matrix.alpha = 8;
            matrix.scaling = 2;
            matrix.a = randomMatrix(4, 24, static_cast<std::uint32_t>(2 * index));
            matrix.b = randomMatrix(16, 4, static_cast<std::uint32_t>(2 * index + 1));
            matrix.originalShapeA = {4, 24};
            matrix.originalShapeB = {16, 4};
            run.adapter.matrices.push_back(matrix);
            study::SpectrumRecord spectrum;
            spectrum.modulePath = matrix.modulePath;
            spectrum.layer = layer;
            spectrum.kind = kind;
            spectrum.rank = 4;
            spectrum.final = {4, 3, 2, 1};
            for (int i = 0; i < 5; ++i)
                spectrum.evaluations.push_back({0.5f * static_cast<float>(i), 0.25f, 0.125f, 0});
            run.spectra.push_back(spectrum);
            ++index;
        }
    run.adapter.head.push_back({"classifier.weight", {3, 16}, std::vector<float>(48, 0.5f)});
    run.adapter.head.push_back({"classifier.bias", {3}, {1, 2, 3}});
    return run;
}

} // namespace deltarank::tests
