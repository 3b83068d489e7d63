#include "model/Transformer.h"

#include "base/RandomStream.h"
#include "model/TorchCompat.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/baddbmm.h>
#include <ATen/ops/bmm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/upsample_bicubic2d.h>
#include <c10/util/Exception.h>
#include <cmath>
#include <limits>

namespace deltarank::model {

namespace {

/// Positions of dropout inside a layer; part of the mask's key.
enum Place : std::uint32_t { Embedding = 1, Attention, AttentionOutput, Output, Pooled, AdapterInput };

std::uint32_t placeOf(Place place, int layer, int matrix = 0)
{
    return static_cast<std::uint32_t>(place) * 65536u + static_cast<std::uint32_t>(layer) * 16u +
           static_cast<std::uint32_t>(matrix);
}

at::Tensor as(const at::Tensor& tensor, at::ScalarType type)
{
    return tensor.scalar_type() == type ? tensor : tensor.to(type);
}

at::Tensor norm(const at::Tensor& x, const NormWeights& w, double eps)
{
    return at::layer_norm(as(x, at::kFloat), {w.weight.size(0)}, w.weight, w.bias, eps);
}

class Encoder
{
public:
    Encoder(const ModelConfig& config, const ModelWeights& weights, const ForwardOptions& options)
        : m_config(config), m_weights(weights), m_options(options)
    {}

    at::Tensor run(const ModelInput& input)
    {
        at::Tensor x = m_config.family == Family::Bert ? bertEmbedding(input) : vitEmbedding(input.pixels);
        x = dropped(x, m_config.hiddenDropout, placeOf(Embedding, 0));
        capture(x);
        const at::Tensor bias = maskBias(input);
        for (int i = 0; i < m_config.layers; ++i) {
            x = m_config.family == Family::Bert ? bertLayer(x, bias, i) : vitLayer(x, i);
            capture(x);
        }
        if (m_config.family == Family::Vit) {
            x = norm(x, m_weights.finalNorm, m_config.layerNormEps);
            if (m_options.captured)
                m_options.captured->finalNorm = x;
        }
        return x;
    }

private:
    at::Tensor dropped(const at::Tensor& x, double p, std::uint32_t place, TokenAxes axes = TokenAxes::Second)
    {
        return dropout(x, p, m_options.dropout, place, axes);
    }
    void capture(const at::Tensor& x)
    {
        if (m_options.captured)
            m_options.captured->hidden.push_back(as(x, at::kFloat));
    }

    at::Tensor bertEmbedding(const ModelInput& input)
    {
        const auto length = input.tokens.size(1);
        TORCH_CHECK(length <= m_config.positions, "sequence longer than the model's positions");
        at::Tensor x = at::embedding(m_weights.wordEmbeddings, input.tokens);
        x = x + m_weights.positionEmbeddings.slice(0, 0, length).unsqueeze(0);
        x = x + (input.tokenTypes.defined() ? at::embedding(m_weights.typeEmbeddings, input.tokenTypes)
                                            : m_weights.typeEmbeddings.select(0, 0));
        return norm(x, m_weights.embeddingNorm, m_config.layerNormEps);
    }

    at::Tensor vitEmbedding(const at::Tensor& pixels)
    {
        const auto batch = pixels.size(0);
        const auto p = m_config.patch;
        const auto rows = pixels.size(2) / p;
        const auto columns = pixels.size(3) / p;
        TORCH_CHECK(pixels.size(1) == m_config.channels && rows > 0 && columns > 0,
                    "image does not fit the model");
        // A convolution whose stride is its kernel is a product over patches.
        const at::Tensor patches =
            pixels.slice(2, 0, rows * p)
                .slice(3, 0, columns * p)
                .reshape({batch, m_config.channels, rows, p, columns, p})
                .permute({0, 2, 4, 1, 3, 5})
                .reshape({batch, rows * columns, std::int64_t{m_config.channels} * p * p});
        const LinearWeights projection{m_weights.patchProjection.weight.reshape({m_config.hidden, -1}),
                                       m_weights.patchProjection.bias};
        const at::Tensor x = as(linear(patches, projection, m_options.compute), at::kFloat);
        return at::cat({m_weights.classToken.expand({batch, 1, m_config.hidden}), x}, 1) +
               positions(rows, columns);
    }

