#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deltarank::adapter {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Matrix kinds with fixed names and colours; other architectures give further kinds (see ModulePath.h).
namespace kind {
inline constexpr const char* query = "query";
inline constexpr const char* key = "key";
inline constexpr const char* value = "value";
inline constexpr const char* attentionOutput = "attention_output";
inline constexpr const char* feedForwardIn = "feed_forward_in";
inline constexpr const char* feedForwardOut = "feed_forward_out";
} // namespace kind

/// The low-rank change of one weight matrix, ΔW = scaling · B · A of shape [out, in].
struct AdaptedMatrix
{
    std::string
        modulePath;   ///< "bert.encoder.layer.0.attention.self.query", or the raw name of a kohya module
    int layer = -1;   ///< -1 where the path has no layer number
    std::string kind; ///< never merges two different modules of one layer
    int rank = 0;
    double alpha = 0;
    double scaling = 1;
    std::vector<std::int64_t> originalShapeA; ///< as in the file; 4-D for convolutions
    std::vector<std::int64_t> originalShapeB;
    std::string originalType = "F32";
    bool embedding = false; ///< of an embedding table: B · A is its transpose, [dim, vocabulary]
    Matrix a;               ///< [rank, in]
    Matrix b;               ///< [out, rank]
};

/// Rows of ΔW, from the values or, where they are not loaded, from the shapes.
std::int64_t outputsOf(const AdaptedMatrix& matrix);
/// Columns of ΔW; for a convolution in · height · width.
std::int64_t inputsOf(const AdaptedMatrix& matrix);

/// True if rank and shapes of A and B agree and nothing overflows: what a reader checks before it allocates.
bool shapesFit(const AdaptedMatrix& matrix);

struct NamedTensor
{
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// Key in Adapter::config of the format that an HDF5 file was converted from, where that matters.
inline constexpr const char* keptFormat = "deltarank_source_format";

/// An adapter without its file format.
struct Adapter
{
    std::string format; ///< "peft", "kohya" or "deltarank"
    std::string baseModel;
    std::vector<AdaptedMatrix> matrices;
    std::vector<NamedTensor> head; ///< trained with the adapter, stored under its own names
    nlohmann::json config = nlohmann::json::object(); ///< adapter_config.json, or what corresponds to it
    std::map<std::string, std::string> metadata;
    std::vector<std::string> notes;  ///< what a reader must know, one sentence each
    std::vector<std::string> unread; ///< tensors that are not part of a low-rank change
};

} // namespace deltarank::adapter
