#pragma once

#include "adapter/AdapterSource.h"
#include "base/Safetensors.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::adapter {

/// What a tensor of an adapter file is, by its name.
struct TensorRole
{
    enum class Part {
        Down,      ///< A: lora_A, lora_embedding_A, lora_down, lora.down
        Up,        ///< B
        Mid,       ///< lora_mid: a convolution between the two
        Alpha,     ///< kohya's scalar
        Magnitude, ///< DoRA: lora_magnitude_vector, dora_scale
        Foreign,   ///< of another method: LoHa, LoKr, OFT, differences, biases of A or B
        Other,     ///< anything else: a head, in a PEFT file
    };
    Part part = Part::Other;
    std::string module;      ///< the name in front of the part
    std::string adapterName; ///< "default" in "lora_A.default.weight"; usually empty
    bool embedding = false;
};

TensorRole roleOf(std::string_view tensorName);

/// One adapted module of a file.
struct LowRankGroup
{
    std::string module;
    const base::TensorEntry* down = nullptr;
    const base::TensorEntry* up = nullptr;
    const base::TensorEntry* mid = nullptr;
    const base::TensorEntry* alpha = nullptr;
    bool embedding = false;
};

/// The adapted modules of a safetensors file with all that is checked about their shapes; common to PEFT and
/// kohya files.
struct LowRankGroups
{
    std::vector<LowRankGroup> groups; ///< in file order
    std::vector<const base::TensorEntry*> magnitudes;
    std::vector<const base::TensorEntry*> others; ///< Part::Other
    std::vector<std::string> unread;              ///< with the reason, where there is one
    std::vector<std::string> notes;
};
LowRankGroups groupTensors(const base::SafetensorsFile& file);

/// An adapter in a safetensors file, read matrix by matrix.
class LowRankSource : public AdapterSource
{
public:
    /// `facts` has one matrix per group and one head tensor per entry of `head`.
    LowRankSource(base::SafetensorsFile file, Adapter facts, std::vector<LowRankGroup> groups,
                  std::vector<const base::TensorEntry*> head, std::filesystem::path path);
    base::Result<AdaptedMatrix> load(std::size_t index) const override;
    base::Result<NamedTensor> loadHead(std::size_t index) const override;

private:
    base::SafetensorsFile m_file;
    std::vector<LowRankGroup> m_groups;
    std::vector<const base::TensorEntry*> m_head;
};

/// Module path, rank, shapes and type of a group; alpha and scaling are left to the format.
AdaptedMatrix matrixFacts(const LowRankGroup& group);

/// Float32 values in the type a file had ("F16", "BF16", "F32"; other types give F32), as bytes to write.
struct TypedBytes
{
    base::TensorType type = base::TensorType::F32;
    std::vector<char> bytes;
};
TypedBytes typedBytes(const float* values, std::size_t count, const std::string& type);

} // namespace deltarank::adapter