    /// Learned positions, interpolated (bicubic) where the picture is not the checkpoint's size. As the
    /// reference does, the scale is taken 0.1 larger than the count of patches.
    at::Tensor positions(std::int64_t rows, std::int64_t columns)
    {
        const auto side = m_config.imageSize / m_config.patch;
        if (rows == side && columns == side)
            return m_weights.positionEmbeddings;
        const at::Tensor first = m_weights.positionEmbeddings.slice(1, 0, 1);
        at::Tensor grid = m_weights.positionEmbeddings.slice(1, 1)
                              .reshape({1, side, side, m_config.hidden})
                              .permute({0, 3, 1, 2});
        grid = at::upsample_bicubic2d(grid, {rows, columns}, false, (static_cast<double>(rows) + 0.1) / side,
                                      (static_cast<double>(columns) + 0.1) / side);
        return at::cat({first, grid.permute({0, 2, 3, 1}).reshape({1, rows * columns, m_config.hidden})}, 1);
    }

    at::Tensor maskBias(const ModelInput& input)
    {
        if (!input.mask.defined())
            return {};
        const at::Tensor hidden = 1.0 - as(input.mask, at::kFloat);
        const double lowest = m_options.compute == at::kFloat
                                  ? -static_cast<double>(std::numeric_limits<float>::max())
                                  : -3.0e38;
        return as(hidden * lowest, m_options.compute).unsqueeze(1).unsqueeze(1);
    }

    /// x Wᵀ + b + scaling · x Aᵀ Bᵀ, the last term of every run's own A and B.
    at::Tensor adapted(const at::Tensor& x, int layer, const char* kind, int number)
    {
        const auto& weights = linearOf(m_weights.layers[static_cast<std::size_t>(layer)], kind);
        at::Tensor y = linear(x, weights, m_options.compute);
        const BankMatrix* matrix = m_options.bank ? m_options.bank->find(layer, kind) : nullptr;
        if (!matrix)
            return y;
        const auto sizes = y.sizes().vec();
        const std::int64_t members = m_options.bank->members;
        const at::Tensor own =
            dropped(as(x, m_options.compute), m_options.bank->dropout, placeOf(AdapterInput, layer, number))
                .reshape({members, -1, x.size(-1)});
        const at::Tensor a = as(matrix->a, m_options.compute);
        const at::Tensor b = as(matrix->b * matrix->scaling, m_options.compute);
        const at::Tensor inner = at::bmm(own, a.transpose(1, 2));
        y = at::baddbmm(y.reshape({members, -1, sizes.back()}), inner, b.transpose(1, 2));
        return y.reshape(sizes);
    }

    at::Tensor attention(const at::Tensor& x, const at::Tensor& bias, int layer)
    {
        const auto batch = x.size(0);
        const auto tokens = x.size(1);
        const std::int64_t heads = m_config.heads;
        const std::int64_t size = m_config.headSize();
        const at::Tensor cast = as(x, m_options.compute);
        auto split = [&](const at::Tensor& y) {
            return y.reshape({batch, tokens, heads, size}).transpose(1, 2);
        };
        const at::Tensor q = split(adapted(cast, layer, adapter::kind::query, 0));
        const at::Tensor k = split(adapted(cast, layer, adapter::kind::key, 1));
        const at::Tensor v = split(adapted(cast, layer, adapter::kind::value, 2));
        const bool dropping = m_options.dropout && m_config.attentionDropout > 0;
        const bool capturing = m_options.captured && layer == 0;
        if (hasFusedAttention() && !dropping && !capturing)
            return fusedAttention(q, k, v, bias).transpose(1, 2).reshape({batch, tokens, heads * size});
        auto flat = [&](const at::Tensor& y) { return y.reshape({batch * heads, tokens, size}); };
        at::Tensor scores =
            at::bmm(flat(q) * (1.0 / std::sqrt(static_cast<double>(size))), flat(k).transpose(1, 2));
        if (bias.defined())
            scores = (scores.reshape({batch, heads, tokens, tokens}) + bias)
                         .reshape({batch * heads, tokens, tokens});
        at::Tensor probabilities = at::softmax(scores, -1); // computed in float32, also for bfloat16 scores
        if (capturing)
            m_options.captured->firstAttention = probabilities.reshape({batch, heads, tokens, tokens});
        if (dropping)
            probabilities = dropped(probabilities, m_config.attentionDropout, placeOf(Attention, layer),
                                    TokenAxes::SecondAndThird);
        return at::bmm(probabilities, flat(v))
            .reshape({batch, heads, tokens, size})
            .transpose(1, 2)
            .reshape({batch, tokens, heads * size});
    }

