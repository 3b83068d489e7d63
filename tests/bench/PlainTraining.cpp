#include "PlainTraining.h"

#include "base/RandomStream.h"
#include "model/TorchCompat.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/dropout.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/zeros_like.h>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace deltarank::bench {

at::Tensor randomTensor(const std::vector<std::int64_t>& shape, double deviation, double mean)
{
    at::Tensor tensor = at::empty(shape, at::TensorOptions().dtype(at::kFloat));
    base::RandomStream stream({3, base::Purpose::Other, 0, 0, static_cast<std::uint32_t>(tensor.numel())});
    float* values = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i) // a uniform number is as good here and quicker drawn
        values[i] = static_cast<float>(mean + deviation * (stream.uniform() - 0.5) * 3.46);
    return tensor;
}

PlainModel::PlainModel(const std::filesystem::path& folder, const std::string& where) : device(where)
{
    auto loaded = model::loadCheckpoint(folder);
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().text().c_str());
        std::exit(1);
    }
    config = loaded->config;
    weights = loaded->weights;
    for (auto& parameter : model::encoderParameters(config, weights))
        *parameter.tensor = parameter.tensor->to(device);
}

PlainTraining::PlainTraining(const PlainModel& model, const train::EncodedData& data,
                             const study::RunSpec& spec, const task::Task& task, bool autocast)
    : m_model(model), m_data(data), m_spec(spec), m_task(task), m_weights(model.weights), m_autocast(autocast)
{
    const auto hidden = static_cast<std::int64_t>(model.config.hidden);
    if (spec.method == study::Method::Full) {
        for (auto& parameter : model::encoderParameters(model.config, m_weights)) {
            *parameter.tensor = parameter.tensor->clone();
            train(*parameter.tensor);
        }
    } else {
        m_adapters.resize(static_cast<std::size_t>(model.config.layers));
        for (auto& layer : m_adapters)
            for (auto& adapter : layer) {
                adapter.a = randomTensor({spec.lora.rank, hidden}, 0.02, 0).to(model.device);
                adapter.b = at::zeros({hidden, spec.lora.rank}).to(model.device);
                train(adapter.a);
                train(adapter.b);
            }
    }
    m_headWeight = randomTensor({task.classCount(), hidden}, 0.02, 0).to(model.device);
    m_headBias = at::zeros({task.classCount()}).to(model.device);
    train(m_headWeight);
    train(m_headBias);
}

void PlainTraining::train(at::Tensor& tensor)
{
    tensor.set_requires_grad(true);
    m_slots.push_back({tensor, at::zeros_like(tensor), at::zeros_like(tensor)});
}

at::Tensor PlainTraining::dropped(const at::Tensor& x) const
{
    return m_model.config.hiddenDropout > 0 ? at::dropout(x, m_model.config.hiddenDropout, true) : x;
}

at::Tensor PlainTraining::adapted(const at::Tensor& x, const model::LinearWeights& linear,
                                  const Adapter* adapter) const
{
    const at::Tensor y = at::linear(x, linear.weight, linear.bias);
    if (!adapter)
        return y;
    return y + at::linear(at::linear(x, adapter->a), adapter->b) * (m_spec.lora.alpha / m_spec.lora.rank);
}

at::Tensor PlainTraining::attention(const at::Tensor& x, std::size_t layer) const
{
    const auto& w = m_weights.layers[layer];
    const std::array<Adapter, 3>* adapters = m_adapters.empty() ? nullptr : &m_adapters[layer];
    const auto split = [&](const at::Tensor& y) {
        return y.reshape({y.size(0), y.size(1), m_model.config.heads, m_model.config.headSize()})
            .transpose(1, 2);
    };
    const at::Tensor q = split(adapted(x, w.query, adapters ? &(*adapters)[0] : nullptr));
    const at::Tensor k = split(adapted(x, w.key, adapters ? &(*adapters)[1] : nullptr));
    const at::Tensor v = split(adapted(x, w.value, adapters ? &(*adapters)[2] : nullptr));
    const at::Tensor scores =
        at::matmul(q, k.transpose(2, 3)) / std::sqrt(static_cast<double>(m_model.config.headSize()));
    const at::Tensor mixed = at::matmul(dropped(at::softmax(scores, -1)), v);
    return dropped(at::linear(mixed.transpose(1, 2).reshape(x.sizes()), w.attentionOutput.weight,
                              w.attentionOutput.bias));
}

