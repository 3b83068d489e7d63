#include "adapter/Hdf5Adapter.h"
#include "adapter/Kohya.h"
#include "adapter/OpenAdapter.h"
#include "adapter/Peft.h"
#include "adapter/Truncate.h"
#include "base/Files.h"
#include "base/Safetensors.h"
#include "spectrum/SingularValues.h"

#include "SampleRun.h"

#include <Eigen/SVD>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <deque>
#include <filesystem>

using namespace deltarank;
namespace fs = std::filesystem;
using adapter::Adapter;
using adapter::AdapterSource;
using adapter::Matrix;

namespace {

/// Collects tensors and writes them.
class FileMaker
{
public:
    FileMaker& add(const std::string& name, std::vector<std::int64_t> shape, std::uint32_t place = 1)
    {
        std::int64_t count = 1;
        for (const auto extent : shape)
            count *= extent;
        const Matrix values = tests::randomMatrix(1, static_cast<int>(count), place);
        m_values.emplace_back(values.data(), values.data() + count);
        m_tensors.push_back({name, base::TensorType::F32, std::move(shape), m_values.back().data()});
        return *this;
    }
    FileMaker& scalar(const std::string& name, float value)
    {
        m_values.push_back({value});
        m_tensors.push_back({name, base::TensorType::F32, {}, m_values.back().data()});
        return *this;
    }
    bool write(const fs::path& path, const std::map<std::string, std::string>& metadata = {}) const
    {
        return base::writeSafetensors(path, m_tensors, metadata).has_value();
    }

private:
    std::deque<std::vector<float>> m_values;
    std::vector<base::TensorToWrite> m_tensors;
};

bool mentions(const std::vector<std::string>& texts, const std::string& part)
{
    return std::any_of(texts.begin(), texts.end(),
                       [&](const auto& text) { return text.find(part) != std::string::npos; });
}

} // namespace

class FormatsTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path pathOf(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }
    std::unique_ptr<AdapterSource> open(const std::string& name) const
    {
        auto source = adapter::openAdapter(pathOf(name), adapter::openHdf5);
        if (!source)
            qWarning("%s", source.error().text().c_str());
        return source ? std::move(*source) : nullptr;
    }
    bool config(const std::string& folder, const std::string& text) const
    {
        return base::writeFileAtomically(pathOf(folder) / "adapter_config.json", text).has_value();
    }

