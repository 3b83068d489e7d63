#pragma once

#include <ATen/core/Tensor.h>
#include <vector>

namespace deltarank::train {

struct AdamWSettings
{
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
};

/// AdamW with decoupled weight decay (Loshchilov & Hutter 2019) on stacks of K runs: every tensor's first
/// dimension is the run where `stacked`, and learning rate, clipping and activity are per run.
///   m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;  θ ← θ − η (m̂ / (√v̂ + ε) + λ θ)
class AdamW
{
public:
    struct Group
    {
        std::vector<at::Tensor> parameters; ///< float32 leaves that require gradients
        std::vector<double> rateFactors{};  ///< [K], multiply the step's learning rates; empty: ones
        double weightDecay = 0.01;
        bool stacked = false;
    };

    AdamW(std::vector<Group> groups, AdamWSettings settings, int members);

    /// Norm of all gradients of every run, [K]: the squares summed in double.
    std::vector<double> gradientNorms() const;
    /// One update. `rates`, `gradientScale` (from clipping) and `active` are per run; gradients are cleared.
    void step(const std::vector<double>& rates, const std::vector<double>& gradientScale,
              const std::vector<bool>& active);

    /// Moments in the order of the parameters, for checkpoints.
    std::vector<at::Tensor> state() const;
    void setState(const std::vector<at::Tensor>& state, std::int64_t steps);
    std::int64_t steps() const { return m_steps; }

private:
    struct Slot
    {
        at::Tensor parameter, first, second;
        std::vector<double> rateFactors;
        double weightDecay;
        bool stacked;
    };
    std::vector<Slot> m_slots;
    AdamWSettings m_settings;
    int m_members;
    std::int64_t m_steps = 0;
};

} // namespace deltarank::train
