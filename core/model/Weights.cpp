#include "model/Weights.h"

#include "adapter/Adapter.h"

#include <stdexcept>

namespace deltarank::model {

namespace {

class Collector
{
public:
    explicit Collector(std::vector<ParameterRef>& list) : m_list(list) {}
    void tensor(const std::string& name, std::vector<std::int64_t> shape, at::Tensor& tensor)
    {
        m_list.push_back({name, std::move(shape), &tensor});
    }
    void linear(const std::string& name, std::int64_t out, std::int64_t in, LinearWeights& w,
                bool bias = true)
    {
        tensor(name + ".weight", {out, in}, w.weight);
        if (bias)
            tensor(name + ".bias", {out}, w.bias);
    }
    void norm(const std::string& name, std::int64_t size, NormWeights& w)
    {
        tensor(name + ".weight", {size}, w.weight);
        tensor(name + ".bias", {size}, w.bias);
    }

private:
    std::vector<ParameterRef>& m_list;
};

/// The part of a module path after the layer number.
const char* pathOfKind(Family family, const std::string& kind)
{
    struct Row
    {
        const char* kind;
        const char* bert;
        const char* vit;
    };
    static constexpr Row rows[] = {
        {adapter::kind::query, "attention.self.query", "attention.attention.query"},
        {adapter::kind::key, "attention.self.key", "attention.attention.key"},
        {adapter::kind::value, "attention.self.value", "attention.attention.value"},
        {adapter::kind::attentionOutput, "attention.output.dense", "attention.output.dense"},
        {adapter::kind::feedForwardIn, "intermediate.dense", "intermediate.dense"},
        {adapter::kind::feedForwardOut, "output.dense", "output.dense"},
    };
    for (const auto& row : rows)
        if (kind == row.kind)
            return family == Family::Bert ? row.bert : row.vit;
    throw std::invalid_argument("no matrix of the kind " + kind);
}

} // namespace

std::string modulePath(const ModelConfig& config, int layer, const std::string& kind)
{
    return std::string(config.prefix()) + ".encoder.layer." + std::to_string(layer) + "." +
           pathOfKind(config.family, kind);
}

LinearWeights& linearOf(LayerWeights& layer, const std::string& kind)
{
    if (kind == adapter::kind::query)
        return layer.query;
    if (kind == adapter::kind::key)
        return layer.key;
    if (kind == adapter::kind::value)
        return layer.value;
    if (kind == adapter::kind::attentionOutput)
        return layer.attentionOutput;
    if (kind == adapter::kind::feedForwardIn)
        return layer.feedForwardIn;
    if (kind == adapter::kind::feedForwardOut)
        return layer.feedForwardOut;
    throw std::invalid_argument("no matrix of the kind " + kind);
}

const LinearWeights& linearOf(const LayerWeights& layer, const std::string& kind)
{
    return linearOf(const_cast<LayerWeights&>(layer), kind);
}

std::vector<ParameterRef> encoderParameters(const ModelConfig& c, ModelWeights& w)
{
    std::vector<ParameterRef> list;
    Collector add(list);
    const std::string prefix = c.prefix();
    const bool bert = c.family == Family::Bert;
    if (bert) {
        add.tensor(prefix + ".embeddings.word_embeddings.weight", {c.vocabulary, c.hidden}, w.wordEmbeddings);
        add.tensor(prefix + ".embeddings.position_embeddings.weight", {c.positions, c.hidden},
                   w.positionEmbeddings);
        add.tensor(prefix + ".embeddings.token_type_embeddings.weight", {c.tokenTypes, c.hidden},
                   w.typeEmbeddings);
        add.norm(prefix + ".embeddings.LayerNorm", c.hidden, w.embeddingNorm);
    } else {
        add.tensor(prefix + ".embeddings.cls_token", {1, 1, c.hidden}, w.classToken);
        add.tensor(prefix + ".embeddings.position_embeddings", {1, 1 + c.patches(), c.hidden},
                   w.positionEmbeddings);
        add.tensor(prefix + ".embeddings.patch_embeddings.projection.weight",
                   {c.hidden, c.channels, c.patch, c.patch}, w.patchProjection.weight);
        add.tensor(prefix + ".embeddings.patch_embeddings.projection.bias", {c.hidden},
                   w.patchProjection.bias);
    }
    w.layers.resize(static_cast<std::size_t>(c.layers));
    for (int i = 0; i < c.layers; ++i) {
        auto& layer = w.layers[static_cast<std::size_t>(i)];
        for (const char* kind : {adapter::kind::query, adapter::kind::key, adapter::kind::value})
            add.linear(modulePath(c, i, kind), c.hidden, c.hidden, linearOf(layer, kind),
                       bert || c.queryKeyValueBias);
        add.linear(modulePath(c, i, adapter::kind::attentionOutput), c.hidden, c.hidden,
                   layer.attentionOutput);
        add.linear(modulePath(c, i, adapter::kind::feedForwardIn), c.intermediate, c.hidden,
                   layer.feedForwardIn);
        add.linear(modulePath(c, i, adapter::kind::feedForwardOut), c.hidden, c.intermediate,
                   layer.feedForwardOut);
        const std::string path = prefix + ".encoder.layer." + std::to_string(i);
        add.norm(path + (bert ? ".attention.output.LayerNorm" : ".layernorm_before"), c.hidden,
                 layer.attentionNorm);
        add.norm(path + (bert ? ".output.LayerNorm" : ".layernorm_after"), c.hidden, layer.feedForwardNorm);
    }
    if (bert)
        add.linear(prefix + ".pooler.dense", c.hidden, c.hidden, w.pooler);
    else
        add.norm(prefix + ".layernorm", c.hidden, w.finalNorm);
    return list;
}

std::vector<ParameterRef> classifierParameters(const ModelConfig& c, ModelWeights& w, int labels)
{
    std::vector<ParameterRef> list;
    Collector(list).linear("classifier", labels, c.hidden, w.classifier);
    return list;
}

} // namespace deltarank::model
