#include "train/AdamW.h"

#include "model/TorchCompat.h"

#include <ATen/ops/zeros_like.h>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace deltarank::train {

namespace {

struct Coefficients
{
    float scale, beta1, beta2, rate, decay, correction2, epsilon;
};

/// One pass over contiguous float32 data, in pieces that stay in the first cache: the update is bound by
/// memory, so nothing is fetched twice, and Eigen computes several elements at a time.
void updateCpu(float* p, float* m, float* v, const float* g, std::int64_t count, const Coefficients& c)
{
    using Values = Eigen::Map<Eigen::ArrayXf>;
    at::parallel_for(0, count, 1 << 15, [&](std::int64_t begin, std::int64_t end) {
        constexpr std::int64_t piece = 1024;
        Eigen::Array<float, Eigen::Dynamic, 1, 0, piece, 1> gradient;
        for (std::int64_t from = begin; from < end; from += piece) {
            const Eigen::Index size = std::min(piece, end - from);
            Values parameter(p + from, size), first(m + from, size), second(v + from, size);
            gradient = Eigen::Map<const Eigen::ArrayXf>(g + from, size) * c.scale;
            first = c.beta1 * first + (1.f - c.beta1) * gradient;
            second = c.beta2 * second + (1.f - c.beta2) * gradient * gradient;
            parameter -= c.decay * parameter + c.rate * first / (second.sqrt() * c.correction2 + c.epsilon);
        }
    });
}

void updateDevice(at::Tensor p, at::Tensor m, at::Tensor v, const at::Tensor& g, const Coefficients& c)
{
    const at::Tensor gradient = g * c.scale;
    m.mul_(c.beta1).add_(gradient, 1.f - c.beta1);
    v.mul_(c.beta2).addcmul_(gradient, gradient, 1.f - c.beta2);
    p.mul_(1.f - c.decay).addcdiv_(m, v.sqrt().mul_(c.correction2).add_(c.epsilon), -c.rate);
}

} // namespace

AdamW::AdamW(std::vector<Group> groups, AdamWSettings settings, int members)
    : m_settings(settings), m_members(members)
{
    for (auto& group : groups) {
        if (group.rateFactors.empty())
            group.rateFactors.assign(static_cast<std::size_t>(members), 1.0);
        if (group.rateFactors.size() != static_cast<std::size_t>(members))
            throw std::logic_error("one rate factor for every run");
        for (auto& parameter : group.parameters) {
            if (parameter.scalar_type() != at::kFloat || !parameter.is_contiguous())
                throw std::logic_error("trained parameters are contiguous float32");
            if (group.stacked && parameter.size(0) != members)
                throw std::logic_error("a stacked parameter has one part for every run");
            m_slots.push_back({parameter, at::zeros_like(parameter), at::zeros_like(parameter),
                               group.rateFactors, group.weightDecay, group.stacked});
        }
    }
    for (const auto& slot : m_slots)
        if (!slot.stacked && members != 1)
            throw std::logic_error("several runs need stacked parameters");
}

std::vector<double> AdamW::gradientNorms() const
{
    at::NoGradGuard guard;
    at::Tensor sum;
    for (const auto& slot : m_slots) {
        if (!slot.parameter.grad().defined())
            continue;
        const at::Tensor flat = slot.parameter.grad().reshape({m_members, -1});
        const at::Tensor squares = flat.square().sum(1, false, at::kDouble);
        sum = sum.defined() ? sum + squares : squares;
    }
    std::vector<double> norms(static_cast<std::size_t>(m_members), 0.0);
    if (sum.defined()) {
        const at::Tensor host = sum.sqrt().to(at::kCPU);
        for (int k = 0; k < m_members; ++k)
            norms[static_cast<std::size_t>(k)] = host.data_ptr<double>()[k];
    }
    return norms;
}

void AdamW::step(const std::vector<double>& rates, const std::vector<double>& gradientScale,
                 const std::vector<bool>& active)
{
    at::NoGradGuard guard;
    ++m_steps;
    const double correction1 = 1.0 - std::pow(m_settings.beta1, static_cast<double>(m_steps));
    const double correction2 = 1.0 - std::pow(m_settings.beta2, static_cast<double>(m_steps));
    for (auto& slot : m_slots) {
        at::Tensor& gradient = slot.parameter.mutable_grad();
        if (!gradient.defined())
            continue;
        const at::Tensor g = gradient.contiguous();
        const std::int64_t each = slot.parameter.numel() / m_members;
        for (int k = 0; k < m_members; ++k) {
            const auto index = static_cast<std::size_t>(k);
            if (!active[index])
                continue;
            const double rate = rates[index] * slot.rateFactors[index];
            const Coefficients c{
                static_cast<float>(gradientScale[index]),    static_cast<float>(m_settings.beta1),
                static_cast<float>(m_settings.beta2),        static_cast<float>(rate / correction1),
                static_cast<float>(rate * slot.weightDecay), static_cast<float>(1.0 / std::sqrt(correction2)),
                static_cast<float>(m_settings.epsilon)};
            if (slot.parameter.is_cpu()) {
                const std::int64_t offset = k * each;
                updateCpu(slot.parameter.data_ptr<float>() + offset, slot.first.data_ptr<float>() + offset,
                          slot.second.data_ptr<float>() + offset, g.data_ptr<float>() + offset, each, c);
            } else {
                auto part = [&](const at::Tensor& t) { return t.reshape({m_members, -1}).select(0, k); };
                updateDevice(part(slot.parameter), part(slot.first), part(slot.second), part(g), c);
            }
        }
        gradient.reset();
    }
}

std::vector<at::Tensor> AdamW::state() const
{
    std::vector<at::Tensor> all;
    for (const auto& slot : m_slots) {
        all.push_back(slot.first);
        all.push_back(slot.second);
    }
    return all;
}

void AdamW::setState(const std::vector<at::Tensor>& state, std::int64_t steps)
{
    if (state.size() != 2 * m_slots.size())
        throw std::logic_error("optimizer state of another model");
    at::NoGradGuard guard;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        m_slots[i].first.copy_(state[2 * i]);
        m_slots[i].second.copy_(state[2 * i + 1]);
    }
    m_steps = steps;
}

} // namespace deltarank::train
