#pragma once

/// Every difference between the LibTorch versions this program builds with (1.13 and 2.x) is in this header,
/// and the narrow includes that the model and the trainer need.

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>
#include <torch/version.h>

#if TORCH_VERSION_MAJOR >= 2
#include <ATen/ops/scaled_dot_product_attention.h>
#define DELTARANK_FUSED_ATTENTION 1
#else
#define DELTARANK_FUSED_ATTENTION 0
#endif

#include <optional>

namespace deltarank::model {

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 6)
template <typename T> using TorchOptional = std::optional<T>;
#else
template <typename T> using TorchOptional = c10::optional<T>;
#endif

/// CUDA devices that can be used now.
inline int cudaDevices()
{
    return at::detail::getCUDAHooks().hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0;
}
inline bool builtWithCuda()
{
    return at::detail::getCUDAHooks().hasCUDA();
}

/// While it lives, the library itself casts what it multiplies to bfloat16.
class AutocastGuard
{
public:
    AutocastGuard(at::DeviceType device, bool on) : m_device(device), m_on(on)
    {
        if (!m_on)
            return;
        enable(true);
        at::autocast::increment_nesting();
    }
    ~AutocastGuard()
    {
        if (!m_on)
            return;
        if (at::autocast::decrement_nesting() == 0)
            at::autocast::clear_cache();
        enable(false);
    }
    AutocastGuard(const AutocastGuard&) = delete;
    AutocastGuard& operator=(const AutocastGuard&) = delete;

private:
    void enable(bool on)
    {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
        at::autocast::set_autocast_dtype(m_device, at::kBFloat16);
        at::autocast::set_autocast_enabled(m_device, on);
#else
        if (m_device == at::kCPU) {
            at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
            at::autocast::set_cpu_enabled(on);
        } else {
            at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
            at::autocast::set_enabled(on);
        }
#endif
    }

    at::DeviceType m_device;
    bool m_on;
};

/// Scaled dot-product attention by the library's fused kernel where it has one; the caller computes it with
/// plain products elsewhere. q, k, v: [batch, heads, tokens, size]; mask: added to the scores, may be
/// undefined.
inline bool hasFusedAttention()
{
    return DELTARANK_FUSED_ATTENTION != 0;
}

#if DELTARANK_FUSED_ATTENTION
inline at::Tensor fusedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                                 const at::Tensor& mask)
{
    return at::scaled_dot_product_attention(
        q, k, v, mask.defined() ? TorchOptional<at::Tensor>(mask) : TorchOptional<at::Tensor>());
}
#else
inline at::Tensor fusedAttention(const at::Tensor&, const at::Tensor&, const at::Tensor&, const at::Tensor&)
{
    return {};
}
#endif

} // namespace deltarank::model
