#include "adapter/ModulePath.h"

#include <QTest>
#include <map>
#include <set>

using namespace deltarank;
using adapter::ModulePlace;
using adapter::placeOf;
using adapter::placesOf;

namespace {

/// `pattern` with every {} replaced by 0 .. count - 1.
void addLayers(std::vector<std::string>& paths, const std::string& pattern, int count)
{
    const auto hole = pattern.find("{}");
    if (hole == std::string::npos) {
        paths.push_back(pattern);
        return;
    }
    for (int i = 0; i < count; ++i)
        paths.push_back(pattern.substr(0, hole) + std::to_string(i) + pattern.substr(hole + 2));
}

std::vector<std::string> modules(const std::vector<const char*>& patterns, int layers = 3)
{
    std::vector<std::string> paths;
    for (const char* pattern : patterns)
        addLayers(paths, pattern, layers);
    return paths;
}

/// Names as published models have them.
std::map<std::string, std::vector<std::string>> models()
{
    std::map<std::string, std::vector<std::string>> all;
    all["bert"] =
        modules({"bert.encoder.layer.{}.attention.self.query", "bert.encoder.layer.{}.attention.self.key",
                 "bert.encoder.layer.{}.attention.self.value", "bert.encoder.layer.{}.attention.output.dense",
                 "bert.encoder.layer.{}.intermediate.dense", "bert.encoder.layer.{}.output.dense",
                 "bert.pooler.dense", "classifier", "bert.embeddings.word_embeddings",
                 "bert.embeddings.position_embeddings"},
                12);
    all["vit"] = modules(
        {"vit.encoder.layer.{}.attention.attention.query", "vit.encoder.layer.{}.attention.attention.key",
         "vit.encoder.layer.{}.attention.attention.value", "vit.encoder.layer.{}.attention.output.dense",
         "vit.encoder.layer.{}.intermediate.dense", "vit.encoder.layer.{}.output.dense",
         "vit.embeddings.patch_embeddings.projection"},
        12);
    all["distilbert"] = modules(
        {"distilbert.transformer.layer.{}.attention.q_lin", "distilbert.transformer.layer.{}.attention.k_lin",
         "distilbert.transformer.layer.{}.attention.v_lin",
         "distilbert.transformer.layer.{}.attention.out_lin", "distilbert.transformer.layer.{}.ffn.lin1",
         "distilbert.transformer.layer.{}.ffn.lin2", "pre_classifier"},
        6);
    all["gpt2"] =
        modules({"transformer.h.{}.attn.c_attn", "transformer.h.{}.attn.c_proj", "transformer.h.{}.mlp.c_fc",
                 "transformer.h.{}.mlp.c_proj", "transformer.h.{}.crossattention.q_attn",
                 "transformer.h.{}.crossattention.c_attn", "transformer.h.{}.crossattention.c_proj",
                 "transformer.wte", "transformer.wpe", "lm_head"},
                12);
    all["llama"] = modules({"model.layers.{}.self_attn.q_proj", "model.layers.{}.self_attn.k_proj",
                            "model.layers.{}.self_attn.v_proj", "model.layers.{}.self_attn.o_proj",
                            "model.layers.{}.mlp.gate_proj", "model.layers.{}.mlp.up_proj",
                            "model.layers.{}.mlp.down_proj", "model.embed_tokens", "lm_head"},
                           32);
    all["mixtral"] = modules(
        {"model.layers.{}.self_attn.q_proj", "model.layers.{}.block_sparse_moe.gate",
         "model.layers.{}.block_sparse_moe.experts.0.w1", "model.layers.{}.block_sparse_moe.experts.0.w2",
         "model.layers.{}.block_sparse_moe.experts.1.w1", "model.layers.{}.mlp.experts.3.gate_proj",
         "model.layers.{}.mlp.experts.13.gate_proj", "model.layers.{}.mlp.shared_expert.gate_proj",
         "model.layers.{}.mlp.gate_proj"});
    all["bart"] = modules(
        {"model.encoder.layers.{}.self_attn.q_proj", "model.encoder.layers.{}.self_attn.out_proj",
         "model.encoder.layers.{}.fc1", "model.encoder.layers.{}.fc2",
         "model.decoder.layers.{}.self_attn.q_proj", "model.decoder.layers.{}.self_attn.out_proj",
         "model.decoder.layers.{}.encoder_attn.q_proj", "model.decoder.layers.{}.encoder_attn.out_proj",
         "model.decoder.layers.{}.fc1", "model.decoder.layers.{}.fc2", "model.shared"},
        6);
    all["t5"] =
        modules({"encoder.block.{}.layer.0.SelfAttention.q", "encoder.block.{}.layer.0.SelfAttention.o",
                 "encoder.block.{}.layer.1.DenseReluDense.wi_0",
                 "encoder.block.{}.layer.1.DenseReluDense.wi_1", "encoder.block.{}.layer.1.DenseReluDense.wo",
                 "decoder.block.{}.layer.0.SelfAttention.q", "decoder.block.{}.layer.1.EncDecAttention.q",
                 "decoder.block.{}.layer.1.EncDecAttention.o", "decoder.block.{}.layer.2.DenseReluDense.wi_0",
                 "decoder.block.{}.layer.2.DenseReluDense.wo", "shared"},
                12);
    all["clip"] =
        modules({"text_model.encoder.layers.{}.self_attn.q_proj",
                 "vision_model.encoder.layers.{}.self_attn.q_proj", "text_model.encoder.layers.{}.mlp.fc1",
                 "vision_model.encoder.layers.{}.mlp.fc1", "text_projection", "visual_projection"},
                12);
    all["swin"] = modules({"swin.encoder.layers.{}.blocks.0.attention.self.query",
                           "swin.encoder.layers.{}.blocks.1.attention.self.query",
                           "swin.encoder.layers.{}.downsample.reduction",
                           "swin.encoder.layers.{}.blocks.0.attention.output.dense",
                           "swin.encoder.layers.{}.blocks.0.output.dense"});
    all["llava"] = modules({"model.layers.{}.self_attn.q_proj",
                            "model.vision_tower.vision_model.encoder.layers.{}.self_attn.q_proj",
                            "model.mm_projector.0", "model.mm_projector.2"});
    all["unet diffusers"] =
        modules({"unet.down_blocks.{}.attentions.0.transformer_blocks.0.attn1.to_q",
                 "unet.down_blocks.{}.attentions.1.transformer_blocks.0.attn1.to_q",
                 "unet.down_blocks.{}.attentions.1.transformer_blocks.0.attn2.to_q",
                 "unet.down_blocks.{}.attentions.1.transformer_blocks.0.attn2.to_out.0",
                 "unet.down_blocks.{}.attentions.1.transformer_blocks.0.ff.net.0.proj",
                 "unet.down_blocks.{}.attentions.1.transformer_blocks.0.ff.net.2",
                 "unet.up_blocks.{}.attentions.1.transformer_blocks.0.attn1.to_q",
                 "unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q", "unet.conv_in",
                 "text_encoder.text_model.encoder.layers.{}.self_attn.q_proj"});
    all["kohya sdxl"] = modules(
        {"lora_te1_text_model_encoder_layers_{}_self_attn_q_proj",
         "lora_te1_text_model_encoder_layers_{}_mlp_fc1",
         "lora_te2_text_model_encoder_layers_{}_self_attn_q_proj",
         "lora_te2_text_model_encoder_layers_{}_mlp_fc1",
         "lora_unet_input_blocks_{}_1_transformer_blocks_0_attn1_to_q",
         "lora_unet_input_blocks_{}_1_transformer_blocks_1_attn1_to_q",
         "lora_unet_input_blocks_{}_1_transformer_blocks_1_attn2_to_q",
         "lora_unet_input_blocks_{}_1_transformer_blocks_1_ff_net_0_proj",
         "lora_unet_input_blocks_{}_1_transformer_blocks_1_ff_net_2", "lora_unet_input_blocks_{}_1_proj_in",
         "lora_unet_output_blocks_{}_1_proj_in", "lora_unet_middle_block_1_transformer_blocks_0_attn1_to_q",
         "lora_unet_time_embed_0", "lora_unet_label_emb_0_0"});
    all["flux"] = modules(
        {"diffusion_model.double_blocks.{}.img_attn.qkv", "diffusion_model.double_blocks.{}.txt_attn.qkv",
         "diffusion_model.double_blocks.{}.img_mlp.0", "diffusion_model.double_blocks.{}.img_mlp.2",
         "diffusion_model.single_blocks.{}.linear1", "diffusion_model.single_blocks.{}.linear2",
         "transformer.transformer_blocks.{}.attn.to_q", "transformer.transformer_blocks.{}.attn.add_q_proj",
         "transformer.single_transformer_blocks.{}.attn.to_q"});
    all["nothing in common"] = {"a",
                                "b.c",
                                "1",
                                "a.1",
                                "a.1.1",
                                "a.01",
                                "a..1",
                                "",
                                ".",
                                "q_proj",
                                "x.q_proj",
                                "x.3.q_proj",
                                "x.3.self_attn.q_proj",
                                "x.3.y.q_proj",
                                "x_3_q_proj",
                                "x.99999999999.q"};
    return all;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<std::string>)

class ModulePathTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void differentModulesNeverMerge_data()
    {
        QTest::addColumn<std::vector<std::string>>("paths");
        for (const auto& [model, paths] : models())
            QTest::newRow(model.c_str()) << paths;
    }
    void differentModulesNeverMerge()
    {
        QFETCH(std::vector<std::string>, paths);
        const auto places = placesOf(paths);
        QCOMPARE(places.size(), paths.size());
        std::map<std::pair<int, std::string>, std::string> seen;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            const auto [found, isNew] = seen.emplace(std::pair(places[i].layer, places[i].kind), paths[i]);
            QVERIFY2(isNew, (paths[i] + " and " + found->second + " are both " + places[i].kind).c_str());
        }
    }
    void allModelsAtOnceNeverMerge()
    {
        std::set<std::string> unique;
        for (const auto& [model, paths] : models())
            unique.insert(paths.begin(), paths.end());
        const std::vector<std::string> paths(unique.begin(), unique.end());
        std::set<std::pair<int, std::string>> seen;
        for (const auto& place : placesOf(paths))
            QVERIFY2(seen.insert({place.layer, place.kind}).second, place.kind.c_str());
    }
    void wellKnownNames_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("layer");
        QTest::addColumn<QString>("kind");
        auto row = [](const char* path, int layer, const char* kind) {
            QTest::newRow(path) << QString(path) << layer << QString(kind);
        };
        row("bert.encoder.layer.11.attention.self.query", 11, "query");
        row("vit.encoder.layer.3.attention.attention.value", 3, "value");
        row("encoder.layer.3.attention.output.dense", 3, "attention_output");
        row("bert.encoder.layer.0.output.dense", 0, "feed_forward_out");
        row("bert.encoder.layer.0.intermediate.dense", 0, "feed_forward_in");
        row("distilbert.transformer.layer.5.attention.q_lin", 5, "query");
        row("transformer.h.7.attn.c_attn", 7, "query_key_value");
        row("transformer.h.7.attn.c_proj", 7, "attention_output");
        row("transformer.h.7.mlp.c_proj", 7, "feed_forward_out");
        row("model.layers.31.self_attn.q_proj", 31, "query");
        row("model.layers.31.mlp.down_proj", 31, "feed_forward_out");
        row("decoder.block.2.layer.1.EncDecAttention.q", 2, "cross_attention.query");
        row("model.layers.4.mlp.experts.9.up_proj", 4, "mlp.experts.9.feed_forward_in");
        row("lora_te_text_model_encoder_layers_5_self_attn_q_proj", 5, "query");
        row("lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k", 1,
            "attentions_0_transformer_blocks_0.cross_attention.key");
        row("diffusion_model.double_blocks.3.img_attn.qkv", 3, "img_attn.qkv");
        row("transformer.wte", -1, "wte");
        row("bert.pooler.dense", -1, "pooler.dense");
        row("lm_head", -1, "lm_head");
    }
    void wellKnownNames()
    {
        QFETCH(QString, path);
        QFETCH(int, layer);
        QFETCH(QString, kind);
        const ModulePlace place = placeOf(path.toStdString());
        QCOMPARE(place.layer, layer);
        QCOMPARE(QString::fromStdString(place.kind), kind);
    }
    void encoderDecoderAndCrossAttentionStayApart()
    {
        const auto places =
            placesOf({"model.encoder.layers.0.self_attn.q_proj", "model.decoder.layers.0.self_attn.q_proj",
                      "model.decoder.layers.0.encoder_attn.q_proj"});
        QCOMPARE(places[0].kind, std::string("encoder.query"));
        QCOMPARE(places[1].kind, std::string("decoder.query"));
        QCOMPARE(places[2].kind, std::string("cross_attention.query"));
        const auto kohya = placesOf({"lora_te1_text_model_encoder_layers_0_self_attn_q_proj",
                                     "lora_te2_text_model_encoder_layers_0_self_attn_q_proj"});
        QCOMPARE(kohya[0].kind, std::string("te1.query"));
        QCOMPARE(kohya[1].kind, std::string("te2.query"));
    }
    void equalPathsStayTwoRows()
    {
        const auto places = placesOf({"a.0.q_proj", "a.0.q_proj", "a.00.q_proj"});
        QVERIFY(places[0].kind != places[1].kind);
        QVERIFY(places[1].kind != places[2].kind);
    }
};

QTEST_GUILESS_MAIN(ModulePathTest)
#include "test_module_path.moc"
