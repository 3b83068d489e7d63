#include "adapter/Hdf5Adapter.h"

#include "base/Json.h"

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

using Json = nlohmann::json;
constexpr const char* factsName = "/adapter_config";
constexpr std::int64_t largestExtent = std::int64_t{1} << 31;

std::string textOf(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> textsOf(const Json& object, const char* name)
{
    std::vector<std::string> texts;
    const auto found = object.find(name);
    if (found != object.end() && found->is_array())
        for (const auto& item : *found)
            if (item.is_string())
                texts.push_back(item.get<std::string>());
    return texts;
}

Result<AdaptedMatrix> readMatrixFacts(const Hdf5File& file, const std::string& group)
{
    AdaptedMatrix matrix;
    auto path = file.textAttribute(group, "module_path");
    auto kind = file.textAttribute(group, "kind");
    auto type = file.textAttribute(group, "original_type");
    auto layer = file.integerAttribute(group, "layer");
    auto rank = file.integerAttribute(group, "rank");
    auto alpha = file.numberAttribute(group, "alpha");
    auto scaling = file.numberAttribute(group, "scaling");
    auto shapeA = file.shapeAttribute(group, "original_shape_a");
    auto shapeB = file.shapeAttribute(group, "original_shape_b");
    DELTARANK_TRY(path);
    DELTARANK_TRY(kind);
    DELTARANK_TRY(type);
    DELTARANK_TRY(layer);
    DELTARANK_TRY(rank);
    DELTARANK_TRY(alpha);
    DELTARANK_TRY(scaling);
    DELTARANK_TRY(shapeA);
    DELTARANK_TRY(shapeB);
    auto bad = [&](const char* what) {
        return fail(ErrorCode::Format, what, file.path().string() + " " + group, "The file may be damaged.");
    };
    if (*layer < -1 || *layer > 1'000'000)
        return bad("The layer number makes no sense.");
    if (shapeA->size() < 2 || shapeB->size() < 2 || shapeA->size() > 5 || shapeB->size() > 5)
        return bad("The shape of A or B makes no sense.");
    for (const auto& shape : {*shapeA, *shapeB}) {
        std::int64_t count = 1;
        for (const auto extent : shape) {
            if (extent < 0 || extent > largestExtent || (extent > 0 && count > (largestExtent * 16) / extent))
                return bad("The shape of A or B makes no sense.");
            count *= extent;
        }
    }
    if (*rank < 0 || *rank != shapeA->front())
        return bad("The rank does not fit the shape of A.");
    matrix.modulePath = std::move(*path);
    matrix.kind = std::move(*kind);
    matrix.originalType = std::move(*type);
    matrix.layer = static_cast<int>(*layer);
    matrix.rank = static_cast<int>(*rank);
    matrix.alpha = *alpha;
    matrix.scaling = *scaling;
    matrix.originalShapeA = std::move(*shapeA);
    matrix.originalShapeB = std::move(*shapeB);
    if (outputsOf(matrix) < 0 || inputsOf(matrix) < 0 || outputsOf(matrix) * matrix.rank < 0)
        return bad("The shape of A or B makes no sense.");
    return matrix;
}

} // namespace

Status writeAdapterFacts(Hdf5File& file, const Adapter& adapter)
{
    const Json facts = {{"format", adapter.format}, {"base_model", adapter.baseModel},
                        {"config", adapter.config}, {"metadata", adapter.metadata},
                        {"notes", adapter.notes},   {"unread", adapter.unread}};
    return file.writeText(factsName, base::jsonText(facts));
}

Status writeMatrix(Hdf5File& file, std::size_t index, const AdaptedMatrix& matrix)
{
    const std::string group = numbered("/adapters", index);
    DELTARANK_TRY(file.makeGroup(group));
    DELTARANK_TRY(file.setAttribute(group, "module_path", matrix.modulePath));
    DELTARANK_TRY(file.setAttribute(group, "layer", static_cast<std::int64_t>(matrix.layer)));
    DELTARANK_TRY(file.setAttribute(group, "kind", matrix.kind));
    DELTARANK_TRY(file.setAttribute(group, "rank", static_cast<std::int64_t>(matrix.rank)));
    DELTARANK_TRY(file.setAttribute(group, "alpha", matrix.alpha));
    DELTARANK_TRY(file.setAttribute(group, "scaling", matrix.scaling));
    const Shape plainA{matrix.a.rows(), matrix.a.cols()};
    const Shape plainB{matrix.b.rows(), matrix.b.cols()};
    DELTARANK_TRY(file.setAttribute(group, "original_shape_a",
                                    matrix.originalShapeA.empty() ? plainA : matrix.originalShapeA));
    DELTARANK_TRY(file.setAttribute(group, "original_shape_b",
                                    matrix.originalShapeB.empty() ? plainB : matrix.originalShapeB));
    DELTARANK_TRY(file.setAttribute(group, "original_type", matrix.originalType));
    DELTARANK_TRY(
        file.write(group + "/A", plainA,
                   std::span<const float>(matrix.a.data(), static_cast<std::size_t>(matrix.a.size()))));
    return file.write(group + "/B", plainB,
                      std::span<const float>(matrix.b.data(), static_cast<std::size_t>(matrix.b.size())));
}

