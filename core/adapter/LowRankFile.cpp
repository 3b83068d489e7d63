#include "adapter/LowRankFile.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::TensorEntry;
using base::TensorType;

namespace {

using Part = TensorRole::Part;

struct PartName
{
    std::string_view text;
    Part part;
    bool embedding = false;
};

/// Names that stand behind the module, before an optional adapter name and ".weight".
constexpr PartName partNames[] = {
    {".lora_A", Part::Down},
    {".lora_B", Part::Up},
    {".lora_embedding_A", Part::Down, true},
    {".lora_embedding_B", Part::Up, true},
    {".lora_magnitude_vector", Part::Magnitude},
    {".lora_down", Part::Down},
    {".lora_up", Part::Up},
    {".lora_mid", Part::Mid},
    {".lora.down", Part::Down},
    {".lora.up", Part::Up},
    {"_lora.down", Part::Down},
    {"_lora.up", Part::Up},
    {".lora_linear_layer.down", Part::Down},
    {".lora_linear_layer.up", Part::Up},
};

constexpr std::string_view foreignParts[] = {
    ".hada_w1_a", ".hada_w1_b", ".hada_w2_a",     ".hada_w2_b",     ".hada_t1", ".hada_t2", ".lokr_w1",
    ".lokr_w2",   ".lokr_t2",   ".oft_blocks",    ".oft_diag",      ".oft_R",   ".oft_S",   ".boft_R",
    ".boft_s",    ".diff_b",    ".diff",          ".set_weight",    ".w_norm",  ".b_norm",  ".on_input",
    ".rescale",   ".ia3_l",     ".vera_lambda_b", ".vera_lambda_d", ".hra_u",   ".lora_ia3"};

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

constexpr std::int64_t largestComposed = std::int64_t{1} << 28;

std::int64_t restOf(const std::vector<std::int64_t>& shape, std::size_t from)
{
    std::int64_t product = 1;
    for (std::size_t i = from; i < shape.size(); ++i)
        product *= shape[i];
    return product;
}

bool isReadable(const TensorEntry& entry)
{
    return entry.type != TensorType::Other && entry.type != TensorType::Bool;
}

/// Empty if A, B and the convolution between them fit, otherwise why not.
std::string misfit(const LowRankGroup& group)
{
    if (!group.down || !group.up)
        return group.down ? "its B is missing" : "its A is missing";
    const auto& down = group.down->shape;
    const auto& up = group.up->shape;
    if (!isReadable(*group.down) || !isReadable(*group.up) || (group.mid && !isReadable(*group.mid)))
        return "its numbers are of type " + group.down->typeName;
    if (down.size() < 2 || up.size() < 2 || down.size() > 5 || up.size() > 5)
        return "A " + base::shapeText(down) + " and B " + base::shapeText(up) + " are no matrices";
    if (restOf(down, 0) == 0 || restOf(up, 0) == 0)
        return "A or B is empty";
    if (restOf(up, 2) != 1)
        return "B " + base::shapeText(up) + " is a convolution wider than one";
    const std::int64_t rank = up[1];
    if (rank > 1'000'000)
        return "its rank is " + std::to_string(rank);
    if (!group.mid)
        return down[0] == rank
                   ? ""
                   : "A " + base::shapeText(down) + " and B " + base::shapeText(up) + " do not fit together";
    const auto& mid = group.mid->shape;
    if (mid.size() < 2 || mid.size() > 5 || mid[0] != rank || mid[1] != down[0] || restOf(down, 2) != 1 ||
        restOf(mid, 2) == 0)
        return "its lora_mid " + base::shapeText(mid) + " does not fit A and B";
    if (rank > largestComposed / down[1] || rank * down[1] > largestComposed / restOf(mid, 2))
        return "the convolution that it stands for is too large";
    return "";
}

} // namespace

TensorRole roleOf(std::string_view name)
{
    TensorRole role;
    std::string_view stem = name;
    if (endsWith(stem, ".weight"))
        stem.remove_suffix(7);
    if (endsWith(name, ".alpha") && name.size() > 6)
        return {Part::Alpha, std::string(name.substr(0, name.size() - 6)), {}, false};
    if (endsWith(name, ".dora_scale"))
        return {Part::Magnitude, std::string(name.substr(0, name.size() - 11)), {}, false};
    for (const auto foreign : foreignParts)
        if (endsWith(stem, foreign))
            return {Part::Foreign, std::string(stem.substr(0, stem.size() - foreign.size())), {}, false};
    // The name of the part ends the stem, or one piece, the adapter's name, follows.
    std::string_view adapterName;
    for (int round = 0; round < 2; ++round) {
        for (const auto& part : partNames)
            if (endsWith(stem, part.text) && stem.size() > part.text.size()) {
                role.part = part.part;
                role.module = std::string(stem.substr(0, stem.size() - part.text.size()));
                role.adapterName = std::string(adapterName);
                role.embedding = part.embedding;
                return role;
            }
        const std::size_t dot = stem.rfind('.');
        if (dot == std::string_view::npos)
            break;
        adapterName = stem.substr(dot + 1);
        stem = stem.substr(0, dot);
        if (adapterName == "bias") {
            for (const auto& part : partNames)
                if (endsWith(stem, part.text))
                    return {Part::Foreign, std::string(stem), {}, false};
            break;
        }
    }
    role.module = std::string(name);
    return role;
}

