#include "adapter/Hdf5Adapter.h"

#include "base/Files.h"
#include "base/Json.h"

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

using Json = nlohmann::json;
constexpr const char* factsName = "/adapter_config";

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
    if (*rank != static_cast<int>(*rank))
        return bad("The rank makes no sense.");
    matrix.modulePath = std::move(*path);
    matrix.kind = std::move(*kind);
    matrix.originalType = std::move(*type);
    matrix.layer = static_cast<int>(*layer);
    matrix.rank = static_cast<int>(*rank);
    matrix.alpha = *alpha;
    matrix.scaling = *scaling;
    matrix.embedding = file.integerAttribute(group, "embedding").value_or(0) != 0;
    matrix.originalShapeA = std::move(*shapeA);
    matrix.originalShapeB = std::move(*shapeB);
    if (!shapesFit(matrix))
        return bad("The rank and the shapes of A and B do not fit together.");
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
    if (matrix.embedding)
        DELTARANK_TRY(file.setAttribute(group, "embedding", std::int64_t{1}));
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

Result<std::vector<NamedTensor>> readHeadFacts(const Hdf5File& file)
{
    std::vector<NamedTensor> head;
    auto names = numberedChildren(file, "/head");
    DELTARANK_TRY(names);
    for (const auto& path : *names) {
        if (path != numbered("/head", head.size()))
            return fail(ErrorCode::Format, "The head's tensors are not numbered without gaps.",
                        file.path().string(), "The file may be damaged.");
        auto name = file.textAttribute(path, "name");
        DELTARANK_TRY(name);
        auto shape = file.shape(path);
        DELTARANK_TRY(shape);
        head.push_back({std::move(*name), std::move(*shape), {}});
    }
    return head;
}

Result<std::vector<NamedTensor>> readHead(const Hdf5File& file)
{
    auto head = readHeadFacts(file);
    DELTARANK_TRY(head);
    for (std::size_t i = 0; i < head->size(); ++i) {
        auto values = file.read<float>(numbered("/head", i));
        DELTARANK_TRY(values);
        (*head)[i].values = std::move(*values);
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

namespace {

class Hdf5Source : public AdapterSource
{
public:
    static Result<std::unique_ptr<AdapterSource>> open(const std::filesystem::path& path)
    {
        auto file = Hdf5File::open(path);
        DELTARANK_TRY(file);
        auto facts = readAdapterFacts(*file);
        DELTARANK_TRY(facts);
        auto groups = numberedChildren(*file, "/adapters");
        DELTARANK_TRY(groups);
        auto head = readHeadFacts(*file);
        DELTARANK_TRY(head);
        facts->head = std::move(*head);
        if (facts->matrices.empty() && !file->has(factsName))
            return fail(ErrorCode::Format, "This HDF5 file holds no adapter of DeltaRank.", path.string());
        // Names of a kohya file are written as they are when it becomes one again.
        if (facts->format == "kohya")
            facts->config[keptFormat] = facts->format;
        facts->format = "deltarank";
        return std::unique_ptr<AdapterSource>(
            new Hdf5Source(std::move(*file), std::move(*facts), std::move(*groups)));
    }

    Result<AdaptedMatrix> load(std::size_t index) const override
    {
        AdaptedMatrix matrix = m_facts.matrices.at(index);
        DELTARANK_TRY(readMatrixValues(m_file, m_groups[index], matrix));
        return matrix;
    }

    Result<NamedTensor> loadHead(std::size_t index) const override
    {
        NamedTensor tensor = m_facts.head.at(index);
        auto values = m_file.read<float>(numbered("/head", index));
        DELTARANK_TRY(values);
        tensor.values = std::move(*values);
        return tensor;
    }

private:
    Hdf5Source(Hdf5File file, Adapter facts, std::vector<std::string> groups)
        : m_file(std::move(file)), m_groups(std::move(groups))
    {
        m_facts = std::move(facts);
        m_path = m_file.path();
        std::error_code ec;
        m_fileBytes = std::filesystem::file_size(m_path, ec);
    }

    Hdf5File m_file;
    std::vector<std::string> m_groups;
};

} // namespace

Result<std::unique_ptr<AdapterSource>> openHdf5(const std::filesystem::path& path)
{
    return Hdf5Source::open(path);
}

Status writeHdf5(const std::filesystem::path& path, const AdapterSource& source)
{
    return base::replaceFileAtomically(path, [&](const std::filesystem::path& temporary) -> Status {
        auto file = Hdf5File::create(temporary);
        DELTARANK_TRY(file);
        DELTARANK_TRY(file->setAttribute("/", "format", "deltarank-adapter"));
        DELTARANK_TRY(file->setAttribute("/", "schema_version", std::int64_t{1}));
        DELTARANK_TRY(file->setAttribute("/", "program_version", DELTARANK_VERSION));
        DELTARANK_TRY(writeAdapterFacts(*file, source.facts()));
        for (std::size_t i = 0; i < source.size(); ++i) {
            auto matrix = source.load(i);
            DELTARANK_TRY(matrix);
            DELTARANK_TRY(writeMatrix(*file, i, *matrix));
        }
        std::vector<NamedTensor> head;
        for (std::size_t i = 0; i < source.facts().head.size(); ++i) {
            auto tensor = source.loadHead(i);
            DELTARANK_TRY(tensor);
            head.push_back(std::move(*tensor));
        }
        DELTARANK_TRY(writeHead(*file, head));
        return file->close();
    });
}

} // namespace deltarank::adapter
