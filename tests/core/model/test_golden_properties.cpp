#include "Golden.h"
#include "HandMade.h"
#include "adapter/Peft.h"
#include "base/Files.h"
#include "base/RandomStream.h"
#include "model/Checkpoint.h"
#include "model/Dropout.h"
#include "model/TorchCompat.h"
#include "model/Transformer.h"

#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/ones.h>
#include <QFloat16>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

using namespace deltarank;
using namespace deltarank::model;

namespace {

constexpr double mergeTolerance = 1e-5; ///< of logits, float32 against float32
constexpr double bankTolerance = 1e-5;  ///< of logits and relative gradients
/// bfloat16 has 8 bits: each product rounds by up to 2^-9 = 0.2%; over the layers of these models the logits
/// (of size about 1) stay within 0.05 and the gradients of A and B within 10% of their norm.
constexpr double bfloat16Logits = 0.05;
constexpr double bfloat16Gradients = 0.1;

LoadedModel load(const std::string& name)
{
    auto model = loadCheckpoint(goldenFile(name));
    if (!model)
        qFatal("%s", model.error().text().c_str());
    return std::move(*model);
}

at::Tensor numbers(std::vector<std::int64_t> shape, std::uint64_t seed, double scale = 1)
{
    at::Tensor tensor = at::empty(shape, at::TensorOptions().dtype(at::kFloat));
    base::RandomStream stream({.seed = seed});
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<float>()[i] = static_cast<float>(scale * stream.normal());
    return tensor;
}

/// `batch` texts of 12 tokens with padding, or pictures.
ModelInput inputOf(const ModelConfig& config, int batch, std::uint64_t seed)
{
    ModelInput input;
    if (config.family == Family::Vit) {
        input.pixels = numbers({batch, config.channels, config.imageSize, config.imageSize}, seed);
        return input;
    }
    base::RandomStream stream({.seed = seed});
    input.tokens = at::zeros({batch, 12}, at::TensorOptions().dtype(at::kLong));
    input.mask = at::ones({batch, 12}, at::TensorOptions().dtype(at::kLong));
    for (int i = 0; i < batch * 12; ++i) {
        input.tokens.data_ptr<std::int64_t>()[i] =
            static_cast<std::int64_t>(stream.below(static_cast<std::uint64_t>(config.vocabulary)));
        if (i % 12 > 7 && i / 12 % 2 == 0)
            input.mask.data_ptr<std::int64_t>()[i] = 0;
    }
    return input;
}

ModelInput part(const ModelInput& input, std::int64_t first, std::int64_t count)
{
    const auto cut = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.slice(0, first, first + count) : tensor;
    };
    return {cut(input.tokens), cut(input.tokenTypes), cut(input.mask), cut(input.pixels)};
}

/// Adapters on all six matrices whose B is not zero.
LoraBank bankOf(const ModelConfig& config, study::LoraSettings settings, int members)
{
    settings.targets = {"query", "key", "value", "attention_output", "feed_forward_in", "feed_forward_out"};
    std::vector<InitKey> keys;
    for (int k = 0; k < members; ++k)
        keys.push_back({3, static_cast<std::uint32_t>(k)});
    auto bank = makeLoraBank(config, settings, keys);
    if (!bank)
        qFatal("%s", bank.error().text().c_str());
    std::uint64_t seed = 50;
    for (auto& matrix : bank->matrices)
        matrix.b = numbers(matrix.b.sizes().vec(), seed++, 0.1);
    return std::move(*bank);
}

LoraBank memberOf(const LoraBank& bank, int index)
{
    LoraBank one = bank;
    one.members = 1;
    for (auto& matrix : one.matrices) {
        matrix.a = matrix.a.detach().slice(0, index, index + 1).clone();
        matrix.b = matrix.b.detach().slice(0, index, index + 1).clone();
    }
    return one;
}

double largest(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

double relative(const at::Tensor& a, const at::Tensor& b)
{
    return ((a - b).norm() / b.norm()).item<double>();
}

void bothModels()
{
    QTest::addColumn<QString>("model");
    QTest::newRow("bert") << "bert-tiny-random";
    QTest::newRow("vit") << "vit-tiny-random";
}

} // namespace

