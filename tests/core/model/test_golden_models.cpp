#include "Golden.h"
#include "TensorFile.h"
#include "base/Files.h"
#include "model/Checkpoint.h"
#include "model/Transformer.h"

#include <ATen/ops/cross_entropy_loss.h>
#include <QTest>

using namespace deltarank;
using namespace deltarank::model;

namespace {

LoadedModel load(const std::string& path)
{
    auto model = loadCheckpoint(path);
    if (!model)
        throw std::runtime_error(model.error().text());
    return std::move(*model);
}

ModelInput inputOf(const TensorFile& file, const std::string& name)
{
    ModelInput input;
    auto take = [&](const char* part) {
        return file.has(name + "." + part) ? file(name + "." + part) : at::Tensor();
    };
    input.tokens = take("input_ids");
    input.tokenTypes = take("token_type_ids");
    input.mask = take("attention_mask");
    input.pixels = take("pixel_values");
    return input;
}

LoraBank goldenBank(const ModelConfig& config, const TensorFile& file)
{
    study::LoraSettings settings;
    settings.rank = 4;
    settings.alpha = 8;
    auto bank = makeLoraBank(config, settings, {InitKey{}});
    for (auto& matrix : bank->matrices) {
        const std::string name = "layer." + std::to_string(matrix.layer) + "." + matrix.kind;
        matrix.a = file(name + ".A").unsqueeze(0);
        matrix.b = file(name + ".B").unsqueeze(0);
    }
    return *bank;
}

} // namespace

class GoldenModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void forward_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("name");
        QTest::newRow("bert padded") << "bert-tiny-random"
                                     << "padded";
        QTest::newRow("bert plain") << "bert-tiny-random"
                                    << "plain";
        QTest::newRow("bert maxlen") << "bert-tiny-random"
                                     << "maxlen";
        QTest::newRow("vit batch") << "vit-tiny-random"
                                   << "batch";
    }
    void forward()
    {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        const auto model = load(goldenFile(folder.toStdString()));
        const TensorFile file(goldenFile(folder.toStdString() + "/forward.safetensors"));
        const std::string n = name.toStdString();
        Captured captured;
        ForwardOptions options;
        options.captured = &captured;
        const at::Tensor logits = classify(model.config, model.weights, inputOf(file, n), options);
        const double error = largestDifference(logits, file(n + ".logits"));
        qInfo("logits differ by at most %.2e", error);
        QVERIFY2(error < 1e-5, qPrintable(QString("logits differ by %1").arg(error)));
        const at::Tensor loss = at::cross_entropy_loss(logits, file(n + ".labels"));
        QVERIFY(std::abs(loss.item<double>() - file(n + ".loss").item<double>()) < 1e-6);
        for (std::size_t i = 0; i < captured.hidden.size(); ++i) {
            const double hidden =
                largestDifference(captured.hidden[i], file(n + ".hidden." + std::to_string(i)));
            QVERIFY2(hidden < 1e-5, qPrintable(QString("hidden.%1 differs by %2").arg(i).arg(hidden)));
        }
        QVERIFY(largestDifference(captured.firstAttention, file(n + ".attention.0")) < 1e-5);
        if (file.has(n + ".pooled"))
            QVERIFY(largestDifference(captured.pooled, file(n + ".pooled")) < 1e-5);
        if (file.has(n + ".final_norm"))
            QVERIFY(largestDifference(captured.finalNorm, file(n + ".final_norm")) < 1e-5);
    }

    void otherNamings_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::newRow("bert no prefix") << "bert-tiny-random"
                                        << "model-noprefix.safetensors";
        QTest::newRow("bert gamma beta") << "bert-tiny-random"
                                         << "model-legacy.safetensors";
        QTest::newRow("vit no prefix") << "vit-tiny-random"
                                       << "model-noprefix.safetensors";
    }
    void otherNamings()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        auto reference = load(goldenFile(folder.toStdString()));
        auto other = load(goldenFile(folder.toStdString() + "/" + file.toStdString()));
        auto a = encoderParameters(reference.config, reference.weights);
        auto b = encoderParameters(other.config, other.weights);
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY2(a[i].tensor->equal(*b[i].tensor), a[i].name.c_str());
        QVERIFY(!other.weights.classifier.weight.defined());
    }

    void loraGradients_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("name");
        QTest::newRow("bert") << "bert-tiny-random"
                              << "padded";
        QTest::newRow("vit") << "vit-tiny-random"
                             << "batch";
    }
    void loraGradients()
    {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        auto model = load(goldenFile(folder.toStdString()));
        const TensorFile inputs(goldenFile(folder.toStdString() + "/forward.safetensors"));
        const TensorFile file(goldenFile(folder.toStdString() + "/lora.safetensors"));
        const std::string n = name.toStdString();
        LoraBank bank = goldenBank(model.config, file);
        for (auto& matrix : bank.matrices) {
            matrix.a.set_requires_grad(true);
            matrix.b.set_requires_grad(true);
        }
        model.weights.classifier.weight.set_requires_grad(true);
        model.weights.classifier.bias.set_requires_grad(true);
        ForwardOptions options;
        options.bank = &bank;
        const at::Tensor logits = classify(model.config, model.weights, inputOf(inputs, n), options);
        QVERIFY(largestDifference(logits, file("logits")) < 1e-5);
        const at::Tensor loss = at::cross_entropy_loss(logits, inputs(n + ".labels"));
        QVERIFY(std::abs(loss.item<double>() - file("loss").item<double>()) < 1e-6);
        loss.backward();
        double worst = 0;
        std::string where;
        auto compare = [&](const at::Tensor& gradient, const std::string& key) {
            const double error = relativeDifference(gradient.reshape(file(key).sizes()), file(key));
            if (error > worst) {
                worst = error;
                where = key;
            }
        };
        for (const auto& matrix : bank.matrices) {
            const std::string key = "grad.layer." + std::to_string(matrix.layer) + "." + matrix.kind;
            compare(matrix.a.grad(), key + ".A");
            compare(matrix.b.grad(), key + ".B");
        }
        compare(model.weights.classifier.weight.grad(), "grad.classifier.weight");
        compare(model.weights.classifier.bias.grad(), "grad.classifier.bias");
        qInfo("largest relative gradient error %.2e (%s)", worst, where.c_str());
        QVERIFY2(worst < 1e-5, qPrintable(QString("%1: %2").arg(where.c_str()).arg(worst)));

        // Merging equals the adapted layer.
        at::NoGradGuard guard;
        mergeInto(model.config, model.weights, bank, 0);
        for (const auto& matrix : bank.matrices)
            QVERIFY(largestDifference(linearOf(model.weights.layers[matrix.layer], matrix.kind).weight,
                                      file("merged.layer." + std::to_string(matrix.layer) + "." +
                                           matrix.kind + ".weight")) < 1e-6);
        const at::Tensor merged = classify(model.config, model.weights, inputOf(inputs, n), {});
        QVERIFY(largestDifference(merged, file("merged.logits")) < 1e-5);
        QVERIFY(largestDifference(merged, logits) < 1e-5);
    }

    void fullGradients_data() { loraGradients_data(); }
    void fullGradients()
    {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        auto model = load(goldenFile(folder.toStdString()));
        const TensorFile inputs(goldenFile(folder.toStdString() + "/forward.safetensors"));
        const TensorFile file(goldenFile(folder.toStdString() + "/full_grads.safetensors"));
        const std::string n = name.toStdString();
        auto parameters = encoderParameters(model.config, model.weights);
        for (auto& parameter : classifierParameters(model.config, model.weights, model.config.labels))
            parameters.push_back(parameter);
        for (auto& parameter : parameters)
            parameter.tensor->set_requires_grad(true);
        at::cross_entropy_loss(classify(model.config, model.weights, inputOf(inputs, n), {}),
                               inputs(n + ".labels"))
            .backward();
        double worst = 0;
        std::string where;
        for (auto& parameter : parameters) {
            if (parameter.name.find("key.bias") != std::string::npos || !file.has(parameter.name))
                continue;
            const double error = relativeDifference(parameter.tensor->grad(), file(parameter.name));
            if (error > worst) {
                worst = error;
                where = parameter.name;
            }
        }
        qInfo("largest relative gradient error %.2e (%s)", worst, where.c_str());
        QVERIFY2(!where.empty() && worst < 1e-5, qPrintable(QString("%1: %2").arg(where.c_str()).arg(worst)));
    }
};

QTEST_GUILESS_MAIN(GoldenModels)
#include "test_golden_models.moc"
