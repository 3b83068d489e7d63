#include "golden/Reference.h"

#include "base/Files.h"

#include <c10/util/Exception.h>
#include <cmath>
#include <limits>

namespace deltarank::golden {

using base::ErrorCode;

namespace {

ReferenceError broken(const std::string& message, const std::filesystem::path& path)
{
    return ReferenceError(
        {ErrorCode::Format, message, path.string(), "Use a complete copy of the reference data."});
}

} // namespace

TensorFile::TensorFile(const std::filesystem::path& path) : m_file(valueOf(base::SafetensorsFile::open(path)))
{}

at::Tensor TensorFile::operator()(const std::string& name) const
{
    const auto* entry = m_file.find(name);
    if (!entry)
        throw broken("There is no tensor \"" + name + "\".", m_file.path());
    using base::TensorType;
    at::ScalarType type = at::kFloat;
    switch (entry->type) {
    case TensorType::F32:
        break;
    case TensorType::F64:
        type = at::kDouble;
        break;
    case TensorType::I64:
        type = at::kLong;
        break;
    case TensorType::U8:
        type = at::kByte;
        break;
    default:
        throw broken("Tensor \"" + name + "\" has the type " + entry->typeName + ".", m_file.path());
    }
    at::Tensor tensor = at::empty(entry->shape, at::TensorOptions().dtype(type));
    if (auto read = m_file.readBytes(*entry, tensor.data_ptr()); !read)
        throw ReferenceError(std::move(read).error());
    return tensor;
}

nlohmann::json readReferenceJson(const std::filesystem::path& path)
{
    auto json = nlohmann::json::parse(valueOf(base::readFile(path)), nullptr, false);
    if (json.is_discarded())
        throw broken("This is not valid JSON.", path);
    return json;
}

namespace {

/// On the processor in float64.
at::Tensor plain(const at::Tensor& tensor)
{
    return tensor.detach().to(at::kCPU).to(at::kDouble);
}

} // namespace

double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    if (!a.defined() || !b.defined() || a.sizes() != b.sizes())
        return std::numeric_limits<double>::infinity();
    return (plain(a) - plain(b)).abs().max().item<double>();
}

double relativeDifference(const at::Tensor& a, const at::Tensor& b)
{
    if (!a.defined() || !b.defined() || a.sizes() != b.sizes())
        return std::numeric_limits<double>::infinity();
    return ((plain(a) - plain(b)).norm() / plain(b).norm().clamp_min(1e-300)).item<double>();
}

Deviation Largest::result() const
{
    if (m_count == 0)
        throw ReferenceError({ErrorCode::Format,
                              "Nothing was there to compare for " + m_deviation.quantity + ".",
                              {},
                              "Use a complete copy of the reference data."});
    return m_deviation;
}

GoldenCase guarded(std::string name, bool onDevice, std::function<std::vector<Deviation>()> run)
{
    return {std::move(name), onDevice, [run = std::move(run)]() -> base::Result<std::vector<Deviation>> {
                try {
                    return run();
                } catch (const ReferenceError& error) {
                    return base::fail(error.error());
                } catch (const nlohmann::json::exception& error) {
                    return base::fail(ErrorCode::Format,
                                      std::string("The reference data is not as it should be: ") +
                                          error.what(),
                                      {}, "Use a complete copy of the reference data.");
                } catch (const c10::Error& error) {
                    return base::fail(ErrorCode::Internal, error.what_without_backtrace());
                }
            }};
}

} // namespace deltarank::golden