/// What holds whatever the weights are, on the reference models.
class GoldenProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void mergedEqualsAdapted_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("scaling");
        for (const char* model : {"bert-tiny-random", "vit-tiny-random"})
            for (const char* scaling : {"plain", "rank-stabilised", "patterns"})
                QTest::newRow(qPrintable(QString("%1 %2").arg(model, scaling)))
                    << QString(model) << QString(scaling);
    }
    void mergedEqualsAdapted()
    {
        QFETCH(QString, model);
        QFETCH(QString, scaling);
        LoadedModel loaded = load(model.toStdString());
        study::LoraSettings settings;
        settings.rank = 5;
        settings.alpha = 8;
        settings.rankStabilised = scaling == "rank-stabilised";
        if (scaling == "patterns") {
            settings.rankPattern = {{"query", 2}, {"layer\\.1\\..*value", 7}};
            settings.alphaPattern = {{"query", 3}, {"layer.0.output.dense", 20}};
        }
        const LoraBank bank = bankOf(loaded.config, settings, 2);
        for (const auto& matrix : bank.matrices) {
            int rank = 5;
            double alpha = 8;
            if (scaling == "patterns") {
                if (matrix.kind == "query") {
                    rank = 2;
                    alpha = 3;
                } else if (matrix.kind == "value" && matrix.layer == 1) {
                    rank = 7;
                } else if (matrix.kind == "feed_forward_out" && matrix.layer == 0) {
                    alpha = 20;
                }
            }
            QCOMPARE(matrix.rank, rank);
            QCOMPARE(matrix.alpha, alpha);
            QCOMPARE(matrix.scaling,
                     scaling == "rank-stabilised" ? alpha / std::sqrt(double(rank)) : alpha / rank);
            QCOMPARE(matrix.a.size(1), std::int64_t{rank});
        }
        const ModelInput input = inputOf(loaded.config, 4, 9);
        for (int index : {0, 1}) {
            const LoraBank one = memberOf(bank, index);
            ForwardOptions options;
            options.bank = &one;
            const at::Tensor adapted = classify(loaded.config, loaded.weights, input, options);
            ModelWeights merged = loaded.weights;
            mergeInto(loaded.config, merged, bank, index);
            const at::Tensor logits = classify(loaded.config, merged, input, {});
            const double error = largest(logits, adapted);
            qInfo("largest difference %.2e", error);
            QVERIFY(error < mergeTolerance);
            QVERIFY(largest(adapted, classify(loaded.config, loaded.weights, input, {})) > 1e-2);
        }
    }

    /// B = 0: a fresh adapter changes nothing; A is N(0, 1/r) as in the paper or U(-1/√in, 1/√in) as PEFT's.
    void freshAdapters()
    {
        const LoadedModel loaded = load("bert-tiny-random");
        const ModelInput input = inputOf(loaded.config, 3, 4);
        const at::Tensor plain = classify(loaded.config, loaded.weights, input, {});
        for (const auto init : {study::LoraInit::Gaussian, study::LoraInit::Kaiming}) {
            study::LoraSettings settings;
            settings.rank = 16;
            settings.init = init;
            settings.targets = {"query", "feed_forward_out"};
            const auto bank = makeLoraBank(loaded.config, settings, {{1, 0}});
            QVERIFY(bank);
            ForwardOptions options;
            options.bank = &*bank;
            QVERIFY(largest(classify(loaded.config, loaded.weights, input, options), plain) < 1e-6);
            for (const auto& matrix : bank->matrices) {
                QVERIFY(matrix.b.eq(0).all().item<bool>());
                const double in = static_cast<double>(matrix.a.size(2));
                const double deviation = matrix.a.std().item<double>();
                const double wanted =
                    init == study::LoraInit::Gaussian ? 1 / std::sqrt(16.0) : 1 / std::sqrt(3 * in);
                QVERIFY(std::abs(deviation / wanted - 1) < 0.1);
                if (init == study::LoraInit::Kaiming)
                    QVERIFY(matrix.a.abs().max().item<double>() <= 1 / std::sqrt(in));
            }
        }
    }

    void settingsThatMakeNoAdapter()
    {
        const LoadedModel loaded = load("bert-tiny-random");
        study::LoraSettings settings;
        settings.targets = {};
        QVERIFY(!makeLoraBank(loaded.config, settings, {{1, 0}}));
        settings.targets = {"qery"};
        const auto unknown = makeLoraBank(loaded.config, settings, {{1, 0}});
        QVERIFY(!unknown && unknown.error().message.find("qery") != std::string::npos);
        settings.targets = {"query"};
        settings.rankPattern = {{"query", 0}};
        QVERIFY(!makeLoraBank(loaded.config, settings, {{1, 0}}));
    }

    void bfloat16IsClose_data() { bothModels(); }
    void bfloat16IsClose()
    {
        QFETCH(QString, model);
        const LoadedModel loaded = load(model.toStdString());
        study::LoraSettings settings;
        settings.rank = 4;
        settings.alpha = 8;
        const LoraBank bank = bankOf(loaded.config, settings, 1);
        const ModelInput input = inputOf(loaded.config, 4, 21);
        const at::Tensor labels = at::zeros({4}, at::TensorOptions().dtype(at::kLong));
        const auto run = [&](at::ScalarType compute) {
            const ModelWeights frozen = frozenCopy(loaded.config, loaded.weights, at::kCPU, compute);
            if (frozen.layers[0].query.weight.scalar_type() != compute)
                qFatal("frozen weights are not kept in the compute type");
            LoraBank copy = memberOf(bank, 0);
            for (auto& matrix : copy.matrices) {
                matrix.a.set_requires_grad(true);
                matrix.b.set_requires_grad(true);
            }
            ForwardOptions options;
            options.bank = &copy;
            options.compute = compute;
            const at::Tensor logits = classify(loaded.config, frozen, input, options);
            if (logits.scalar_type() != at::kFloat)
                qFatal("logits are not float32");
            at::cross_entropy_loss(logits, labels).backward();
            std::vector<at::Tensor> results{logits.detach()};
            for (auto& matrix : copy.matrices) {
                results.push_back(matrix.a.grad());
                results.push_back(matrix.b.grad());
            }
            return results;
        };
        const auto exact = run(at::kFloat);
        const auto rounded = run(at::kBFloat16);
        const double logits = largest(rounded[0], exact[0]);
        double squares = 0;
        double all = 0;
        for (std::size_t i = 1; i < exact.size(); ++i) {
            QVERIFY(rounded[i].scalar_type() == at::kFloat); // trained weights stay float32
            squares += (rounded[i] - exact[i]).square().sum().item<double>();
            all += exact[i].square().sum().item<double>();
        }
        const double gradients = std::sqrt(squares / all);
        qInfo("bfloat16: logits within %.2e, gradients within %.2e of their norm", logits, gradients);
        QVERIFY(logits < bfloat16Logits);
        QVERIFY(gradients < bfloat16Gradients);
        QVERIFY(logits > 0); // it did compute in bfloat16
    }

    /// K stacked adapters are K single ones: logits and the gradients of every A and B, dropout included.
    void stackedEqualsSingle_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<double>("dropout");
        for (const char* model : {"bert-tiny-random", "vit-tiny-random"})
            for (double p : {0.0, 0.2})
                QTest::newRow(qPrintable(QString("%1 dropout %2").arg(model).arg(p))) << QString(model) << p;
    }
    void stackedEqualsSingle()
    {
        QFETCH(QString, model);
        QFETCH(double, dropout);
        LoadedModel loaded = load(model.toStdString());
        loaded.config.hiddenDropout = loaded.config.attentionDropout = dropout;
        constexpr int members = 5;
        constexpr int each = 3;
        study::LoraSettings settings;
        settings.rank = 4;
        settings.alpha = 4; // larger ones amplify the rounding of the ViT of random weights
        settings.dropout = dropout;
        LoraBank bank = bankOf(loaded.config, settings, members);
        const ModelInput input = inputOf(loaded.config, members * each, 33);
        const at::Tensor labels = at::zeros({each}, at::TensorOptions().dtype(at::kLong));
        const auto run = [&](LoraBank& adapters, const ModelInput& batch, DropoutKeys keys) {
            for (auto& matrix : adapters.matrices) {
                matrix.a.set_requires_grad(true);
                matrix.b.set_requires_grad(true);
            }
            keys.step = 7;
            ForwardOptions options;
            options.bank = &adapters;
            if (dropout > 0)
                options.dropout = &keys;
            const at::Tensor logits = classify(loaded.config, loaded.weights, batch, options);
            at::Tensor loss = at::zeros({});
            for (int k = 0; k < adapters.members; ++k)
                loss = loss + at::cross_entropy_loss(logits.slice(0, k * each, (k + 1) * each), labels);
            loss.backward();
            return logits.detach();
        };
        DropoutKeys keys;
        for (int k = 0; k < members; ++k)
            keys.members.push_back({11, static_cast<std::uint32_t>(k)});
        LoraBank stacked = bank;
        for (auto& matrix : stacked.matrices) {
            matrix.a = matrix.a.detach().clone();
            matrix.b = matrix.b.detach().clone();
        }
        const at::Tensor together = run(stacked, input, keys);
        double logits = 0;
        double gradients = 0;
        for (int k = 0; k < members; ++k) {
            LoraBank one = memberOf(bank, k);
            DropoutKeys key;
            key.members = {keys.members[static_cast<std::size_t>(k)]};
            const at::Tensor alone = run(one, part(input, k * each, each), key);
            logits = std::max(logits, largest(alone, together.slice(0, k * each, (k + 1) * each)));
            for (std::size_t i = 0; i < one.matrices.size(); ++i) {
                gradients = std::max(gradients, relative(stacked.matrices[i].a.grad().select(0, k),
                                                         one.matrices[i].a.grad().select(0, 0)));
                gradients = std::max(gradients, relative(stacked.matrices[i].b.grad().select(0, k),
                                                         one.matrices[i].b.grad().select(0, 0)));
            }
        }
        qInfo("logits within %.2e, gradients within %.2e", logits, gradients);
        QVERIFY(logits < bankTolerance);
        QVERIFY(gradients < bankTolerance);
    }

    /// What a run trained is written under exactly the names and shapes that PEFT gave the reference adapter.
    void trainedAdaptersHavePeftsNames_data() { bothModels(); }
    void trainedAdaptersHavePeftsNames()
    {
        QFETCH(QString, model);
        const std::string reference = goldenFile(model.toStdString() + "/adapter");
        const LoadedModel loaded = load(model.toStdString());
        study::LoraSettings settings;
        settings.rank = 8;
        settings.alpha = 16;
        settings.targets = {"query", "key", "value"};
        const auto bank = makeLoraBank(loaded.config, settings, {{1, 0}, {1, 1}});
        QVERIFY(bank);
        adapter::Adapter adapter = adapterOf(*bank, 1);
        for (const auto& [name, tensor] : {std::pair{"classifier.weight", loaded.weights.classifier.weight},
                                           std::pair{"classifier.bias", loaded.weights.classifier.bias}})
            adapter.head.push_back(
                {name, tensor.sizes().vec(),
                 std::vector<float>(tensor.data_ptr<float>(), tensor.data_ptr<float>() + tensor.numel())});
        QTemporaryDir folder;
        const std::filesystem::path written = folder.filePath("adapter").toStdString();
        const auto status = adapter::writePeft(written, adapter::MemorySource(adapter));
        QVERIFY2(status, status ? "" : status.error().text().c_str());
        const auto shapes = [](const std::filesystem::path& path) {
            const auto header = tests::headerByHand(path / "adapter_model.safetensors");
            std::map<std::string, nlohmann::json> all;
            for (const auto& [name, entry] : header.items())
                if (name != "__metadata__")
                    all[name] = {entry.at("dtype"), entry.at("shape")};
            return all;
        };
        const auto wanted = shapes(reference);
        QVERIFY(wanted.size() >= 6);
        QVERIFY(shapes(written) == wanted);
        const auto config = nlohmann::json::parse(*base::readFile(written / "adapter_config.json"));
        QCOMPARE(config.at("r").get<int>(), 8);
        QCOMPARE(config.at("lora_alpha").get<double>(), 16.0);
        QVERIFY(config.at("peft_type") == "LORA");
        QVERIFY(config.at("modules_to_save") == nlohmann::json::array({"classifier"}));
    }

    void dropoutMasksDependOnTheirKeyAlone()
    {
        std::vector<float> one(1000), two(1000), other(1000);
        const MaskShape line{1, 1, 1000, 1, 1000};
        fillDropoutMask(one.data(), line, 0.25, {7, 2}, 9, 4);
        at::set_num_threads(2);
        fillDropoutMask(two.data(), line, 0.25, {7, 2}, 9, 4);
        at::set_num_threads(1);
        QCOMPARE(one, two);
        // A longer mask starts with the shorter one.
        std::vector<float> longer(5000);
        fillDropoutMask(longer.data(), {1, 1, 5000, 1, 5000}, 0.25, {7, 2}, 9, 4);
        QVERIFY(std::equal(one.begin(), one.end(), longer.begin()));
        for (const auto& [seed, repeat, step, place] :
             {std::tuple{8, 2, 9, 4}, {7, 3, 9, 4}, {7, 2, 10, 4}, {7, 2, 9, 5}}) {
            fillDropoutMask(other.data(), line, 0.25,
                            {static_cast<std::uint64_t>(seed), static_cast<std::uint32_t>(repeat)},
                            static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(place));
            QVERIFY(one != other);
        }
        const auto dropped = std::count(longer.begin(), longer.end(), 0.f);
        QVERIFY(dropped > 1100 && dropped < 1400);
        for (const float value : longer)
            QVERIFY(value == 0.f || std::abs(value - 4.f / 3) < 1e-6f);
        // The other members of a bank, and their number, change nothing.
        const at::Tensor x = at::ones({6, 10, 8}, at::TensorOptions().dtype(at::kFloat));
        DropoutKeys three;
        three.members = {{1, 0}, {1, 1}, {1, 2}};
        DropoutKeys second;
        second.members = {{1, 1}};
        const auto axes = TokenAxes::Second;
        QVERIFY(dropout(x, 0.5, &three, 4, axes)
                    .slice(0, 2, 4)
                    .equal(dropout(x.slice(0, 2, 4), 0.5, &second, 4, axes)));
        QVERIFY(dropout(x, 0.5, nullptr, 4, axes).equal(x));
    }

    /// How far the longest text of a batch pads the others changes nothing of what they keep.
    void dropoutMasksDoNotDependOnPadding()
    {
        DropoutKeys keys;
        keys.members = {{5, 1}, {5, 2}};
        keys.longest = 24;
        for (const std::int64_t width : {6, 8, 500}) { // [rows, tokens, width]
            const at::Tensor x = at::ones({4, 24, width}, at::TensorOptions().dtype(at::kFloat));
            const at::Tensor whole = dropout(x, 0.3, &keys, 4, TokenAxes::Second);
            QVERIFY(!whole.select(0, 0).equal(whole.select(0, 1)));
            QVERIFY(!whole.select(0, 0).equal(whole.select(0, 2)));
            for (const std::int64_t tokens : {8, 16})
                QVERIFY(dropout(x.slice(1, 0, tokens), 0.3, &keys, 4, TokenAxes::Second)
                            .equal(whole.slice(1, 0, tokens)));
        }
        const at::Tensor x = at::ones({12, 24, 24}, at::TensorOptions().dtype(at::kFloat)); // attention
        const at::Tensor whole = dropout(x, 0.3, &keys, 4, TokenAxes::SecondAndThird);
        for (const std::int64_t tokens : {8, 16})
            QVERIFY(
                dropout(x.slice(1, 0, tokens).slice(2, 0, tokens), 0.3, &keys, 4, TokenAxes::SecondAndThird)
                    .equal(whole.slice(1, 0, tokens).slice(2, 0, tokens)));
        // Every number of a mask is one of its own: where two repeated, whole lines would be alike.
        std::set<std::vector<float>> lines;
        const at::Tensor flat = dropout(at::ones({64, 24, 96}, at::TensorOptions().dtype(at::kFloat)), 0.5,
                                        &keys, 4, TokenAxes::Second)
                                    .reshape({-1, 96});
        for (std::int64_t i = 0; i < flat.size(0); ++i)
            lines.insert({flat.data_ptr<float>() + i * 96, flat.data_ptr<float>() + (i + 1) * 96});
        QCOMPARE(static_cast<std::int64_t>(lines.size()), flat.size(0));
    }
};

QTEST_GUILESS_MAIN(GoldenProperties)
#include "test_golden_properties.moc"
