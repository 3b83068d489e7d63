#pragma once

#include "model/Dropout.h"
#include "model/LoraBank.h"
#include "model/Weights.h"

#include <ATen/core/Tensor.h>

namespace deltarank::model {

/// A batch as the model takes it. With a bank of K runs the first dimension holds K equal parts, one a run.
struct ModelInput
{
    at::Tensor tokens;     ///< BERT: int64 [batch, length]
    at::Tensor tokenTypes; ///< BERT: int64 [batch, length]; undefined: all 0
    at::Tensor mask;       ///< BERT: float or int64 [batch, length], 1 for real tokens; undefined: all 1
    at::Tensor pixels;     ///< ViT: float [batch, channels, height, width]
};

/// Intermediate results, filled when asked for (golden tests, embeddings).
struct Captured
{
    std::vector<at::Tensor> hidden; ///< embedding output, then the output of every layer
    at::Tensor firstAttention;      ///< probabilities of layer 0, [batch, heads, query, key]
    at::Tensor pooled;              ///< BERT: tanh pooler output [batch, hidden]
    at::Tensor finalNorm;           ///< ViT: output of the last LayerNorm [batch, tokens, hidden]
};

struct ForwardOptions
{
    at::ScalarType compute =
        at::kFloat;                 ///< of matrix products; everything else follows the input of the product
    const LoraBank* bank = nullptr; ///< adapters to apply
    const DropoutKeys* dropout = nullptr; ///< null: no dropout (evaluation)
    Captured* captured = nullptr;
};

/// Hidden states after the encoder, float32 [batch, tokens, hidden] (ViT: after the final LayerNorm).
at::Tensor encode(const ModelConfig& config, const ModelWeights& weights, const ModelInput& input,
                  const ForwardOptions& options);
/// The vector that the classifier reads, float32 [batch, hidden]: BERT the class token through the tanh
/// pooler, ViT the class token.
at::Tensor pool(const ModelConfig& config, const ModelWeights& weights, const at::Tensor& hidden,
                const ForwardOptions& options);
/// encode, pool, dropout: what a classifier head multiplies.
at::Tensor features(const ModelConfig& config, const ModelWeights& weights, const ModelInput& input,
                    const ForwardOptions& options);
/// Logits of K heads, float32: features [K · b, hidden], weight [K, labels, hidden], bias [K, labels] to
/// [K, b, labels].
at::Tensor bankLogits(const at::Tensor& features, const at::Tensor& weight, const at::Tensor& bias);
/// Logits of the model's own classifier, float32 [batch, labels].
at::Tensor classify(const ModelConfig& config, const ModelWeights& weights, const ModelInput& input,
                    const ForwardOptions& options);
/// A matrix product in the compute type: x [.., in] to [.., out], weight and bias cast where they differ.
at::Tensor linear(const at::Tensor& x, const LinearWeights& weights, at::ScalarType compute);

/// Frozen weights ready for training: matrices in the compute type, everything else float32, on the device.
ModelWeights frozenCopy(const ModelConfig& config, const ModelWeights& weights, at::Device device,
                        at::ScalarType compute);

} // namespace deltarank::model