LowRankGroups groupTensors(const base::SafetensorsFile& file)
{
    LowRankGroups result;
    std::map<std::string, std::size_t> byModule;
    std::vector<LowRankGroup> groups;
    std::optional<std::string> adapterName;
    std::set<std::string> otherAdapters;
    for (const auto& entry : file.entries()) {
        const TensorRole role = roleOf(entry.name);
        switch (role.part) {
        case Part::Foreign:
            result.unread.push_back(entry.name);
            continue;
        case Part::Magnitude:
            result.magnitudes.push_back(&entry);
            continue;
        case Part::Other:
            result.others.push_back(&entry);
            continue;
        default:
            break;
        }
        if (role.part != Part::Alpha) {
            if (!adapterName)
                adapterName = role.adapterName;
            if (role.adapterName != *adapterName) {
                otherAdapters.insert(role.adapterName);
                result.unread.push_back(entry.name);
                continue;
            }
        }
        const auto [found, isNew] = byModule.emplace(role.module, groups.size());
        if (isNew) {
            groups.emplace_back();
            groups.back().module = role.module;
        }
        LowRankGroup& group = groups[found->second];
        const TensorEntry*& place = role.part == Part::Down  ? group.down
                                    : role.part == Part::Up  ? group.up
                                    : role.part == Part::Mid ? group.mid
                                                             : group.alpha;
        if (place) { // two spellings of one part
            result.unread.push_back(entry.name);
            continue;
        }
        place = &entry;
        group.embedding = group.embedding || role.embedding;
    }
    for (auto& group : groups) {
        if (!group.down && !group.up && !group.mid) {
            // The alpha of a module of another method.
            result.unread.push_back(group.alpha->name);
            continue;
        }
        if (const std::string why = misfit(group); !why.empty()) {
            for (const TensorEntry* entry : {group.down, group.up, group.mid, group.alpha})
                if (entry)
                    result.unread.push_back(entry->name);
            result.notes.push_back("The module " + group.module + " is left out: " + why + ".");
            continue;
        }
        result.groups.push_back(std::move(group));
    }
    for (const auto& other : otherAdapters)
        result.notes.push_back("The file also holds an adapter named \"" + other + "\", which is not read.");
    return result;
}

AdaptedMatrix matrixFacts(const LowRankGroup& group)
{
    AdaptedMatrix matrix;
    matrix.modulePath = group.module;
    matrix.rank = static_cast<int>(group.up->shape[1]);
    matrix.originalShapeA = group.down->shape;
    matrix.originalShapeB = group.up->shape;
    if (group.mid) {
        // The change that down and mid make together: [rank, in, height, width].
        matrix.originalShapeA = {matrix.rank, group.down->shape[1]};
        matrix.originalShapeA.insert(matrix.originalShapeA.end(), group.mid->shape.begin() + 2,
                                     group.mid->shape.end());
    }
    matrix.originalType = group.down->typeName;
    matrix.embedding = group.embedding;
    return matrix;
}

LowRankSource::LowRankSource(base::SafetensorsFile file, Adapter facts, std::vector<LowRankGroup> groups,
                             std::vector<const TensorEntry*> head, std::filesystem::path path)
    : m_file(std::move(file)), m_groups(std::move(groups)), m_head(std::move(head))
{
    m_facts = std::move(facts);
    m_path = std::move(path);
    std::error_code ec;
    m_fileBytes = std::filesystem::file_size(m_file.path(), ec);
}

Result<AdaptedMatrix> LowRankSource::load(std::size_t index) const
{
    const LowRankGroup& group = m_groups.at(index);
    AdaptedMatrix matrix = m_facts.matrices.at(index);
    matrix.b.resize(group.up->shape[0], matrix.rank);
    DELTARANK_TRY(m_file.readFloats(*group.up, matrix.b.data()));
    if (!group.mid) {
        matrix.a.resize(matrix.rank, restOf(group.down->shape, 1));
        DELTARANK_TRY(m_file.readFloats(*group.down, matrix.a.data()));
        return matrix;
    }
    // A[a, (i, y, x)] = Σ_b mid[a, b, y, x] · down[b, i]
    auto down = m_file.readFloats(*group.down);
    DELTARANK_TRY(down);
    auto mid = m_file.readFloats(*group.mid);
    DELTARANK_TRY(mid);
    const std::int64_t inner = group.down->shape[0];
    const std::int64_t in = group.down->shape[1];
    const std::int64_t places = restOf(group.mid->shape, 2);
    const Eigen::Map<const Matrix> downMatrix(down->data(), inner, in);
    matrix.a.resize(matrix.rank, in * places);
    for (std::int64_t a = 0; a < matrix.rank; ++a) {
        const Eigen::Map<const Matrix> kernel(mid->data() + a * inner * places, inner, places);
        Eigen::Map<Matrix>(matrix.a.data() + a * in * places, in, places) =
            (downMatrix.transpose().cast<double>() * kernel.cast<double>()).cast<float>();
    }
    return matrix;
}

Result<NamedTensor> LowRankSource::loadHead(std::size_t index) const
{
    NamedTensor tensor = m_facts.head.at(index);
    auto values = m_file.readFloats(*m_head[index]);
    DELTARANK_TRY(values);
    tensor.values = std::move(*values);
    return tensor;
}

TypedBytes typedBytes(const float* values, std::size_t count, const std::string& type)
{
    TypedBytes result;
    if (type == "F16" || type == "BF16") {
        result.type = type == "F16" ? TensorType::F16 : TensorType::BF16;
        result.bytes.resize(count * 2);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint16_t bits =
                type == "F16" ? base::floatToHalf(values[i]) : base::floatToBfloat16(values[i]);
            std::memcpy(result.bytes.data() + 2 * i, &bits, 2);
        }
        return result;
    }
    result.bytes.resize(count * sizeof(float));
    std::memcpy(result.bytes.data(), values, result.bytes.size());
    return result;
}

} // namespace deltarank::adapter
