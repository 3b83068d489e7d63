#pragma once

#include "model/ModelConfig.h"

#include <ATen/core/Tensor.h>
#include <functional>
#include <string>
#include <vector>

namespace deltarank::model {

/// y = x Wᵀ + b with W [out, in], b [out] (undefined where the model has none).
struct LinearWeights
{
    at::Tensor weight;
    at::Tensor bias;
};

struct NormWeights
{
    at::Tensor weight; ///< [hidden]
    at::Tensor bias;   ///< [hidden]
};

/// One transformer layer. BERT normalises after the attention and after the feed-forward part, ViT before
/// each.
struct LayerWeights
{
    LinearWeights query, key, value, attentionOutput, feedForwardIn, feedForwardOut;
    NormWeights attentionNorm, feedForwardNorm;
};

/// All parameters of a classifier, under their Hugging Face names.
struct ModelWeights
{
    // BERT
    at::Tensor wordEmbeddings;     ///< [vocabulary, hidden]
    at::Tensor positionEmbeddings; ///< BERT [positions, hidden], ViT [1, 1 + patches, hidden]
    at::Tensor typeEmbeddings;     ///< [types, hidden]
    NormWeights embeddingNorm;
    LinearWeights pooler; ///< [hidden, hidden], tanh
    // ViT
    at::Tensor classToken;         ///< [1, 1, hidden]
    LinearWeights patchProjection; ///< [hidden, channels, patch, patch]
    NormWeights finalNorm;
    // both
    std::vector<LayerWeights> layers;
    LinearWeights classifier; ///< [labels, hidden]
};

/// Name, shape and place of one parameter.
struct ParameterRef
{
    std::string name;
    std::vector<std::int64_t> shape;
    at::Tensor* tensor;
};

/// Every parameter of the encoder in the order of `save_pretrained`, without the classifier.
std::vector<ParameterRef> encoderParameters(const ModelConfig& config, ModelWeights& weights);
/// `classifier.weight`, `classifier.bias`.
std::vector<ParameterRef> classifierParameters(const ModelConfig& config, ModelWeights& weights, int labels);

/// Module path of an adapted matrix, "bert.encoder.layer.0.attention.self.query"; `kind` as in adapter::kind.
std::string modulePath(const ModelConfig& config, int layer, const std::string& kind);
/// The matrix of that kind; throws std::invalid_argument for a kind that is none of the six.
LinearWeights& linearOf(LayerWeights& layer, const std::string& kind);
const LinearWeights& linearOf(const LayerWeights& layer, const std::string& kind);

} // namespace deltarank::model
