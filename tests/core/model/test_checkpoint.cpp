#include "Golden.h"
#include "base/Files.h"
#include "base/Safetensors.h"
#include "model/Checkpoint.h"
#include "model/TorchCompat.h"
#include "model/Transformer.h"

#include <ATen/ops/zeros_like.h>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::model;
namespace fs = std::filesystem;
using base::TensorType;
using nlohmann::json;

namespace {

/// A tensor that can be changed before it is written again.
struct Stored
{
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::vector<char> bytes;
};

std::vector<Stored> readAll(const fs::path& path)
{
    const auto file = base::SafetensorsFile::open(path);
    if (!file)
        qFatal("%s", file.error().text().c_str());
    std::vector<Stored> tensors;
    for (const auto& entry : file->entries()) {
        Stored one{entry.name, entry.type, entry.shape, std::vector<char>(entry.bytes)};
        if (!file->readBytes(entry, one.bytes.data()))
            qFatal("cannot read %s", entry.name.c_str());
        tensors.push_back(std::move(one));
    }
    return tensors;
}

void writeAll(const fs::path& path, const std::vector<Stored>& tensors)
{
    std::vector<base::TensorToWrite> list;
    for (const Stored& one : tensors)
        list.push_back({one.name, one.type, one.shape, one.bytes.data()});
    if (auto written = base::writeSafetensors(path, list, {{"format", "pt"}}); !written)
        qFatal("%s", written.error().text().c_str());
}

/// The tensor with every number in another type; `back` is what a reader must make of it.
void convert(Stored& one, TensorType type, std::vector<float>& back)
{
    std::vector<float> values(one.bytes.size() / 4);
    std::memcpy(values.data(), one.bytes.data(), one.bytes.size());
    one.type = type;
    one.bytes.resize(values.size() * base::elementSize(type));
    back.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (type == TensorType::F64) {
            const double wide = values[i];
            std::memcpy(one.bytes.data() + i * 8, &wide, 8);
            back[i] = values[i];
            continue;
        }
        const bool half = type == TensorType::F16;
        const std::uint16_t bits = half ? base::floatToHalf(values[i]) : base::floatToBfloat16(values[i]);
        std::memcpy(one.bytes.data() + i * 2, &bits, 2);
        back[i] = half ? base::halfToFloat(bits) : base::bfloat16ToFloat(bits);
    }
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

bool anyContains(const std::vector<std::string>& texts, const std::string& part)
{
    return std::any_of(texts.begin(), texts.end(), [&](const auto& text) { return contains(text, part); });
}

} // namespace

/// Every form in which checkpoints come, and what is said about broken ones.
class CheckpointTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_root;
    int m_folders = 0;

    /// A new folder with the configuration of a reference model.
    fs::path folder(const std::string& model = "bert-tiny-random")
    {
        const fs::path made = fs::path(m_root.path().toStdString()) / std::to_string(m_folders++);
        fs::create_directories(made);
        fs::copy_file(goldenFile(model + "/config.json"), made / "config.json");
        return made;
    }
    static std::vector<Stored> tensors(const std::string& model = "bert-tiny-random")
    {
        return readAll(goldenFile(model + "/model.safetensors"));
    }
    static LoadedModel load(const fs::path& path)
    {
        auto model = loadCheckpoint(path);
        if (!model)
            qFatal("%s", model.error().text().c_str());
        return std::move(*model);
    }
    static base::Error errorOf(const fs::path& path)
    {
        auto model = loadCheckpoint(path);
        return model ? base::Error{base::ErrorCode::Internal, "no error"} : model.error();
    }
    static bool same(LoadedModel a, LoadedModel b)
    {
        auto x = encoderParameters(a.config, a.weights);
        auto y = encoderParameters(b.config, b.weights);
        for (std::size_t i = 0; i < x.size(); ++i)
            if (!x[i].tensor->equal(*y[i].tensor))
                return false;
        return x.size() == y.size();
    }