    at::Tensor feedForward(const at::Tensor& x, int layer)
    {
        const at::Tensor inner =
            at::gelu(adapted(as(x, m_options.compute), layer, adapter::kind::feedForwardIn, 4));
        return dropped(adapted(inner, layer, adapter::kind::feedForwardOut, 5), m_config.hiddenDropout,
                       placeOf(Output, layer));
    }

    at::Tensor attentionOutput(const at::Tensor& context, int layer)
    {
        return dropped(adapted(context, layer, adapter::kind::attentionOutput, 3), m_config.hiddenDropout,
                       placeOf(AttentionOutput, layer));
    }

    at::Tensor bertLayer(const at::Tensor& x, const at::Tensor& bias, int layer)
    {
        const auto& w = m_weights.layers[static_cast<std::size_t>(layer)];
        const at::Tensor middle = norm(x + attentionOutput(attention(x, bias, layer), layer), w.attentionNorm,
                                       m_config.layerNormEps);
        return norm(middle + feedForward(middle, layer), w.feedForwardNorm, m_config.layerNormEps);
    }

    at::Tensor vitLayer(const at::Tensor& x, int layer)
    {
        const auto& w = m_weights.layers[static_cast<std::size_t>(layer)];
        const at::Tensor middle =
            x + attentionOutput(attention(norm(x, w.attentionNorm, m_config.layerNormEps), {}, layer), layer);
        return middle + feedForward(norm(middle, w.feedForwardNorm, m_config.layerNormEps), layer);
    }

    const ModelConfig& m_config;
    const ModelWeights& m_weights;
    const ForwardOptions& m_options;
};

} // namespace

at::Tensor linear(const at::Tensor& x, const LinearWeights& weights, at::ScalarType compute)
{
    return at::linear(as(x, compute), as(weights.weight, compute),
                      weights.bias.defined() ? TorchOptional<at::Tensor>(as(weights.bias, compute))
                                             : TorchOptional<at::Tensor>());
}

at::Tensor encode(const ModelConfig& config, const ModelWeights& weights, const ModelInput& input,
                  const ForwardOptions& options)
{
    return as(Encoder(config, weights, options).run(input), at::kFloat);
}

at::Tensor pool(const ModelConfig& config, const ModelWeights& weights, const at::Tensor& hidden,
                const ForwardOptions& options)
{
    const at::Tensor first = hidden.select(1, 0);
    if (config.family == Family::Vit)
        return first;
    const at::Tensor pooled = at::tanh(as(linear(first, weights.pooler, options.compute), at::kFloat));
    if (options.captured)
        options.captured->pooled = pooled;
    return pooled;
}

at::Tensor features(const ModelConfig& config, const ModelWeights& weights, const ModelInput& input,
                    const ForwardOptions& options)
{
    const at::Tensor pooled = pool(config, weights, encode(config, weights, input, options), options);
    if (config.family == Family::Vit)
        return pooled;
    return dropout(pooled, config.classifierDropout, options.dropout, placeOf(Pooled, 0), TokenAxes::None);
}

at::Tensor bankLogits(const at::Tensor& features, const at::Tensor& weight, const at::Tensor& bias)
{
    const auto members = weight.size(0);
    return at::baddbmm(bias.unsqueeze(1), features.reshape({members, -1, features.size(-1)}),
                       weight.transpose(1, 2));
}

at::Tensor classify(const ModelConfig& config, const ModelWeights& weights, const ModelInput& input,
                    const ForwardOptions& options)
{
    return at::linear(features(config, weights, input, options), weights.classifier.weight,
                      weights.classifier.bias);
}

ModelWeights frozenCopy(const ModelConfig& config, const ModelWeights& weights, at::Device device,
                        at::ScalarType compute)
{
    ModelWeights copy = weights;
    for (auto& parameter : encoderParameters(config, copy))
        *parameter.tensor = parameter.tensor->detach().to(device, at::kFloat);
    if (copy.classifier.weight.defined()) {
        copy.classifier.weight = copy.classifier.weight.detach().to(device, at::kFloat);
        copy.classifier.bias = copy.classifier.bias.detach().to(device, at::kFloat);
    }
    auto cast = [&](LinearWeights& w) {
        w.weight = w.weight.to(compute);
        if (w.bias.defined())
            w.bias = w.bias.to(compute);
    };
    for (auto& layer : copy.layers)
        for (LinearWeights* w : {&layer.query, &layer.key, &layer.value, &layer.attentionOutput,
                                 &layer.feedForwardIn, &layer.feedForwardOut})
            cast(*w);
    if (config.family == Family::Bert)
        cast(copy.pooler);
    else
        cast(copy.patchProjection);
    return copy;
}

} // namespace deltarank::model
