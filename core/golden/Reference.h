#pragma once

#include "base/Safetensors.h"
#include "golden/GoldenCases.h"
#include "model/TorchCompat.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

/// Reading the reference data and keeping the largest error. What is missing or broken is thrown as
/// ReferenceError inside a case and becomes its Result in guarded().
namespace deltarank::golden {

class ReferenceError : public std::runtime_error
{
public:
    explicit ReferenceError(base::Error error) : std::runtime_error(error.text()), m_error(std::move(error))
    {}
    const base::Error& error() const { return m_error; }

private:
    base::Error m_error;
};

/// The value, or its error thrown.
template <typename T> T valueOf(base::Result<T> result)
{
    if (!result)
        throw ReferenceError(std::move(result).error());
    return std::move(*result);
}

/// Tensors of a reference file, as they are stored.
class TensorFile
{
public:
    explicit TensorFile(const std::filesystem::path& path);
    bool has(const std::string& name) const { return m_file.find(name) != nullptr; }
    at::Tensor operator()(const std::string& name) const;
    const base::SafetensorsFile& file() const { return m_file; }

private:
    base::SafetensorsFile m_file;
};

nlohmann::json readReferenceJson(const std::filesystem::path& path);

/// max |a − b|
double largestDifference(const at::Tensor& a, const at::Tensor& b);
/// ‖a − b‖ / ‖b‖
double relativeDifference(const at::Tensor& a, const at::Tensor& b);

/// The largest error of one quantity over several tensors.
class Largest
{
public:
    Largest(std::string quantity, double tolerance) : m_deviation{std::move(quantity), 0, tolerance, {}} {}
    void add(double error, const std::string& where)
    {
        if (!(error <= m_deviation.error) || m_count == 0) {
            m_deviation.error = error;
            m_deviation.where = where;
        }
        ++m_count;
    }
    bool empty() const { return m_count == 0; }
    /// Throws where nothing was compared: an empty reference agrees with everything.
    Deviation result() const;

private:
    Deviation m_deviation;
    int m_count = 0;
};

/// A case whose exceptions are errors.
GoldenCase guarded(std::string name, bool onDevice, std::function<std::vector<Deviation>()> run);

// Cases by subject; goldenCases() joins them.
void addModelCases(std::vector<GoldenCase>& cases, const std::filesystem::path& folder,
                   const std::string& device);
void addTrajectoryCases(std::vector<GoldenCase>& cases, const std::filesystem::path& folder,
                        const std::string& device);
void addAdapterCases(std::vector<GoldenCase>& cases, const std::filesystem::path& folder,
                     const std::string& device);
void addSpectrumCases(std::vector<GoldenCase>& cases, const std::filesystem::path& folder);
void addTokenizerCases(std::vector<GoldenCase>& cases, const std::filesystem::path& folder);
void addImageCases(std::vector<GoldenCase>& cases, const std::filesystem::path& folder);

/// The two models of the reference data.
inline const std::vector<std::string> modelFolders{"bert-tiny-random", "vit-tiny-random"};

} // namespace deltarank::golden
