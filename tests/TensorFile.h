#pragma once

#include "base/Safetensors.h"
#include "model/TorchCompat.h"

#include <QtGlobal>
#include <cstring>
#include <stdexcept>
#include <string>

/// Tensors of a reference file, as they are stored.
class TensorFile
{
public:
    explicit TensorFile(const std::string& path) : m_file(open(path)) {}
    bool has(const std::string& name) const { return m_file.find(name) != nullptr; }
    at::Tensor operator()(const std::string& name) const
    {
        const auto* entry = m_file.find(name);
        if (!entry)
            throw std::runtime_error("no tensor " + name);
        using Type = deltarank::base::TensorType;
        const at::ScalarType type = entry->type == Type::I64   ? at::kLong
                                    : entry->type == Type::F64 ? at::kDouble
                                    : entry->type == Type::U8  ? at::kByte
                                                               : at::kFloat;
        at::Tensor tensor = at::empty(entry->shape, at::TensorOptions().dtype(type));
        if (auto read = m_file.readBytes(*entry, tensor.data_ptr()); !read)
            throw std::runtime_error(read.error().text());
        return tensor;
    }
    const deltarank::base::SafetensorsFile& file() const { return m_file; }

private:
    static deltarank::base::SafetensorsFile open(const std::string& path)
    {
        auto file = deltarank::base::SafetensorsFile::open(path);
        if (!file)
            throw std::runtime_error(file.error().text());
        return std::move(*file);
    }
    deltarank::base::SafetensorsFile m_file;
};

inline double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

/// ‖a − b‖ / ‖b‖
inline double relativeDifference(const at::Tensor& a, const at::Tensor& b)
{
    return ((a.to(at::kDouble) - b.to(at::kDouble)).norm() / b.to(at::kDouble).norm().clamp_min(1e-300))
        .item<double>();
}
