#include "Golden.h"
#include "TensorFile.h"
#include "model/Checkpoint.h"
#include "model/Transformer.h"
#include "train/AdamW.h"

#include <ATen/ops/cross_entropy_loss.h>
#include <QTest>

using namespace deltarank;
using namespace deltarank::model;

namespace {

LoadedModel load(const std::string& folder)
{
    auto model = loadCheckpoint(goldenFile(folder));
    if (!model)
        throw std::runtime_error(model.error().text());
    return std::move(*model);
}

ModelInput batchOf(const TensorFile& file, int index)
{
    auto take = [&](const char* name) { return file.has(name) ? file(name).select(0, index) : at::Tensor(); };
    return {take("batches.input_ids"), take("batches.token_type_ids"), take("batches.attention_mask"),
            take("batches.pixel_values")};
}

/// Trains `steps` steps with AdamW at 1e-3 and compares every loss.
void trainAndCompare(const TensorFile& file, LoadedModel& model, const LoraBank* bank,
                     std::vector<at::Tensor> parameters, int steps)
{
    for (auto& parameter : parameters)
        parameter.set_requires_grad(true);
    train::AdamW optimizer({{parameters, 1.0, 0.01, false}}, {}, 1);
    ForwardOptions options;
    options.bank = bank;
    const at::Tensor losses = file("losses");
    QCOMPARE(losses.numel(), steps);
    double worst = 0;
    for (int step = 0; step < steps; ++step) {
        const at::Tensor loss =
            at::cross_entropy_loss(classify(model.config, model.weights, batchOf(file, step % 5), options),
                                   file("batches.labels").select(0, step % 5));
        worst = std::max(worst, std::abs(loss.item<double>() - losses[step].item<double>()));
        loss.backward();
        optimizer.step({1e-3}, {1.0}, {true});
    }
    qInfo("largest loss difference %.2e", worst);
    QVERIFY2(worst < 1e-4, qPrintable(QString("loss differs by %1").arg(worst)));
    at::NoGradGuard guard;
    const at::Tensor after =
        at::cross_entropy_loss(classify(model.config, model.weights, batchOf(file, 0), options),
                               file("batches.labels").select(0, 0));
    QVERIFY(std::abs(after.item<double>() - file("loss_after_on_batch0").item<double>()) < 1e-4);
}

} // namespace

/// 20 LoRA steps and 10 full steps of the reference, loss by loss and weight by weight.
class GoldenTrajectories : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void lora_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("bert") << "bert-tiny-random";
        QTest::newRow("vit") << "vit-tiny-random";
    }
    void lora()
    {
        QFETCH(QString, folder);
        auto model = load(folder.toStdString());
        const TensorFile file(goldenFile(folder.toStdString() + "/train_lora.safetensors"));
        study::LoraSettings settings;
        settings.rank = 4;
        settings.alpha = 8;
        auto bank = makeLoraBank(model.config, settings, {InitKey{}});
        QVERIFY(bank.has_value());
        auto key = [](const BankMatrix& matrix) {
            return "layer." + std::to_string(matrix.layer) + "." + matrix.kind;
        };
        std::vector<at::Tensor> parameters;
        for (auto& matrix : bank->matrices) {
            matrix.a = file("init." + key(matrix) + ".A").unsqueeze(0).clone();
            QVERIFY(matrix.b.eq(0).all().item<bool>());
            parameters.push_back(matrix.a);
            parameters.push_back(matrix.b);
        }
        parameters.push_back(model.weights.classifier.weight);
        parameters.push_back(model.weights.classifier.bias);
        trainAndCompare(file, model, &*bank, parameters, 20);
        double worst = 0;
        for (const auto& matrix : bank->matrices) {
            worst = std::max(
                worst, relativeDifference(matrix.a.detach().squeeze(0), file("final." + key(matrix) + ".A")));
            worst = std::max(
                worst, relativeDifference(matrix.b.detach().squeeze(0), file("final." + key(matrix) + ".B")));
        }
        worst = std::max(worst, relativeDifference(model.weights.classifier.weight.detach(),
                                                   file("final.classifier.weight")));
        qInfo("largest relative difference of A, B and head %.2e", worst);
        QVERIFY2(worst < 1e-4, qPrintable(QString("A or B differs by %1").arg(worst)));
    }

    void full_data() { lora_data(); }
    void full()
    {
        QFETCH(QString, folder);
        auto model = load(folder.toStdString());
        const TensorFile file(goldenFile(folder.toStdString() + "/train_full.safetensors"));
        auto refs = encoderParameters(model.config, model.weights);
        for (auto& one : classifierParameters(model.config, model.weights, model.config.labels))
            refs.push_back(one);
        std::vector<at::Tensor> parameters;
        for (auto& one : refs)
            parameters.push_back(*one.tensor);
        trainAndCompare(file, model, nullptr, parameters, 10);
        double worst = 0;
        int compared = 0;
        for (auto& one : refs) {
            // The gradient of key biases is zero in exact arithmetic; Adam turns round-off into steps.
            if (one.name.find("key.bias") != std::string::npos || !file.has("final." + one.name))
                continue;
            worst = std::max(worst, relativeDifference(one.tensor->detach(), file("final." + one.name)));
            ++compared;
        }
        qInfo("largest relative difference of %d parameters %.2e", compared, worst);
        QVERIFY(compared > 30);
        QVERIFY2(worst < 1e-4, qPrintable(QString("a parameter differs by %1").arg(worst)));
    }
};

QTEST_GUILESS_MAIN(GoldenTrajectories)
#include "test_golden_trajectories.moc"