at::Tensor PlainTraining::logits() const
{
    const auto& config = m_model.config;
    const bool text = config.family == model::Family::Bert;
    const auto norm = [&](const at::Tensor& x, const model::NormWeights& w) {
        return at::layer_norm(x, {config.hidden}, w.weight, w.bias, config.layerNormEps);
    };
    const auto rows = static_cast<std::int64_t>(m_batch.size());
    at::Tensor x;
    if (text) {
        std::vector<at::Tensor> lines;
        for (const auto sample : m_batch) {
            const auto tokens = m_data.tokens(sample);
            at::Tensor line =
                at::empty({static_cast<std::int64_t>(tokens.size())}, at::TensorOptions().dtype(at::kLong));
            std::copy(tokens.begin(), tokens.end(), line.data_ptr<std::int64_t>());
            lines.push_back(line);
        }
        const at::Tensor ids = at::stack(lines).to(m_model.device);
        x = at::embedding(m_weights.wordEmbeddings, ids) +
            m_weights.positionEmbeddings.slice(0, 0, ids.size(1)) + m_weights.typeEmbeddings.select(0, 0);
        x = dropped(norm(x, m_weights.embeddingNorm));
    } else {
        const std::int64_t size = config.imageSize;
        at::Tensor pixels = at::empty({rows, 3, size, size}, at::TensorOptions().dtype(at::kFloat));
        for (std::size_t i = 0; i < m_batch.size(); ++i)
            m_data.pixels(m_batch[i],
                          pixels.data_ptr<float>() + static_cast<std::int64_t>(i) * 3 * size * size, nullptr);
        const at::Tensor patches = at::conv2d(pixels.to(m_model.device), m_weights.patchProjection.weight,
                                              m_weights.patchProjection.bias, config.patch);
        x = at::cat(
                {m_weights.classToken.expand({rows, 1, config.hidden}), patches.flatten(2).transpose(1, 2)},
                1) +
            m_weights.positionEmbeddings;
    }
    for (std::size_t layer = 0; layer < m_weights.layers.size(); ++layer) {
        const auto& w = m_weights.layers[layer];
        const auto feedForward = [&](const at::Tensor& y) {
            return dropped(at::linear(at::gelu(at::linear(y, w.feedForwardIn.weight, w.feedForwardIn.bias)),
                                      w.feedForwardOut.weight, w.feedForwardOut.bias));
        };
        if (text) {
            x = norm(x + attention(x, layer), w.attentionNorm);
            x = norm(x + feedForward(x), w.feedForwardNorm);
        } else {
            x = x + attention(norm(x, w.attentionNorm), layer);
            x = x + feedForward(norm(x, w.feedForwardNorm));
        }
    }
    if (!text)
        x = norm(x, m_weights.finalNorm);
    x = x.select(1, 0);
    if (text)
        x = dropped(at::tanh(at::linear(x, m_weights.pooler.weight, m_weights.pooler.bias)));
    return at::linear(x, m_headWeight, m_headBias);
}

void PlainTraining::step()
{
    m_batch.clear();
    at::Tensor target =
        at::empty({static_cast<std::int64_t>(m_spec.train.batchSize)}, at::TensorOptions().dtype(at::kLong));
    for (int i = 0; i < m_spec.train.batchSize; ++i) {
        m_batch.push_back(m_task.trainSamples[m_next]);
        target.data_ptr<std::int64_t>()[i] = m_task.trainLabels[m_next];
        m_next = (m_next + 1) % m_task.trainSamples.size();
    }
    at::Tensor answer;
    {
        const model::AutocastGuard guard(m_model.device.type(), m_autocast);
        answer = logits();
    }
    const at::Tensor loss = at::cross_entropy_loss(answer.to(at::kFloat), target.to(m_model.device));
    loss.backward();
    loss.item<float>();

    at::NoGradGuard guard;
    ++m_steps;
    double squares = 0;
    for (const Slot& slot : m_slots)
        if (slot.parameter.grad().defined()) {
            const double norm = slot.parameter.grad().norm().item<double>();
            squares += norm * norm;
        }
    const double scale = std::min(1.0, m_spec.train.clipNorm / (std::sqrt(squares) + 1e-6));
    const double correction1 = 1 - std::pow(m_spec.train.beta1, m_steps);
    const double correction2 = 1 - std::pow(m_spec.train.beta2, m_steps);
    for (Slot& slot : m_slots) {
        at::Tensor gradient = slot.parameter.grad();
        if (!gradient.defined())
            continue;
        gradient.mul_(scale);
        slot.parameter.mul_(1 - m_spec.train.learningRate * m_spec.train.weightDecay);
        slot.first.mul_(m_spec.train.beta1).add_(gradient, 1 - m_spec.train.beta1);
        slot.second.mul_(m_spec.train.beta2).addcmul_(gradient, gradient, 1 - m_spec.train.beta2);
        const at::Tensor root = (slot.second.sqrt() / std::sqrt(correction2)).add_(m_spec.train.epsilon);
        slot.parameter.addcdiv_(slot.first, root, -m_spec.train.learningRate / correction1);
        slot.parameter.mutable_grad().reset();
    }
}

} // namespace deltarank::bench