private Q_SLOTS:
    void peftOfAnotherArchitecture()
    {
        QVERIFY(
            config("gpt2", R"({"peft_type":"LORA","r":2,"lora_alpha":6,"fan_in_fan_out":true,"use_dora":true,
            "init_lora_weights":"pissa","base_model_name_or_path":"gpt2"})"));
        QVERIFY(FileMaker()
                    .add("base_model.model.transformer.h.0.attn.c_attn.lora_A.weight", {2, 8})
                    .add("base_model.model.transformer.h.0.attn.c_attn.lora_B.weight", {24, 2})
                    .add("base_model.model.transformer.h.0.attn.c_proj.lora_A.weight", {2, 8})
                    .add("base_model.model.transformer.h.0.attn.c_proj.lora_B.weight", {8, 2})
                    .add("base_model.model.transformer.h.0.attn.c_proj.lora_magnitude_vector", {8})
                    .add("base_model.model.transformer.h.0.mlp.c_proj.lora_A.weight", {2, 32})
                    .add("base_model.model.transformer.h.0.mlp.c_proj.lora_B.weight", {8, 2})
                    .add("base_model.model.transformer.wte.lora_embedding_A", {2, 50})
                    .add("base_model.model.transformer.wte.lora_embedding_B", {8, 2})
                    .add("base_model.model.conv.lora_A.weight", {2, 3, 3, 3})
                    .add("base_model.model.conv.lora_B.weight", {8, 2, 1, 1})
                    .add("base_model.model.score.weight", {2, 8})
                    .write(pathOf("gpt2/adapter_model.safetensors")));
        const auto source = open("gpt2");
        QVERIFY(source);
        const auto& facts = source->facts();
        QCOMPARE(facts.format, std::string("peft"));
        QCOMPARE(facts.baseModel, std::string("gpt2"));
        QCOMPARE(facts.matrices.size(), std::size_t{5});
        std::map<std::string, const adapter::AdaptedMatrix*> byPath;
        for (const auto& matrix : facts.matrices)
            byPath[matrix.modulePath] = &matrix;
        QCOMPARE(byPath.at("transformer.h.0.attn.c_attn")->kind, std::string("query_key_value"));
        QCOMPARE(byPath.at("transformer.h.0.attn.c_proj")->kind, std::string("attention_output"));
        QCOMPARE(byPath.at("transformer.h.0.mlp.c_proj")->kind, std::string("feed_forward_out"));
        QVERIFY(byPath.at("transformer.wte")->embedding);
        QCOMPARE(inputsOf(*byPath.at("conv")), std::int64_t{27});
        QCOMPARE(byPath.at("conv")->scaling, 3.0);
        QVERIFY(mentions(facts.unread, "lora_magnitude_vector"));
        QVERIFY(mentions(facts.notes, "DoRA"));
        QVERIFY(mentions(facts.notes, "pissa"));
        QVERIFY(mentions(facts.notes, "fan_in_fan_out"));
        // Nothing is lost on the way through HDF5 and back.
        QVERIFY(adapter::writeHdf5(pathOf("gpt2.h5"), *source));
        QVERIFY(adapter::writePeft(pathOf("gpt2-again"), *open("gpt2.h5")));
        const auto before = base::SafetensorsFile::open(pathOf("gpt2/adapter_model.safetensors"));
        const auto after = base::SafetensorsFile::open(pathOf("gpt2-again/adapter_model.safetensors"));
        QVERIFY(before && after);
        QCOMPARE(before->entries().size(), after->entries().size());
        for (const auto& entry : before->entries()) {
            const auto* found = after->find(entry.name);
            QVERIFY2(found, entry.name.c_str());
            QCOMPARE(found->shape, entry.shape);
            QCOMPARE(*before->readFloats(entry), *after->readFloats(*found));
        }
    }
    void modulesThatDoNotFitAreLeftOutWithAReason()
    {
        QVERIFY(FileMaker()
                    .add("base_model.model.a.lora_A.weight", {2, 8})
                    .add("base_model.model.a.lora_B.weight", {8, 2})
                    .add("base_model.model.b.lora_A.weight", {2, 8})
                    .add("base_model.model.c.lora_A.weight", {2, 8})
                    .add("base_model.model.c.lora_B.weight", {8, 3})
                    .add("base_model.model.d.lora_A.other.weight", {2, 8})
                    .add("base_model.model.d.lora_B.other.weight", {8, 2})
                    .write(pathOf("misfits.safetensors")));
        const auto source = open("misfits.safetensors");
        QVERIFY(source);
        QCOMPARE(source->size(), std::size_t{1});
        QVERIFY(mentions(source->facts().notes, "adapter_config.json"));
        QVERIFY(mentions(source->facts().notes, "base_model.model.b"));
        QVERIFY(mentions(source->facts().notes, "\"other\""));
        QCOMPARE(source->facts().unread.size(), std::size_t{5});
    }
    void namedAdaptersInSubfolders()
    {
        for (const char* name : {"many/one", "many/two", "single/only"}) {
            QVERIFY(config(name, R"({"peft_type":"LORA","r":1,"lora_alpha":1})"));
            QVERIFY(FileMaker()
                        .add("base_model.model.q.lora_A.weight", {1, 4})
                        .add("base_model.model.q.lora_B.weight", {4, 1})
                        .write(pathOf(name) / "adapter_model.safetensors"));
        }
        QVERIFY(open("single"));
        const auto many = adapter::openAdapter(pathOf("many"), adapter::openHdf5);
        QVERIFY(!many);
        QVERIFY(many.error().message.find("one") != std::string::npos);
        QCOMPARE(adapter::adaptersIn(pathOf("many")).size(), std::size_t{2});
    }
    void picklesAreRefused()
    {
        QVERIFY(base::writeFileAtomically(pathOf("pickle/adapter_model.bin"), "PK\x03\x04"));
        QVERIFY(config("pickle", R"({"peft_type":"LORA"})"));
        QVERIFY(base::writeFileAtomically(pathOf("hidden.safetensors"), "PK\x03\x04 and more"));
        for (const char* name : {"pickle", "pickle/adapter_model.bin", "hidden.safetensors"}) {
            const auto source = adapter::openAdapter(pathOf(name), adapter::openHdf5);
            QVERIFY(!source);
            QVERIFY2(source.error().message.find("pickle") != std::string::npos,
                     source.error().text().c_str());
            QVERIFY(!source.error().hint.empty());
        }
    }
    void kohyaFile()
    {
        QVERIFY(
            FileMaker()
                .add("lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q.lora_down.weight",
                     {4, 16}, 1)
                .add("lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q.lora_up.weight",
                     {16, 4}, 2)
                .scalar("lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q.alpha", 2)
                .add("lora_unet_conv_in.lora_down.weight", {4, 3, 3, 3}, 3)
                .add("lora_unet_conv_in.lora_up.weight", {16, 4, 1, 1}, 4)
                .scalar("lora_unet_conv_in.alpha", 0)
                .add("lora_te_text_model_encoder_layers_3_self_attn_v_proj.lora_down.weight", {4, 8}, 5)
                .add("lora_te_text_model_encoder_layers_3_self_attn_v_proj.lora_up.weight", {8, 4}, 6)
                .add("lora_unet_hada.hada_w1_a", {4, 8})
                .scalar("lora_unet_hada.alpha", 1)
                .add("lora_unet_kron.lokr_w1", {4, 8})
                .write(pathOf("kohya.safetensors"), {{"ss_network_dim", "4"},
                                                     {"ss_network_alpha", "2.0"},
                                                     {"sshs_model_hash", "abc"},
                                                     {"ss_base_model_version", "sd_v1"}}));
        const auto source = open("kohya.safetensors");
        QVERIFY(source);
        const auto& facts = source->facts();
        QCOMPARE(facts.format, std::string("kohya"));
        QCOMPARE(facts.baseModel, std::string("sd_v1"));
        QCOMPARE(facts.matrices.size(), std::size_t{3});
        QCOMPARE(facts.unread.size(), std::size_t{3});
        for (const auto& matrix : facts.matrices) {
            if (matrix.modulePath.find("attn1") != std::string::npos)
                QCOMPARE(matrix.scaling, 0.5);
            else
                QCOMPARE(matrix.scaling, 1.0); // alpha 0 and no alpha mean the rank
        }
        auto truncated = adapter::truncate(*source, {std::nullopt, 2});
        QVERIFY(truncated);
        QVERIFY(adapter::writeKohya(pathOf("small.safetensors"), adapter::MemorySource(truncated->adapter)));
        const auto file = base::SafetensorsFile::open(pathOf("small.safetensors"));
        QVERIFY(file);
        QCOMPARE(file->metadata().at("ss_network_dim"), std::string("2"));
        QVERIFY(!file->metadata().count("sshs_model_hash"));
        QCOMPARE(file->metadata().at("ss_base_model_version"), std::string("sd_v1"));
        const auto* conv = file->find("lora_unet_conv_in.lora_down.weight");
        QVERIFY(conv);
        QCOMPARE(conv->shape, (std::vector<std::int64_t>{2, 3, 3, 3}));
        QCOMPARE(file->find("lora_unet_conv_in.lora_up.weight")->shape,
                 (std::vector<std::int64_t>{16, 2, 1, 1}));
    }
    void loraMidIsComposed()
    {
        QVERIFY(FileMaker()
                    .add("m.lora_down.weight", {3, 5, 1, 1}, 1)
                    .add("m.lora_up.weight", {7, 4, 1, 1}, 2)
                    .add("m.lora_mid.weight", {4, 3, 2, 3}, 3)
                    .scalar("m.alpha", 4)
                    .write(pathOf("mid.safetensors")));
        const auto source = open("mid.safetensors");
        QVERIFY(source);
        const auto matrix = source->load(0);
        QVERIFY(matrix);
        QCOMPARE(matrix->a.cols(), Eigen::Index{5 * 2 * 3});
        const Matrix down = tests::randomMatrix(1, 15, 1);
        const Matrix up = tests::randomMatrix(1, 28, 2);
        const Matrix mid = tests::randomMatrix(1, 72, 3);
        const Matrix change = matrix->scaling * matrix->b * matrix->a;
        double largest = 0;
        for (int o = 0; o < 7; ++o)
            for (int i = 0; i < 5; ++i)
                for (int place = 0; place < 6; ++place) {
                    double sum = 0;
                    for (int a = 0; a < 4; ++a)
                        for (int b = 0; b < 3; ++b)
                            sum += double(up(o * 4 + a)) * double(mid((a * 3 + b) * 6 + place)) *
                                   double(down(b * 5 + i));
                    largest = std::max(largest, std::abs(sum - double(change(o, i * 6 + place))));
                }
        QVERIFY2(largest < 1e-4, std::to_string(largest).c_str());
    }
    void diffusersSpellings()
    {
        QVERIFY(FileMaker()
                    .add("unet.mid_block.attentions.0.to_q.lora.down.weight", {2, 8})
                    .add("unet.mid_block.attentions.0.to_q.lora.up.weight", {8, 2})
                    .add("unet.mid_block.attentions.0.processor.to_k_lora.down.weight", {2, 8})
                    .add("unet.mid_block.attentions.0.processor.to_k_lora.up.weight", {8, 2})
                    .add("diffusion_model.double_blocks.1.img_attn.qkv.lora_A.weight", {2, 8})
                    .add("diffusion_model.double_blocks.1.img_attn.qkv.lora_B.weight", {24, 2})
                    .write(pathOf("diffusers.safetensors")));
        const auto source = open("diffusers.safetensors");
        QVERIFY(source);
        QCOMPARE(source->facts().format, std::string("kohya"));
        QCOMPARE(source->size(), std::size_t{3});
        QVERIFY(source->facts().unread.empty());
    }
    void truncationErrorIsTheTailEnergy_data()
    {
        QTest::addColumn<double>("energy");
        QTest::addColumn<int>("rank");
        QTest::newRow("energy 0.5") << 0.5 << 0;
        QTest::newRow("energy 0.95") << 0.95 << 0;
        QTest::newRow("rank 1") << 0.0 << 1;
        QTest::newRow("rank 3") << 0.0 << 3;
        QTest::newRow("more than there is") << 0.0 << 100;
    }
    void truncationErrorIsTheTailEnergy()
    {
        QFETCH(double, energy);
        QFETCH(int, rank);
        Adapter whole;
        whole.format = "deltarank";
        for (std::uint32_t i = 0; i < 3; ++i) {
            adapter::AdaptedMatrix matrix;
            matrix.modulePath = "layer." + std::to_string(i) + ".q_proj";
            matrix.rank = 6;
            matrix.alpha = i == 1 ? -3 : 12;
            matrix.scaling = matrix.alpha / 6;
            matrix.a = tests::randomMatrix(6, 20, 10 + i);
            matrix.b = tests::randomMatrix(15, 6, 20 + i);
            if (i == 2)
                matrix.b.setZero();
            whole.matrices.push_back(std::move(matrix));
        }
        const adapter::MemorySource source(whole);
        adapter::TruncateTo target;
        if (rank)
            target.rank = rank;
        else
            target.energy = energy;
        const auto result = adapter::truncate(source, target);
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        double squares = 0;
        double all = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& before = whole.matrices[i];
            const auto& after = result->adapter.matrices[i];
            const Eigen::MatrixXd a = before.scaling * before.b.cast<double>() * before.a.cast<double>();
            const Eigen::MatrixXd b = after.scaling * after.b.cast<double>() * after.a.cast<double>();
            const Eigen::VectorXd values = Eigen::JacobiSVD<Eigen::MatrixXd>(a).singularValues();
            const double tail = values.tail(values.size() - after.rank).norm();
            QVERIFY(std::abs((a - b).norm() - tail) <= 1e-5 * std::max(1.0, a.norm()));
            QVERIFY(std::abs(result->effects[i].error - tail) <= 1e-9 * std::max(1.0, a.norm()));
            QCOMPARE(after.b.cols(), Eigen::Index{after.rank});
            QVERIFY(after.rank >= 1 && after.rank <= 6);
            QVERIFY(std::abs(after.scaling - after.alpha / after.rank) < 1e-12);
            squares += tail * tail;
            all += a.squaredNorm();
        }
        QVERIFY(std::abs(result->error - std::sqrt(squares)) < 1e-6);
        QVERIFY(std::abs(result->relativeError - std::sqrt(squares / all)) < 1e-6);
        if (rank == 100)
            QVERIFY(result->error < 1e-9);
        QVERIFY(result->newBytes <= result->oldBytes);
        std::vector<std::vector<float>> spectra;
        for (const auto& matrix : whole.matrices)
            spectra.push_back(spectrum::narrow(
                *spectrum::singularValues(spectrum::LowRankProduct{matrix.a, matrix.b, matrix.scaling})));
        const auto predicted = adapter::predictTruncation(source, spectra, target);
        QVERIFY(predicted);
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE((*predicted)[i].newRank, result->effects[i].newRank);
            QVERIFY(std::abs((*predicted)[i].error - result->effects[i].error) < 1e-4);
        }
    }
    void truncationTargetsOutOfRange()
    {
        const adapter::MemorySource source(Adapter{});
        QVERIFY(!adapter::truncate(source, {}));
        QVERIFY(!adapter::truncate(source, {0.5, 3}));
        QVERIFY(!adapter::truncate(source, {1.0, std::nullopt}));
        QVERIFY(!adapter::truncate(source, {std::nan(""), std::nullopt}));
        QVERIFY(!adapter::truncate(source, {std::nullopt, 0}));
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "test_formats.moc"