private Q_SLOTS:
    void folderAndSingleFile()
    {
        const LoadedModel whole = load(goldenFile("bert-tiny-random"));
        QVERIFY(whole.notes.empty());
        QVERIFY(whole.ignored.empty());
        QVERIFY(same(whole, load(goldenFile("bert-tiny-random/model.safetensors"))));
        const fs::path made = folder();
        writeAll(made / "any name.safetensors", tensors());
        QVERIFY(same(whole, load(made / "any name.safetensors")));
    }

    void shards()
    {
        const fs::path made = folder();
        auto all = tensors();
        const auto half = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        writeAll(made / "model-00001-of-00002.safetensors", {all.begin(), half});
        writeAll(made / "model-00002-of-00002.safetensors", {half, all.end()});
        json index{{"metadata", {{"total_size", 1}}}, {"weight_map", json::object()}};
        for (auto one = all.begin(); one != all.end(); ++one)
            index["weight_map"][one->name] =
                one < half ? "model-00001-of-00002.safetensors" : "model-00002-of-00002.safetensors";
        const auto write = [&](const std::string& text) {
            QVERIFY(base::writeFileAtomically(made / "model.safetensors.index.json", text));
        };
        write(index.dump());
        QVERIFY(same(load(goldenFile("bert-tiny-random")), load(made)));

        write("{");
        QVERIFY(contains(errorOf(made).text(), "index.json"));
        write(R"({"weight_map": {"x": "../other.safetensors"}})");
        QVERIFY(contains(errorOf(made).message, "\"x\""));
        write(R"({"weight_map": {}})");
        QVERIFY(contains(errorOf(made).message, "names no file"));
        write(R"({"weight_map": {"x": 3}})");
        QVERIFY(errorOf(made).code == base::ErrorCode::Format);
        write(index.dump());
        fs::remove(made / "model-00002-of-00002.safetensors");
        QVERIFY(contains(errorOf(made).text(), "model-00002-of-00002.safetensors"));
        writeAll(made / "model-00002-of-00002.safetensors", {half + 1, all.end()});
        QVERIFY2(contains(errorOf(made).message, half->name), errorOf(made).text().c_str());
        writeAll(made / "model-00002-of-00002.safetensors", all);
        QVERIFY2(contains(errorOf(made).message, "twice"), errorOf(made).text().c_str());
    }

    void numberTypes_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("F16") << static_cast<int>(TensorType::F16);
        QTest::newRow("BF16") << static_cast<int>(TensorType::BF16);
        QTest::newRow("F64") << static_cast<int>(TensorType::F64);
    }
    void numberTypes()
    {
        QFETCH(int, type);
        const fs::path made = folder();
        auto all = tensors();
        std::map<std::string, std::vector<float>> back;
        for (auto& one : all)
            convert(one, static_cast<TensorType>(type), back[one.name]);
        writeAll(made / "model.safetensors", all);
        LoadedModel model = load(made);
        for (const auto& parameter : encoderParameters(model.config, model.weights)) {
            QVERIFY(parameter.tensor->scalar_type() == at::kFloat);
            const auto& wanted = back.at(parameter.name);
            QCOMPARE(parameter.tensor->numel(), static_cast<std::int64_t>(wanted.size()));
            QVERIFY2(std::equal(wanted.begin(), wanted.end(), parameter.tensor->data_ptr<float>()),
                     parameter.name.c_str());
        }
    }
    void otherTypesAreNamed()
    {
        const fs::path made = folder();
        auto all = tensors();
        all[3].type = TensorType::I32;
        writeAll(made / "model.safetensors", all);
        QVERIFY2(contains(errorOf(made).message, all[3].name) && contains(errorOf(made).message, "I32"),
                 errorOf(made).text().c_str());
    }

    void oldAndShortNames()
    {
        const LoadedModel noPrefix = load(goldenFile("bert-tiny-random/model-noprefix.safetensors"));
        QVERIFY(!noPrefix.weights.classifier.weight.defined());
        const LoadedModel legacy = load(goldenFile("bert-tiny-random/model-legacy.safetensors"));
        QVERIFY(same(noPrefix, legacy));
        // Pre-training heads and position numbers are listed, without a sentence that would worry anybody.
        QVERIFY(anyContains(legacy.ignored, "cls."));
        QVERIFY(anyContains(legacy.ignored, "position_ids"));
        QVERIFY(legacy.notes.empty());
        const LoadedModel vit = load(goldenFile("vit-tiny-random/model-noprefix.safetensors"));
        QVERIFY(anyContains(vit.ignored, "pooler.dense.weight"));
        QVERIFY(vit.notes.empty());
    }

    void missingAndExtraTensorsAreNamed()
    {
        const fs::path made = folder();
        auto all = tensors();
        all.erase(std::remove_if(all.begin(), all.end(),
                                 [](const Stored& one) {
                                     return one.name == "bert.encoder.layer.1.intermediate.dense.bias" ||
                                            one.name == "bert.embeddings.LayerNorm.weight";
                                 }),
                  all.end());
        writeAll(made / "model.safetensors", all);
        const base::Error error = errorOf(made);
        QVERIFY2(contains(error.message, "2 tensors are missing") &&
                     contains(error.message, "bert.encoder.layer.1.intermediate.dense.bias") &&
                     contains(error.message, "bert.embeddings.LayerNorm.weight"),
                 error.text().c_str());
        QVERIFY(contains(error.where, made.string()));

        all = tensors();
        all.push_back(
            {"bert.encoder.layer.9.output.dense.weight", TensorType::F32, {2}, std::vector<char>(8)});
        all.push_back({"surprise", TensorType::F32, {1}, std::vector<char>(4)});
        writeAll(made / "model.safetensors", all);
        const LoadedModel model = load(made);
        QCOMPARE(model.ignored,
                 (std::vector<std::string>{"bert.encoder.layer.9.output.dense.weight", "surprise"}));
        QCOMPARE(model.notes.size(), std::size_t{1});
        QVERIFY(contains(model.notes[0], "surprise") && contains(model.notes[0], "layer.9"));
    }

    void wrongShapesAreExplained()
    {
        const fs::path made = folder();
        auto all = tensors();
        for (auto& one : all)
            if (one.name == "bert.encoder.layer.0.attention.self.key.weight")
                one.shape = {16, 64};
        writeAll(made / "model.safetensors", all);
        const base::Error error = errorOf(made);
        QVERIFY2(contains(error.message, "bert.encoder.layer.0.attention.self.key.weight") &&
                     contains(error.message, "[16, 64]") && contains(error.message, "[32, 32]"),
                 error.text().c_str());
        QVERIFY(error.code == base::ErrorCode::Mismatch);
    }

    void poolersThatAreMissingStartAtRandom()
    {
        const fs::path made = folder();
        auto all = tensors();
        all.erase(std::remove_if(all.begin(), all.end(),
                                 [](const Stored& one) { return contains(one.name, "pooler"); }),
                  all.end());
        writeAll(made / "model.safetensors", all);
        const LoadedModel first = load(made);
        const LoadedModel second = load(made);
        QVERIFY(first.weights.pooler.weight.equal(second.weights.pooler.weight));
        QVERIFY(std::abs(first.weights.pooler.weight.std().item<double>() - 0.02) < 0.002);
        QVERIFY(first.weights.pooler.bias.eq(0).all().item<bool>());
        QVERIFY(anyContains(first.notes, "no pooler"));
    }

    void picklesAreRefused()
    {
        for (const char* name : {"pytorch_model.bin", "model.pt", "model.pth", "model.ckpt"}) {
            const fs::path made = folder();
            std::ofstream(made / name) << "\x80\x02";
            for (const fs::path& path : {made, made / name}) {
                const base::Error error = errorOf(path);
                QVERIFY2(error.code == base::ErrorCode::Unsupported, error.text().c_str());
                QVERIFY(contains(error.message, "pickle") && contains(error.message, "run any program"));
                QVERIFY(contains(error.hint, "safetensors.torch.save_file") && contains(error.hint, name));
            }
            // Beside safetensors it does not matter.
            writeAll(made / "model.safetensors", tensors());
            QVERIFY(loadCheckpoint(made));
        }
    }

    /// models--org--name/snapshots/REVISION/* are links to ../../blobs/HASH.
    void hubCacheSnapshots()
    {
        const fs::path root = fs::path(m_root.path().toStdString()) / "models--org--name";
        fs::create_directories(root / "blobs");
        const fs::path snapshot = root / "snapshots" / "0123456789abcdef";
        fs::create_directories(snapshot);
        int number = 0;
        for (const char* name : {"config.json", "model.safetensors"}) {
            const std::string blob = "b10b" + std::to_string(number++);
            fs::copy_file(goldenFile(std::string("vit-tiny-random/") + name), root / "blobs" / blob);
            fs::create_symlink(fs::path("../../blobs") / blob, snapshot / name);
        }
        const LoadedModel model = load(snapshot);
        QVERIFY(same(model, load(goldenFile("vit-tiny-random"))));
        QVERIFY(same(model, load(snapshot / "model.safetensors")));
        fs::remove(root / "blobs" / "b10b1");
        const base::Error error = errorOf(snapshot);
        QVERIFY2(contains(error.text(), snapshot.string()), error.text().c_str());
    }

    /// Wherever a file ends, the answer is an error that names it.
    void truncatedFiles()
    {
        const fs::path made = folder("vit-tiny-random");
        const std::string whole = *base::readFile(goldenFile("vit-tiny-random/model.safetensors"));
        for (std::size_t keep = 0; keep < whole.size(); keep += keep < 64 ? 1 : 1999) {
            std::ofstream(made / "model.safetensors", std::ios::trunc | std::ios::binary)
                .write(whole.data(), static_cast<std::streamsize>(keep));
            const base::Error error = errorOf(made);
            QVERIFY2(contains(error.where, "model.safetensors"), error.text().c_str());
            QVERIFY(error.code == base::ErrorCode::Format || error.code == base::ErrorCode::Io);
        }
        std::ofstream(made / "model.safetensors", std::ios::trunc | std::ios::binary) << whole;
        QVERIFY(loadCheckpoint(made));
        const std::string config = *base::readFile(made / "config.json");
        for (std::size_t keep = 0; keep + 2 < config.size(); keep += 13) {
            std::ofstream(made / "config.json", std::ios::trunc) << config.substr(0, keep);
            QVERIFY(contains(errorOf(made).where, "config.json"));
        }
    }

    void whatIsNoCheckpoint()
    {
        const fs::path made = folder();
        QVERIFY(errorOf(made / "absent").code == base::ErrorCode::NotFound);
        QVERIFY(contains(errorOf(made).message, "no model.safetensors"));
        writeAll(made / "model.safetensors", tensors());
        const auto changed = [&](const char* key, const json& value) {
            json config = json::parse(*base::readFile(goldenFile("bert-tiny-random/config.json")));
            if (value.is_null())
                config.erase(key);
            else
                config[key] = value;
            if (!base::writeFileAtomically(made / "config.json", config.dump()))
                qFatal("cannot write");
            return errorOf(made);
        };
        for (const auto& [key, value] :
             std::vector<std::pair<const char*, json>>{{"model_type", "gpt2"},
                                                       {"model_type", nullptr},
                                                       {"hidden_size", "32"},
                                                       {"hidden_size", 33},
                                                       {"hidden_size", nullptr},
                                                       {"num_attention_heads", 0},
                                                       {"num_hidden_layers", -1},
                                                       {"layer_norm_eps", "small"},
                                                       {"hidden_dropout_prob", 1.5},
                                                       {"hidden_act", "relu"},
                                                       {"position_embedding_type", "relative_key"}}) {
            const base::Error error = changed(key, value);
            QVERIFY2(contains(error.message, key) && contains(error.where, "config.json"),
                     error.text().c_str());
        }
        fs::remove(made / "config.json");
        QVERIFY(contains(errorOf(made).where, "config.json"));
    }

    /// Epsilon, sizes and dropouts are those of config.json, not constants.
    void settingsComeFromTheConfiguration()
    {
        const fs::path made = folder();
        writeAll(made / "model.safetensors", tensors());
        json config = json::parse(*base::readFile(made / "config.json"));
        config["layer_norm_eps"] = 0.25;
        config["hidden_dropout_prob"] = 0.3;
        config["attention_probs_dropout_prob"] = 0.2;
        config["classifier_dropout"] = 0.15;
        QVERIFY(base::writeFileAtomically(made / "config.json", config.dump()));
        const LoadedModel changed = load(made);
        QCOMPARE(changed.config.layerNormEps, 0.25);
        QCOMPARE(changed.config.hiddenDropout, 0.3);
        QCOMPARE(changed.config.attentionDropout, 0.2);
        QCOMPARE(changed.config.classifierDropout, 0.15);
        const LoadedModel usual = load(goldenFile("bert-tiny-random"));
        ModelInput input;
        input.tokens = at::zeros({1, 5}, at::TensorOptions().dtype(at::kLong));
        const at::Tensor a = classify(changed.config, changed.weights, input, {});
        const at::Tensor b = classify(usual.config, usual.weights, input, {});
        QVERIFY((a - b).abs().max().item<double>() > 1e-3);
    }

    void writtenAndReadAgain()
    {
        LoadedModel model = load(goldenFile("vit-tiny-random"));
        const fs::path made = folder("vit-tiny-random");
        QVERIFY(saveCheckpoint(made, model.config, model.weights, {}, false));
        QVERIFY(same(model, load(made)));
        QVERIFY(saveCheckpoint(made, model.config, model.weights, {}, true));
        QVERIFY(!same(model, load(made)));
        QCOMPARE(fs::file_size(made / "model.safetensors") * 2 < 1.1 * 1e5 * 4, true);
    }

    /// The learned positions of a picture of another size, against the bicubic formula (a = -0.75) in
    /// float64, with the reference's scale of 0.1 more than the count of patches.
    void positionsAreInterpolated_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("larger") << 48 << 48;
        QTest::newRow("smaller") << 24 << 24;
        QTest::newRow("not square") << 40 << 64;
        QTest::newRow("the checkpoint's own") << 32 << 32;
    }
    void positionsAreInterpolated()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        LoadedModel model = load(goldenFile("vit-tiny-random"));
        // What remains of the embedding are the positions.
        model.weights.patchProjection.weight = at::zeros_like(model.weights.patchProjection.weight);
        model.weights.patchProjection.bias = at::zeros_like(model.weights.patchProjection.bias);
        model.weights.classToken = at::zeros_like(model.weights.classToken);
        Captured captured;
        ForwardOptions options;
        options.captured = &captured;
        ModelInput input;
        input.pixels = at::zeros({1, 3, height, width}, at::TensorOptions().dtype(at::kFloat));
        (void)classify(model.config, model.weights, input, options);
        const at::Tensor found = captured.hidden.front();
        const int rows = height / 8, columns = width / 8, side = 4, hidden = 32;
        QCOMPARE(found.size(1), std::int64_t{1 + rows * columns});
        const at::Tensor stored = model.weights.positionEmbeddings;
        const auto weight = [](double x) { // Keys 1981
            const double a = -0.75;
            x = std::abs(x);
            return x <= 1  ? ((a + 2) * x - (a + 3)) * x * x + 1
                   : x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
                           : 0.0;
        };
        const auto at = [&](int row, int column, int unit) {
            row = std::clamp(row, 0, side - 1);
            column = std::clamp(column, 0, side - 1);
            return static_cast<double>(stored.data_ptr<float>()[(1 + row * side + column) * hidden + unit]);
        };
        double worst = 0;
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                const double y =
                    rows == side && columns == side ? row : (row + 0.5) * side / (rows + 0.1) - 0.5;
                const double x =
                    rows == side && columns == side ? column : (column + 0.5) * side / (columns + 0.1) - 0.5;
                const int y0 = static_cast<int>(std::floor(y)), x0 = static_cast<int>(std::floor(x));
                for (int unit = 0; unit < hidden; ++unit) {
                    double sum = 0;
                    for (int i = -1; i <= 2; ++i)
                        for (int j = -1; j <= 2; ++j)
                            sum += weight(y - (y0 + i)) * weight(x - (x0 + j)) * at(y0 + i, x0 + j, unit);
                    worst = std::max(
                        worst,
                        std::abs(sum -
                                 static_cast<double>(
                                     found.data_ptr<float>()[(1 + row * columns + column) * hidden + unit])));
                }
            }
        QVERIFY2(worst < 1e-5, qPrintable(QString("largest difference %1").arg(worst)));
        for (int unit = 0; unit < hidden; ++unit) // the class token keeps its own
            QVERIFY(std::abs(found.data_ptr<float>()[unit] - stored.data_ptr<float>()[unit]) < 1e-6f);
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "test_checkpoint.moc"