Status writeHead(Hdf5File& file, const std::vector<NamedTensor>& head)
{
    for (std::size_t i = 0; i < head.size(); ++i) {
        const std::string name = numbered("/head", i);
        DELTARANK_TRY(file.write(name, head[i].shape, std::span<const float>(head[i].values)));
        DELTARANK_TRY(file.setAttribute(name, "name", head[i].name));
    }
    return {};
}

Status writeAdapter(Hdf5File& file, const Adapter& adapter)
{
    DELTARANK_TRY(writeAdapterFacts(file, adapter));
    for (std::size_t i = 0; i < adapter.matrices.size(); ++i)
        DELTARANK_TRY(writeMatrix(file, i, adapter.matrices[i]));
    return writeHead(file, adapter.head);
}

Result<Adapter> readAdapterFacts(const Hdf5File& file)
{
    Adapter adapter;
    if (file.has(factsName)) {
        auto text = file.readText(factsName);
        DELTARANK_TRY(text);
        auto facts = base::parseJson(*text, file.path().string() + " " + factsName);
        DELTARANK_TRY(facts);
        if (!facts->is_object())
            return fail(ErrorCode::Format, "The adapter's facts are not a JSON object.", file.path().string(),
                        "The file may be damaged.");
        adapter.format = textOf(*facts, "format");
        adapter.baseModel = textOf(*facts, "base_model");
        if (const auto config = facts->find("config"); config != facts->end() && config->is_object())
            adapter.config = *config;
        if (const auto metadata = facts->find("metadata"); metadata != facts->end() && metadata->is_object())
            for (const auto& [key, value] : metadata->items())
                if (value.is_string())
                    adapter.metadata[key] = value.get<std::string>();
        adapter.notes = textsOf(*facts, "notes");
        adapter.unread = textsOf(*facts, "unread");
    }
    auto groups = numberedChildren(file, "/adapters");
    DELTARANK_TRY(groups);
    for (const auto& group : *groups) {
        auto matrix = readMatrixFacts(file, group);
        DELTARANK_TRY(matrix);
        adapter.matrices.push_back(std::move(*matrix));
    }
    return adapter;
}

Status readMatrixValues(const Hdf5File& file, const std::string& group, AdaptedMatrix& matrix)
{
    const Shape shapeA{matrix.rank, inputsOf(matrix)};
    const Shape shapeB{outputsOf(matrix), matrix.rank};
    // The stored sizes are checked against the file before anything is allocated.
    auto storedA = file.shape(group + "/A");
    auto storedB = file.shape(group + "/B");
    DELTARANK_TRY(storedA);
    DELTARANK_TRY(storedB);
    if (*storedA != shapeA || *storedB != shapeB)
        return fail(ErrorCode::Format, "A or B has another shape than the file says.",
                    file.path().string() + " " + group, "The file may be damaged.");
    matrix.a.resize(shapeA[0], shapeA[1]);
    matrix.b.resize(shapeB[0], shapeB[1]);
    DELTARANK_TRY(file.readInto(group + "/A", shapeA, matrix.a.data()));
    return file.readInto(group + "/B", shapeB, matrix.b.data());
}

Result<std::vector<NamedTensor>> readHead(const Hdf5File& file)
{
    std::vector<NamedTensor> head;
    auto names = numberedChildren(file, "/head");
    DELTARANK_TRY(names);
    for (const auto& path : *names) {
        auto name = file.textAttribute(path, "name");
        auto shape = file.shape(path);
        auto values = file.read<float>(path);
        DELTARANK_TRY(name);
        DELTARANK_TRY(shape);
        DELTARANK_TRY(values);
        head.push_back({std::move(*name), std::move(*shape), std::move(*values)});
    }
    return head;
}

Result<Adapter> readAdapter(const Hdf5File& file)
{
    auto adapter = readAdapterFacts(file);
    DELTARANK_TRY(adapter);
    auto groups = numberedChildren(file, "/adapters");
    DELTARANK_TRY(groups);
    for (std::size_t i = 0; i < adapter->matrices.size(); ++i)
        DELTARANK_TRY(readMatrixValues(file, (*groups)[i], adapter->matrices[i]));
    auto head = readHead(file);
    DELTARANK_TRY(head);
    adapter->head = std::move(*head);
    return adapter;
}

} // namespace deltarank::adapter
